"""What rooms above hear of: sent inside the transaction of the verb, so that a listener may still refuse."""

from django.dispatch import Signal

from vuonlen.kernel.problems import Problem
from vuonlen.places.models import PlaceVersion

from ..messages import Message

#: A household lives in another village. Arguments: household (as stored), from_commune_id, on (date).
household_moved = Signal()

#: A village confirmed after a reorganisation is about to wait again. Arguments: village (its version in the new
#: commune), on (date).
village_returns = Signal()


def village_in_use(village: PlaceVersion) -> Problem:
    """Why a village may not wait again, as a listener of `village_returns` says it."""
    return Problem(Message.VILLAGE_IN_USE, {"village": village.full_name})
