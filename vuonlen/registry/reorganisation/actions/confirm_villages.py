from collections.abc import Collection, Iterator
from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places.actions import carry_villages
from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.row_security.session import beyond_the_area

from ...messages import Message
from .shared.pass_on import pass_on


@verb("village.confirm")
def confirm_villages(*, actor: User, scope: Scope, village_ids: Collection[int], successor_id: int, on: date) -> int:
    """Say that villages of a commune split on `on` belong to one of its successors; return their households.

    All of them or none. Raises Refused (none chosen, one does not wait, or the commune took no part of its old one),
    OutOfArea or PermissionMissing. `return_to_waiting` takes it back.
    """
    scope.require(Permission.REGISTER_HOUSEHOLD, successor_id)
    refuse_if([] if village_ids else [Problem(Message.NO_VILLAGE_CHOSEN)])
    villages = _waiting(village_ids, on)
    refuse_if([] if len(villages) == len(set(village_ids)) else [Problem(Message.VILLAGE_NOT_WAITING)])
    links = _links(villages, successor_id, on)
    refuse_if(_not_theirs(villages, links))
    ids = [village.place_id for village in villages]
    successor = next(iter(links.values())).successor
    carry_villages(actor=actor, village_ids=ids, successor=successor, on=on, source=f"{actor} xác nhận")
    with beyond_the_area():  # households that wait are in nobody's commune yet
        return pass_on(ids, successor_id, on, predecessors=list(links))


def _waiting(village_ids: Collection[int], on: date) -> list[PlaceVersion]:
    """The last versions of those villages that ended on `on` and do not go on.

    Locked before looking: of two confirmations at once the second finds the village gone on.
    """
    villages = PlaceVersion.objects.filter(place__in=list(village_ids), level=Level.VILLAGE)
    ended = list(villages.select_for_update().filter(valid__endswith=on).order_by("pk"))
    going_on = set(villages.filter(valid__contains=on).values_list("place_id", flat=True))
    return [village for village in ended if village.place_id not in going_on]


def _links(villages: Collection[PlaceVersion], successor_id: int, on: date) -> dict[int, Succession]:
    """How each old commune became the chosen one."""
    parents = {village.parent_id for village in villages}
    links = Succession.objects.filter(predecessor__in=parents, successor=successor_id, on=on)
    return {link.predecessor_id: link for link in links.select_related("successor")}


def _not_theirs(villages: Collection[PlaceVersion], links: dict[int, Succession]) -> Iterator[Problem]:
    for village in villages:
        if village.parent_id not in links:
            yield Problem(Message.NOT_A_SUCCESSOR, {"village": village.full_name})
