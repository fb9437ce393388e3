"""What rooms above hear of: sent inside the transaction of the verb, so that a listener may still refuse."""

from django.dispatch import Signal

#: A household lives in another village. Arguments: household (as stored), from_commune_id, on (date).
household_moved = Signal()

#: A village confirmed after a reorganisation is about to wait again. Arguments: village (its version in the new
#: commune), on (date).
village_returns = Signal()
