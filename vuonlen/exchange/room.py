"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room
from vuonlen.row_security.policies import OWN, Policy

WORDS = {
    "household.export": _("xuất danh sách hộ"),
    "forms.template": _("tải mẫu phiếu B ghi sẵn hộ"),
    "import.check": _("kiểm tra tệp nhập"),
    "import.start": _("gửi tệp nhập"),
    "import.record_check": _("ghi kết quả kiểm tra tệp nhập"),
    "import.reject": _("không nhận tệp nhập"),
    "import.stop": _("dừng việc nhập tệp"),
    "import.fail": _("ghi lỗi khi xử lý tệp nhập"),
    "import.confirm": _("đồng ý ghi tệp nhập vào sổ"),
    "import.expire": _("bỏ tệp nhập đã hết hạn lưu"),
    "import.commit": _("nhập tệp Excel"),
}

ROOM = Room(
    name="exchange",
    # Files sent in are their owner's, whatever area that is.
    policies=(Policy("exchange_importbatch", OWN, country=False),),
    words=WORDS,
)
