"""The communes under a place and the villages of each, as a template offers them."""

from datetime import date
from functools import cache

from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion
from vuonlen.sheets.template.lists import ListOfEach, Offered, OneList

COMMUNES_WITH_VILLAGES = 60  # above, a list of villages a commune would outgrow the file


def place_lists(place: PlaceVersion, on: date) -> Offered:
    """Gives the lists "communes" and "villages" of the place in the boundaries of the day."""
    communes = places.communes_under(place.place_id, on)[:COMMUNES_WITH_VILLAGES]

    @cache
    def offered(name: str) -> OneList | ListOfEach:
        if name == "communes":
            return OneList("ds_xa", [f"{one.code} {one.full_name}" for one in communes])
        villages = {one.code: [its.full_name for its in places.villages_under(one.place_id, on)] for one in communes}
        return ListOfEach("commune", "thon_", villages)

    return offered
