"""Every sentence the pages themselves may show about a problem, each with its code."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence."""

    NOT_FOUND = "TR-001", _("Không tìm thấy trang này. Kiểm tra lại địa chỉ, hoặc tìm hộ bằng ô tìm kiếm.")
    CSRF = "TR-002", _("Trang đã mở quá lâu nên yêu cầu không được nhận. Tải lại trang rồi làm lại bước vừa rồi.")
    BAD_REQUEST = "TR-003", _("Yêu cầu không đúng mẫu nên không được thực hiện. Quay lại trang trước và làm lại.")
    LOCKED_OUT = (
        "TR-004",
        _("Đăng nhập sai quá {limit} lần. Chờ {minutes} phút rồi thử lại, hoặc nhờ quản trị viên mở khóa."),
    )
    NO_AREA = (
        "TR-006",
        _("Tài khoản của bạn chưa được giao địa bàn nào. Đề nghị người quản lý tài khoản giao vai trò."),
    )
    SESSION_ENDED = (
        "TR-007",
        _("Phiên làm việc đã hết. Đăng nhập lại ở thẻ khác rồi quay về đây ghi phiếu: nội dung đã nhập còn nguyên."),
    )
    READ_ONLY = "TR-011", _("Vai trò của bạn ở xã này chỉ được xem phiếu. Cần sửa, hãy báo cán bộ của xã.")
    NOT_A_NUMBER = "TR-009", _("{field}: “{value}” không phải là số. Ghi lại bằng chữ số, ví dụ 45,5.")
    WRONG_PASSWORD = "TR-012", _("Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock rồi gõ lại.")
    KEY_FAILED = (
        "TR-013",
        _("Chưa dùng được khóa bảo mật: khóa chưa được chạm, hoặc không phải khóa của bạn. Cắm khóa rồi bấm lại."),
    )
    FILE_GONE = "TR-010", _("Tệp kết quả không còn trên máy chủ. Hãy xuất lại danh sách.")

    FIELD_EMPTY = "TR-030", _("{field}: chưa nhập. Hãy nhập rồi bấm lại.")
    NOT_A_DAY = "TR-031", _("{field}: không phải ngày có trong lịch. Ghi theo dạng ngày/tháng/năm, ví dụ 05/11/2022.")
    NOT_A_TIME = "TR-032", _("{field}: không phải giờ. Ghi theo dạng giờ:phút, ví dụ 08:30.")
    NOT_A_COUNT = "TR-033", _("{field}: hãy ghi một số nguyên từ {least} trở lên, ví dụ 25.")
    TEXT_REFUSED = "TR-034", _("{field}: viết gọn trong {limit} ký tự, không có ký tự điều khiển.")
    NOT_A_CHOICE = "TR-035", _("{field}: hãy chọn trong danh sách.")
    VOTE_EMPTY = "TR-036", _("{household}: chưa ghi số phiếu. Ghi số đồng ý và số không đồng ý, ghi 0 nếu không có.")
    NO_SUCH_HOUSEHOLD = (
        "TR-038",
        _("Không có hộ khác nào mang mã {code} trong địa bàn của bạn. Xem lại mã trong hồ sơ của hộ kia."),
    )
    CERTIFICATE_UNKNOWN = (
        "TR-037",
        _("Không có giấy chứng nhận nào mang mã này. Quét lại mã trên giấy, hoặc hỏi Ủy ban nhân dân xã nơi cấp."),
    )
