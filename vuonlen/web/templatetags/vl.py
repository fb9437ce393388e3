"""Filters and tags of the templates: Vietnamese numbers, dates and coded sentences."""

from datetime import date
from decimal import Decimal

from django import template

from vuonlen.accounts.models import Role, User
from vuonlen.accounts.queries import held
from vuonlen.exchange.household_filter import status_label
from vuonlen.kernel import format as written
from vuonlen.places.queries import names_on

from ..messages import Message

register = template.Library()


@register.filter
def num(value: Decimal | int | None) -> str:
    """1234567 as "1.234.567"; None as a dash."""
    return written.NOT_RECORDED if value is None else written.number(value)


@register.filter
def day(value: date | None) -> str:
    """A date as 05/11/2022; None as a dash."""
    return written.NOT_RECORDED if value is None else written.date_digits(value)


@register.filter
def share_of(part: int, whole: int) -> str:
    """`part` of `whole` as "0,65%"; a dash when there is no whole."""
    return written.percent(written.share(part, whole))


@register.simple_tag
def problem(name: str, **values: object) -> str:
    """The coded sentence `name` of this room's catalogue."""
    return Message[name].text(**values)


@register.filter
def rounded(value: float) -> int:
    """The nearest whole number, at least 1."""
    return max(1, round(value))


@register.simple_tag
def status_word(status: str) -> str:
    """The word for a status: "hộ nghèo"."""
    return status_label(status)


@register.filter
def signed(value: int, sign: int) -> str:
    """A flow with its sign: "+5", "−12"; a stock (sign 0) without one."""
    return {-1: "−", 0: "", 1: "+"}[sign] + written.number(value)


@register.simple_tag
def ended_roles(user: User) -> list[tuple[str, str, date]]:
    """The roles the user holds no more: role, place on the role's last day, that day."""
    ended = held.ended_roles(user)
    return [
        (str(Role(one.role).label), str(names_on([one.place_id], one.last_day).get(one.place_id, "")), one.last_day)
        for one in ended
    ]
