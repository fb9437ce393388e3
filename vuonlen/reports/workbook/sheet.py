"""One report table on one sheet: title block, headings, lines, notes, signature, print set-up."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from vuonlen.documents import DOTS, merge_headings, motto, nation
from vuonlen.kernel.format import NOT_RECORDED, date_digits
from vuonlen.sheets.writing.page import mark_pages, number_pages, set_up_a4

from ..letterhead import Issued, chair_signs, dated, issuer_name, issuer_of
from ..tables import Absent, Balance, OutsideRate, Rate, ReportTables, Table, formula_text
from .formulas import check_formula, value_formula
from .plan import HEAD_ROWS, SheetPlan, headings_with_lead, is_total
from .styles import Styles

_LAST_OF_STOCKS = 3  # tables 1 to 3 name their identities themselves
_ONE_PAGE_LINES = 34  # more would be too small to read on one A4 sheet


@dataclass(frozen=True)
class TableSheet:
    """Writes `table` on `sheet`."""

    sheet: Worksheet
    styles: Styles
    figures: Issued
    tables: ReportTables
    table: Table
    note: str
    mark: str = ""  # of a draft: stands on every page, and nothing is left to sign

    @property
    def plan(self) -> SheetPlan:
        """Where things stand."""
        return SheetPlan(self.table)

    def write(self) -> None:
        """Write the whole sheet."""
        self._set_up_page()
        self._title_block()
        self._headings()
        self._lead_cells()
        self._values()
        self._checks()
        self._foot()

    def _set_up_page(self) -> None:
        sheet, plan = self.sheet, self.plan
        set_up_a4(sheet, pages_high=1 if len(self.table.lines) <= _ONE_PAGE_LINES else 0)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
        sheet.center_horizontally()
        sheet.repeat_rows(HEAD_ROWS, plan.number_row)
        sheet.print_area(0, 0, plan.end_row + (0 if self.mark else 7), plan.check_column)
        if self.mark:
            mark_pages(sheet, self.mark)
        number_pages(sheet)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(plan.first_row, plan.lead_columns)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 22)
        sheet.set_column(2, plan.check_column - 1, 10 if self.table.form.paired else 9)
        if self._closes_by_formula():  # the column number of a balance is a long formula
            sheet.set_column(plan.check_column - 1, plan.check_column - 1, 14)
        sheet.set_column(plan.check_column, plan.check_column, 9)

    def _closes_by_formula(self) -> bool:
        return isinstance(self.table.form.columns[-1].formula, Balance)

    def _title_block(self) -> None:
        last = self.plan.check_column
        half = last // 2
        committee, place = issuer_of(self.figures)
        self._across(0, 0, half - 1, committee, self.styles.centred)
        self._across(1, 0, half - 1, place, self.styles.underlined)
        self._across(0, half, last, nation(), self.styles.centred_bold)
        self._across(1, half, last, motto(), self.styles.underlined)
        self._across(
            3, 0, last, _("Biểu số %(number)02d") % {"number": self.table.form.number}, self.styles.centred_bold
        )
        self._across(4, 0, last, self.table.form.title_of(self.figures.year).upper(), self.styles.title)
        if self.mark:
            self._across(2, 0, last, self.mark, self.styles.draft)
        else:
            self._across(5, 0, last, self._goes_with(), self.styles.italic)
        self._across(6, 0, last, self._period(), self.styles.italic)

    def _goes_with(self) -> str:
        return _("(Kèm theo Báo cáo số %(dots)s/BC-UBND ngày %(dots)s tháng %(dots)s năm %(year)s của %(issuer)s)") % {
            "dots": DOTS,
            "year": self.figures.year,
            "issuer": issuer_name(self.figures),
        }

    def _period(self) -> str:
        opening = self.figures.opening_on
        period = _("Thời điểm rà soát: %(reviewed)s. Đầu kỳ: %(opening)s. Cuối kỳ: %(closing)s.") % {
            "reviewed": date_digits(self.figures.reviewed_on),
            "opening": NOT_RECORDED if opening is None else date_digits(opening),
            "closing": date_digits(self.figures.closing_on),
        }
        return f"{period} {self.tables.remark}".strip()

    def _headings(self) -> None:
        lead: tuple[str, ...] = (_("TT"), self.tables.place_heading or _("Xã, thị trấn"))
        if self.table.form.paired:
            lead += (_("Phân tổ"),)
        headings = headings_with_lead(self.table, lead, _("Kiểm tra"))
        for cell in merge_headings(headings):
            self._merge(cell.row + HEAD_ROWS, cell.column, cell.rows, cell.columns, cell.text, self.styles.heading)
        for row in range(HEAD_ROWS, self.plan.number_row):
            self.sheet.set_row(row, self._heading_height(row - HEAD_ROWS))
        self._column_numbers(len(lead))

    def _heading_height(self, depth: int) -> int:
        """Points: the last row holds the longest texts in the narrowest cells."""
        if depth + 1 < self.plan.heading_rows:
            return 34
        longest = max(len(str(column.headings[-1])) for column in self.table.form.columns)
        return 34 if longest <= 24 else 66 if longest <= 60 else 92

    def _column_numbers(self, lead: int) -> None:
        row = self.plan.number_row
        for index, letter in enumerate("ABC"[:lead]):
            self.sheet.write_string(row, index, letter, self.styles.column_number)
        for column in self.table.form.columns:
            self.sheet.write_string(
                row, self.plan.column(column.number), formula_text(column), self.styles.column_number
            )
        self.sheet.write_string(row, self.plan.check_column, "", self.styles.column_number)
        self.sheet.set_row(row, 26)

    def _lead_cells(self) -> None:
        step = len(self.table.form.strata)
        for row in range(self.plan.first_row, self.plan.end_row):
            self.sheet.set_row(row, 16)
        ordinals = _ordinals(self.table)
        for line in range(0, len(self.table.lines), step):
            row, total = self.plan.first_row + line, is_total(self.table, line)
            strong = total or bool(self.table.lines[line].members)
            if total:
                self._merge(row, 0, step, 2, _("TỔNG CỘNG"), self.styles.total_name)
            else:
                style = self.styles.group_name if strong else self.styles.name
                self._merge(row, 0, step, 1, ordinals[line // step], self.styles.ordinal)
                self._merge(row, 1, step, 1, self.table.lines[line].place, style)
            for pair in range(step if step > 1 else 0):
                label = self.table.lines[line + pair].counted.label
                self.sheet.write_string(row + pair, 2, label, self.styles.total_name if total else self.styles.name)

    def _values(self) -> None:
        for line, row in enumerate(self.table.lines):
            for column in self.table.form.columns:
                is_rate = isinstance(column.formula, Rate | OutsideRate | Absent)
                style = self.styles.value(rate=is_rate, total=is_total(self.table, line) or bool(row.members))
                value = row.value(self.table.form, column.number)
                at = (self.plan.first_row + line, self.plan.column(column.number))
                formula = value_formula(self.plan, line, column.number, self.tables)
                stored = NOT_RECORDED if value is None else float(value) if is_rate else int(value)
                if isinstance(column.formula, Absent):
                    self.sheet.write_string(*at, NOT_RECORDED, style)
                elif formula is None:
                    self.sheet.write_number(*at, int(stored), style)
                else:
                    self.sheet.write_formula(*at, formula, style, stored)

    def _checks(self) -> None:
        fits, differs = _("Khớp"), _("Lệch")
        for line in range(len(self.table.lines)):
            formula = check_formula(self.tables, self.table, line, fits, differs)
            self.sheet.write_formula(
                self.plan.first_row + line, self.plan.check_column, formula, self.styles.check, fits
            )

    def _foot(self) -> None:
        last, row = self.plan.check_column, self.plan.end_row
        note = self._check_note()
        self.sheet.set_row(row, 14 * (1 + len(note) // (12 * last)))  # merged cells do not grow by themselves
        self._across(row, 0, last, note, self.styles.note)
        if self.note:
            self._across(row + 1, 0, last, self.note, self.styles.note)
        if self.mark:
            return
        half, signed = last // 2, chair_signs()
        self._across(row + 2, half, last, dated(self.figures), self.styles.italic)
        self._across(row + 3, 0, half - 1, _("NGƯỜI LẬP BIỂU"), self.styles.centred_bold)
        for line, title in enumerate(signed.titles, start=row + 3):
            self._across(line, half, last, title, self.styles.centred_bold)
        self._across(row + 7, 0, half - 1, signed.name, self.styles.centred)
        self._across(row + 7, half, last, signed.name, self.styles.centred)

    def _check_note(self) -> str:
        number = self.table.form.number
        if number > _LAST_OF_STOCKS:
            return _("Kiểm tra: các đẳng thức của biểu và với Biểu 1. %(note)s") % {
                "note": self.tables.notes.get(number, "")
            }
        if not self.table.form.paired:
            return _(
                "Kiểm tra: tổng hộ (nhân khẩu) nghèo, cận nghèo, mức sống trung bình không vượt tổng số hộ (nhân khẩu)."
            )
        if self.table.form.number == self.tables.poor.form.number:
            return _(
                "Kiểm tra: [9] = [1] − [2] − [3] − [4] + [5] + [6] + [7] + [8] và bằng Biểu 1 cột 3 (hộ), cột 9 (nhân "
                "khẩu); [5] bằng Biểu 3 cột 3; [2] bằng Biểu 3 cột 5."
            )
        return _(
            "Kiểm tra: [9] = [1] − [2] − [3] − [4] + [5] + [6] + [7] + [8] và bằng Biểu 1 cột 5 (hộ), cột 11 (nhân "
            "khẩu); [3] bằng Biểu 2 cột 5; [5] bằng Biểu 2 cột 2."
        )

    def _across(self, row: int, first: int, last: int, text: str, style: object) -> None:
        self._merge(row, first, 1, last - first + 1, text, style)

    def _merge(self, row: int, column: int, rows: int, columns: int, text: str, style: object) -> None:
        if rows == columns == 1:
            self.sheet.write_string(row, column, text, style)
        else:
            self.sheet.merge_range(row, column, row + rows - 1, column + columns - 1, text, style)


def _ordinals(table: Table) -> list[str]:
    """Running numbers of the places: Roman for districts, Arabic for what is under them."""
    roman, arabic, found = 0, 0, []
    for first, *_rest in table.places[:-1]:
        if first.members:
            roman, arabic = roman + 1, 0
            found.append(_roman(roman))
        else:
            arabic += 1
            found.append(str(arabic))
    return found


def _roman(value: int) -> str:
    text = ""
    for size, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (value // size)
        value %= size
    return text
