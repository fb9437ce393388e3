"""What the comparison reads of pages and files, and what it hides because no two takes can share it."""

import io
from collections.abc import Callable
from datetime import date

import pytest
import segno
import typst
from docx import Document
from xlsxwriter import Workbook

from tests.compare.documents import text_of
from tests.compare.masks import masker
from tests.compare.page_text import choices_of, links_of, page_lines
from tests.compare.pictures import main_part

PAGE = """<html><head><title>Hộ · Vươn Lên</title><style>p {}</style></head><body>
<nav><a href="/ho/">Hộ</a></nav><script>let a;</script>
<main><h1>Hộ  Lý
 Văn A</h1><p>Xem <a href="?nam=2021">năm 2021</a>.</p><details><summary>Thêm</summary><p>Điều bị gập</p></details>
<form method="get">
<select name="bieu"><option value="1" selected>Biểu 1</option><option value="2">Biểu 2</option></select>
<select name="thon"><option value="">–</option><option value="7">Thôn 7</option><option value="8">Thôn 8</option>
</select></form>
<form method="post" action="/ho/xuat/"><input type="hidden" name="csrfmiddlewaretoken" value="{token}">
<input name="tim" value="A" required><button formaction="/ho/khac/">Xuất</button></form>
<div hx-get="/bieu/kiem-tra/">Đang đợi</div></main></body></html>"""


@pytest.fixture
def mask() -> Callable[[str], str]:
    return masker("http://localhost:8011", date(2026, 11, 26))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("ghi ngày 25/11/2026", "ghi ngày ##/##/####"),
        ("bắt đầu lúc 14:05 25/11/2026.", "bắt đầu lúc ##:## ##/##/####."),
        ("lưu 09:30 ngày 26/11/2026", "lưu ##:## ngày ##/##/####"),
        ('value="2026-11-26"', 'value="####-##-##"'),
        ("at 2026-11-26T08:30:11.5+07:00", "at ####-##-##T##:##:##.#+##:##"),
        ("ngày 5 tháng 9 năm 2026", "ngày # tháng # năm #"),
        ("http://localhost:8011/giay/Abc-1234567890_xyzABCDEFG/", "https://trang.mau/giay/‹mã›/"),
    ],
)
def test_what_no_two_takes_share_is_hidden(mask: Callable[[str], str], text: str, hidden: str) -> None:
    assert mask(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "họp lúc 19:00 ngày 18/11/2022",  # data of the demo
        "từ ngày 01/01/2027",  # the law speaks of days to come
        "30/02/2026",  # no day at all
        "mã 126/11/2026/QĐ",
        "/giay/phieu-b.pdf",
    ],
)
def test_what_the_demo_says_stays(mask: Callable[[str], str], text: str) -> None:
    assert mask(text) == text


def test_a_page_is_read_as_lines_with_its_links_and_fields() -> None:
    assert page_lines(PAGE) == [
        "# Hộ · Vươn Lên",
        "Hộ [/ho/]",
        "Hộ Lý Văn A",
        "Xem năm 2021 [?nam=2021].",
        "Thêm",
        "Điều bị gập",
        "‹bieu›: *Biểu 1=1 | Biểu 2=2",
        "‹thon›: –= | Thôn 7=7 | Thôn 8=8",
        "⟵ get",
        "‹tim input required› A",
        "Xuất ⟶ /ho/khac/ ⟵ post /ho/xuat/",
        "Đang đợi",
    ]


def test_links_and_choices_of_a_page() -> None:
    assert links_of(PAGE) == ["/ho/", "?nam=2021", "/bieu/kiem-tra/"]
    assert choices_of(PAGE) == ["?bieu=1", "?bieu=2", "?thon=7"]


def test_two_pages_with_the_same_main_part_are_one_picture() -> None:
    other = PAGE.replace("{token}", "abc").replace("/ho/", "/khac/", 1)
    assert main_part(PAGE.replace("{token}", "xyz")) == main_part(other)
    assert main_part(other) != main_part(other.replace("Điều", "Việc"))


def test_word_in_its_order_with_the_address_of_a_square_code() -> None:
    text = text_of("giay.docx", _word("https://trang/giay/abc/", "https://trang/giay/abc/"))
    assert text.lines[:5] == ["# Giấy", "Điều 1\tHộ", "a | b", "‹hình›", "## Phần 1, 216 x 279 mm"]
    assert text.lines[5].startswith("Chân trang")
    assert text.codes == ("https://trang/giay/abc/",)


def test_a_square_code_that_shows_another_address_is_told() -> None:
    codes = text_of("giay.docx", _word("https://trang/giay/abc/", "https://trang/giay/khac/")).codes
    assert codes == ("https://trang/giay/abc/ (hình không phải mã của địa chỉ này)",)


def test_another_token_leaves_the_layout_of_word_as_it_is() -> None:
    one, other = (text_of("giay.docx", _word(code, code)).lines for code in ("https://a/giay/1/", "https://a/giay/2/"))
    assert one == other


def test_excel_cells_merges_widths_formulas() -> None:
    lines = text_of("bieu.xlsx", _excel()).lines
    assert lines[:3] == ["## Biểu 1 (SheetVisibleEnum.Visible)", "1. Tổng số", "3. Xã A | 12.0 | 24.0"]
    assert "xl/worksheets/sheet1.xml gộp ô: A1:C1" in lines
    assert "xl/worksheets/sheet1.xml C3 = B3*2" in lines
    assert any("rộng cột: 1-1:30." in line for line in lines)


def test_pdf_page_by_page() -> None:
    page = typst.compile(b"#set page(width: 200pt, height: 100pt)\nMot trang\n#pagebreak()\nHai", format="pdf")
    lines = text_of("giay.pdf", page).lines
    assert [one for one in lines if not one.startswith("(")] == [
        "## Trang 1, 200 x 100",
        "Mot trang",
        "## Trang 2, 200 x 100",
        "Hai",
    ]


def test_other_files() -> None:
    assert text_of("a.csv", "\ufeffXã;Hộ\nA;1\n".encode()).lines == ["Xã;Hộ", "A;1"]
    assert text_of("a.bin", b"123").lines[0].startswith("3 byte, sha256 ")


def _word(address: str, shown: str) -> bytes:
    document, picture, stream = Document(), io.BytesIO(), io.BytesIO()
    document.core_properties.title = "Giấy"
    document.add_paragraph("Điều 1\tHộ")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "a", "b"
    segno.make(shown, error="m", micro=False).save(picture, kind="png", scale=8, border=2)
    document.add_picture(picture)._inline.docPr.set("descr", address)
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    document.save(stream)
    return stream.getvalue()


def _excel() -> bytes:
    stream = io.BytesIO()
    with Workbook(stream) as book:
        sheet = book.add_worksheet("Biểu 1")
        sheet.set_column(0, 0, 30)
        sheet.merge_range("A1:C1", "Tổng số")
        sheet.write_row("A3", ["Xã A", 12])
        sheet.write_formula("C3", "=B3*2", None, 24)
    return stream.getvalue()
