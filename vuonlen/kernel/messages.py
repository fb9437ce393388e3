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
    BEGUN_BESIDE = (
        "TK-030",
        _(
            "Dữ liệu dựng trước khi các bước dựng bảng được gộp lại còn nguyên trong cơ sở dữ liệu “{old}” của "
            "{folder}; cơ sở dữ liệu mới tên “{new}” được dựng bên cạnh."
        ),
    )
    MADE_BEFORE = (
        "TK-031",
        _(
            "Cơ sở dữ liệu “{name}” được dựng trước khi các bước dựng bảng được gộp lại nên không dựng tiếp được; "
            "dữ liệu còn nguyên, hãy tạo một cơ sở dữ liệu trống khác, ghi tên nó vào DATABASE_URL rồi chạy lại."
        ),
    )
