"""What a set of tables is about: a place, a round, the two days, and the lines in the boundaries of a chosen day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.law import Standard, standard_by_id
from vuonlen.places.models import Level, PlaceVersion
from vuonlen.places.queries import (
    ancestors_of,
    communes_under,
    correspondents,
    version_on,
)
from vuonlen.registry.models.ethnicities import ETHNICITIES, KINH
from vuonlen.registry.queries.indigenous import indigenous_in
from vuonlen.reviews.models import Decision, ReviewRound

from ..errors import ReportRefused
from ..messages import Message
from ..tables.statutory_forms import GROUPS_UNSAID, NEAR_POOR_FROM
from .lines import Line, commune_lines, targets_of, units_of, village_lines
from .waiting import split_with_others


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
    elsewhere: frozenset[int] = frozenset()  # other places got a part of them: who waits is not counted
    undecided: frozenset[int] = frozenset()  # communes that have not decided; of them the tables are a draft

    @property
    def is_draft(self) -> bool:
        """Whether some commune has not decided: then nothing of it may be issued."""
        return bool(self.undecided)

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
            "undecided": sorted(self.undecided),
            "elsewhere": sorted(self.elsewhere),
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
    as_draft: bool = False,
) -> Area:
    """The area of a place in a decided round, its lines in the boundaries of a day (by default the review's own).

    `as_draft` takes a round that is not decided everywhere; the tables then say what deciding now would give.

    The place may be one of the review's day or one of the boundaries' day. Raises OutOfArea or PermissionMissing for
    a commune of it, ReportRefused while one of its communes is not decided.
    """
    boundaries_on = boundaries_on or review.reviewed_on
    place, communes, wanted = _place(place_id, review, boundaries_on)
    _require(scope, permission, communes, wanted, (review.reviewed_on, boundaries_on))
    undecided = _undecided(review, communes)
    if undecided and not as_draft:
        raise ReportRefused(Message.NOT_DECIDED.text(place=place.full_name, year=review.year))
    units = units_of(communes, review.reviewed_on, boundaries_on)
    by_village = place.level == Level.COMMUNE and boundaries_on == review.reviewed_on
    shown = wanted or {unit for unit in units.values() if unit is not None} | targets_of(
        communes, review, boundaries_on
    )
    return Area(
        place=place,
        review=review,
        opening_on=_opening(review, communes),
        boundaries_on=boundaries_on,
        communes=communes,
        units=units,
        lines=village_lines(place, review) if by_village else commune_lines(place, shown, boundaries_on),
        by_village=by_village,
        elsewhere=split_with_others(communes, wanted, review.reviewed_on, boundaries_on),
        undecided=undecided,
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
    found = correspondents(wanted, on, review.reviewed_on)
    before = {one.place.pk for places in found.values() for one in places}
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


def _undecided(review: ReviewRound, communes: frozenset[int]) -> frozenset[int]:
    decided = Decision.objects.filter(round=review, commune_id__in=communes).values_list("commune_id", flat=True)
    return communes - set(decided)


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
