from dataclasses import dataclass
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion, Succession

from ...actions import assign_role
from ...actions.errors import RoleRefused
from ...models import Role, RoleAssignment, RoleStep, User
from ...queries.scope import scope_of
from ...separation import DECIDING

_Kind = RoleStep.Kind


@dataclass(frozen=True)
class FollowedRoles:
    """How many roles went on at the successor, wait for a person, or ended with the level of their place."""

    passed: int
    waiting: int
    ended: int


@verb("role.follow")
def follow_roles(*, actor: User, place_id: int, on: date) -> FollowedRoles:
    """Follow every role held at a place under `place_id` that ends on `on`; a second run finds nothing to do.

    One successor: the same role goes on there. A split place, or a deciding role that several places would bring into
    one (a commune has one chair): the role waits for `settle_role`. No successor (districts): the role ends.
    Raises OutOfArea or PermissionMissing unless the right to follow roles is held in all communes of the new places.
    """
    scope = scope_of(actor, on)
    links = _links(place_id, on)
    _require(scope, [link for found in links.values() for link in found], place_id, on)
    kinds = [_follow(actor, held, links[held.place_id], on) for held in _held(links, on)]
    return FollowedRoles(kinds.count(_Kind.PASSED), kinds.count(_Kind.WAITS), kinds.count(_Kind.ENDED))


def _links(place_id: int, on: date) -> dict[int, list[Succession]]:
    """The places under this one, itself included, that end on the day, each with what took it over."""
    ending = PlaceVersion.objects.filter(path__contains=[place_id], valid__endswith=on)
    going_on = PlaceVersion.objects.filter(valid__contains=on).values("place_id")
    ended = set(ending.exclude(level="village").exclude(place_id__in=going_on).values_list("place_id", flat=True))
    found: dict[int, list[Succession]] = {pk: [] for pk in sorted(ended)}
    for link in Succession.objects.filter(predecessor__in=ended, on=on).select_related("successor").order_by("pk"):
        found[link.predecessor_id].append(link)
    return found


def _require(scope: Scope, links: list[Succession], place_id: int, on: date) -> None:
    taken = places.commune_ids_under({link.successor_id for link in links}, on)
    needed = frozenset().union(*taken.values(), *places.commune_ids_under([place_id], on).values())
    if not needed or not needed <= scope.commune_ids:
        raise OutOfArea
    if not needed <= scope.communes_with(Permission.FOLLOW_ROLES):
        raise PermissionMissing(Permission.FOLLOW_ROLES)


def _held(links: dict[int, list[Succession]], on: date) -> QuerySet[RoleAssignment]:
    """The roles at these places that run over the day, locked; none that a run before has followed."""
    running = RoleAssignment.objects.filter(place__in=list(links), valid__overlap=DateRange(on, None))
    begun = running.filter(valid__overlap=DateRange(None, on), steps__isnull=True)
    return begun.select_for_update(of=("self",)).select_related("user", "place").order_by("pk")


def _follow(actor: User, held: RoleAssignment, links: list[Succession], on: date) -> RoleStep.Kind:
    rest = DateRange(on, held.valid.upper)
    held.valid = DateRange(held.valid.lower, on)
    held.save(update_fields=["valid"])
    kind, successor, reason = _outcome(actor, held, links, rest)
    held.steps.create(kind=kind, on=on, until=rest.upper, successor=successor, reason=reason[:300], by=actor)
    return kind


def _outcome(
    actor: User, held: RoleAssignment, links: list[Succession], rest: DateRange
) -> tuple[RoleStep.Kind, RoleAssignment | None, str]:
    if not links:
        return _Kind.ENDED, None, _("cấp của địa bàn không còn từ ngày {day}").format(day=date_digits(rest.lower))
    if len(links) > 1 or links[0].needs_confirmation:
        return _Kind.WAITS, None, _("địa bàn cũ được chia cho nhiều địa bàn mới")
    if held.role in DECIDING and _origins(links[0]) > 1:
        return _Kind.WAITS, None, _("nhiều địa bàn cũ nhập làm một, chỉ một người giữ vai trò này")
    try:
        given = assign_role(actor=actor, user=held.user, role=Role(held.role), place=links[0].successor, valid=rest)
    except RoleRefused as refused:
        return _Kind.WAITS, None, str(refused)
    return _Kind.PASSED, given, links[0].source


def _origins(link: Succession) -> int:
    """How many places ended in the successor on the day; a split one may bring its chair as well."""
    ended = PlaceVersion.objects.filter(valid__contains=link.on - timedelta(days=1)).values("place_id")
    return Succession.objects.filter(successor=link.successor_id, on=link.on, predecessor__in=ended).count()
