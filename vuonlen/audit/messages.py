"""Every sentence this room may show about a problem, each with its code."""

from enum import Enum

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


class Message(Enum):
    """Code and sentence; `text` fills the sentence in and ends it with its code."""

    DAY_NOT_OVER = "NK-001", _("Ngày {day} chưa kết thúc nên chưa ghi được bản tóm tắt. Chạy lại sau {after}.")
    FILE_UNREADABLE = (
        "NK-002",
        _("Bản tóm tắt ngày {day}: tệp không đọc được. Lấy lại tệp này từ bản sao lưu rồi kiểm tra lại."),
    )
    FILE_CHANGED = (
        "NK-003",
        _("Bản tóm tắt ngày {day}: nội dung tệp đã bị sửa. Lấy lại tệp này từ bản sao lưu rồi kiểm tra lại."),
    )
    LINK_BROKEN = (
        "NK-004",
        _("Bản tóm tắt ngày {day} không nối với bản của ngày liền trước: có tệp bị thay hoặc bỏ. Đối chiếu bản sao."),
    )
    DAY_MISSING = (
        "NK-005",
        _("Thiếu bản tóm tắt ngày {day} giữa chuỗi. Lấy lại tệp này từ bản sao lưu rồi kiểm tra lại."),
    )
    ROWS_CHANGED = (
        "NK-006",
        _(
            "Ngày {day}, bảng {table}: cơ sở dữ liệu có {now} dòng, bản tóm tắt ghi {then} dòng hoặc nội dung khác. "
            "Nhật ký đã bị sửa sau khi ghi tóm tắt; giữ nguyên hiện trạng và báo người phụ trách an toàn thông tin."
        ),
    )
    OLDER_ROWS = (
        "NK-007",
        _("Bảng {table} có dòng trước ngày {day} là ngày đầu của chuỗi: có dòng ghi lùi ngày. Báo người phụ trách."),
    )
    END_DIFFERS = (
        "NK-008",
        _("Bản tóm tắt cuối là {found}, không phải {expected}: chuỗi đã bị cắt bớt hoặc viết lại. Đối chiếu bản sao."),
    )
    NO_CHAIN = "NK-009", _("Thư mục {folder} chưa có bản tóm tắt nào. Chạy: manage.py write_audit_digest")
    NOT_A_DAY = "NK-010", _("“{value}” không phải là ngày. Ghi ngày theo dạng 2026-11-21.")

    def __init__(self, code: str, template: str) -> None:
        self.code = code
        self.template = template

    def text(self, **values: object) -> str:
        """The full sentence in the reader's language, ending with its code."""
        return f"{gettext(self.template).format(**values)} ({self.code})"
