from datetime import date

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ..models import Level, Place, PlaceVersion


@verb("village.take_back")
def return_village(*, actor: Actor, village_id: int, successor: Place, on: date) -> bool:
    """Take back `carry_villages` of one village: it waits again; False when it does not go on there from that day."""
    carried = PlaceVersion.objects.filter(
        place_id=village_id, level=Level.VILLAGE, parent=successor, valid__startswith=on
    )
    gone, _details = carried.delete()
    return bool(gone)
