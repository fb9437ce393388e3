"""Every problem of reviews that a person sees: code and Vietnamese sentence."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


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
    RECOGNISED_LATER = (
        "RAS-083",
        _(
            "{commune}: {count} hộ có người đã được công nhận từ ngày {day} hoặc sau đó: {names}. "
            "Hãy quyết định các đợt theo thứ tự thời gian."
        ),
    )
    COMMUNES_UNDECIDED = (
        "RAS-029",
        _("Còn {count} xã của đợt chưa có quyết định: {names}. Hãy nhập quyết định của các xã này."),
    )
    TEXT_TOO_LONG = ("RAS-030", _("{where}: nội dung dài hơn {limit} ký tự. Hãy viết ngắn lại."))
    NO_FORM_YET = ("RAS-031", _("{household}: đợt này chưa có phiếu đã lưu. Hãy tải lại trang rồi nhập phiếu mới."))
    OUTSIDE_WINDOW = (
        "RAS-032",
        _(
            "Rà soát định kỳ năm {year} mở từ {first} đến {last}; ngày mở {day} nằm ngoài. "
            "Hãy chọn ngày trong khoảng đó."
        ),
    )
    STARTS_TOO_EARLY = (
        "RAS-033",
        _("Rà soát thường xuyên bắt đầu từ ngày {first} hằng tháng; ngày mở {day} sớm hơn. Hãy chọn ngày khác."),
    )
    IN_YEAR_ROUND_OVERLAPS = (
        "RAS-034",
        _("Tháng {month} đã có đợt cùng loại gồm {communes}. Hãy dùng đợt đó."),
    )
    NOT_A_CANDIDATE = (
        "RAS-035",
        _("{household}: hộ không có trong danh sách rà soát của đợt. Hãy thêm hộ theo giấy đề nghị trước."),
    )
    ALREADY_CANDIDATE = ("RAS-036", _("{household}: hộ đã có trong danh sách rà soát. Hãy mở phiếu của hộ."))
    QUICK_SCREEN_MISSING = (
        "RAS-037",
        _("{household}: hộ mới đề nghị phải có phiếu A. Hãy nhập các tiêu chí được đánh dấu (để trống nếu không có)."),
    )
    QUICK_SCREEN_FAILED = (
        "RAS-038",
        _(
            "{household}: phiếu A có {count} tiêu chí được đánh dấu; chỉ hộ dưới {limit} tiêu chí được rà soát. "
            "Hãy trả lời hộ bằng văn bản, nêu lý do."
        ),
    )
    QUICK_SCREEN_UNKNOWN = (
        "RAS-039",
        _("{household}: tiêu chí phiếu A phải là các số khác nhau từ 1 đến {limit}. Hãy nhập lại."),
    )
    ILLEGAL_STEP = (
        "RAS-040",
        _("{commune} đang ở bước “{step}” nên chưa làm được việc này: {rule}. Hãy làm theo thứ tự."),
    )
    DAY_TOO_EARLY = ("RAS-041", _("{commune}: ngày {day} sớm hơn ngày {earliest} của bước trước. Hãy kiểm tra ngày."))
    DAY_IN_FUTURE = ("RAS-042", _("{commune}: ngày {day} ở tương lai. Hãy ghi khi việc đã diễn ra."))
    FORM_CLOSED = (
        "RAS-043",
        _(
            "{household}: xã đang ở bước “{step}”, chỉ sửa phiếu của hộ phải rà soát lại hoặc có khiếu nại. "
            "Hãy ghi khiếu nại hoặc kết quả họp trước."
        ),
    )
    FIELD_EMPTY = ("RAS-044", _("{commune}: chưa nhập {field}. Hãy nhập rồi lưu lại."))
    CANDIDATES_WITHOUT_FORM = (
        "RAS-045",
        _("{commune}: {count} hộ trong danh sách rà soát chưa có phiếu: {names}. Hãy khảo sát các hộ này."),
    )
    VOTES_EXCEED_ATTENDANCE = (
        "RAS-046",
        _("{household}: {votes} phiếu biểu quyết nhiều hơn {attendance} người dự họp. Hãy kiểm tra biên bản."),
    )
    VOTES_MISSING = (
        "RAS-047",
        _("{village}: biên bản thiếu kết quả biểu quyết của {count} hộ: {names}. Hãy nhập đủ các hộ."),
    )
    VOTE_NOT_PENDING = (
        "RAS-048",
        _(
            "{village}: {count} hộ không thuộc cuộc họp này (không có trong danh sách hoặc đã được đồng ý): {names}. "
            "Hãy bỏ các hộ đó ra."
        ),
    )
    NOT_SURVEYED_AGAIN = (
        "RAS-049",
        _("{village}: {count} hộ chưa được rà soát lại sau cuộc họp trước: {names}. Hãy lưu phiếu mới rồi họp lại."),
    )
    FEW_MINUTES = ("RAS-050", _("{village}: biên bản họp phải có {copies} bản. Hãy nhập lại số bản."))
    MEETING_NOT_AGREED = (
        "RAS-051",
        _("{commune}: {count} hộ chưa được họp thôn đồng ý: {names}. Hãy rà soát lại và họp lại trước khi niêm yết."),
    )
    OBJECTION_OPEN = (
        "RAS-052",
        _("{commune}: còn {count} khiếu nại chưa giải quyết: {names}. Hãy phúc tra và trả lời trước."),
    )
    OBJECTION_OUTSIDE_POSTING = (
        "RAS-053",
        _(
            "{household}: khiếu nại ngày {day} không nằm trong thời gian niêm yết từ {first} đến {last}. "
            "Hãy kiểm tra ngày."
        ),
    )
    OBJECTION_TWICE = ("RAS-054", _("{household}: đang có một khiếu nại chưa giải quyết. Hãy giải quyết khiếu nại đó."))
    OBJECTION_ANSWERED = ("RAS-055", _("{household}: khiếu nại này đã được trả lời ngày {day}. Hãy tải lại trang."))
    RECHECK_LATE = (
        "RAS-056",
        _("{household}: phúc tra phải xong trước hết ngày {last}, ngày trả lời là {day}. Hãy ghi lý do chậm."),
    )
    POSTING_RUNS = (
        "RAS-057",
        _("{commune}: danh sách niêm yết đến hết ngày {last}, ngày {day} còn quá sớm. Hãy chờ hết thời gian niêm yết."),
    )
    SECOND_POSTING_MISSING = (
        "RAS-058",
        _("{commune}: sau phúc tra chưa niêm yết lại. Hãy niêm yết lại danh sách trước."),
    )
    OPINION_MISSING = ("RAS-059", _("{commune}: chưa có ý kiến đồng ý của {level}. Hãy báo cáo và chờ ý kiến."))
    WRONG_LEVEL = (
        "RAS-060",
        _("{commune}: ngày {day} thẩm quyền cho ý kiến thuộc {level}. Hãy chuyển báo cáo đến đúng cấp."),
    )
    OPINION_NAMES_NOBODY = (
        "RAS-061",
        _("{commune}: ý kiến không đồng ý phải nêu hộ cần rà soát lại, trong danh sách của đợt. Hãy chọn hộ."),
    )
    SURVEYOR_WITHOUT_RIGHT = (
        "RAS-062",
        _("{village}: {surveyor} không có quyền lập phiếu ở xã này. Hãy giao vai trò rà soát viên trước."),
    )
    VILLAGE_OUTSIDE_ROUND = ("RAS-063", _("Thôn đã chọn không thuộc địa bàn của đợt rà soát. Hãy chọn thôn khác."))
    NOT_ON_LIST = (
        "RAS-064",
        _(
            "{household}: hộ không trong danh sách hộ nghèo, hộ cận nghèo nên không rà soát thoát nghèo được. "
            "Hãy kiểm tra hộ."
        ),
    )
    ON_LIST_ALREADY = (
        "RAS-065",
        _("{household}: hộ đang là {status} nên không thuộc đối tượng của đợt này. Hãy rà soát hộ ở đợt khác."),
    )
    NOT_DECIDED_YET = ("RAS-066", _("{household}: kết quả rà soát của hộ chưa được quyết định. Hãy sửa phiếu của hộ."))
    DECIDED_SINCE = (
        "RAS-067",
        _("{household}: sau ngày {day} hộ đã có quyết định khác. Hãy điều chỉnh quyết định sau cùng."),
    )
    CORRECTION_CHANGES_NOTHING = (
        "RAS-068",
        _("{household}: phiếu điều chỉnh cho cùng kết quả ({outcome}). Hãy kiểm tra lại câu trả lời."),
    )
    UNDETERMINED_CORRECTION = (
        "RAS-069",
        _("{household}: phiếu điều chỉnh còn thiếu thông tin. Hãy bổ sung rồi lưu lại."),
    )
    NO_CERTIFICATE_BY_LAW = ("RAS-070", _("{commune}: loại rà soát này không cấp giấy chứng nhận. Hãy chốt số liệu."))
    NO_UPPER_LEVEL = (
        "RAS-071",
        _("{commune}: loại rà soát này không xin ý kiến cấp trên. Hãy quyết định sau niêm yết."),
    )
    INCOME_NOT_MEASURED = (
        "RAS-072",
        _("{commune}: {count} phiếu chưa ghi thu nhập 12 tháng: {names}. Hãy nhập thu nhập đã đo, không dùng điểm."),
    )
    MOVE_WAITS_FOR_DECISION = (
        "RAS-073",
        _(
            "{household}: hộ đang chờ quyết định của đợt “{round}” ở xã cũ. "
            "Hãy ghi việc chuyển xã sau khi xã cũ quyết định."
        ),
    )
    NOTHING_TO_VOTE_ON = (
        "RAS-074",
        _("{village}: không còn hộ nào chờ họp thôn. Hãy niêm yết kết quả."),
    )
    REFUSAL_KEPT = (
        "RAS-080",
        _("{household}: đề nghị không qua phiếu A của hộ đã được giữ trong đợt này. Hãy trả lời đề nghị đó."),
    )
    REQUEST_PASSES = (
        "RAS-081",
        _("{household}: hộ qua được phiếu A. Hãy thêm hộ vào danh sách rà soát, không từ chối."),
    )
    REFUSAL_WRITTEN = (
        "RAS-082",
        _("{household}: đã có văn bản trả lời số {number} ngày {day}. Hãy tải lại trang."),
    )
