"""What a merge does to the dropped person's memberships, worked out before anything is changed.

A membership that does not overlap one of the kept person's moves to the kept person. One that overlaps and has ended
stays where it is, as a trace of the double entry: the counts of those days were made with it. One that overlaps and
runs on can only end, in the household where the kept person is as well; elsewhere one person would be in two
households on one day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem

from ..models import Membership, Person, Relation
from .messages import Message


@dataclass(frozen=True)
class Change:
    """One membership before and after; `as_json` is what the merge keeps, and `undo_merge` reads."""

    membership: Membership
    person_id: int
    valid: DateRange

    @property
    def as_json(self) -> dict[str, Any]:
        before = {"person": self.membership.person_id, "valid": text_of(self.membership.valid)}
        after = {"person": self.person_id, "valid": text_of(self.valid)}
        return {"membership": self.membership.pk, "before": before, "after": after}


def text_of(valid: DateRange) -> list[str | None]:
    """A range [from, to) as JSON."""
    return [bound.isoformat() if bound else None for bound in (valid.lower, valid.upper)]


def range_of(text: Sequence[str | None]) -> DateRange:
    """The range that `text_of` wrote."""
    lower, upper = (date.fromisoformat(bound) if bound else None for bound in text)
    return DateRange(lower, upper)


@dataclass(frozen=True)
class Plan:
    """Changes to make, or the problems that forbid the merge."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def plan_of(keep: Person, drop: Person, memberships: Sequence[Membership], today: date) -> Plan:
    """The plan for the memberships of both, as they are."""
    kept = [one for one in memberships if one.person_id == keep.pk]
    found = [_one(keep, drop, dropped, kept, today) for dropped in memberships if dropped.person_id == drop.pk]
    changes = tuple(one for one in found if isinstance(one, Change))
    return Plan(changes, tuple(one for one in found if isinstance(one, Problem)))


def _one(
    keep: Person, drop: Person, dropped: Membership, kept: Sequence[Membership], today: date
) -> Change | Problem | None:
    overlapping = [one for one in kept if _overlap(one.valid, dropped.valid)]
    if not overlapping:
        return Change(dropped, keep.pk, dropped.valid)
    if _has_ended(dropped, today):
        return None
    return next(_obstacles(keep, drop, dropped, overlapping, today), None) or Change(
        dropped, drop.pk, DateRange(dropped.valid.lower, today)
    )


def _obstacles(
    keep: Person, drop: Person, dropped: Membership, overlapping: Sequence[Membership], today: date
) -> Iterator[Problem]:
    """Why a membership that runs on cannot simply end."""
    running = [one for one in overlapping if not _has_ended(one, today)]
    other = running[0] if running else overlapping[0]
    says = {
        "kept": keep.full_name,
        "dropped": drop.full_name,
        "first": other.household.code,
        "second": dropped.household.code,
        "day": date_digits(max(other.valid.lower, dropped.valid.lower)),
    }
    if not running:
        yield Problem(Message.KEEP_THE_OTHER, says)
    elif other.household_id != dropped.household_id:
        yield Problem(Message.TWO_HOUSEHOLDS, says)
    elif dropped.relation == Relation.HEAD:
        yield Problem(Message.DROPPED_IS_HEAD, says)
    elif dropped.valid.lower >= today:
        yield Problem(Message.JOINED_TODAY, {**says, "day": date_digits(dropped.valid.lower)})


def _has_ended(membership: Membership, today: date) -> bool:
    return membership.valid.upper is not None and membership.valid.upper <= today


def _overlap(one: DateRange, other: DateRange) -> bool:
    starts_before_end = other.upper is None or one.lower < other.upper
    return starts_before_end and (one.upper is None or other.lower < one.upper)
