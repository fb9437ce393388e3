"""The procedure of a review by date: its steps, days and competent level, read from the parameters of the law."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from vuonlen.kernel.format import date_digits
from vuonlen.law.engine import parameter
from vuonlen.law.errors import LawError, NoProcedureError
from vuonlen.law.messages import NO_PROCEDURE, UNKNOWN_PROCEDURE
from vuonlen.law.sources import Source, grade_of, paths_under, sources_of

_ROOT = "procedure"
_SHARED = ("meeting", "quick_screen")


@dataclass(frozen=True)
class Procedure:
    """What the law asks of one kind of review on a day.

    Days named `…_working_days` are working days (`working_days.add_working_days`); `total_days` are calendar days.
    A number is None where the kind has no such step. `verification` is the least sure grade of its values.
    """

    kind: str
    village_meeting: bool
    agreement_percent: int  # of those attending
    minutes_copies: int
    quick_screen: bool
    quick_screen_criteria: int
    quick_screen_ticks_below: int
    certificate: bool
    posting_working_days: int
    second_posting_working_days: int
    recheck_working_days: int
    opinion_level: str | None  # "district" | "province"
    opinion_working_days: int | None
    opens_from: tuple[int, int] | None  # month and day
    closes_on: tuple[int, int] | None
    starts_on_day: int | None  # of the month
    total_days: int | None
    sources: tuple[Source, ...]
    verification: str

    def window(self, year: int) -> tuple[date, date] | None:
        """First and last day of the review in a year; None for a kind that runs every month."""
        if self.opens_from is None or self.closes_on is None:
            return None
        return date(year, *self.opens_from), date(year, *self.closes_on)

    def last_day(self, opens_on: date) -> date | None:
        """The last day for the decision of a review that began on `opens_on`; None when the law names none."""
        if self.total_days is not None:
            return opens_on + timedelta(days=self.total_days)
        window = self.window(opens_on.year)
        return window[1] if window else None


@lru_cache(maxsize=256)
def procedure_on(kind: str, on: date) -> Procedure:
    """Return the procedure of a kind of review in force on a day.

    Raises:
        LawError: LUAT-013, there is no such kind.
        NoProcedureError: LUAT-012, no procedure is known for the day.
    """
    kinds = [name for name in parameter(_ROOT).children if name not in (*_SHARED, "newly_escaped")]
    if kind not in kinds:
        raise LawError(UNKNOWN_PROCEDURE, kind=kind, known=", ".join(sorted(kinds)))
    paths = tuple(path for node in (kind, *_SHARED) for path in paths_under(f"{_ROOT}.{node}", on))
    found = {path.removeprefix(f"{_ROOT}."): parameter(path).get_at_instant(on.isoformat()) for path in paths}
    if f"{kind}.posting_working_days" not in found or "meeting.agreement_percent" not in found:
        raise NoProcedureError(NO_PROCEDURE, day=date_digits(on))
    own = {name.removeprefix(f"{kind}."): value for name, value in found.items() if name.startswith(f"{kind}.")}
    return _procedure(kind, own, found, sources_of(paths, on), grade_of(paths, on))


def newly_escaped_months(on: date) -> int:
    """For how many months a household that leaves the list counts as newly escaped.

    Raises:
        NoProcedureError: LUAT-012, it is not known for the day.
    """
    months = parameter("procedure.newly_escaped.months").get_at_instant(on.isoformat())
    if months is None:
        raise NoProcedureError(NO_PROCEDURE, day=date_digits(on))
    return int(months)


def _procedure(
    kind: str, own: dict[str, Any], shared: dict[str, Any], sources: tuple[Source, ...], grade: str
) -> Procedure:
    return Procedure(
        kind=kind,
        village_meeting=own["village_meeting"],
        agreement_percent=shared["meeting.agreement_percent"],
        minutes_copies=shared["meeting.minutes_copies"],
        quick_screen=own["quick_screen"],
        quick_screen_criteria=shared["quick_screen.criteria"],
        quick_screen_ticks_below=shared["quick_screen.ticks_below"],
        certificate=own["certificate"],
        posting_working_days=own["posting_working_days"],
        second_posting_working_days=own["second_posting_working_days"],
        recheck_working_days=own["recheck_working_days"],
        opinion_level=own.get("opinion_level"),
        opinion_working_days=own.get("opinion_working_days"),
        opens_from=_month_day(own.get("opens_from")),
        closes_on=_month_day(own.get("closes_on")),
        starts_on_day=own.get("starts_on_day"),
        total_days=own.get("total_days"),
        sources=sources,
        verification=grade,
    )


def _month_day(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    month, day = text.split("-")
    return int(month), int(day)
