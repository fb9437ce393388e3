"""The lines of the tables: villages, communes under districts, in the boundaries of a chosen day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.places.queries import Correspondence, correspondents, names_on, villages_under
from vuonlen.reviews.models import ReviewRound

UNCONFIRMED = 0  # the line of households whose split commune leaves their unit to be said by a person


@dataclass(frozen=True)
class Line:
    """One place of the tables; a line with `members` is the sum of so many lines that follow it."""

    unit: int
    name: str
    members: int = 0


def units_of(communes: frozenset[int], then: date, on: date) -> dict[int, int | None]:
    """Where each commune, of the time and of today, is on the boundaries' day; None where it was split."""
    today = timezone.localdate()
    units: dict[int, int | None] = {commune: commune for commune in communes}
    for commune, found in correspondents(_changed(communes, then, on), then, on).items():
        units.update(_forward(commune, found))
    followers = _followers(communes, then, today) - units.keys()
    for later, before in correspondents(followers, today, then).items():
        known = {units.get(c.place.pk) for c in before}
        units[later] = known.pop() if len(known) == 1 else None
    return units


def destinations(communes: Collection[int], then: date, on: date) -> dict[int, set[int]]:
    """Every unit of another day that each commune became, whole or in part."""
    found = correspondents(_changed(communes, then, on), then, on)
    return {pk: {c.place.pk for c in found[pk]} if pk in found else {pk} for pk in communes}


def _changed(communes: Collection[int], one: date, other: date) -> set[int]:
    """The communes that merged, split or changed between two days; the rest are themselves, so nobody walks."""
    between = Succession.objects.filter(on__gt=min(one, other), on__lte=max(one, other))
    side = "predecessor" if one <= other else "successor"
    return set(between.filter(**{f"{side}__any_of": communes}).values_list(side, flat=True))


def _forward(commune: int, found: Sequence[Correspondence]) -> dict[int, int | None]:
    sure = len(found) == 1 and not found[0].needs_confirmation
    return {commune: found[0].place.pk if sure else None, **{c.place.pk: c.place.pk for c in found}}


def _followers(communes: Collection[int], then: date, today: date) -> set[int]:
    """The communes of today that took over from these."""
    return set().union(*destinations(communes, then, today).values()) - set(communes)


def targets_of(communes: Collection[int], review: ReviewRound, on: date) -> set[int]:
    """Every unit a split commune may have gone to: it has a line even while nobody is confirmed there."""
    return set().union(*destinations(communes, review.reviewed_on, on).values())


def village_lines(place: PlaceVersion, review: ReviewRound) -> tuple[Line, ...]:
    """A line a village of one commune."""
    return tuple(Line(one.place_id, one.full_name) for one in villages_under(place.place_id, review.reviewed_on))


def commune_lines(place: PlaceVersion, shown: Collection[int], on: date) -> tuple[Line, ...]:
    """A line a commune, under its district where a place has several; the unconfirmed last."""
    versions = sorted(names_on(shown, on).values(), key=lambda one: (one.path[:-1], one.code))
    by_parent: dict[int | None, list[PlaceVersion]] = {}
    for one in versions:
        by_parent.setdefault(one.parent_id, []).append(one)
    parents = names_on([pk for pk in by_parent if pk], on)
    grouped = len(by_parent) > 1 and all(
        parents[pk].level == Level.DISTRICT for pk in by_parent if pk is not None and pk in parents
    )
    lines: list[Line] = []
    for parent, children in by_parent.items():
        if grouped and parent is not None:
            lines.append(Line(parent, parents[parent].full_name, len(children)))
        lines += [Line(one.place_id, one.full_name) for one in children]
    return tuple(lines)


def unconfirmed_name() -> str:
    """The name of the line of households that wait for their unit."""
    return _("Chưa xác nhận xã mới")
