"""Every problem of settling doubles that is shown to a person: code and Vietnamese sentence."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """(code, sentence); `{kept}` and `{dropped}` are the two records' names."""

    REASON_EMPTY = (
        "TRG-001",
        _("Chưa ghi lý do kết luận. Hãy ghi căn cứ (giấy tờ, người xác nhận) để sau này tra cứu."),
    )
    REASON_TOO_LONG = ("TRG-002", _("Lý do dài hơn {limit} ký tự. Hãy viết ngắn lại."))
    SAME_RECORD = ("TRG-003", _("Hai bản ghi được chọn là một. Hãy chọn hai người khác nhau trong danh sách."))
    ALREADY_MERGED = (
        "TRG-004",
        _("{name} đã được gộp vào người khác. Hãy tải lại trang; nếu cần, hoàn tác lần gộp đó trước."),
    )
    ALREADY_SETTLED = (
        "TRG-005",
        _("Cặp này đã được kết luận là {state}. Hãy tải lại trang để xem ai kết luận và vì sao."),
    )
    TWO_HOUSEHOLDS = (
        "TRG-006",
        _(
            "Không gộp được: {kept} ở hộ {first}, {dropped} ở hộ {second}, cùng trong ngày {day}; một người không thể "
            "ở hai hộ trong một ngày. Hãy cho rời một trong hai hộ (hoặc cho hộ nhập trùng thôi tồn tại), rồi gộp lại."
        ),
    )
    KEEP_THE_OTHER = (
        "TRG-007",
        _(
            "Không gộp được theo chiều này: {kept} đã rời hộ {first} còn {dropped} đang ở hộ {second} và hai khoảng "
            "thời gian chồng nhau. Hãy chọn giữ lại {dropped} đang ở hộ {second}."
        ),
    )
    DROPPED_IS_HEAD = (
        "TRG-008",
        _("Không gộp được theo chiều này: {dropped} đang là chủ hộ {second}. Hãy chọn giữ lại người là chủ hộ."),
    )
    JOINED_TODAY = (
        "TRG-009",
        _("Không gộp được hôm nay: {dropped} mới vào hộ {second} từ ngày {day}. Hãy gộp sau ngày đó."),
    )
    CHANGED_SINCE = (
        "TRG-010",
        _(
            "Không hoàn tác được: sau khi gộp, quan hệ trong hộ của {kept} đã thay đổi. Hãy đăng ký lại người đã bị "
            "gộp như thành viên mới của hộ, ghi rõ lý do."
        ),
    )
    ALREADY_UNDONE = ("TRG-011", _("Lần gộp này đã được hoàn tác. Hãy tải lại trang."))
    KEPT_WAS_MERGED = (
        "TRG-012",
        _("Không hoàn tác được: {kept} sau đó lại được gộp vào người khác. Hãy hoàn tác lần gộp sau trước."),
    )
    NO_HOUSEHOLD = (
        "TRG-013",
        _("{name} chưa từng thuộc hộ nào nên không gộp được. Hãy thêm người này vào hộ trước."),
    )
    NO_CONCLUSION = ("TRG-014", _("Chưa chọn kết luận. Hãy chọn giữ bản ghi nào, hoặc hai người khác nhau."))
    MODEL_NOT_INSTALLED = (
        "TRG-015",
        _(
            "Không rà được người trùng của cả địa bàn vì máy chủ chưa cài phần này. Hãy báo người quản trị chạy lệnh "
            "make setup-worker trong thư mục của hệ thống, rồi rà lại."
        ),
    )
