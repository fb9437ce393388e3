import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from vuonlen.documents import Block, ChartBlock, Heading, Paragraph, write_pdf, write_word
from vuonlen.reports.figures import Plan, YearFigures
from vuonlen.reports.narrative import compose
from vuonlen.reports.narrative import sentences as say

from .samples import hill_commune, plain_commune, year_figures

FIGURES = ["35 hộ nghèo", "19 hộ thoát nghèo", "18 hộ nghèo với 73 nhân khẩu", "0,56%", "190,00%", "90,00%", "3.200 hộ"]


def word_text(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def pdf_text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def blocks_of(figures: YearFigures) -> tuple[Block, ...]:
    [section] = compose(figures).sections
    return section.blocks


@pytest.fixture
def word(tmp_path: Path) -> Path:
    write_word(compose(year_figures(), note="Bản thử."), tmp_path / "b.docx")
    return tmp_path / "b.docx"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    write_pdf(compose(year_figures(), note="Bản thử."), tmp_path / "b.pdf")
    return tmp_path / "b.pdf"


@pytest.mark.parametrize("figure", FIGURES)
def test_word_holds_the_figures(word: Path, figure: str) -> None:
    assert figure in word_text(word)


@pytest.mark.parametrize("figure", FIGURES)
def test_pdf_holds_the_figures(pdf: Path, figure: str) -> None:
    assert figure in pdf_text(pdf)


def test_both_hold_the_blocks_of_an_official_report(word: Path, pdf: Path) -> None:
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "HUYỆN MẪU",
        "Số: ……/BC-UBND",
        "Mẫu, ngày …… tháng …… năm 2022",
        "BÁO CÁO",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
        "Bản thử.",
    ):
        assert text in word_text(word)
        assert text in pdf_text(pdf)


def test_table_headings_repeat_in_word(word: Path) -> None:
    with zipfile.ZipFile(word) as parts:
        assert parts.read("word/document.xml").decode().count("<w:tblHeader/>") == 5


def test_word_holds_the_chart_with_its_description(word: Path) -> None:
    with zipfile.ZipFile(word) as parts:
        assert any(name.endswith(".png") for name in parts.namelist())
        assert 'descr="Xã Đồi: 30 hộ đầu kỳ, 16 hộ cuối kỳ' in parts.read("word/document.xml").decode()


def test_names_reach_the_pdf_as_data_not_as_source(tmp_path: Path) -> None:
    name = 'Xã #panic("x") *A* $b$ <c> & \\ "'
    content = compose(year_figures(replace(hill_commune(), name=name), plain_commune()))
    write_pdf(content, tmp_path / "b.pdf")
    assert '#panic("x") *A* $b$ <c> &' in pdf_text(tmp_path / "b.pdf").replace("“", '"').replace("”", '"')


def test_names_reach_word_as_text(tmp_path: Path) -> None:
    content = compose(year_figures(replace(hill_commune(), name="Xã <w:p> & Đồi"), plain_commune()))
    write_word(content, tmp_path / "b.docx")
    assert "Xã <w:p> & Đồi" in word_text(tmp_path / "b.docx")


def test_without_a_plan_the_section_is_left_out_and_the_next_moves_up() -> None:
    found = blocks_of(replace(year_figures(), plan=Plan(None, None)))
    headings = [b.text for b in found if isinstance(b, Heading) and b.level == 1]
    assert headings == ["I. PHẠM VI VÀ CÁCH RÀ SOÁT", "II. KẾT QUẢ RÀ SOÁT", "III. KIỂM TRA SỐ LIỆU"]


def test_sections_are_numbered_in_order() -> None:
    headings = [b.text for b in blocks_of(year_figures()) if isinstance(b, Heading) and b.level == 1]
    assert [heading.split(".")[0] for heading in headings] == ["I", "II", "III", "IV"]


@pytest.mark.parametrize(
    ("actual", "plan", "said"),
    [
        (139, 65, "Hộ: 139 hộ, đạt 213,85% kế hoạch năm (65 hộ), vượt 113,85% kế hoạch."),
        (299, 100, "Hộ: 299 hộ, đạt 299,00% kế hoạch năm (100 hộ), vượt 199,00% kế hoạch."),
        (40, 50, "Hộ: 40 hộ, đạt 80,00% kế hoạch năm (50 hộ), thấp hơn 20,00% kế hoạch."),
        (3, 0, "Hộ: 3 hộ; kế hoạch giao 0 hộ."),
    ],
)
def test_the_plan_is_stated_with_what_was_reached_and_by_how_much(actual: int, plan: int, said: str) -> None:
    assert say.against_plan("Hộ", actual, plan) == said


def test_a_change_of_a_rate_is_told_in_points() -> None:
    assert say.poor_stock(year_figures()).endswith("giảm 17 hộ và 0,53 điểm % so với đầu kỳ.")


def test_a_rise_is_told_as_a_rise() -> None:
    more = replace(plain_commune().closing, near_poor_households=60)
    figures = year_figures(replace(plain_commune(), closing=more))
    assert "tăng 40 hộ và 2,00 điểm %" in say.near_poor_stock(figures)


def test_none_is_told_as_none() -> None:
    assert "không có hộ nghèo phát sinh, không có hộ tái nghèo" in say.poor_flow(year_figures(plain_commune()))


def test_the_chart_is_sorted_and_its_title_says_the_finding() -> None:
    chart = next(b for b in blocks_of(year_figures()) if isinstance(b, ChartBlock))
    assert [bar.value for bar in chart.bars] == [16, 2]
    assert chart.title == "Hình 1. Hộ nghèo giảm ở 2 trên 2 xã, thị trấn; còn nhiều nhất ở xã Đồi"


def test_no_sentence_is_left_with_an_unfilled_place() -> None:
    texts = [b.text for b in blocks_of(year_figures()) if isinstance(b, Paragraph)]
    assert not [text for text in texts if "%(" in text]
