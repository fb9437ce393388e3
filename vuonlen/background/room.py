"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room
from vuonlen.row_security.policies import OWN, Policy

#: What the worker says of the work it runs.
_PROGRESS = ("state", "done", "total", "message", "result", "started_at", "reported_at", "finished_at")

WORDS = {
    "work": _("việc chạy nền"),
    "work.start": _("bắt đầu việc chạy nền"),
    "work.cancel": _("yêu cầu dừng việc chạy nền"),
    "work.expire_result": _("bỏ tệp kết quả đã hết hạn lưu"),
}

ROOM = Room(
    name="background",
    # Long work is its owner's, whatever area that is.
    policies=(Policy("background_work", OWN, country=False),),
    without_verb={f"background_work.{column}": "how far running work is" for column in _PROGRESS},
    words=WORDS,
)
