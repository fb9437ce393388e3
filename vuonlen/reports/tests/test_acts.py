"""What papers quote follows the day: acts, forms, shares, copies, points, offices."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localtime

from vuonlen.documents import Block, Fields, Paper, Paragraph
from vuonlen.law.testing import reformed
from vuonlen.registry.models import Household
from vuonlen.reports import papers
from vuonlen.reports.acts import act_of, form_name, grounds, number_of, rules
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.letterhead import recipients_of
from vuonlen.reports.narrative import compose
from vuonlen.reports.narrative import sentences as say
from vuonlen.reviews.models import Decision, ReviewRound, VillageMeeting

from .samples import year_figures

_LAW = "Luật Tổ chức chính quyền địa phương"
_DECREE = (
    "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo đa chiều giai đoạn "
    "2021 - 2025"
)
_AMENDED = (
    "Nghị định số 30/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 "
    "của Chính phủ"
)
_DECISION = (
    "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ quy định quy trình rà soát hộ "
    "nghèo, hộ cận nghèo hằng năm và quy trình xác định hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có "
    "mức sống trung bình giai đoạn 2022 - 2025"
)
_CIRCULARS = (
    "Thông tư số 07/2021/TT-BLĐTBXH và Thông tư số 02/2022/TT-BLĐTBXH của Bộ trưởng Bộ Lao động - Thương binh và Xã "
    "hội hướng dẫn phương pháp rà soát, phân loại hộ nghèo, hộ cận nghèo"
)
_FIRST_CIRCULAR = _CIRCULARS.replace(" và Thông tư số 02/2022/TT-BLĐTBXH", "")


@pytest.mark.parametrize(
    ("day", "quoted"),
    [
        (date(2021, 12, 14), (_LAW, _DECREE, _DECISION, _FIRST_CIRCULAR)),
        (date(2022, 12, 14), (_LAW, _DECREE, _DECISION, _CIRCULARS)),
        (date(2025, 1, 1), (_LAW, _DECREE, _DECISION, _CIRCULARS)),
        (date(2025, 3, 1), (_LAW, _DECREE, _AMENDED, _DECISION, _CIRCULARS)),
        (date(2026, 12, 14), (_LAW, _DECREE, _AMENDED, _DECISION, _CIRCULARS)),
    ],
)
def test_a_decision_rests_on_the_acts_of_its_day(day: date, quoted: tuple[str, ...]) -> None:
    assert grounds(day) == quoted


def test_a_report_names_the_acts_more_briefly() -> None:
    assert rules(date(2022, 12, 14)) == (
        "Nghị định số 07/2021/NĐ-CP của Chính phủ quy định chuẩn nghèo đa chiều giai đoạn 2021 - 2025, Quyết định số "
        "24/2021/QĐ-TTg của Thủ tướng Chính phủ về quy trình rà soát hộ nghèo, hộ cận nghèo hằng năm, Thông tư số "
        "07/2021/TT-BLĐTBXH và Thông tư số 02/2022/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội"
    )
    amended = "Nghị định số 30/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 07/2021/NĐ-CP, Quyết định"
    assert amended in rules(date(2025, 12, 14))


@pytest.mark.parametrize("quote", [grounds, rules, lambda day: act_of("annual", day)])
def test_a_day_without_an_act_is_refused_by_name(quote) -> None:
    with pytest.raises(ReportRefused, match=r"Chưa biết văn bản nào .* cho ngày 01/01/2027.*\(LUAT-014\)"):
        quote(date(2027, 1, 1))


def test_a_report_of_such_a_day_is_refused() -> None:
    with pytest.raises(ReportRefused, match="LUAT-014"):
        compose(replace(year_figures(), closing_on=date(2027, 12, 14)))


def test_the_act_of_a_round_is_that_of_its_kind() -> None:
    day = date(2025, 5, 15)
    assert act_of("annual", day) == "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ"
    assert act_of("low_income_worker", day) == "Nghị định số 30/2025/NĐ-CP của Chính phủ"
    assert number_of("annual", day) == "Quyết định số 24/2021/QĐ-TTg"
    with pytest.raises(ReportRefused, match="người lao động có thu nhập thấp cho ngày 23/02/2025"):
        act_of("low_income_worker", date(2025, 2, 23))


def test_a_form_that_is_not_known_has_no_name() -> None:
    assert form_name(date(2022, 11, 1), "guidance", "minutes") == "Phụ lục V"
    assert form_name(date(2027, 1, 1), "guidance", "minutes") == ""


def words(paper: Paper, kind: type[Block] = Paragraph) -> str:
    """The running text of a paper, or the questions of its forms."""
    blocks = [block for section in paper.sections for block in section.blocks if isinstance(block, kind)]
    lines = [label for block in blocks if isinstance(block, Fields) for label, _value in block.lines]
    return " ".join([*lines, *(block.text for block in blocks if isinstance(block, Paragraph))])


def test_the_minutes_say_the_share_and_the_copies_of_the_law(decided) -> None:
    review, commune = decided.round, decided.hill.pk
    village = Household.objects.get(head_name="Bàn Một").village_id
    blank = papers.blank_minutes(decided.scope, review, commune, village)
    assert "ít nhất 50% số người dự họp đồng ý" in words(blank)
    assert "lập thành 02 bản" in words(blank)
    with reformed(
        date(2021, 9, 1),
        date(2026, 12, 31),
        procedure__meeting__agreement_percent=60,
        procedure__meeting__minutes_copies=3,
    ):
        changed = papers.blank_minutes(decided.scope, review, commune, village)
    assert "ít nhất 60% số người dự họp đồng ý" in words(changed)
    assert "lập thành 03 bản" in words(changed)


def test_the_minutes_of_a_meeting_say_the_share_of_its_day(decided) -> None:
    held = VillageMeeting.objects.get(round=decided.round, commune=decided.hill.pk)
    day = localtime(held.held_at).date()
    with reformed(day, date(2026, 12, 31), procedure__meeting__agreement_percent=60):
        assert "ít nhất 60% số người" in words(papers.minutes_of(decided.scope, held))
    with reformed(date(2021, 9, 1), day - timedelta(days=1), procedure__meeting__agreement_percent=60):
        assert "ít nhất 50% số người" in words(papers.minutes_of(decided.scope, held))


@pytest.mark.parametrize(("day", "quoted"), [(date(2025, 1, 1), False), (date(2025, 3, 1), True)])
def test_a_decision_quotes_the_amendment_from_its_day_on(decided, day: date, quoted: bool) -> None:
    made = Decision.objects.get(round=decided.round, commune=decided.hill.pk)
    made.effective_on = day
    [paper] = papers.decisions_of(decided.scope, made)
    assert (f"Căn cứ {_AMENDED};" in words(paper)) is quoted


def test_a_decision_of_a_day_without_acts_is_refused(decided) -> None:
    made = Decision.objects.get(round=decided.round, commune=decided.hill.pk)
    made.effective_on = date(2027, 3, 1)
    with pytest.raises(ReportRefused, match="LUAT-014"):
        papers.decisions_of(decided.scope, made)


def test_a_paper_of_a_day_without_forms_bears_no_form(decided) -> None:
    household = Household.objects.get(head_name="Bàn Một")
    asked = {
        day: papers.request_of(decided.scope, household, papers.RequestKind.EXIT, day).sections[0].head.form
        for day in (date(2023, 11, 1), date(2021, 8, 1))
    }
    assert list(asked.values()) == ["Mẫu số 04", ""]


def test_form_b_tells_the_points_of_its_standard(decided) -> None:
    household = Household.objects.get(head_name="Bàn Một")
    assert ReviewRound.objects.get(pk=decided.round.pk).standard == "mpi-2022-2025"
    blank = papers.review_form_of(decided.scope, decided.round, household, blank=True)
    assert "Tổng điểm B2 (10 điểm mỗi chỉ số thiếu hụt)" in words(blank, Fields)


def test_the_report_counts_the_indicators_of_its_standard() -> None:
    figures = year_figures()
    assert "(mức độ thiếu hụt 12 chỉ số dịch vụ xã hội cơ bản, mỗi chỉ số 10 điểm)" in say.standard(figures)
    older = replace(figures, closing_on=date(2021, 12, 14))
    assert "(mức độ thiếu hụt 10 chỉ số dịch vụ xã hội cơ bản, mỗi chỉ số 10 điểm)" in say.standard(older)
    unknown = replace(figures, closing_on=date(2027, 12, 14))
    assert "(mức độ thiếu hụt các chỉ số dịch vụ xã hội cơ bản)" in say.standard(unknown)


@pytest.mark.parametrize(
    ("day", "department", "archive"),
    [
        (date(2024, 12, 14), "Sở Lao động - Thương binh và Xã hội;", "Lưu: VT, LĐTBXH."),
        (date(2025, 3, 31), "Sở Nông nghiệp và Môi trường;", "Lưu: VT."),
    ],
)
def test_a_report_goes_to_the_department_of_its_day(day: date, department: str, archive: str) -> None:
    told = recipients_of(replace(year_figures(), closing_on=day))
    assert (told[1], told[-1]) == (department, archive)


def test_no_sentence_of_the_system_names_an_act_itself() -> None:
    """Numbers of acts stand in the law's data; in Python only docstrings and comments name a source."""
    rooms = Path(papers.__file__).parents[2]
    files = [path for path in rooms.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    assert len(files) > 300
    assert [path for path in files if any(_NUMBER.search(text) for text in _strings(path))] == []


_NUMBER = re.compile(r"\d+/\d{4}/(NĐ-CP|QĐ-TTg|TT-BLĐTBXH)")


def _strings(path: Path) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value
