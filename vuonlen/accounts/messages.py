"""Every sentence this room may show about a problem, each with its code."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence."""

    ROLE_OVERLAPS = (
        "TK-003",
        _("{user} đã giữ vai trò {role} tại {place} trong khoảng ngày này. Chọn khoảng ngày khác."),
    )
    ROLE_RANGE_EMPTY = "TK-004", _("Ngày kết thúc vai trò phải sau ngày bắt đầu. Ghi lại khoảng ngày.")
    PLACE_NOT_VALID = (
        "TK-005",
        _("Địa bàn được chọn không có hiệu lực trong khoảng ngày giao vai trò. Chọn địa bàn khác."),
    )
    ROLES_INCOMPATIBLE = (
        "TK-007",
        _(
            "{user} đang giữ vai trò {held} tại {place} nên không thể đồng thời là {role}: người ghi phiếu, người "
            "quyết định và người vận hành phải khác nhau. Kết thúc vai trò đang giữ, hoặc chọn người khác."
        ),
    )
    SECOND_FACTOR_NEEDED = (
        "TK-009",
        _("Vai trò của bạn cần xác thực hai bước. Hãy thiết lập ứng dụng mã hoặc khóa bảo mật rồi tiếp tục."),
    )
    WRONG_SECOND_FACTOR = (
        "TK-010",
        _("Mã xác thực không đúng hoặc đã hết hạn. Nhập mã đang hiện trong ứng dụng, hoặc một mã dự phòng chưa dùng."),
    )
    TOO_MANY_TRIES = "TK-011", _("Thử sai quá nhiều lần. Chờ 5 phút rồi thử lại.")
    WRONG_OWN_PASSWORD = "TK-012", _("Mật khẩu không đúng. Kiểm tra phím Caps Lock rồi gõ lại.")
    SECOND_FACTOR_KEPT = "TK-013", _("Không gỡ được bước xác thực này. Thêm bước khác trước khi gỡ.")
    NO_SUCH_ACCOUNT = (
        "TK-014",
        _("Chưa có tài khoản “{name}” trong hệ thống. Đề nghị người quản lý tài khoản tạo và giao vai trò cho bạn."),
    )
    IDENTITY_FAILED = (
        "TK-015",
        _("Tài khoản dùng chung không xác nhận được bạn. Đăng nhập lại, hoặc dùng tên đăng nhập và mật khẩu."),
    )
    ROLE_NOT_WAITING = (
        "TK-020",
        _("Vai trò này không còn chờ xác nhận. Tải lại danh sách để xem ai đã xử lý và vì sao."),
    )
    ROLE_NOT_THERE = (
        "TK-021",
        _("{place} không nhận phần nào của {old}. Chọn một trong các địa bàn có trong danh sách."),
    )
    ROLE_REASON_EMPTY = (
        "TK-022",
        _("Chưa ghi căn cứ (số quyết định, người giao việc). Ghi căn cứ để sau này tra cứu."),
    )
    ROLE_WRONG_LEVEL = "TK-008", _("Vai trò {role} không giao được cho {place}. Chọn địa bàn đúng cấp của vai trò.")
