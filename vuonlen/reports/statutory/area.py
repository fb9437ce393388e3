"""What a set of tables is about: a place, a round, the two days, and the lines in the boundaries of a chosen day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.errors import OutOfArea, PermissionMissing
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope, scope_of
from vuonlen.law import Standard, standard_by_id
from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.places.queries import (
    ancestors_of,
    communes_under,
    corresponding,
    names_on,
    version_on,
    villages_under,
)
from vuonlen.registry.ethnicities import ETHNICITIES, KINH
from vuonlen.registry.indigenous import indigenous_in
from vuonlen.reviews.models import Decision, ReviewRound

from ..errors import ReportRefused
from ..messages import Message
from ..tables.statutory_forms import GROUPS_UNSAID, NEAR_POOR_FROM

UNCONFIRMED = 0  # the line of households whose split commune leaves their unit to be said by a person


@dataclass(frozen=True)
class Line:
    """One place of the tables; a line with `members` is the sum of so many lines that follow it."""

    unit: int
    name: str
    members: int = 0


@dataclass(frozen=True)
class Area:
    """A place and round, checked against the user's rights; everything else reads from here."""

    place: PlaceVersion
    review: ReviewRound
    opening_on: date | None  # None: no earlier round, so no movement
    boundaries_on: date
    communes: frozenset[int]  # of the time of the review
    units: Mapping[int, int | None]  # commune, of the time or of today -> commune of the boundaries; None: split
    lines: tuple[Line, ...]
    by_village: bool

    @property
    def closing_on(self) -> date:
        """The day the round's statuses take effect."""
        return self.review.effective_on

    @property
    def is_of_the_time(self) -> bool:
        """Whether the lines are the units of the review's own day."""
        return self.boundaries_on == self.review.reviewed_on

    @cached_property
    def version(self) -> int:
        """Which issue of the tables this is: every decision after the first of a commune corrects and re-issues."""
        decisions = Decision.objects.filter(round=self.review, commune_id__in=self.communes)
        return 1 + decisions.count() - len(self.communes)

    @cached_property
    def standard(self) -> Standard:
        """The standard the round was classified by."""
        return standard_by_id(self.review.standard)

    @cached_property
    def province(self) -> str:
        """The province's full name, for the letterhead."""
        day = self.boundaries_on if version_on(self.place.place_id, self.boundaries_on) else self.review.reviewed_on
        above = ancestors_of(self.place.place_id, day)
        return above[0].full_name if above else self.place.full_name

    @cached_property
    def indigenous(self) -> tuple[str, ...]:
        """The minorities that the province counts as indigenous; none when its list is not loaded."""
        above = ancestors_of(min(self.communes), self.review.reviewed_on)
        return indigenous_in(above[0].code, self.review.reviewed_on) if above else ()

    @property
    def parameters(self) -> dict[str, Any]:
        """What the statements ask for."""
        return {
            "communes": sorted(self.communes),
            "known": list(self.units.keys()),
            "known_units": list(self.units.values()),
            "by_village": self.by_village,
            "round": self.review.pk,
            "opening": self.opening_on,
            "closing": self.closing_on,
            "reviewed": self.review.reviewed_on,
            "indicators": [one.code for one in self.standard.indicators],
            "ethnicities": list(ETHNICITIES),
            "near_poor_from": NEAR_POOR_FROM,
            "groups_unsaid": GROUPS_UNSAID,
            "kinh": KINH,
            "indigenous": list(self.indigenous),
        }


def area_of(
    scope: Scope,
    place_id: int,
    review: ReviewRound,
    *,
    boundaries_on: date | None = None,
    permission: Permission = Permission.VIEW_HOUSEHOLD,
) -> Area:
    """The area of a place in a decided round, its lines in the boundaries of a day (by default the review's own).

    The place may be one of the review's day or one of the boundaries' day. Raises OutOfArea or PermissionMissing for
    a commune of it, ReportRefused while one of its communes is not decided.
    """
    boundaries_on = boundaries_on or review.reviewed_on
    place, communes, wanted = _place(place_id, review, boundaries_on)
    _require(scope, permission, communes, wanted, (review.reviewed_on, boundaries_on))
    _require_decided(place, review, communes)
    units = _units(communes, review.reviewed_on, boundaries_on)
    by_village = place.level == Level.COMMUNE and boundaries_on == review.reviewed_on
    shown = wanted or {unit for unit in units.values() if unit is not None} | _targets(communes, review, boundaries_on)
    return Area(
        place=place,
        review=review,
        opening_on=_opening(review, communes),
        boundaries_on=boundaries_on,
        communes=communes,
        units=units,
        lines=_villages(place, review) if by_village else _lines(place, shown, boundaries_on),
        by_village=by_village,
    )


