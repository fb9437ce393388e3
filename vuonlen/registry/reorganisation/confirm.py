from datetime import date

from django.db import transaction

from vuonlen.accounts.models import User
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.places.actions import carry_villages
from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.problems import Problem, refuse_if

from ..messages import Message
from .pass_on import pass_on


@transaction.atomic
def confirm_village(*, actor: User, scope: Scope, village_id: int, successor_id: int, on: date) -> int:
    """Say that a village of a commune split on `on` belongs to one of its successors; return its households.

    Raises Refused (the village does not wait, or the commune took no part of the old one), OutOfArea or
    PermissionMissing.
    """
    scope.require(Permission.REGISTER_HOUSEHOLD, successor_id)
    village = _waiting(village_id, on)
    refuse_if([] if village else [Problem(Message.VILLAGE_NOT_WAITING)])
    assert village is not None  # noqa: S101 - refused above
    link = Succession.objects.filter(predecessor=village.parent_id, successor=successor_id, on=on).first()
    refuse_if([] if link else [Problem(Message.NOT_A_SUCCESSOR, {"village": village.full_name})])
    assert link is not None  # noqa: S101 - refused above
    carry_villages(village_ids=[village_id], successor=link.successor, on=on, source=f"{actor} xác nhận")
    return pass_on([village_id], successor_id, on)


def _waiting(village_id: int, on: date) -> PlaceVersion | None:
    """The last version of a village that ended on `on` and does not go on.

    Locked before looking: of two confirmations at once the second finds the village gone on.
    """
    villages = PlaceVersion.objects.filter(place_id=village_id, level=Level.VILLAGE)
    ended = villages.select_for_update().filter(valid__endswith=on).first()
    return None if villages.filter(valid__contains=on).exists() else ended
