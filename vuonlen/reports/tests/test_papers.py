"""Papers from the records of a season: who may print them, what they say and what they must not say."""

import re
import subprocess
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document

from vuonlen.accounts.models import Role
from vuonlen.documents import Paper, write_pdf, write_word
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.models import Household
from vuonlen.registry.testing import scope_for
from vuonlen.reports import papers
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.papers.found import found_of
from vuonlen.reviews.actions import issue_certificates
from vuonlen.reviews.models import Certificate, Decision, Opinion, Posting, UpperReport, VillageMeeting
from vuonlen.reviews.testing import hand

SITE = "https://vuonlen.example"


@pytest.fixture
def certified(decided):
    chair = hand(decided.round.place, Role.COMMUNE_CHAIR)
    day = decided.round.effective_on + timedelta(days=1)
    issue_certificates(
        actor=chair, scope=scope_for(chair, day), round=decided.round, commune_id=decided.hill.pk, issued_on=day
    )
    return decided


def everything(land) -> dict[str, Paper]:
    """One paper of every kind of the hill commune."""
    scope, review, commune = land.scope, land.round, land.hill.pk
    household = Household.objects.get(head_name="Bàn Một")
    of_commune = {"round": review, "commune": commune}
    return {
        "de-nghi": papers.request_of(scope, household, papers.RequestKind.ENTRY, review.reviewed_on),
        "de-nghi-thoat": papers.request_of(scope, household, papers.RequestKind.EXIT, review.reviewed_on),
        "ra-soat": papers.review_list_of(scope, review, commune),
        "phieu-a": papers.quick_screen_of(scope, review, household),
        "phieu-b": papers.review_form_of(scope, review, household),
        "phieu-b-trong": papers.review_form_of(scope, review, household, blank=True),
        "bien-ban": papers.minutes_of(scope, VillageMeeting.objects.get(**of_commune)),
        "bien-ban-trong": papers.blank_minutes(scope, review, commune, household.village_id),
        "niem-yet": papers.posting_of(scope, Posting.objects.get(**of_commune)),
        "sau-ra-soat": papers.results_of(scope, review, commune),
        "bao-cao": papers.upper_report_of(scope, UpperReport.objects.get(**of_commune)),
        "y-kien": papers.opinion_of(scope, Opinion.objects.get(**of_commune)),
        "quyet-dinh": papers.decisions_of(scope, Decision.objects.get(**of_commune))[0],
        "giay": papers.certificates_of(scope, review, commune, site=SITE),
    }


def text_of(path: Path) -> str:
    """What a PDF says, in one line."""
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return " ".join(said.stdout.split())


def words_of(path: Path) -> str:
    """What a Word document says, tables included."""
    found = Document(str(path)).element.body.itertext()
    return " ".join(" ".join(found).split())


@pytest.fixture
def drawn(certified, tmp_path):
    found = everything(certified)
    for name, paper in found.items():
        write_pdf(paper, tmp_path / f"{name}.pdf")
        write_word(paper, tmp_path / f"{name}.docx")
    return tmp_path


def test_every_paper_is_drawn_twice_and_opens_again(drawn) -> None:
    for path in sorted(drawn.glob("*.pdf")):
        said, written = text_of(path), words_of(path.with_suffix(".docx"))
        for text in (said, written):
            assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text, path
            assert "None" not in text, path


def test_what_is_posted_names_no_number_and_no_birth(drawn) -> None:
    for said in (text_of(drawn / "niem-yet.pdf"), words_of(drawn / "niem-yet.docx")):
        assert "Bàn Một" in said
        assert "hộ nghèo" in said
        assert not re.search(r"\d{12}|•|1980|20/05", said)
        assert "định danh" not in said


def test_the_minutes_carry_the_vote(drawn) -> None:
    said = text_of(drawn / "bien-ban.pdf")
    assert "Số người dự họp: 40 người" in said
    assert "Cuộc họp thống nhất kết quả của 4 trên 4 hộ" in said
    assert "02 bản" in said


