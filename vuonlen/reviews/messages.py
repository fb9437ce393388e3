"""Every problem of reviews that a person sees: code and Vietnamese sentence."""

from django.utils.translation import gettext_noop as _

from vuonlen.registry.problems import CodedMessage


class Message(CodedMessage):
    """(code, sentence); `{where}` names household, member and field."""

    UNKNOWN_FACT = ("RAS-001", _("{where}: phiếu không có mục này. Hãy bỏ mục rồi lưu lại."))
    NOT_A_CHOICE = (
        "RAS-002",
        _("{where}: câu trả lời “{value}” không có trong danh sách. Hãy chọn một trong: {choices}."),
    )
    WRONG_TYPE = ("RAS-003", _("{where}: “{value}” không đúng kiểu. Hãy nhập {expected}."))
    TOO_SMALL = ("RAS-004", _("{where}: “{value}” nhỏ hơn {limit}. Hãy kiểm tra lại."))
    TOO_LARGE = ("RAS-005", _("{where}: “{value}” lớn hơn {limit}. Hãy kiểm tra lại."))
    MALFORMED = ("RAS-006", _("{where}: phiếu phải có phần hộ và phần thành viên. Hãy tải lại trang rồi nhập lại."))
    NOT_A_MEMBER = (
        "RAS-007",
        _(
            "{household}: phiếu có người không phải thành viên của hộ vào ngày rà soát {day}. "
            "Hãy tải lại trang để lấy danh sách thành viên mới."
        ),
    )
    MEMBER_TWICE = ("RAS-008", _("{where}: thành viên này có hai lần trong phiếu. Hãy bỏ bớt một lần."))
    STALE_FORM = (
        "RAS-009",
        _(
            "{household}: phiếu đã được {saved_by} lưu lúc {saved_at} sau khi bạn mở. "
            "Hãy tải lại trang để xem nội dung mới rồi nhập lại thay đổi của bạn."
        ),
    )
    FORM_EXISTS = ("RAS-010", _("{household}: đợt này đã có phiếu. Hãy mở phiếu đó để sửa."))
    HOUSEHOLD_OUTSIDE_ROUND = ("RAS-011", _("{household}: hộ không thuộc địa bàn của đợt rà soát. Hãy chọn đợt khác."))
    COMMUNE_DECIDED = (
        "RAS-012",
        _("{household}: kết quả rà soát của xã đã được quyết định nên phiếu không sửa được nữa. Hãy ghi ở đợt sau."),
    )
    HOUSEHOLD_NOT_THERE = (
        "RAS-013",
        _("{household}: hộ không tồn tại vào ngày rà soát {day}. Hãy kiểm tra sổ hộ."),
    )
    PLACE_WITHOUT_COMMUNE = (
        "RAS-014",
        _("Địa bàn đã chọn không có xã nào vào ngày rà soát {day}. Hãy chọn địa bàn còn hiệu lực vào ngày đó."),
    )
    ROUND_OVERLAPS = (
        "RAS-015",
        _("Năm {year} đã có đợt rà soát hằng năm gồm {communes}. Hãy dùng đợt đó."),
    )
    DAYS_OUT_OF_ORDER = (
        "RAS-016",
        _("Ngày mở đợt, ngày rà soát và ngày hiệu lực phải theo thứ tự trước sau. Hãy nhập lại các ngày."),
    )
    LAW_REFUSES = ("RAS-017", _("Không tính được theo chuẩn nghèo: {sentence}"))
    FORMS_MISSING = (
        "RAS-018",
        _(
            "{commune}: {count} hộ trong danh sách nghèo, cận nghèo chưa có phiếu rà soát: {names}. "
            "Hãy lập phiếu cho các hộ này rồi quyết định lại."
        ),
    )
    FORMS_UNDETERMINED = (
        "RAS-019",
        _("{commune}: {count} phiếu còn thiếu thông tin nên chưa xác định: {names}. Hãy bổ sung rồi quyết định lại."),
    )
    FORMS_UNCLASSIFIED = (
        "RAS-020",
        _("{commune}: {count} phiếu chưa tính theo quy định hiện hành: {names}. Hãy chạy phân loại cả đợt."),
    )
    COMMUNE_OUTSIDE_ROUND = ("RAS-021", _("{commune}: không thuộc địa bàn của đợt rà soát. Hãy chọn xã khác."))
    NUMBER_EMPTY = ("RAS-022", _("{commune}: chưa có số quyết định. Hãy nhập số, ví dụ 125/QĐ-UBND."))
    SIGNER_EMPTY = ("RAS-023", _("{commune}: chưa có người ký quyết định. Hãy nhập họ và tên người ký."))
    SIGNED_BEFORE_REVIEW = (
        "RAS-024",
        _("{commune}: ngày ký {signed} trước ngày rà soát {reviewed}. Hãy kiểm tra ngày ký."),
    )
    SIGNED_IN_FUTURE = ("RAS-025", _("{commune}: ngày ký {signed} ở tương lai. Hãy kiểm tra ngày ký."))
    NUMBER_USED = (
        "RAS-026",
        _("{commune}: quyết định số {number} ngày {signed} đã có. Hãy kiểm tra số và ngày ký."),
    )
    ALREADY_DECIDED = (
        "RAS-027",
        _("{commune}: kết quả đợt này đã được quyết định ({decision}). Muốn sửa, hãy ra quyết định khác ở đợt sau."),
    )
    LATER_STATUS = (
        "RAS-028",
        _(
            "{commune}: {count} hộ đã có diện hộ từ ngày {day} hoặc sau đó: {names}. "
            "Hãy quyết định các đợt theo thứ tự thời gian."
        ),
    )
    COMMUNES_UNDECIDED = (
        "RAS-029",
        _("Còn {count} xã của đợt chưa có quyết định: {names}. Hãy nhập quyết định của các xã này."),
    )
    TEXT_TOO_LONG = ("RAS-030", _("{where}: nội dung dài hơn {limit} ký tự. Hãy viết ngắn lại."))
    NO_FORM_YET = ("RAS-031", _("{household}: đợt này chưa có phiếu đã lưu. Hãy tải lại trang rồi nhập phiếu mới."))
