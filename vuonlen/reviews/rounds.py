"""What the verbs ask of a round: its communes, which are decided, and a lock against both at once."""

from collections.abc import Collection, Sequence

from vuonlen.kernel.errors import OutOfArea
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import commune_ids_under, names_on

from .models import Decision, ReviewRound

SHOWN_NAMES = 10  # a refusal names this many households, and says how many more there are


def communes_of(review: ReviewRound) -> frozenset[int]:
    """The communes under the round's place on the day of review."""
    return commune_ids_under([review.place_id], review.reviewed_on)[review.place_id]


def commune_names(review: ReviewRound, commune_ids: Collection[int]) -> dict[int, PlaceVersion]:
    """The communes' names on the day of review."""
    return names_on(commune_ids, review.reviewed_on)


def lock_for_forms(review: ReviewRound) -> ReviewRound:
    """The round as stored; no decision can pass until the transaction ends, other forms can."""
    return _locked(review, "FOR SHARE")


def lock_for_decision(review: ReviewRound) -> ReviewRound:
    """The round as stored; neither forms nor decisions can pass until the transaction ends."""
    return _locked(review, "FOR UPDATE")


def decisions_of(review: ReviewRound) -> dict[int, Decision]:
    """The decisions made so far, by commune."""
    return {decision.commune_id: decision for decision in Decision.objects.filter(round=review)}


def shortened(names: Sequence[str]) -> str:
    """The first names, and how many are left out."""
    shown = ", ".join(names[:SHOWN_NAMES])
    return f"{shown}, …" if len(names) > SHOWN_NAMES else shown


def _locked(review: ReviewRound, lock: str) -> ReviewRound:
    query = f"SELECT * FROM {ReviewRound._meta.db_table} WHERE id = %s {lock}"  # noqa: S608
    for found in ReviewRound.objects.raw(query, [review.pk]):
        return found
    raise OutOfArea
