"""Filters of every template: numbers and days as officers write them (built in, no `load`)."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from vuonlen.kernel import format as written

register = template.Library()


@register.filter
def num(value: Decimal | int | None) -> str:
    """1234567 as "1.234.567"; None as a dash."""
    return written.NOT_RECORDED if value is None else written.number(value)


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """A day, or the day of a moment here, as 05/11/2022; None as a dash."""
    return written.NOT_RECORDED if value is None else written.date_digits(value)


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """A moment as 14:05 05/11/2022, in the time of Vietnam; None as a dash."""
    return written.NOT_RECORDED if value is None else written.moment_digits(value)


@register.filter(expects_localtime=True)
def month(value: date) -> str:
    """The month of a day as 11/2022."""
    return written.month_digits(value)
