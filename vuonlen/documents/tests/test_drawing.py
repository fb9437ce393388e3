"""The same document in Word and in PDF: its text, its page, its faces."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from pypdf import PdfReader

from vuonlen.documents import Paper, Paragraph, joined, write_pdf, write_word
from vuonlen.documents.fonts import document_face

from .samples import annex, citizen_paper, paper


def word_text(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).split())


def pdf_text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


Draw = Callable[[Paper], Path]


@pytest.fixture
def word(tmp_path: Path) -> Draw:
    def draw(drawn: Paper) -> Path:
        write_word(drawn, tmp_path / "b.docx")
        return tmp_path / "b.docx"

    return draw


@pytest.fixture
def pdf(tmp_path: Path) -> Draw:
    def draw(drawn: Paper) -> Path:
        write_pdf(drawn, tmp_path / "b.pdf")
        return tmp_path / "b.pdf"

    return draw


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "XÃ MẪU",
        "Số: ……/TB-UBND",
        "Mẫu, ngày …… tháng …… năm 2022",
        "Mẫu số 09",
        "Về số cây năm 2022",
        "Bản thử.",
        "I. Vườn cây",
        "Bảng 1. Cây trồng",
        "1.440",
        "Hình 1. Số cây tăng ở cả hai vườn",
        "Người đếm: Chìu A Sáng",
        "Quét mã để xem vườn.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "Đặng Văn Ước",
    ],
)
def test_word_and_pdf_say_the_same(word: Draw, pdf: Draw, text: str) -> None:
    assert text in word_text(word(paper()))
    assert text in pdf_text(pdf(paper()))


def test_a_citizens_paper_names_no_office(word: Draw, pdf: Draw) -> None:
    for said in (word_text(word(citizen_paper())), pdf_text(pdf(citizen_paper()))):
        assert "ỦY BAN NHÂN DÂN" not in said and "Nơi nhận" not in said
        assert said.count("(Ký, ghi rõ họ tên)") == 2
        assert "Mẫu, ngày …… tháng …… năm ……" in said


def test_word_is_a4_with_the_margins_of_the_decree(word: Draw) -> None:
    section = Document(str(word(paper()))).sections[0]
    lengths = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(length.mm) for length in lengths] == [210, 297, 20, 20]
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 15)
    assert Mm(0) < section.header_distance < section.top_margin


def test_an_annex_lies_across_and_counts_its_own_pages(word: Draw, pdf: Draw) -> None:
    with_annex = replace(paper(), sections=(*paper().sections, annex()))
    last = Document(str(word(with_annex))).sections[-1]
    assert last.orientation == WD_ORIENT.LANDSCAPE and round(last.page_width.mm) == 297
    with zipfile.ZipFile(word(with_annex)) as parts:
        assert parts.read("word/document.xml").count(b'w:pgNumType w:start="1"') == 2
    pages = PdfReader(pdf(with_annex)).pages
    assert pages[-1].mediabox.width > pages[-1].mediabox.height
    assert "1/1" not in pages[-1].extract_text()


@pytest.mark.parametrize(("is_running", "number"), [(False, "2/2"), (True, "2")])
def test_the_second_page_bears_its_number(pdf: Draw, is_running: bool, number: str) -> None:
    long = paper(*(Paragraph("Một đoạn văn. " * 20) for _n in range(12)), is_running=is_running)
    assert PdfReader(pdf(long)).pages[1].extract_text().split()[0] == number


def test_word_uses_one_face_for_every_script(word: Draw) -> None:
    with zipfile.ZipFile(word(paper())) as parts:
        styles = parts.read("word/styles.xml").decode()
    assert styles.count('w:eastAsia="Times New Roman"') >= 3


def test_table_headings_repeat_in_word(word: Draw) -> None:
    with zipfile.ZipFile(word(paper())) as parts:
        assert parts.read("word/document.xml").decode().count("<w:tblHeader/>") == 2


def test_word_holds_the_pictures_with_their_description(word: Draw) -> None:
    with zipfile.ZipFile(word(paper())) as parts:
        assert len([name for name in parts.namelist() if name.endswith(".png")]) == 2
        inside = parts.read("word/document.xml").decode()
    assert 'descr="Cây quế: 1.200 đầu kỳ, 1.350 cuối kỳ' in inside
    assert 'descr="https://vuonlen.example/cay/1/"' in inside


def test_pdf_is_a4_and_embeds_one_face(pdf: Draw) -> None:
    page = PdfReader(pdf(paper())).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    names = {str(font.get_object()["/BaseFont"]).split("+")[1] for font in page["/Resources"]["/Font"].values()}
    assert all(name.startswith(document_face().family.replace(" ", "")) for name in names)


def test_the_files_bear_name_and_issuer(word: Draw, pdf: Draw) -> None:
    properties = Document(str(word(paper()))).core_properties
    assert (properties.title, properties.author) == ("Thông báo số cây", "ỦY BAN NHÂN DÂN XÃ MẪU")
    told = PdfReader(pdf(paper())).metadata
    assert (told.title, told.author) == ("Thông báo số cây", "ỦY BAN NHÂN DÂN XÃ MẪU")
    assert Document(str(word(citizen_paper()))).core_properties.author == ""


def test_names_reach_the_pdf_as_data_not_as_source(pdf: Draw) -> None:
    name = 'Xã #panic("x") *A* $b$ <c> & \\ "'
    said = pdf_text(pdf(paper(Paragraph(name)))).replace("“", '"').replace("”", '"')
    assert '#panic("x") *A* $b$ <c> &' in said


def test_names_reach_word_as_text(word: Draw) -> None:
    assert "Xã <w:p> & Đồi" in word_text(word(paper(Paragraph("Xã <w:p> & Đồi"))))


def test_several_papers_are_one_file_under_the_name_of_the_first(pdf: Draw) -> None:
    both = joined([paper(), citizen_paper()])
    assert (both.name, len(both.sections)) == ("Thông báo số cây", 2)
    said = pdf_text(pdf(both))
    assert said.index("Về số cây năm 2022") < said.index("Tôi đề nghị đếm lại.")


def test_nothing_to_join_is_refused() -> None:
    with pytest.raises(ValueError):
        joined([])
