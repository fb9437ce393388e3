"""What the engine says of a file, its cells and its way in: code and Vietnamese text.

`{where}` is sheet, row and column.
"""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """(code, sentence). NK-001 to 029 the file, 030 to 059 a cell, 070 to 089 its way in. What is said of the things in
    the rows is in the catalogue of the room that knows them, under the same letters."""

    WRONG_TYPE = (
        "NK-001",
        _("Tệp {name} không phải sổ Excel kiểu .xlsx. Hãy mở bằng Excel, chọn Lưu thành, kiểu .xlsx, rồi gửi lại."),
    )
    OLD_EXCEL = (
        "NK-002",
        _("Tệp {name} là sổ Excel kiểu cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành, kiểu .xlsx, rồi gửi lại."),
    )
    HAS_MACRO = (
        "NK-003",
        _("Tệp {name} có chứa macro nên không được nhận. Hãy lưu lại thành kiểu .xlsx không có macro rồi gửi lại."),
    )
    PASSWORD = ("NK-004", _("Tệp {name} đặt mật khẩu. Hãy bỏ mật khẩu trong Excel, lưu lại rồi gửi."))
    EMPTY_FILE = ("NK-005", _("Tệp {name} rỗng, không có nội dung nào. Hãy chọn lại tệp."))
    BROKEN = ("NK-006", _("Tệp {name} bị hỏng nên không đọc được. Hãy mở bằng Excel, lưu lại rồi gửi."))
    TOO_BIG = ("NK-007", _("Tệp {name} nặng {size} MB, quá mức {limit} MB. Hãy tách thành nhiều tệp, mỗi xã một tệp."))
    BOMB = (
        "NK-008",
        _("Tệp {name} nén bất thường: mở ra quá lớn so với tệp gửi lên. Hãy chép dữ liệu sang tệp mẫu mới rồi gửi."),
    )
    TOO_MANY_ROWS = (
        "NK-009",
        _("Tệp {name} có hơn {limit} dòng (kể cả dòng trống đã định dạng). Hãy xóa dòng thừa hoặc tách tệp theo xã."),
    )
    TOO_MANY_COLUMNS = (
        "NK-010",
        _("Tệp {name} có hơn {limit} cột. Hãy xóa các cột thừa bên phải hoặc chép dữ liệu sang tệp mẫu mới."),
    )
    NO_SHEET = ("NK-011", _("Tệp không có trang “{sheet}”. Các trang có trong tệp: {found}. Hãy dùng lại tệp mẫu."))
    DATE_NOT_IN_CALENDAR = (
        "NK-012",
        _("{where}: {value} không có trong lịch. Hãy ghi lại theo dạng ngày/tháng/năm."),
    )
    NO_HEADINGS = (
        "NK-013",
        _("Trang {sheet}: không thấy dòng tiêu đề trong {rows} dòng đầu. Hãy giữ nguyên dòng tiêu đề của tệp mẫu."),
    )
    COLUMNS_MISSING = (
        "NK-014",
        _("Trang {sheet}: thiếu cột {missing}.{guess} Hãy đặt lại tên cột đúng như tệp mẫu."),
    )
    HEADING_TWICE = ("NK-015", _("Trang {sheet}: cột “{heading}” có hai lần. Hãy bỏ bớt một cột."))
    HEADING_MERGED = (
        "NK-016",
        _("Trang {sheet}: tiêu đề bị gộp ô ở {cells}. Hãy bỏ gộp ô, mỗi cột một tiêu đề như tệp mẫu."),
    )
    NO_ROWS = ("NK-017", _("Trang {sheet} chưa có dòng dữ liệu nào dưới tiêu đề. Hãy điền rồi gửi lại."))
    LEGACY_TEXT = (
        "NK-018",
        _(
            "{where}: chữ “{value}” gõ theo bảng mã {encoding} (phông {font}), không phải Unicode; cả tệp có {count} "
            "chỗ như vậy. Hãy chuyển mã sang Unicode rồi gửi lại."
        ),
    )

    FORMULA = ("NK-030", _("{where}: ô chứa công thức. Hãy chép cả cột rồi dán lại dạng giá trị."))
    MERGED = ("NK-031", _("{where}: ô bị gộp nên không rõ giá trị thuộc dòng nào. Hãy bỏ gộp ô và ghi đủ từng dòng."))
    EMPTY = ("NK-032", _("{where}: đang để trống. Hãy điền."))
    TOO_LONG = ("NK-033", _("{where}: dài hơn {limit} ký tự. Hãy viết ngắn lại."))
    NOT_A_CHOICE = ("NK-034", _("{where}: “{value}” không có trong danh sách. Hãy chọn trong danh sách của ô."))
    DATE_UNREADABLE = (
        "NK-035",
        _("{where}: không hiểu ngày “{value}”. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 05/11/1980."),
    )
    NUMBER_NOT_12_DIGITS = ("NK-036", _("{where}: số định danh phải có đúng 12 chữ số. Hãy ghi lại theo thẻ căn cước."))
    NUMBER_LOST_ZERO = (
        "NK-037",
        _(
            "{where}: số định danh chỉ còn {digits} chữ số, có lẽ Excel đã bỏ số 0 ở đầu. "
            "Hãy đổi ô sang kiểu văn bản rồi ghi lại đủ 12 chữ số."
        ),
    )
    NOT_A_NUMBER = ("NK-047", _("{where}: “{value}” không phải là số. Hãy ghi bằng chữ số, ví dụ 45,5."))
    NOT_WHOLE = ("NK-048", _("{where}: “{value}” không phải số nguyên. Hãy ghi bằng chữ số, không có phần lẻ."))
    NEGATIVE = ("NK-049", _("{where}: “{value}” nhỏ hơn 0. Hãy kiểm tra lại."))
    DAY_IN_FUTURE = ("NK-052", _("{where}: ngày {value} ở tương lai. Hãy kiểm tra lại."))

    NOT_CHECKED = ("NK-070", _("Tệp này chưa ở bước chờ ghi ({state}). Hãy tải lại trang để xem kết quả kiểm tra."))
    FILE_CHANGED = (
        "NK-071",
        _("Tệp lưu trên máy chủ không còn đúng là tệp đã kiểm tra. Hãy gửi lại tệp để kiểm tra từ đầu."),
    )
    CHANGED_SINCE = (
        "NK-072",
        _("Sổ hộ đã thay đổi sau khi kiểm tra nên tệp không được ghi. Hãy xem các lỗi mới, sửa rồi gửi lại tệp."),
    )
    FAILED = ("NK-073", _("Hệ thống gặp lỗi khi xử lý tệp; không có dòng nào được ghi. Hãy thử lại hoặc báo quản trị."))
    UNKNOWN_KIND = ("NK-074", _("Chưa chọn loại dữ liệu trong tệp. Hãy chọn một loại trong danh sách."))
    NO_FILE = ("NK-075", _("Chưa chọn tệp. Hãy chọn một tệp Excel kiểu .xlsx."))
