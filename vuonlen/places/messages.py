"""Every sentence this room may show about a problem, each with its code."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence."""

    DATA_ALTERED = (
        "DVHC-001",
        _("Tệp {file} khác với tổng kiểm tra trong SHA256SUMS. Lấy lại tệp gốc hoặc chạy lại generate.py."),
    )
    PATCH_UNKNOWN_UNIT = (
        "DVHC-002",
        _("Tệp {file}, dòng {line}: không có đơn vị mã {code} vào ngày {on}. Kiểm tra lại mã, cấp và ngày."),
    )
    NOT_A_COMMUNE = (
        "DVHC-003",
        _("{place} không phải đơn vị quản lý hộ (xã, phường, thị trấn, đặc khu) vào ngày {on}. Chọn đơn vị khác."),
    )
    VILLAGE_EXISTS = "DVHC-004", _("{place} đã có thôn “{name}” vào ngày {on}. Đặt tên khác hoặc bỏ tên này.")
    VILLAGE_NAME_EMPTY = "DVHC-005", _("Tên thôn để trống. Ghi tên thôn.")
