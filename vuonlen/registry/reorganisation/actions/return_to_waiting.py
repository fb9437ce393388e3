from collections.abc import Iterator
from datetime import date, timedelta

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places import queries as places
from vuonlen.places.actions import return_village
from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.row_security.session import beyond_the_area

from ...actions.signals import village_in_use, village_returns
from ...messages import Message
from ...models import Household, HouseholdEvent
from .shared.pass_on import take_back


@verb("village.return")
def return_to_waiting(*, actor: User, scope: Scope, village_id: int, on: date) -> int:
    """Take back a confirmation: the village waits again, with its households; return how many.

    Only before the next step: refused once a household there was registered, changed or reviewed in the new commune.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    village = _going_on(village_id, on)
    scope.require(Permission.REGISTER_HOUSEHOLD, village.parent_id if village and village.parent_id else 0)
    assert village is not None  # noqa: S101 - a village that is not there is nobody's: OutOfArea above
    before = places.version_on(village_id, on - timedelta(days=1))
    refuse_if(_obstacles(village, before, on))
    village_returns.send(sender=None, village=village, on=on)
    assert before is not None  # noqa: S101 - refused above
    with beyond_the_area():
        households = take_back(village, before, on)
    return_village(actor=actor, village_id=village_id, successor=village.parent, on=on)  # type: ignore[arg-type]
    return households


def _going_on(village_id: int, on: date) -> PlaceVersion | None:
    """The version that began on the day, locked."""
    begun = PlaceVersion.objects.filter(place=village_id, level=Level.VILLAGE, valid__startswith=on)
    return begun.select_for_update(of=("self",)).select_related("parent").first()


def _obstacles(village: PlaceVersion, before: PlaceVersion | None, on: date) -> Iterator[Problem]:
    says = {"village": village.full_name}
    parent = before.parent_id if before else None
    split = Succession.objects.filter(predecessor=parent, on=on, needs_confirmation=True)
    if not split.filter(successor=village.parent_id).exists():
        yield Problem(Message.VILLAGE_NOT_CONFIRMED, says)
    elif _touched(village, on):
        yield village_in_use(village)


def _touched(village: PlaceVersion, on: date) -> bool:
    """Whether the next step was taken in the new commune: a household came, moved, or had an event."""
    here = Household.objects.filter(village=village.place_id)
    came = here.filter(registered_on__gte=on) | here.filter(resident_since__gt=on)
    events = HouseholdEvent.objects.filter(household__village=village.place_id, happened_on__gte=on)
    return came.exists() or events.exists()