def _place(place_id: int, review: ReviewRound, on: date) -> tuple[PlaceVersion, frozenset[int], frozenset[int]]:
    """The place, its communes at the review, and, for a place of the boundaries' day only, the communes it has then."""
    then = version_on(place_id, review.reviewed_on)
    if then is not None:
        covered = {one.place_id for one in communes_under(review.place_id, review.reviewed_on)}
        own = {one.place_id for one in communes_under(place_id, review.reviewed_on)} & covered
        if not own:
            raise OutOfArea
        return then, frozenset(own), frozenset()
    later = version_on(place_id, on)
    if later is None:
        raise OutOfArea
    wanted = frozenset(one.place_id for one in communes_under(place_id, on))
    before = {c.place.pk for unit in wanted for c in corresponding(unit, on, review.reviewed_on)}
    if not before:
        raise OutOfArea
    return later, frozenset(before), wanted


def _require(
    scope: Scope, permission: Permission, communes: frozenset[int], wanted: frozenset[int], days: Iterable[date]
) -> None:
    """The right in every commune of the time, or in every commune that a place of the boundaries' day has."""
    scopes = [scope, *(scope_of(scope.user, day) for day in dict.fromkeys(days) if day != scope.on)]
    for needed in filter(None, (communes, wanted)):
        if any(needed <= one.communes_with(permission) for one in scopes):
            return
    if any(communes <= one.commune_ids or (wanted and wanted <= one.commune_ids) for one in scopes):
        raise PermissionMissing(permission)
    raise OutOfArea


def _require_decided(place: PlaceVersion, review: ReviewRound, communes: Collection[int]) -> None:
    decided = Decision.objects.filter(round=review, commune_id__in=communes).values("commune_id").distinct().count()
    if decided < len(communes):
        raise ReportRefused(Message.NOT_DECIDED.text(place=place.full_name, year=review.year))


def _opening(review: ReviewRound, communes: frozenset[int]) -> date | None:
    """When the statuses of the latest earlier round of all these communes took effect."""
    earlier = Decision.objects.filter(
        commune_id__in=communes,
        round__kind=ReviewRound.Kind.ANNUAL,
        round__effective_on__lt=review.effective_on,
    ).order_by("-round__effective_on", "round_id")
    reached: dict[int, set[int]] = {}
    for round_id, day, commune_id in earlier.values_list("round_id", "round__effective_on", "commune_id"):
        reached.setdefault(round_id, set()).add(commune_id)
        if reached[round_id] == communes:
            return day
    return None


def _units(communes: frozenset[int], then: date, on: date) -> dict[int, int | None]:
    """Where each commune, of the time and of today, is on the boundaries' day; None where it was split."""
    today = timezone.localdate()
    units: dict[int, int | None] = {}
    for commune in communes:
        units.update(_forward(commune, then, on))
    for later in _followers(communes, then, today) - units.keys():
        known = {units.get(c.place.pk) for c in corresponding(later, today, then)}
        units[later] = known.pop() if len(known) == 1 else None
    return units


def _forward(commune: int, then: date, on: date) -> dict[int, int | None]:
    if then == on:
        return {commune: commune}
    found = corresponding(commune, then, on)
    sure = len(found) == 1 and not found[0].needs_confirmation
    return {commune: found[0].place.pk if sure else None, **{c.place.pk: c.place.pk for c in found}}


def _followers(communes: Collection[int], then: date, today: date) -> set[int]:
    """The communes of today that took over from these; most have none before 2025, so look before walking."""
    if not Succession.objects.filter(predecessor_id__in=communes, on__gt=then, on__lte=today).exists():
        return set()
    return {c.place.pk for commune in communes for c in corresponding(commune, then, today)} - set(communes)


def _targets(communes: Collection[int], review: ReviewRound, on: date) -> set[int]:
    """Every unit a split commune may have gone to: it has a line even while nobody is confirmed there."""
    if on == review.reviewed_on:
        return set()
    return {c.place.pk for commune in communes for c in corresponding(commune, review.reviewed_on, on)}


def _villages(place: PlaceVersion, review: ReviewRound) -> tuple[Line, ...]:
    return tuple(Line(one.place_id, one.full_name) for one in villages_under(place.place_id, review.reviewed_on))


def _lines(place: PlaceVersion, shown: Collection[int], on: date) -> tuple[Line, ...]:
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
