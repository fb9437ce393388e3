"""What the ground floor tells a person who is turned away. Every sentence ends with its code."""

from django.utils.translation import gettext_noop as _

from .problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence."""

    OUT_OF_AREA = "TK-001", _("Không tìm thấy nội dung này trong địa bàn của bạn. Kiểm tra lại địa chỉ trang.")
    PERMISSION_MISSING = (
        "TK-002",
        _("Vai trò của bạn ở địa bàn này không có quyền “{right}”. Đề nghị người quản lý tài khoản giao quyền."),
    )
    OWN_RECORD = (
        "TK-006",
        _("Không ai quyết định phiếu do chính mình ghi. Đề nghị người có thẩm quyền khác quyết định."),
    )
