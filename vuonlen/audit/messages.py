"""Every sentence this room may show about a problem, each with its code."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence."""

    DAY_NOT_OVER = "NKY-001", _("Ngày {day} chưa kết thúc nên chưa ghi được bản tóm tắt. Chạy lại sau {after}.")
    FILE_UNREADABLE = (
        "NKY-002",
        _("Bản tóm tắt ngày {day}: tệp không đọc được. Lấy lại tệp này từ bản sao lưu rồi kiểm tra lại."),
    )
    FILE_CHANGED = (
        "NKY-003",
        _("Bản tóm tắt ngày {day}: nội dung tệp đã bị sửa. Lấy lại tệp này từ bản sao lưu rồi kiểm tra lại."),
    )
    LINK_BROKEN = (
        "NKY-004",
        _("Bản tóm tắt ngày {day} không nối với bản của ngày liền trước: có tệp bị thay hoặc bỏ. Đối chiếu bản sao."),
    )
    DAY_MISSING = (
        "NKY-005",
        _("Thiếu bản tóm tắt ngày {day} giữa chuỗi. Lấy lại tệp này từ bản sao lưu rồi kiểm tra lại."),
    )
    ROWS_CHANGED = (
        "NKY-006",
        _(
            "Ngày {day}, bảng {table}: cơ sở dữ liệu có {now} dòng, bản tóm tắt ghi {then} dòng hoặc nội dung khác. "
            "Nhật ký đã bị sửa sau khi ghi tóm tắt; giữ nguyên hiện trạng và báo người phụ trách an toàn thông tin."
        ),
    )
    OLDER_ROWS = (
        "NKY-007",
        _("Bảng {table} có dòng trước ngày {day} là ngày đầu của chuỗi: có dòng ghi lùi ngày. Báo người phụ trách."),
    )
    END_DIFFERS = (
        "NKY-008",
        _("Bản tóm tắt cuối là {found}, không phải {expected}: chuỗi đã bị cắt bớt hoặc viết lại. Đối chiếu bản sao."),
    )
    NO_CHAIN = (
        "NKY-009",
        _("Thư mục {folder} chưa có bản tóm tắt nào. Chạy lệnh “manage.py write_audit_digest” để ghi."),
    )
    NOT_A_DAY = "NKY-010", _("“{value}” không phải là ngày. Ghi ngày theo dạng 2026-11-21.")
