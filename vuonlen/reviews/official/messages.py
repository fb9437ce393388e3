"""Every problem of an official list that a person sees: code and Vietnamese sentence."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """(code, sentence); `{household}` is the head's name and the code of the household."""

    NUMBER_EMPTY = ("DS-001", _("{household}: chưa có số quyết định công nhận. Hãy ghi số quyết định."))
    NUMBER_USED = (
        "DS-002",
        _(
            "{household}: quyết định số {number} ngày {day} của xã đã ghi trong hệ thống, không phải là danh sách "
            "chính thức có hiệu lực cùng ngày. Hãy kiểm tra số, ngày quyết định và ngày có hiệu lực."
        ),
    )
    DAY_IN_FUTURE = (
        "DS-003",
        _("{household}: ngày {day} ở tương lai. Hãy kiểm tra ngày quyết định, ngày hiệu lực."),
    )
    HOUSEHOLD_NOT_THERE = (
        "DS-004",
        _("{household}: hộ không tồn tại vào ngày {day} mà danh sách có hiệu lực. Hãy kiểm tra ngày, hoặc sổ hộ."),
    )
    AFTER_ROUND = (
        "DS-005",
        _(
            "{commune} đã có kết quả rà soát quyết định trong hệ thống ({decision}), nên {count} hộ của xã trong danh "
            "sách không ghi được. Danh sách chính thức chỉ nhận cho thời gian trước đó; hãy điều chỉnh bằng quyết định "
            "của đợt rà soát."
        ),
    )
    OVERLAPS = (
        "DS-006",
        _(
            "{household}: từ ngày {day} hộ đã là {status} theo {decision}. Danh sách không được ghi đè lên quyết định "
            "đó; hãy bỏ hộ này khỏi danh sách."
        ),
    )
    B2_NOT_WHOLE = (
        "DS-007",
        _(
            "{household}: điểm B2 là {b2}, nhưng mỗi chỉ số thiếu hụt là {each} điểm và nhiều nhất là {most} điểm. "
            "Hãy xem lại phiếu B2."
        ),
    )
    CLASS_DISAGREES = (
        "DS-008",
        _(
            "{household}: ghi là {status}, nhưng B1 {b1} và B2 {b2} theo chuẩn ở {place} (B1 không quá {line} điểm) là "
            "{found}. Hãy xem lại điểm hoặc phân loại."
        ),
    )
    NOT_ITS_FORMER_CLASS = (
        "DS-009",
        _(
            "{household}: ghi trong danh sách {list}, nhưng trước ngày {day} hộ là {status}. "
            "Hãy chuyển hộ sang đúng danh sách."
        ),
    )
    COMMUNE_KIND_UNKNOWN = (
        "DS-010",
        _(
            "{household}: chưa biết {commune} là thành thị hay nông thôn vào ngày {day}. "
            "Hãy bổ sung ở danh mục địa bàn."
        ),
    )
    LAW_REFUSES = ("DS-011", _("{household}: chưa đối chiếu được với chuẩn nghèo, hãy xem lý do: {sentence}"))
    HOUSEHOLD_TWICE = ("DS-012", _("{household}: hộ có hai dòng trong danh sách. Hãy bỏ bớt một dòng."))
