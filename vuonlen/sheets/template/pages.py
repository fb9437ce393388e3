"""The pages of a template: the instructions, and the sheets to fill in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from ..columns import ColumnSpec, SheetSpec
from ..writing.page import set_up_a4
from ..writing.styles import Styles

HEADING_ROW = 3  # from 0
LAST_ROW = 20_000  # drop-downs reach down to here

STEPS = (
    "Điền dữ liệu từ dòng ngay dưới tiêu đề; không đổi tên, không gộp ô, không thêm dòng phía trên tiêu đề.",
    "Ô có mũi tên: chọn trong danh sách. Bấm vào ô để đọc cách ghi.",
    "Cột có dấu * phải ghi ở mọi dòng.",
    "Chữ tiếng Việt gõ Unicode; không dùng phông .VnTime hay VNI. Không dùng công thức.",
    "Ngày ghi dạng ngày/tháng/năm, ví dụ 05/11/1980. Số định danh đủ 12 chữ số; chưa có thì để trống.",
    "Lưu kiểu .xlsx, không macro, không mật khẩu, rồi gửi ở trang Nhập từ Excel. Hệ thống kiểm tra cả tệp trước; "
    "chỉ khi không còn lỗi mới ghi, và ghi tất cả hoặc không ghi gì.",
)


def write_instructions(book: Workbook, styles: Styles, label: str, about: str, sheets: Sequence[SheetSpec]) -> None:
    """How to fill in, then one line a column."""
    page = book.add_worksheet("Hướng dẫn")
    page.hide_gridlines(2)
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 12)
    page.set_column(2, 2, 70)
    page.set_column(3, 3, 24)
    page.write_string(0, 0, f"HƯỚNG DẪN ĐIỀN: {label.upper()}", styles.title)
    page.write_string(1, 0, about)
    for at, step in enumerate(STEPS, 1):
        page.merge_range(2 + at, 0, 2 + at, 3, f"{at}. {step}", styles.muted)
        page.set_row(2 + at, 32)
    row = 4 + len(STEPS)
    for spec in sheets:
        page.write_string(row, 0, f"Trang {spec.name}", styles.title)
        page.write_row(row + 1, 0, ["Cột", "Bắt buộc", "Cách ghi", "Ví dụ"], styles.asked_heading)
        for at, column in enumerate(spec.columns, row + 2):
            said = [column.heading, "có" if column.required else "", column.hint, column.example]
            page.write_row(at, 0, said, styles.wrap)
        row += len(spec.columns) + 3
    set_up_a4(page, landscape=False)


def write_sheet(
    book: Workbook,
    styles: Styles,
    spec: SheetSpec,
    about: str,
    choices: Callable[[ColumnSpec], str],
    rows: Iterable[Mapping[str, Any]],
) -> None:
    """One sheet to fill in, with what is known already."""
    sheet = book.add_worksheet(spec.name)
    sheet.write_string(0, 0, spec.title, styles.title)
    sheet.write_string(1, 0, about)
    sheet.set_row(HEADING_ROW, 48)
    sheet.freeze_panes(HEADING_ROW + 1, 1)
    for at, column in enumerate(spec.columns):
        sheet.set_column(at, at, column.width, styles.text if column.is_text else None)
        sheet.write_string(HEADING_ROW, at, column.heading + (" *" if column.required else ""), styles.asked_heading)
        sheet.data_validation(HEADING_ROW + 1, at, LAST_ROW, at, _validation(column, choices(column)))
    for row, known in enumerate(rows, HEADING_ROW + 1):
        for at, column in enumerate(spec.columns):
            if (value := known.get(column.key)) is not None:
                sheet.write_string(row, at, str(value), styles.text)
    set_up_a4(sheet, heading_row=HEADING_ROW)


def first_cell(spec: SheetSpec, key: str) -> str:
    """The cell of a column in the first row to fill in, as a formula of the whole column names it: "$B5"."""
    at = [one.key for one in spec.columns].index(key)
    return xl_rowcol_to_cell(HEADING_ROW + 1, at, col_abs=True)


def _validation(column: ColumnSpec, formula: str) -> dict[str, Any]:
    said = {"input_title": column.heading[:32], "input_message": column.hint[:255], "ignore_blank": True}
    if not formula:
        return {"validate": "any", **said}
    wrong = {"error_title": "Không có trong danh sách", "error_message": "Hãy chọn một giá trị trong danh sách của ô."}
    return {"validate": "list", "source": formula, **said, **wrong}
