import csv
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker

from demo.arithmetic import nearest_whole, wholes_giving
from demo.places import find_district
from demo.plan import SECOND_ROUND
from demo.published import published_figures
from demo.reports import NOTE, write_reports
from demo.users import COMMUNE_OFFICER, VIEWER
from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.reports.actions import issue_district_report
from vuonlen.reports.tests.spreadsheet import Sheets

pytestmark = pytest.mark.django_db
FIGURES = ["139 hộ thoát nghèo", "102 hộ nghèo", "0,65%", "347 hộ cận nghèo", "15.692 hộ", "213,85%", "199,00%"]


@pytest.fixture(scope="module")
def sample(
    sample_district: dict[str, Any], django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> SimpleNamespace:
    """The papers of the sample district."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():
        papers = write_reports(folder)
    return SimpleNamespace(papers=papers, folder=folder)


@pytest.fixture
def rows(sample: SimpleNamespace) -> dict[str, dict[str, str]]:
    with (sample.folder / "doi-chieu.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["Chỉ tiêu"]: row for row in csv.DictReader(file, delimiter=";")}


def paper(sample: SimpleNamespace, ending: str) -> Path:
    return next(path for path in sample.papers if path.suffix == ending)


def test_the_four_papers_are_there(sample: SimpleNamespace) -> None:
    assert sorted(path.name for path in sample.folder.iterdir()) == [
        "bao-cao-hai-ha-2022.docx",
        "bao-cao-hai-ha-2022.pdf",
        "bieu-tong-hop-2022.xlsx",
        "doi-chieu.csv",
    ]


@pytest.mark.parametrize("figure", FIGURES)
def test_word_tells_the_published_figures(sample: SimpleNamespace, figure: str) -> None:
    assert figure in "\n".join(p.text for p in Document(str(paper(sample, ".docx"))).paragraphs)


@pytest.mark.parametrize("figure", FIGURES)
def test_pdf_tells_the_published_figures(sample: SimpleNamespace, figure: str) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(paper(sample, ".pdf")).pages)
    assert figure in " ".join(text.split())


def test_the_papers_say_that_the_people_are_synthetic(sample: SimpleNamespace) -> None:
    assert NOTE in [p.text for p in Document(str(paper(sample, ".docx"))).paragraphs]
    sheet = load_workbook(paper(sample, ".xlsx"))["Biểu 1"]
    assert NOTE in [cell.value for row in sheet.iter_rows() for cell in row]


def total(sample: SimpleNamespace, sheet: str, columns: str) -> list[int]:
    """The household total of a sheet, computed from its formulas by a second reader."""
    book = load_workbook(paper(sample, ".xlsx"))
    row = next(c.row for line in book[sheet].iter_rows() for c in line if c.value == "TỔNG CỘNG")
    return [Sheets(book).value(sheet, f"{column}{row}") for column in columns]


def test_the_workbook_computes_the_published_movement_of_the_poor(sample: SimpleNamespace) -> None:
    assert total(sample, "Biểu 2", "DEFGHIJKL") == [241, 58, 81, 0, 0, 0, 0, 0, 102]


def test_the_workbook_computes_the_published_movement_of_the_near_poor(sample: SimpleNamespace) -> None:
    assert total(sample, "Biểu 3", "DEFGHIJKL") == [646, 381, 0, 0, 58, 0, 24, 0, 347]


def test_the_workbook_computes_the_rates(sample: SimpleNamespace) -> None:
    assert total(sample, "Biểu 1", "CEFGH") == [15_692, 102, 0.65, 347, 2.21]


def test_every_printed_figure_has_its_row(rows: dict) -> None:
    assert {one.figure for one in published_figures().values()} <= set(rows)


@pytest.mark.parametrize(
    ("figure", "printed", "computed", "verdict"),
    [
        ("hộ thoát nghèo", "139", "139", "khớp"),
        ("hộ nghèo còn lại", "102", "102", "khớp"),
        ("tỷ lệ hộ nghèo", "0,65", "0,65", "khớp"),
        ("hộ cận nghèo giảm", "299", "299", "khớp"),
        ("hộ cận nghèo còn lại", "347", "347", "khớp"),
        ("xã, thị trấn", "11", "11", "khớp"),
        ("thôn, khu dân cư", "112", "112", "khớp"),
        (
            "hộ thoát nghèo vượt kế hoạch năm",
            "113,8",
            "113,85",
            "khớp khi hiểu là vượt so với kế hoạch 65 hộ",
        ),
        (
            "hộ cận nghèo giảm vượt kế hoạch năm",
            "199",
            "199,00",
            "khớp khi hiểu là vượt so với kế hoạch 100 hộ",
        ),
        ("tỷ lệ hộ cận nghèo", "1,91", "2,21", "bài báo mâu thuẫn"),
        ("hộ nghèo đầu năm 2022", "–", "241", "bài báo không nêu"),
    ],
)
def test_a_figure_is_judged(rows: dict, figure: str, printed: str, computed: str, verdict: str) -> None:
    row = rows[figure]
    assert (row["Bài báo in"], row["Hệ thống tính"], row["Kết luận"]) == (printed, computed, verdict)


def test_the_contradictory_pair_is_reported_as_such(rows: dict) -> None:
    row = rows["hai tỷ lệ hộ nghèo và hộ cận nghèo đặt cạnh nhau"]
    assert (row["Bài báo in"], row["Kết luận"]) == ("0,65 và 1,91", "bài báo mâu thuẫn")
    assert "15.573 đến 15.813" in row["Giải thích"]
    assert "18.121 đến 18.215" in row["Giải thích"]


def test_the_comparison_opens_in_a_vietnamese_spreadsheet(sample: SimpleNamespace) -> None:
    start = (sample.folder / "doi-chieu.csv").read_bytes()
    assert start.startswith("\ufeffChỉ tiêu;Bài báo in;".encode())


def test_wholes_that_give_a_printed_rate_are_found_by_trying_all() -> None:
    tried = [n for n in range(15_000, 16_500) if round(10_200 / n + 1e-12, 2) == 0.65]
    assert list(wholes_giving(102, published_figures()["poor_rate"].printed, 2)) == tried


def test_no_whole_plan_gives_113_8_when_read_as_reached() -> None:
    printed = published_figures()["escaped_over_plan"].printed
    assert len(wholes_giving(139, printed, 1)) == 0
    assert nearest_whole(139, printed) == 122


@pytest.mark.parametrize(("user", "refusal"), [(VIEWER, PermissionMissing), (COMMUNE_OFFICER, OutOfArea)])
def test_the_other_users_cannot_issue_the_district_report(sample, tmp_path, user, refusal) -> None:
    scope = scope_of(User.objects.get(username=user.username), SECOND_ROUND.reviewed_on)
    with pytest.raises(refusal):
        issue_district_report(scope=scope, place_id=find_district().pk, year=2022, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []
