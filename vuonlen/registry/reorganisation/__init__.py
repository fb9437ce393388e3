"""When communes end: households pass to the unit that takes over; those of a split commune wait for a person.

Nobody moves house on such a day, so it is no event of a household: codes, members, forms and statuses stay, and
the place it lived in before is kept as a past residence.
"""

from .confirm_villages import confirm_villages
from .follow import Followed, follow_places
from .return_to_waiting import return_to_waiting
from .waiting import SplitCommune, WaitingVillage, split_communes, waiting_villages

__all__ = [
    "Followed",
    "SplitCommune",
    "WaitingVillage",
    "confirm_villages",
    "follow_places",
    "return_to_waiting",
    "split_communes",
    "waiting_villages",
]
