from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.verb import verb
from vuonlen.places import queries as places
from vuonlen.places.actions import carry_villages
from vuonlen.places.models import PlaceVersion, Succession

from ...models import Household
from .shared.pass_on import pass_on


@dataclass(frozen=True)
class Followed:
    """What a reorganisation did: communes, villages and households that passed on, and households that wait."""

    communes: int
    villages: int
    households: int
    waiting: int


@verb("household.follow")
def follow_places(*, actor: User, place_id: int, on: date) -> Followed:
    """Pass the households of every commune under `place_id` that ended on `on` to its one successor.

    The right to register households is needed in every successor. Communes that were split are left for people to
    confirm, village by village (`confirm_villages`). A second run finds nothing to do. Raises OutOfArea or
    PermissionMissing.
    """
    scope = scope_of(actor, on)
    done: list[tuple[int, int]] = []
    waiting = 0
    for commune in places.communes_under(place_id, on - timedelta(days=1)):
        links = list(Succession.objects.filter(predecessor=commune.place_id, on=on).select_related("successor"))
        for link in links:
            scope.require(Permission.REGISTER_HOUSEHOLD, link.successor_id)
        if len(links) == 1 and not links[0].needs_confirmation:
            done.append(_follow(actor, commune, links[0]))
        elif links:
            waiting += _still_there(commune, on)
        elif places.version_on(commune.place_id, on) is not None:
            _go_on(actor, commune, on)
    return _sum(done, waiting)


def _go_on(actor: User, commune: PlaceVersion, on: date) -> None:
    """The commune itself goes on, only under another parent: so do its villages."""
    villages = [one.place_id for one in places.villages_under(commune.place_id, on - timedelta(days=1))]
    carry_villages(actor=actor, village_ids=villages, successor=commune.place, on=on, source=commune.source)


def _follow(actor: User, commune: PlaceVersion, link: Succession) -> tuple[int, int]:
    villages = [one.place_id for one in places.villages_under(commune.place_id, link.on - timedelta(days=1))]
    carried = carry_villages(
        actor=actor, village_ids=villages, successor=link.successor, on=link.on, source=link.source
    )
    return carried, pass_on(villages, link.successor_id, link.on)


def _still_there(commune: PlaceVersion, on: date) -> int:
    living = Household.objects.filter(commune_id=commune.place_id, registered_on__lt=on)
    return living.exclude(dissolved_on__lte=on).count()


def _sum(done: Iterable[tuple[int, int]], waiting: int) -> Followed:
    pairs = list(done)
    return Followed(len(pairs), sum(villages for villages, _ in pairs), sum(moved for _, moved in pairs), waiting)
