"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import FieldWords, Room

from .queries import last_names

_PUBLIC = "public: names and boundaries of administrative units"

ROOM = Room(
    name="places",
    unguarded={
        "places_place": _PUBLIC,
        "places_placeversion": _PUBLIC,
        "places_placeclass": _PUBLIC,
        "places_succession": _PUBLIC,
    },
    fields={
        "village_id": FieldWords(_("thôn"), refers_to="place"),
        "commune_id": FieldWords(_("xã"), refers_to="place"),
    },
    names={"place": last_names},
)