def test_the_decision_counts_its_lists(drawn) -> None:
    said = text_of(drawn / "quyet-dinh.pdf")
    assert "Công nhận 1 hộ nghèo, 1 hộ cận nghèo, 2 hộ thoát nghèo, 1 hộ thoát cận nghèo năm 2023" in said
    assert "DANH SÁCH HỘ THOÁT NGHÈO NĂM 2023" in said
    assert "ý kiến của Chủ tịch Ủy ban nhân dân huyện Hải Hà" in said


def test_a_certificate_a_page_with_a_code_that_says_nothing(certified, drawn) -> None:
    said = text_of(drawn / "giay.pdf")
    assert said.count("GIẤY CHỨNG NHẬN") == 2
    token = Certificate.objects.first().token
    paper = papers.certificates_of(certified.scope, certified.round, certified.hill.pk, site=SITE)
    codes = [block.address for section in paper.sections for block in section.blocks if block.kind == "qr"]
    assert f"{SITE}/giay/{token}/" in codes
    assert all("Bàn" not in code for code in codes)


def test_one_household_has_one_certificate(certified) -> None:
    household = Household.objects.get(head_name="Bàn Một")
    paper = papers.certificates_of(
        certified.scope, certified.round, certified.hill.pk, site=SITE, household_id=household.pk
    )
    assert len(paper.sections) == 1


def test_without_certificates_nothing_is_printed(decided) -> None:
    with pytest.raises(ReportRefused, match=r"Chưa có giấy chứng nhận.*\(BC-018\)"):
        papers.certificates_of(decided.scope, decided.round, decided.hill.pk, site=SITE)


def test_the_lists_after_review_are_by_what_the_household_was(decided) -> None:
    found = {one.head_name: one for one in found_of(decided.round, decided.hill.pk)}
    assert found["Chíu Một"].left_poverty
    assert found["Phùn Một"].left_poverty
    assert found["Tằng Một"].left_near_poverty
    assert not found["Bàn Một"].left_poverty


def test_the_blank_form_has_choices_and_no_answers(drawn) -> None:
    said = text_of(drawn / "phieu-b-trong.pdf")
    assert "[ ] có" in said
    assert "Phân loại hộ: hộ nghèo" not in said
    assert "Bàn Hai" in said


def test_a_filled_form_gives_its_result(drawn) -> None:
    said = text_of(drawn / "phieu-b.pdf")
    assert "Tổng điểm B1: 120" in said
    assert "Phân loại hộ: hộ nghèo" in said


def test_a_viewer_prints_nothing(certified) -> None:
    certified.scope = scope_for(certified.viewer, date(2023, 10, 1))
    with pytest.raises(PermissionMissing):
        everything(certified)


def test_a_stranger_prints_nothing(certified) -> None:
    scope, of_hill = scope_for(certified.stranger, date(2023, 10, 1)), {"commune": certified.hill.pk}
    with pytest.raises(OutOfArea):
        papers.posting_of(scope, Posting.objects.get(round=certified.round, **of_hill))
    with pytest.raises(OutOfArea):
        papers.decisions_of(scope, Decision.objects.get(round=certified.round, **of_hill))


def test_pages_are_counted_within_a_document(drawn) -> None:
    assert " 2/2 " in text_of(drawn / "phieu-b.pdf")
    assert " 2/2 " not in text_of(drawn / "giay.pdf")
    with zipfile.ZipFile(drawn / "giay.docx") as word:
        assert word.read("word/document.xml").count(b'w:pgNumType w:start="1"') == 2
        headers = [word.read(name) for name in word.namelist() if "header" in name]
    assert any(b">PAGE<" in one for one in headers) and not any(b"SECTIONPAGES" in one for one in headers)


def test_the_blank_form_says_what_may_be_written_for_a_member(drawn) -> None:
    assert "Tình trạng việc làm, ghi một trong các ý:" in text_of(drawn / "phieu-b-trong.pdf")
    assert "ghi một trong các ý" not in text_of(drawn / "phieu-b.pdf")
