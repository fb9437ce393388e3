"""Reads of the queue; area is applied here. Of a person elsewhere only that there is one may be shown."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..models import DuplicatePair, DuplicateStep, Person, PersonMerge

State = DuplicatePair.State


def pairs_in(scope: Scope, *, state: str = "", found_by: str = "") -> QuerySet[DuplicatePair]:
    """The pairs of which at least one person is in the user's area, the most alike first.

    Open pairs of a record that was merged into another meanwhile are left out.
    """
    communes = settled_in(scope)
    here = Q(first_commune__in=communes) | Q(second_commune__in=communes)
    # The persons are not joined: the database hides those elsewhere, and the pair must be told all the same.
    merged = Person.objects.filter(Q(pk=OuterRef("first")) | Q(pk=OuterRef("second")), merged_into__isnull=False)
    resting = Q(state=State.OPEN) & Exists(merged)
    found = DuplicatePair.objects.filter(here).exclude(resting).select_related("settled_by")
    if state:
        found = found.filter(state=state)
    if found_by:
        found = found.filter(found_by=found_by)
    return found.order_by("-score", "-id")


def settled_in(scope: Scope) -> frozenset[int]:
    """Where the user may settle doubles; also in a split commune whose households wait for their new one."""
    return scope.communes_with(Permission.SETTLE_DUPLICATE) | scope.keepers_with(Permission.SETTLE_DUPLICATE)


def get_pair(scope: Scope, pk: int) -> DuplicatePair:
    """One pair of the user's area; raises OutOfArea when absent or when neither person is there."""
    pair = pairs_in(scope).filter(pk=pk).first()
    if pair is None:
        raise OutOfArea
    return pair


def may_settle(scope: Scope, pair: DuplicatePair) -> bool:
    """Whether both persons are where the user has the right."""
    return {pair.first_commune_id, pair.second_commune_id} <= settled_in(scope)


def steps_of(pair: DuplicatePair) -> QuerySet[DuplicateStep]:
    """What happened to the pair, in order."""
    return pair.steps.select_related("by").order_by("pk")


def merge_of(pair: DuplicatePair) -> PersonMerge | None:
    """The merge that stands, if any."""
    return pair.merges.filter(undone_at__isnull=True).select_related("kept", "dropped", "merged_by").first()


def pairs_after(pairs: QuerySet[DuplicatePair], cursor: str) -> QuerySet[DuplicatePair]:
    """The pairs behind the one a page ended with ("84.1203": score and id); all of them for another text."""
    score, dot, pk = cursor.partition(".")
    if not dot or not (score.isdecimal() and pk.isdecimal()) or len(pk) > 18 or len(score) > 3:
        return pairs
    return pairs.filter(Q(score__lt=int(score)) | Q(score=int(score), pk__lt=int(pk)))
