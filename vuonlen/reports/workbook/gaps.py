"""The first sheet of a draft: which communes have not decided, and what is missing there."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from vuonlen.sheets.writing.page import mark_pages, number_pages, set_up_a4

from ..letterhead import Issued
from ..statutory import Gap, draft_mark
from .styles import Styles

_HEAD = 5


def write_gaps(book: Workbook, styles: Styles, figures: Issued, gaps: Sequence[Gap]) -> None:
    """One line a commune."""
    sheet = book.add_worksheet(_("Còn thiếu"))
    set_up_a4(sheet)
    mark_pages(sheet, draft_mark())
    number_pages(sheet)
    headings = gap_headings()
    last = len(headings) - 1
    sheet.merge_range(0, 0, 0, last, draft_mark(), styles.draft)
    about = {"year": figures.year, "place": f"{figures.place_kind} {figures.place_name}".strip()}
    sheet.merge_range(1, 0, 1, last, _("Các xã chưa quyết định năm %(year)s, %(place)s") % about, styles.title)
    sheet.merge_range(2, 0, 2, last, draft_explained(), styles.note)
    sheet.set_row(2, 48)
    for column, (heading, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, heading, styles.heading)
    sheet.set_row(_HEAD, 48)
    for row, gap in enumerate(gaps, start=_HEAD + 1):
        sheet.write_number(row, 0, row - _HEAD, styles.ordinal)
        sheet.write_string(row, 1, gap.commune, styles.name)
        sheet.write_string(row, 2, gap.step, styles.name)
        for column, count in enumerate((gap.without_form, gap.undetermined, gap.objections), start=3):
            sheet.write_number(row, column, count, styles.value(rate=False, total=False))


def gap_headings() -> list[tuple[str, int]]:
    """Headings and widths in characters."""
    return [
        (_("TT"), 6),
        (_("Xã, phường, thị trấn"), 30),
        (_("Đang ở bước"), 28),
        (_("Hộ chưa có phiếu"), 14),
        (_("Phiếu chưa đủ để phân loại"), 16),
        (_("Ý kiến chưa trả lời"), 14),
    ]


def draft_explained() -> str:
    """What the figures of a draft are."""
    return _(
        "Số liệu tính như thể các xã quyết định ngay bây giờ theo các phiếu đã ghi. Hộ chưa có phiếu, hoặc phiếu chưa "
        "đủ để phân loại, được tính theo tình trạng hiện có. Bản nháp không phát hành, không ký, không gửi cấp trên."
    )
