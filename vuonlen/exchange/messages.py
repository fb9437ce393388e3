"""What is said of households, forms, events and lists in a file: code and Vietnamese text. `{where}` is sheet, row
and column."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """(code, sentence). NK-030 to 059 a row, 060 to 069 a question, 100 to 119 forms and events, 120 to 129
    official lists. The file as such, its cells and its way in are in the catalogue of `sheets`."""

    NUMBER_TWICE = (
        "NK-038",
        _("{where}: số định danh trùng với dòng {other}. Hãy kiểm tra thẻ căn cước của hai người."),
    )
    NUMBER_TAKEN = (
        "NK-039",
        _("{where}: số định danh đã có trong hệ thống. Hãy tìm người này; nếu chuyển đến thì làm thủ tục chuyển hộ."),
    )
    COMMUNE_UNKNOWN = ("NK-040", _("{where}: không có xã “{value}”. Hãy chọn trong danh sách của ô."))
    COMMUNE_NOT_ON_DAY = (
        "NK-041",
        _("{where}: mã xã {value} không dùng vào ngày {day}.{now} Hãy ghi mã đúng vào ngày đó."),
    )
    OUT_OF_AREA = ("NK-042", _("{where}: xã này ngoài địa bàn bạn được giao nhập dữ liệu. Hãy bỏ dòng này khỏi tệp."))
    VILLAGE_UNKNOWN = (
        "NK-043",
        _("{where}: “{value}” không phải thôn của xã vào ngày {day}. Hãy chọn trong danh sách của ô."),
    )
    HOUSEHOLD_DISAGREES = (
        "NK-044",
        _("{where}: khác với dòng {other} của cùng hộ. Hãy ghi giống nhau, hoặc chỉ ghi ở dòng chủ hộ."),
    )
    NOT_ONE_HEAD = ("NK-045", _("{where}: hộ số {household} có {count} chủ hộ. Hãy ghi đúng một người là chủ hộ."))
    SAME_PERSON_TWICE = (
        "NK-046",
        _("{where}: trùng họ tên và ngày sinh với dòng {other} của cùng hộ. Hãy bỏ bớt một dòng."),
    )
    BIRTH_AFTER_DAY = ("NK-050", _("{where}: ngày sinh sau ngày {day}. Hãy kiểm tra ngày sinh."))
    BIRTH_TOO_EARLY = ("NK-051", _("{where}: ngày sinh cho tuổi trên {limit}. Hãy kiểm tra ngày sinh."))

    LOOKS_REGISTERED = (
        "NK-060",
        _(
            "{where}: giống một người đã có trong hộ {households}. Nếu là cùng một người, hãy bỏ dòng này; "
            "nếu là người khác, hãy ghi “người khác” ở cột Xử lý khi trùng."
        ),
    )
    SEVERAL_REGISTERED = (
        "NK-061",
        _(
            "{where}: có {count} người đã đăng ký giống người này, ở các hộ {households}. Hãy xác minh; nếu không "
            "phải ai trong số đó, hãy ghi “người khác” ở cột Xử lý khi trùng, nếu phải thì bỏ dòng này."
        ),
    )
    LOOKS_LIKE_ROW = (
        "NK-062",
        _(
            "{where}: giống người ở dòng {other} (khác hộ, cùng xã). Nếu là cùng một người, hãy bỏ bớt một dòng; "
            "nếu là người khác, hãy ghi “người khác” ở cột Xử lý khi trùng."
        ),
    )

    HOUSEHOLD_NOT_FOUND = ("NK-100", _("{where}: không có hộ mã {value} trong địa bàn của bạn. Hãy kiểm tra mã hộ."))
    HOUSEHOLD_TWICE = ("NK-101", _("{where}: hộ này đã ghi ở dòng {other}. Hãy bỏ bớt một dòng."))
    MEMBER_NOT_FOUND = (
        "NK-102",
        _("{where}: không thấy người này trong hộ vào ngày rà soát {day}. Hãy ghi đúng họ tên, ngày sinh như sổ hộ."),
    )
    SEVERAL_MEMBERS = (
        "NK-103",
        _("{where}: hộ có {count} người cùng họ tên, ngày sinh này. Hãy ghi thêm số định danh để biết là ai."),
    )
    MEMBER_TWICE = ("NK-104", _("{where}: người này đã ghi ở dòng {other}. Hãy bỏ bớt một dòng."))
    FACTS_MISSING = ("NK-105", _("{where}: theo chuẩn {standard} còn thiếu: {facts}. Hãy điền đủ."))
    REVIEW_REFUSES = ("NK-106", _("{where}: đợt rà soát không nhận dòng này, hãy xem lý do: {sentence}"))
    WITHOUT_HOUSEHOLD_ROW = ("NK-107", _("{where}: hộ {value} chưa có dòng nào ở trang Hộ. Hãy thêm dòng của hộ."))
    SEVERAL_PEOPLE = (
        "NK-109",
        _("{where}: hộ có {count} người cùng họ tên này. Hãy ghi thêm ngày sinh hoặc số định danh để biết là ai."),
    )
    NOT_IN_HOUSEHOLD = (
        "NK-110",
        _("{where}: không thấy “{value}” trong hộ vào ngày {day}. Hãy ghi đúng họ tên, ngày sinh như sổ hộ."),
    )
    REGISTRY_REFUSES = ("NK-111", _("{where}: sổ hộ không nhận biến động này, hãy xem lý do: {sentence}"))
    TOO_MANY_EVENTS = (
        "NK-112",
        _("Tệp có {count} biến động, nhiều hơn {limit}. Hãy tách thành nhiều tệp, mỗi xã một tệp."),
    )
    NO_ANSWERS = (
        "NK-113",
        _("Tệp chưa có câu trả lời nào của hộ hay thành viên. Hãy điền phiếu của ít nhất một hộ rồi gửi."),
    )
    FORM_EXISTS = ("NK-108", _("{where}: đợt này đã có phiếu của hộ. Hãy mở phiếu đó để sửa, và bỏ dòng này."))

    WITHOUT_HEAD = ("NK-120", _("{where}: dòng này không theo sau chủ hộ nào. Hãy để dòng của chủ hộ lên đầu mỗi hộ."))
    HEAD_DISAGREES = (
        "NK-121",
        _("{where}: ghi chủ hộ là “{value}”, nhưng dòng {other} là của “{head}”. Hãy ghi giống nhau."),
    )
    LISTED_NOT_FOUND = (
        "NK-122",
        _(
            "{where}: vào ngày {day} sổ hộ không có hộ nào ở thôn này có người tên, ngày sinh như vậy. Hãy ghi đúng "
            "như sổ hộ; nếu hộ chưa có trong sổ thì đăng ký hộ trước."
        ),
    )
    SEVERAL_LISTED = (
        "NK-123",
        _(
            "{where}: có {count} hộ giống hộ này: {households}. Hãy xác minh rồi ghi mã của hộ đúng ở cột Mã hộ; "
            "hệ thống không tự chọn."
        ),
    )
    NUMBER_OF_ANOTHER = (
        "NK-124",
        _("{where}: trong sổ, số định danh này là của người có tên khác. Hãy kiểm tra thẻ căn cước."),
    )
    NO_PAPER = (
        "NK-125",
        _("{where}: không rõ hộ ra khỏi danh sách theo quyết định nào. Hãy ghi số và ngày quyết định ở dòng chủ hộ."),
    )
    ON_TWO_LISTS = (
        "NK-126",
        _("{where}: hộ này cũng ở {other}; một hộ không thể ở cả hai danh sách. Hãy bỏ bớt một dòng."),
    )
    LIST_REFUSES = ("NK-127", _("{where}: không ghi được danh sách vì dòng này, hãy xem lý do: {sentence}"))
