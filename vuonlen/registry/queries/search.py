from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat
from django.utils import timezone

from vuonlen.kernel.names import tidy
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import Level, PlaceVersion

from ..models import Household, Membership, NameKey
from ..models.personal_numbers import blind_index, is_personal_number
from .households import households_in, keepers_of, lived_in, past_residences, settled_by


def search_households(
    scope: Scope, *, text: str = "", village_id: int | None = None, ethnicity: str | None = None
) -> QuerySet[Household]:
    """Households of the scope that match every filter given, in order of name.

    `text` is looked for, with or without marks, in the names of head and members, the household's code and the
    village's name; twelve digits are an exact personal number. `ethnicity` is the head's.
    """
    found = households_in(scope)
    if village_id is not None:
        found = found.filter(lived_in(village_id, scope.on))
    if ethnicity:
        found = found.filter(head_ethnicity=ethnicity)
    if text := tidy(text):
        found = found.filter(pk__in=_matching(scope, text))
    return found


def _matching(scope: Scope, text: str) -> QuerySet[Any, Any]:
    """Ids by each index on its own: one OR over all of them would use none. The caller keeps to the scope's day."""
    kept = keepers_of(scope)
    if is_personal_number(text):
        current = Membership.objects.filter(household__commune_id__in=kept, valid__contains=scope.on)
        return current.filter(person__personal_number_index=blind_index(text)).values("household_id")
    # By a function of the database, which is as fast behind the row policies as without them (`registry/guards.sql`).
    named = RawSQL("SELECT vl_households_named(%s, %s, %s)", [text, list(kept), scope.on])  # noqa: S611 - no text in it
    villages = _villages_named(scope, text)
    in_villages = households_in(scope).order_by().filter(settled_by(scope.on), village_id__in=villages)
    found = Household.objects.order_by().filter(pk__in=named).values("id").union(in_villages.values("id"))
    if scope.on >= timezone.localdate():
        return found
    return found.union(past_residences(scope).filter(village_id__in=villages).values("household_id"))


def _villages_named(scope: Scope, text: str) -> QuerySet[Any, Any]:
    """Ids of the villages of the scope's day that bear this name, also in communes of which only a part is theirs."""
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD) | scope.shared_with(Permission.VIEW_HOUSEHOLD)
    full_name = Concat("kind", Value(" "), "name")  # "Thôn 6": many a village is a number only
    villages = PlaceVersion.objects.annotate(key=NameKey(full_name)).filter(
        level=Level.VILLAGE, parent_id__in=communes, valid__contains=scope.on, key__contains=NameKey(Value(text))
    )
    return villages.values("place_id")
