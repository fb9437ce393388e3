"""Papers of a round that measures income: they name persons, or households of an average living standard."""

from datetime import date

import pytest

from vuonlen.accounts.models import Role
from vuonlen.documents import write_pdf, write_word
from vuonlen.kernel.errors import OutOfArea
from vuonlen.reports import papers
from vuonlen.reports.tests.test_papers import text_of, words_of
from vuonlen.reviews.models import Decision, Posting, RequestRefusal, ReviewRound
from vuonlen.reviews.testing import AVERAGE, decide, hand, open_short, record
from vuonlen.reviews.tests.conftest import build_land
from vuonlen.reviews.tests.workers import LOW, MAY, OVER, recognise


@pytest.fixture
def recognised(db):
    """Two of the Lý household recognised, the Chíu household over the line."""
    land = build_land()
    land.chair = hand(land.commune, Role.COMMUNE_CHAIR)
    land.review = recognise(land, {land.lys: LOW, land.chius: OVER})
    return land


def told(paper, tmp_path):
    """The same in PDF and in Word, each in one line."""
    write_pdf(paper, tmp_path / "giay.pdf")
    write_word(paper, tmp_path / "giay.docx")
    return text_of(tmp_path / "giay.pdf"), words_of(tmp_path / "giay.docx")


def test_the_decision_names_the_persons(recognised, tmp_path):
    [paper] = papers.decisions_of(recognised.scope, Decision.objects.get(round=recognised.review))
    for said in told(paper, tmp_path):
        assert "Công nhận người lao động có thu nhập thấp tháng 05/2025" in said
        assert "Công nhận 2 người lao động có thu nhập thấp tháng 05/2025 trên địa bàn xã Quảng Sơn" in said
        assert "DANH SÁCH NGƯỜI LAO ĐỘNG CÓ THU NHẬP THẤP THÁNG 05/2025" in said
        assert "Lý Thị Tư" in said and "2010" in said and "Chíu" not in said
        assert "Danh sách có 2 người." in said
        assert "Mẫu số 02 (Nghị định số 30/2025/NĐ-CP)" in said
        assert "hộ nghèo, hộ cận nghèo xã" not in said and "Ban Chỉ đạo" not in said


def test_the_posted_list_has_a_line_a_person_and_no_number(recognised, tmp_path):
    paper = papers.posting_of(recognised.scope, Posting.objects.get(round=recognised.review))
    said, word = told(paper, tmp_path)
    assert "Lý Thị Tư Lý Văn Ba Thôn Mố Kiệc đủ điều kiện" in said
    assert "– Chíu A Sáng Thôn Mố Kiệc không đủ điều kiện" in said
    for text in (said, word):
        assert "Niêm yết công khai kết quả xác định người lao động có thu nhập thấp" in text
        assert "2010" not in text and "•" not in text
        assert "từ ngày 15/05/2025 đến hết ngày 22/05/2025" in text


def test_who_is_turned_down_reads_why(recognised, tmp_path):
    paper = papers.refusal_of(recognised.scope, RequestRefusal.objects.get(round=recognised.review))
    said, _word = told(paper, tmp_path)
    assert "Về việc không công nhận người lao động có thu nhập thấp" in said
    assert "Hộ không có người được công nhận là người lao động có thu nhập thấp. Lý do:" in said
    assert "cao hơn mức nông thôn 2.250.000 đồng" in said
    assert "Quyết định số 24/2021" not in said


def test_the_request_asks_for_the_workers(recognised, tmp_path):
    paper = papers.request_of(recognised.scope, recognised.phuns, papers.RequestKind.WORKER, MAY)
    said, _word = told(paper, tmp_path)
    assert "Xác định người lao động có thu nhập thấp" in said and "Mẫu số 01" in said


def test_papers_stay_in_their_area(recognised):
    with pytest.raises(OutOfArea):
        papers.decisions_of(recognised.stranger_scope, Decision.objects.get(round=recognised.review))
    with pytest.raises(OutOfArea):
        papers.posting_of(recognised.stranger_scope, Posting.objects.get(round=recognised.review))


def test_an_average_living_standard_is_what_its_decision_says(db, tmp_path):
    land = build_land()
    day = date(2023, 5, 15)
    review = open_short(land.officer, land.commune, ReviewRound.Kind.AVERAGE_LIVING, day)
    record(land.officer, review, {land.phuns: AVERAGE})
    [made] = decide(land.officer, review)
    [paper] = papers.decisions_of(land.scope, made)
    said, _word = told(paper, tmp_path)
    assert "Công nhận 1 hộ có mức sống trung bình tháng 05/2023" in said
    assert "DANH SÁCH HỘ CÓ MỨC SỐNG TRUNG BÌNH THÁNG 05/2023" in said
    assert "Phùn A Nhì" in said
