"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room

ROOM = Room(
    name="audit",
    sealed={"pghistory_context": "created_at"},
    words={"audit.read": _("xem nhật ký")},
)
