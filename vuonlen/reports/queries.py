"""The figures of a place's yearly report, read from decided rounds."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import ancestors_of, communes_under, version_on, villages_under
from vuonlen.reviews import queries as reviews
from vuonlen.reviews.models import ReviewForm, ReviewRound, RoundTarget

from .errors import ReportRefused
from .figures import NearPoorMovement, PlaceFigures, Plan, PoorMovement, Stock, YearFigures
from .messages import Message


def year_figures(scope: Scope, place_id: int, year: int) -> YearFigures:
    """Everything the yearly report of a place is drawn from: opening is the round before, closing the round of `year`.

    Raises OutOfArea or PermissionMissing for a commune of the place, ReportRefused when a round is missing or open.
    """
    place = version_on(place_id, scope.on)
    communes = communes_under(place_id, scope.on)
    if place is None or not communes:
        raise OutOfArea
    for commune in communes:
        # A report leaves the house: the right to take lists out is asked, not the right to look.
        scope.require(Permission.EXPORT_HOUSEHOLDS, commune.place_id)
    rounds = _Rounds(opening=_decided_round(place, communes, year - 1), closing=_decided_round(place, communes, year))
    return _figures(place, communes, rounds)


@dataclass(frozen=True)
class _Rounds:
    """The rounds whose lists open and close the year."""

    opening: ReviewRound
    closing: ReviewRound


def _decided_round(place: PlaceVersion, communes: Sequence[PlaceVersion], year: int) -> ReviewRound:
    found = {reviews.round_for(commune.place_id, year) for commune in communes}
    review = found.pop()
    if found or review is None:
        raise ReportRefused(Message.NO_ROUND.text(place=place.full_name, year=year))
    if review.state != ReviewRound.State.DECIDED:
        raise ReportRefused(Message.NOT_DECIDED.text(place=place.full_name, year=year))
    return review


def _figures(place: PlaceVersion, communes: Sequence[PlaceVersion], rounds: _Rounds) -> YearFigures:
    parts = _parts(communes, rounds)
    review = rounds.closing
    above = ancestors_of(place.place_id, review.reviewed_on)
    commune_ids = [commune.place_id for commune in communes]
    return YearFigures(
        year=review.year,
        place_kind=place.kind,
        place_name=place.name,
        province=above[0].full_name if above else place.full_name,
        opening_on=rounds.opening.effective_on,
        reviewed_on=review.reviewed_on,
        closing_on=review.effective_on,
        forms=ReviewForm.objects.filter(round=review, commune_id__in=commune_ids).count(),
        villages=len(villages_under(place.place_id, review.reviewed_on)),
        plan=_plan(review, place.place_id),
        whole=PlaceFigures.whole(place.full_name, parts),
        parts=tuple(parts),
    )


def _plan(review: ReviewRound, place_id: int) -> Plan:
    """The targets of the round, when the round is the place's own."""
    targets = dict(review.targets.values_list("measure", "households")) if review.place_id == place_id else {}
    measures = RoundTarget.Measure
    return Plan(targets.get(measures.ESCAPED_POOR), targets.get(measures.NEAR_POOR_DECREASE))


def _parts(communes: Sequence[PlaceVersion], rounds: _Rounds) -> list[PlaceFigures]:
    ids = [commune.place_id for commune in communes]
    opening_on, closing_on = rounds.opening.effective_on, rounds.closing.effective_on
    opening, closing = reviews.stocks(ids, opening_on), reviews.stocks(ids, closing_on)
    moved = reviews.movements(ids, opening_on, closing_on)
    return [
        PlaceFigures(
            name=commune.full_name,
            opening=_stock(opening[commune.place_id]),
            closing=_stock(closing[commune.place_id]),
            poor_households=_poor(moved[commune.place_id].poor, "households"),
            poor_people=_poor(moved[commune.place_id].poor, "people"),
            near_poor_households=_near_poor(moved[commune.place_id].near_poor, "households"),
            near_poor_people=_near_poor(moved[commune.place_id].near_poor, "people"),
        )
        for commune in communes
    ]


def _stock(stock: reviews.Stock) -> Stock:
    return Stock(
        households=stock.households,
        people=stock.people,
        poor_households=stock.poor_hh,
        near_poor_households=stock.near_poor_hh,
        average_households=stock.average_hh,
        poor_people=stock.poor_people,
        near_poor_people=stock.near_poor_people,
        average_people=stock.average_people,
    )


def _poor(movement: reviews.PoorMovement, counted: str) -> PoorMovement:
    return PoorMovement(*(getattr(getattr(movement, one.name), counted) for one in fields(PoorMovement)))


def _near_poor(movement: reviews.NearPoorMovement, counted: str) -> NearPoorMovement:
    return NearPoorMovement(*(getattr(getattr(movement, one.name), counted) for one in fields(NearPoorMovement)))
