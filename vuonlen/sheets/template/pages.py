"""The pages of a template: the instructions, and the sheets to fill in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter.workbook import Workbook

from ..columns import ColumnSpec, SheetSpec

HEADING_ROW = 3  # from 0
LAST_ROW = 20_000  # drop-downs reach down to here
#: Text, so that Excel neither cuts a zero nor turns a day round.
_AS_TEXT = frozenset({"personal_number", "birth_date", "registered_on", "household_code", "commune", "happened_on",
                      "decided_on", "decision_number", "effective_on", "other_household_code",
                      "person_code"})  # fmt: skip

STEPS = (
    "Điền dữ liệu từ dòng ngay dưới tiêu đề; không đổi tên, không gộp ô, không thêm dòng phía trên tiêu đề.",
    "Ô có mũi tên: chọn trong danh sách. Bấm vào ô để đọc cách ghi.",
    "Cột có dấu * phải ghi ở mọi dòng.",
    "Chữ tiếng Việt gõ Unicode; không dùng phông .VnTime hay VNI. Không dùng công thức.",
    "Ngày ghi dạng ngày/tháng/năm, ví dụ 05/11/1980. Số định danh đủ 12 chữ số; chưa có thì để trống.",
    "Lưu kiểu .xlsx, không macro, không mật khẩu, rồi gửi ở trang Nhập từ Excel. Hệ thống kiểm tra cả tệp trước; "
    "chỉ khi không còn lỗi mới ghi, và ghi tất cả hoặc không ghi gì.",
)


class TemplateStyles:
    """The few formats a template uses."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.muted = book.add_format({"font_color": "#555555", "text_wrap": True, "valign": "top"})
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#e8f1ed"}
        )
        self.wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        self.text = book.add_format({"num_format": "@"})


def write_instructions(
    book: Workbook, styles: TemplateStyles, label: str, about: str, sheets: Sequence[SheetSpec]
) -> None:
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
        page.write_row(row + 1, 0, ["Cột", "Bắt buộc", "Cách ghi", "Ví dụ"], styles.heading)
        for at, column in enumerate(spec.columns, row + 2):
            said = [column.heading, "có" if column.required else "", column.hint, column.example]
            page.write_row(at, 0, said, styles.wrap)
        row += len(spec.columns) + 3
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def write_sheet(
    book: Workbook,
    styles: TemplateStyles,
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
        sheet.set_column(at, at, column.width, styles.text if column.key in _AS_TEXT else None)
        sheet.write_string(HEADING_ROW, at, column.heading + (" *" if column.required else ""), styles.heading)
        sheet.data_validation(HEADING_ROW + 1, at, LAST_ROW, at, _validation(column, choices(column)))
    for row, known in enumerate(rows, HEADING_ROW + 1):
        for at, column in enumerate(spec.columns):
            if (value := known.get(column.key)) is not None:
                sheet.write_string(row, at, str(value), styles.text)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)


def _validation(column: ColumnSpec, formula: str) -> dict[str, Any]:
    said = {"input_title": column.heading[:32], "input_message": column.hint[:255], "ignore_blank": True}
    if not formula:
        return {"validate": "any", **said}
    wrong = {"error_title": "Không có trong danh sách", "error_message": "Hãy chọn một giá trị trong danh sách của ô."}
    return {"validate": "list", "source": formula, **said, **wrong}
