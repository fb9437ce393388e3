"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room

WORDS = {
    "household.paper": _("in giấy tờ của hộ"),
    "lists.export": _("xuất danh sách sau rà soát"),
    "draft.export": _("xuất bản nháp biểu tổng hợp"),
    "tables.export": _("xuất biểu tổng hợp"),
    "round.paper": _("in giấy tờ của đợt rà soát"),
}

ROOM = Room(name="reports", words=WORDS)
