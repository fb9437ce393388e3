"""Tables before the decision: what deciding now would give, marked, checked, and never issued."""

from datetime import date

import pytest
from openpyxl import load_workbook

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.testing import scope_for
from vuonlen.reports.actions import draft_tables, issue_lists, issue_tables
from vuonlen.reports.errors import ReportRefused, Unbalanced
from vuonlen.reports.statutory import area_of, breaks_of, draft_mark, draw_tables, gaps_of, read_counts
from vuonlen.reports.statutory.draft_sql import drafted
from vuonlen.reviews.models import Classification, ReviewForm, ReviewRound
from vuonlen.reviews.testing import decide

from .unguarded import unguarded

ON = date(2023, 10, 1)


@pytest.fixture
def scope(land):
    return scope_for(land.officer, ON)


@pytest.fixture
def area(land, scope):
    return area_of(scope, land.district.pk, land.round, as_draft=True)


def test_a_draft_is_what_the_decision_then_makes(land, scope, area) -> None:
    draft = dict(read_counts(area))
    decide(land.officer, land.round)
    decided = area_of(scope, land.district.pk, ReviewRound.objects.get(pk=land.round.pk), as_draft=True)
    assert not decided.is_draft
    assert draft == dict(read_counts(decided))


def test_a_draft_keeps_the_identities(area) -> None:
    drawn = draw_tables(area)
    assert drawn.tables.has_movements
    assert drawn.tables.results.totals[0].counts[3] == 2
    assert breaks_of(drawn) == []


def test_a_form_that_leaves_the_outcome_open_keeps_the_status(land, scope, area) -> None:
    with unguarded():
        form = ReviewForm.objects.get(round=land.round, household__head_name="Phùn Một")
        Classification.objects.filter(form=form).update(outcome="undetermined", deprivation_count=None)
    assert draw_tables(area).tables.results.totals[0].counts[3] == 3
    [gap] = [one for one in gaps_of(area) if one.undetermined]
    assert (gap.commune, gap.step, gap.without_form, gap.undetermined) == ("Xã Quảng Sơn", "đang khảo sát", 0, 1)


def test_a_decided_round_has_no_gaps(decided) -> None:
    assert gaps_of(area_of(decided.scope, decided.district.pk, decided.round, as_draft=True)) == []


def test_every_sheet_of_a_draft_is_marked_and_has_nothing_to_sign(land, scope, tmp_path) -> None:
    path = draft_tables(scope=scope, place_id=land.district.pk, review=land.round, folder=tmp_path)
    book = load_workbook(path)
    assert path.name.startswith("ban-nhap-")
    assert book.sheetnames[:2] == ["Còn thiếu", "Biểu 1"]
    for sheet in book.worksheets:
        words = {cell.value for row in sheet.iter_rows() for cell in row}
        assert draft_mark() in words
        assert draft_mark() in sheet.oddHeader.center.text
        assert "CHỦ TỊCH" not in words
        assert not any("Kèm theo Báo cáo" in str(word) for word in words)


def test_a_draft_is_never_issued(land, scope, tmp_path) -> None:
    given = {"scope": scope, "place_id": land.district.pk, "review": land.round, "folder": tmp_path}
    for issue in (issue_tables, issue_lists):
        with pytest.raises(ReportRefused, match="BC-006"):
            issue(**given)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_contradicts_itself_is_not_written(land, scope, tmp_path) -> None:
    with unguarded():
        Classification.objects.filter(form__round=land.round, outcome="poor").update(deprivation_count=9)
    with pytest.raises(Unbalanced, match="BC-013"):
        draft_tables(scope=scope, place_id=land.district.pk, review=land.round, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_after_the_decision_there_is_no_draft(decided, tmp_path) -> None:
    with pytest.raises(ReportRefused, match="BC-019"):
        draft_tables(scope=decided.scope, place_id=decided.district.pk, review=decided.round, folder=tmp_path)


def test_a_viewer_and_a_stranger_take_no_draft_out(land, tmp_path) -> None:
    given = {"place_id": land.district.pk, "review": land.round, "folder": tmp_path}
    with pytest.raises(PermissionMissing):
        draft_tables(scope=scope_for(land.viewer, ON), **given)
    with pytest.raises(OutOfArea):
        draft_tables(scope=scope_for(land.stranger, ON), **given)


def test_only_a_statement_with_a_with_can_be_drafted() -> None:
    with pytest.raises(ValueError, match="begins with WITH"):
        drafted("SELECT 1 WITH")
