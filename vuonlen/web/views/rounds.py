"""Review rounds of the area: what each asks, how far it is, what has been decided."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion
from vuonlen.reviews.models import Decision, ReviewRound

from ..progress import RoundProgress, round_progress
from ..workplace import Workplace, workplace_of
from .open_round import kinds_to_open


@dataclass(frozen=True)
class RoundCard:
    """One round within the chosen place."""

    review: ReviewRound
    place: PlaceVersion | None
    progress: RoundProgress
    decisions: list[tuple[str, Decision]]


def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that cover the chosen place or a part of it, newest first."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    cards = [_card(one, workplace) for one in _here(workplace)]
    return render(request, "web/rounds.html", {"cards": cards, "may_open": bool(kinds_to_open(workplace))})


def _here(workplace: Workplace) -> list[ReviewRound]:
    """Those that cover the chosen place or review a part of it, also one that has ended since."""
    if workplace.place is None:
        return []
    reviewed = {found.place_id for found in workplace.rounds}
    own = workplace.above | places.ever_under(workplace.place.place_id, reviewed)
    return [found for found in workplace.rounds if found.place_id in own]


def _card(review: ReviewRound, workplace: Workplace) -> RoundCard:
    communes = workplace.communes_in(review)
    found = Decision.objects.filter(round=review, commune_id__in=communes).order_by("signed_on", "number")
    names = places.names_on(communes, review.reviewed_on)
    decisions = [(str(names.get(decision.commune_id, "–")), decision) for decision in found]
    place = places.version_on(review.place_id, review.reviewed_on)
    return RoundCard(review, place, round_progress(review, communes), decisions)
