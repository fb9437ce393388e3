"""Every problem the registry shows to a person: code and Vietnamese sentence."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """(code, sentence); `{household}` and `{member}` say where."""

    NO_MEMBER = ("HGD-001", _("{household}: chưa có thành viên nào. Hãy nhập ít nhất chủ hộ."))
    NOT_ONE_HEAD = ("HGD-002", _("{household}: có {count} chủ hộ. Hãy chọn đúng một người là chủ hộ."))
    NAME_EMPTY = ("HGD-003", _("{household}, {member}: họ và tên đang để trống. Hãy nhập họ và tên."))
    NAME_TOO_LONG = ("HGD-004", _("{household}, {member}: họ và tên dài hơn {limit} ký tự. Hãy viết ngắn lại."))
    UNKNOWN_SEX = ("HGD-005", _("{household}, {member}: giới tính “{value}” không hợp lệ. Hãy chọn nam hoặc nữ."))
    UNKNOWN_RELATION = (
        "HGD-006",
        _("{household}, {member}: quan hệ với chủ hộ “{value}” không hợp lệ. Hãy chọn trong danh sách."),
    )
    UNKNOWN_ETHNICITY = (
        "HGD-007",
        _("{household}, {member}: dân tộc “{value}” không có trong danh mục 54 dân tộc. Hãy chọn trong danh sách."),
    )
    BIRTH_AFTER_DAY = (
        "HGD-008",
        _("{household}, {member}: ngày sinh {birth} sau ngày {day}. Hãy kiểm tra ngày sinh."),
    )
    BIRTH_TOO_EARLY = (
        "HGD-009",
        _("{household}, {member}: ngày sinh {birth} cho tuổi trên {limit}. Hãy kiểm tra ngày sinh."),
    )
    BIRTH_PRECISION = (
        "HGD-010",
        _(
            "{household}, {member}: chỉ biết {precision} sinh nên phần chưa biết của ngày sinh {birth} phải là 01. "
            "Hãy nhập lại ngày sinh."
        ),
    )
    NUMBER_NOT_12_DIGITS = (
        "HGD-011",
        _("{household}, {member}: số định danh cá nhân phải gồm đúng 12 chữ số. Hãy nhập lại theo thẻ căn cước."),
    )
    NUMBER_TWICE = (
        "HGD-012",
        _("{household}, {member}: số định danh cá nhân trùng với {other}. Hãy kiểm tra thẻ căn cước của hai người."),
    )
    NUMBER_TAKEN = (
        "HGD-013",
        _(
            "{household}, {member}: số định danh cá nhân đã có trong hệ thống. "
            "Hãy tìm người này trước khi đăng ký; nếu họ chuyển đến thì làm thủ tục chuyển hộ."
        ),
    )
    VILLAGE_NOT_IN_COMMUNE = (
        "HGD-014",
        _("{household}: thôn đã chọn không thuộc xã đã chọn vào ngày {day}. Hãy chọn lại thôn."),
    )
    ADDRESS_TOO_LONG = ("HGD-015", _("{household}: địa chỉ dài hơn {limit} ký tự. Hãy viết ngắn lại."))
    CODE_MALFORMED = (
        "HGD-016",
        _("{household}: mã hộ “{value}” phải là mã xã, dấu gạch nối và sáu chữ số, ví dụ {example}. Hãy nhập lại."),
    )
    CODE_TAKEN = ("HGD-017", _("{household}: mã hộ {value} đã dùng cho hộ khác. Hãy bỏ trống để hệ thống cấp mã."))
    HOUSEHOLD_DISSOLVED = (
        "HGD-018",
        _("{household} đã thôi tồn tại từ ngày {day}. Hãy chọn hộ khác hoặc ngày trước đó."),
    )
    DAY_BEFORE_HOUSEHOLD = (
        "HGD-019",
        _(
            "{household}: ngày {day} phải sau ngày {registered}, ngày hộ được đăng ký hoặc thuộc về nơi ở hiện nay. "
            "Hãy chọn ngày khác."
        ),
    )
    PERSON_NOT_MEMBER = (
        "HGD-020",
        _("{household}: {member} không phải thành viên của hộ vào ngày {day}. Hãy tải lại trang để xem danh sách mới."),
    )
    HEAD_MUST_BE_REPLACED = (
        "HGD-021",
        _("{household}: {member} đang là chủ hộ. Hãy chọn chủ hộ mới trước, hoặc cho hộ thôi tồn tại."),
    )
    ALREADY_HEAD = ("HGD-022", _("{household}: {member} đang là chủ hộ. Hãy chọn thành viên khác."))
    REASON_EMPTY = ("HGD-023", _("{household}: chưa ghi lý do thay đổi. Hãy ghi lý do để người sau tra cứu được."))
    HEAD_ALREADY_THERE = (
        "HGD-024",
        _("{household}: hộ đã có chủ hộ, không thể thêm {member} là chủ hộ. Hãy chọn quan hệ khác rồi đổi chủ hộ."),
    )
    DAY_WITHIN_MEMBERSHIP = (
        "HGD-025",
        _("{household}: {member} chỉ là thành viên từ ngày {day}. Hãy chọn ngày sau đó."),
    )
    DAY_NOT_YET = ("HGD-026", _("{household}: ngày {day} ở tương lai. Hãy ghi khi việc đã xảy ra."))
    BIRTH_NOT_TO_THE_DAY = (
        "HGD-027",
        _("{household}, {member}: khai sinh phải có đủ ngày, tháng, năm sinh. Hãy nhập đủ ngày sinh."),
    )
    SAME_VILLAGE = ("HGD-028", _("{household}: hộ đang ở chính thôn này. Hãy chọn thôn khác."))
    SAME_HOUSEHOLD = ("HGD-029", _("{household}: hai hộ đã chọn là một. Hãy chọn hộ khác."))
    SPLIT_NEEDS_MEMBERS = (
        "HGD-030",
        _("{household}: chưa chọn thành viên tách hộ, hoặc chọn cả hộ. Hãy chọn một phần thành viên của hộ."),
    )
    MERGE_RELATIONS = (
        "HGD-031",
        _(
            "{household}: phải nêu quan hệ với chủ hộ mới cho đúng {count} thành viên nhập vào. "
            "Hãy chọn quan hệ cho từng người."
        ),
    )
    VILLAGE_NOT_WAITING = (
        "HGD-040",
        _("Thôn này không còn chờ xác nhận xã mới. Hãy tải lại danh sách để xem thôn nào còn chờ."),
    )
    NOT_A_SUCCESSOR = (
        "HGD-041",
        _("{village}: xã đã chọn không nhận phần nào của xã cũ. Hãy chọn một trong các xã có trong danh sách."),
    )
    NO_VILLAGE_CHOSEN = ("HGD-042", _("Chưa chọn thôn nào. Hãy đánh dấu ít nhất một thôn rồi xác nhận."))
    VILLAGE_NOT_CONFIRMED = (
        "HGD-043",
        _("{village}: thôn này không phải thôn của xã bị chia đã được xác nhận. Hãy tải lại danh sách."),
    )
    VILLAGE_IN_USE = (
        "HGD-044",
        _(
            "{village}: ở xã mới đã có hộ đăng ký, biến động hoặc phiếu rà soát nên không hoàn tác được. "
            "Nếu hộ ở nhầm xã, hãy ghi chuyển hộ cho từng hộ."
        ),
    )
