from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan
from django.utils import timezone

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..models import Household, PastResidence

_FEW = 50  # communes


def households_in(scope: Scope) -> QuerySet[Household]:
    """Households that were in the user's communes on the scope's day, in order of name.

    Each stands where it lived that day; of those kept elsewhere today none is shown: they are another's to look at.
    """
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    existing = _existing(scope).order_by("name_key", "id")
    if scope.on >= timezone.localdate():
        return existing.filter(commune__any_of=communes)
    settled = settled_by(scope.on)
    past = past_residences(scope)
    if not past.exists():
        return existing.filter(settled, commune__any_of=communes)
    lived = Exists(past.filter(household=OuterRef("pk")))
    return existing.filter((settled & Q(commune__any_of=communes)) | Q(lived), commune__any_of=keepers_of(scope))


def keepers_of(scope: Scope) -> frozenset[int]:
    """Where the households of the user's communes of the scope's day are kept today.

    For a few communes only those that really keep some: a list of one commune of a province then reads that one's
    index and not the province's.
    """
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    if scope.on >= timezone.localdate():
        return communes
    keepers = scope.keepers_with(Permission.VIEW_HOUSEHOLD)
    if len(communes) > _FEW:
        return keepers
    return communes | (keepers & set(past_residences(scope).values_list("household__commune_id", flat=True).distinct()))


def settled_by(on: date) -> Q:
    """The households that lived on a day where they live now."""
    return Q(resident_since__isnull=True) | Q(resident_since__lte=on)


def lived_in(village_id: int, on: date) -> Q:
    """The households that lived in this village on a day."""
    past = PastResidence.objects.filter(household=OuterRef("pk"), village=village_id, valid__contains=on)
    return (settled_by(on) & Q(village_id=village_id)) | Q(Exists(past))


def households_after(households: QuerySet[Household], name_key: str, pk: int) -> QuerySet[Household]:
    """The households behind the last one of a page (keyset paging: page 1,000 costs as much as page 1)."""
    return households.filter(TupleGreaterThan((F("name_key"), F("id")), (Value(name_key), Value(pk))))


def past_residences(scope: Scope) -> QuerySet[PastResidence]:
    """Where households that have moved since, or whose commune has changed, lived in the user's area on its day."""
    there = scope.communes_with(Permission.VIEW_HOUSEHOLD) | scope.shared_with(Permission.VIEW_HOUSEHOLD)
    return PastResidence.objects.filter(commune__any_of=there, valid__contains=scope.on)


def get_household(scope: Scope, pk: int) -> Household:
    """One household, also one that was dissolved; raises OutOfArea when absent or not kept in the user's area."""
    keepers = scope.keepers_with(Permission.VIEW_HOUSEHOLD)
    found = Household.objects.filter(pk=pk, commune_id__in=keepers).first()
    if found is None:
        raise OutOfArea
    return found


def _existing(scope: Scope) -> QuerySet[Household]:
    alive = Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=scope.on)
    return Household.objects.filter(alive, registered_on__lte=scope.on)
