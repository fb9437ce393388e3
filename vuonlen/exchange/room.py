"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room
from vuonlen.row_security.policies import OWN, Policy

WORDS = {
    "household.export": _("xuất danh sách hộ"),
    "forms.template": _("tải mẫu phiếu B ghi sẵn hộ"),
    "import.check": _("kiểm tra tệp nhập"),
    "import.commit": _("nhập tệp Excel"),
}

ROOM = Room(
    name="exchange",
    # Files sent in are their owner's, whatever area that is.
    policies=(Policy("exchange_importbatch", OWN, country=False),),
    words=WORDS,
)
