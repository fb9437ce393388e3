"""The catalogue of problems this package reports: one code, one full Vietnamese sentence.

Each sentence says where, what is wrong and how to mend it. `tests/test_messages.py` keeps the catalogue
and its use in step.
"""

NO_STANDARD = "LUAT-001"
MISSING_TABLE = "LUAT-002"
UNKNOWN_STANDARD = "LUAT-003"
UNKNOWN_FACT = "LUAT-004"
UNKNOWN_CODE = "LUAT-005"
WRONG_TYPE = "LUAT-006"
UNKNOWN_COLUMN = "LUAT-007"
BAD_COLUMN = "LUAT-008"
BAD_HOUSEHOLD_INDEX = "LUAT-009"
BAD_SHEET = "LUAT-010"
NOT_ITS_DAY = "LUAT-011"
NO_PROCEDURE = "LUAT-012"
UNKNOWN_PROCEDURE = "LUAT-013"
NO_ACT = "LUAT-014"

MESSAGES = {
    NO_STANDARD: (
        "Ngày {day} nằm ngoài thời gian áp dụng của các chuẩn nghèo đã nạp "
        "(từ {first} đến {last}). Hãy kiểm tra lại ngày áp dụng luật."
    ),
    MISSING_TABLE: (
        "Chưa thể tính cho ngày {day}: hệ thống chưa có {table}. Bảng này nằm trong {act}. "
        "Hãy nạp bảng từ văn bản rồi tính lại."
    ),
    UNKNOWN_STANDARD: "Không có chuẩn nghèo nào mang mã {standard}. Hãy chọn một trong các mã: {known}.",
    UNKNOWN_FACT: "{where}: trường {field} không có trong phiếu. Hãy bỏ trường này hoặc sửa lại tên.",
    UNKNOWN_CODE: (
        "{where}: trường {field} có giá trị {value} không nằm trong danh mục. Hãy dùng một trong các mã: {known}."
    ),
    WRONG_TYPE: "{where}: trường {field} có giá trị {value} không đúng kiểu. Hãy nhập {expected}.",
    UNKNOWN_COLUMN: "Bảng {table}: cột {field} không phải là một dữ kiện của luật. Hãy bỏ cột này hoặc sửa lại tên.",
    BAD_COLUMN: "Bảng {table}: cột {field} không hợp lệ, vì {problem}. Hãy sửa lại cột rồi chạy lại.",
    BAD_HOUSEHOLD_INDEX: (
        "Bảng persons: cột household phải là số thứ tự của hộ, từ 0 đến {last}. Hãy nối lại thành viên với hộ."
    ),
    NOT_ITS_DAY: "Ngày {day} không thuộc thời gian áp dụng của chuẩn {standard}. Hãy chọn ngày từ {first} đến {last}.",
    NO_PROCEDURE: (
        "Chưa biết trình tự rà soát áp dụng cho ngày {day}: văn bản quy định chưa được nạp. "
        "Hãy nạp thời hạn và các bước từ văn bản đang có hiệu lực."
    ),
    UNKNOWN_PROCEDURE: "Không có loại rà soát nào mang mã {kind}. Hãy chọn một trong các mã: {known}.",
    NO_ACT: (
        "Chưa biết văn bản nào {what} cho ngày {day}, nên không thể dẫn văn bản. "
        "Hãy nạp văn bản đang có hiệu lực vào openfisca_vietnam/quoted/acts."
    ),
    BAD_SHEET: (
        "{where}: phiếu phải có phần household là một đối tượng và phần persons là một danh sách các đối tượng. "
        "Hãy sửa lại phiếu."
    ),
}
