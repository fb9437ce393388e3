"""How papers quote acts: which acts, and on which day, is the law's to say."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_words
from vuonlen.law import Act, NoActError, Purpose, acts_on, form_on

from .errors import ReportRefused

_RULES = (Purpose.STANDARD, Purpose.PROCEDURE, Purpose.GUIDANCE)


def grounds(on: date) -> tuple[str, ...]:
    """What a decision of a day rests on, one clause "Căn cứ …" each, in the order of rank.

    Raises ReportRefused when an act is not known for the day.
    """
    return _clauses(_acts(on, Purpose.LOCAL_GOVERNMENT, *_RULES), _full)


def rules(on: date) -> str:
    """The acts by which the households of a day are reviewed, as a report names them. Raises ReportRefused."""
    return ", ".join(_clauses(_acts(on, *_RULES), _brief))


def act_of(kind: str, on: date) -> str:
    """The act by which a kind of review is held: number, day and issuer. Raises ReportRefused."""
    return ", ".join(_dated(act) for act in _acts(on, Purpose(kind)))


def number_of(kind: str, on: date) -> str:
    """The same by its number alone. Raises ReportRefused."""
    return ", ".join(act.name for act in _acts(on, Purpose(kind)))


def form_name(on: date, purpose: str, form: str) -> str:
    """What the law calls a form on a day: "Mẫu số 02"; "" when that is not known."""
    found = form_on(on, Purpose(purpose), form)
    return found[0] if found else ""


def _acts(on: date, *purposes: Purpose) -> tuple[Act, ...]:
    try:
        return acts_on(on, *purposes)
    except NoActError as unknown:
        raise ReportRefused(f"{unknown} ({unknown.code})") from unknown


def _clauses(acts: Sequence[Act], say: Callable[[Sequence[Act]], str]) -> tuple[str, ...]:
    """One clause an act; neighbours of one issuer under one title share theirs."""
    return tuple(say(list(alike)) for _key, alike in groupby(acts, lambda act: (act.issuer, act.title, act.amends)))


def _full(alike: Sequence[Act]) -> str:
    """ "Nghị định số … ngày … của Chính phủ quy định …"; of an act without number its name."""
    first = alike[0]
    names = _and(_with_day(act) for act in alike)
    if first.amends:
        return f"{names} {first.title} {_dated(first.amends)}"
    return f"{_issued(names, first.issuer)} {first.title}" if first.number else names


def _brief(alike: Sequence[Act]) -> str:
    """The same without the day of signing, under the short title."""
    first = alike[0]
    names = _and(act.name for act in alike)
    if first.amends:
        return f"{names} {first.title} {first.amends.name}"
    return f"{_issued(names, first.issuing_body)} {first.short_title}".strip()


def _dated(act: Act) -> str:
    return _issued(_with_day(act), act.issuer)


def _with_day(act: Act) -> str:
    return f"{act.name} {date_words(act.signed_on)}" if act.signed_on and act.cites_day else act.name


def _issued(names: str, issuer: str) -> str:
    return _("%(acts)s của %(issuer)s") % {"acts": names, "issuer": issuer}


def _and(names: Iterable[str]) -> str:
    return _(" và ").join(names)
