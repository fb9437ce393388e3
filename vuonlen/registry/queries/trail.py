"""Who changed a household, or what a user changed: within the communes where the reader may read the trail."""

from typing import Any

from django.db.models import Q, QuerySet
from pghistory.models import Context

from vuonlen.accounts.models import RoleAssignment, User
from vuonlen.accounts.queries import scope_of
from vuonlen.audit.history import Change, changes_told
from vuonlen.audit.tracked import History, histories
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import commune_ids_under

from ..models import Household, Membership

SHOWN = 200


def audited_household(scope: Scope, code: str) -> Household:
    """The household with this code, in a commune whose trail the reader may read. Raises OutOfArea."""
    found = Household.objects.filter(code=_typed(code), commune_id__in=communes_read(scope)).first()
    if found is None:
        raise OutOfArea
    return found


def audited_user(scope: Scope, username: str) -> User:
    """The user of this name, when a role of theirs lies where the reader may read the trail. Raises OutOfArea."""
    found = User.objects.filter(username=_typed(username)).first()
    if found is None or not area_of(found, scope) & communes_read(scope):
        raise OutOfArea
    return found


def changes_of_household(household: Household) -> list[Change]:
    """What changed of the household, its members and all that rooms keep of it, newest first."""
    here = Household.objects.filter(pk=household.pk).values("pk")
    return changes_told(row for one in histories() for row in _newest(one, _belonging(one, here)))


def changes_by_user(scope: Scope, user: User) -> list[Change]:
    """What the user changed in the reader's communes, newest first."""
    communes = communes_read(scope)
    contexts = Context.objects.filter(metadata__user=user.pk).order_by("-created_at").values_list("pk", flat=True)
    mine = Q(pgh_context_id__in=list(contexts[:SHOWN]))
    here = Household.objects.filter(commune_id__in=communes).values("pk")
    return changes_told(row for one in histories() for row in _newest(one, mine & _in_area(one, communes, here)))


def communes_read(scope: Scope) -> frozenset[int]:
    """The communes whose trail the reader may read."""
    return scope.communes_with(Permission.READ_AUDIT)


def area_of(user: User, scope: Scope) -> frozenset[int]:
    """The communes of every role the user holds or has held."""
    places = set(RoleAssignment.objects.filter(user=user).values_list("place_id", flat=True))
    return frozenset().union(*commune_ids_under(places, scope.on).values(), scope_of(user, scope.on).commune_ids)


def _newest(history: History, wanted: Q) -> QuerySet[Any]:
    return history.model.objects.filter(wanted).order_by("-pgh_id")[:SHOWN]


def _belonging(history: History, households: QuerySet[Any]) -> Q:
    if history.household:
        return Q(**{f"{history.household}__in": households})
    members = Membership.objects.filter(household_id__in=households).values("person_id")
    return Q(**{f"{history.person}__in": members})


def _in_area(history: History, communes: frozenset[int], households: QuerySet[Any]) -> Q:
    """Where it happened as the row says; what names no commune is where its household is."""
    if history.commune:
        return Q(**{f"{history.commune}__in": communes})
    return _belonging(history, households)


def _typed(text: str) -> str:
    return text.replace("\x00", "").strip()
