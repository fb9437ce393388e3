from collections.abc import Collection

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from vuonlen.accounts.errors import OutOfArea
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope

from ..models import Household


class InCommunes(Func):
    """`commune_id = ANY(array)`: one parameter where `IN` takes one for each commune of a country."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, ids: Collection[int]) -> None:
        super().__init__(F("commune_id"), Value(sorted(ids), ArrayField(BigIntegerField())))


def households_in(scope: Scope) -> QuerySet[Household]:
    """Households of the user's communes that exist on the scope's day, in order of name."""
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    return _existing(scope).filter(InCommunes(communes)).order_by("name_key", "id")


def households_after(households: QuerySet[Household], name_key: str, pk: int) -> QuerySet[Household]:
    """The households behind the last one of a page (keyset paging: page 1,000 costs as much as page 1)."""
    return households.filter(TupleGreaterThan((F("name_key"), F("id")), (Value(name_key), Value(pk))))


def get_household(scope: Scope, pk: int) -> Household:
    """One household, also one that was dissolved; raises OutOfArea when absent or outside the user's communes."""
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    found = Household.objects.filter(pk=pk, commune_id__in=communes).first()
    if found is None:
        raise OutOfArea
    return found


def _existing(scope: Scope) -> QuerySet[Household]:
    alive = Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=scope.on)
    return Household.objects.filter(alive, registered_on__lte=scope.on)
