"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import FieldWords, Room

from .queries import last_names

_PUBLIC = "public: names and boundaries of administrative units"

WORDS = {
    "place.load": _("nạp danh mục đơn vị hành chính"),
    "village.add": _("thêm thôn"),
    "village.carry": _("chuyển thôn về xã mới"),
    "village.take_back": _("đưa thôn về chờ xác nhận"),
}

ROOM = Room(
    name="places",
    unguarded={
        "places_place": _PUBLIC,
        "places_placeversion": _PUBLIC,
        "places_placeclass": _PUBLIC,
        "places_succession": _PUBLIC,
    },
    words=WORDS,
    fields={
        "village_id": FieldWords(_("thôn"), refers_to="place"),
        "commune_id": FieldWords(_("xã"), refers_to="place"),
    },
    names={"place": last_names},
)
