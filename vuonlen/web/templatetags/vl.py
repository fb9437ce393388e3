"""Filters and tags of the pages: shares, statuses and coded sentences."""

from datetime import date

from django import template

from vuonlen.accounts.models import Role, User
from vuonlen.accounts.queries import ended_roles as roles_ended
from vuonlen.exchange.household_filter import status_label
from vuonlen.kernel import format as written
from vuonlen.places.queries import names_on

from ..messages import Message

register = template.Library()


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
    ended = roles_ended(user)
    return [
        (str(Role(one.role).label), str(names_on([one.place_id], one.last_day).get(one.place_id, "")), one.last_day)
        for one in ended
    ]
