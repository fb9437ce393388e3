"""Form B by Excel: joined to the right people, complete by the standard, recorded as a whole."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from vuonlen.accounts.models import Role
from vuonlen.exchange.actions import commit_import, write_template
from vuonlen.exchange.kinds.forms import form_sheets
from vuonlen.exchange.messages import Message
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.prefilled import form_rows
from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.problems import Refused
from vuonlen.law import standard_by_id
from vuonlen.places.queries import version_on
from vuonlen.registry.models import Household, Relation
from vuonlen.registry.queries import members_on
from vuonlen.registry.testing import make_household, make_user, new_member, scope_for
from vuonlen.reviews.models import Classification, ReviewForm, ReviewRound
from vuonlen.reviews.testing import HOUSEHOLD, PERSON, POOR, make_round, request
from vuonlen.sheets.testing import write_sheets

from .conftest import Send

ADULT = {key: PERSON[key] for key in ("employment_situation", "receives_social_allowance", "has_health_insurance",
                                      "uses_internet")}  # fmt: skip
CHILD = {key: PERSON[key] for key in ("stunted", "underweight", "has_health_insurance", "attends_right_school_level",
                                      "uses_internet")}  # fmt: skip
State = ImportBatch.State


@pytest.fixture
def review(land: SimpleNamespace) -> ReviewRound:
    return make_round(land.district_officer, land.district)


@pytest.fixture
def household(land: SimpleNamespace) -> Household:
    child = new_member("Lý A Sáng", relation=Relation.CHILD, birth_date=date(2012, 3, 2))
    return make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"), child)


def words(answers: dict[str, Any], review: ReviewRound) -> dict[str, Any]:
    """Answers as the drop-downs write them."""
    columns = {one.key: one for spec in form_sheets(review.standard, review.effective_on) for one in spec.columns}
    said = {}
    for key, value in answers.items():
        choices = columns[key].choices
        said[key] = choices[str(value).lower() if isinstance(value, bool) else value] if choices else value
    return said


def rows_of(household: Household, review: ReviewRound, **facts: Any) -> tuple[list[dict], list[dict]]:
    own = {"household_code": household.code, **words({**HOUSEHOLD, **POOR, **facts}, review)}
    adult = {"household_code": household.code, "full_name": "Lý Văn Ba", "birth_date": "20/05/1980"}
    child = {"household_code": household.code, "full_name": "Lý A Sáng", "birth_date": "02/03/2012"}
    return [own], [adult | words(ADULT, review), child | words(CHILD, review)]


@pytest.fixture
def send_forms(send: Send, tmp_path: Path, review: ReviewRound) -> Any:
    def sent(rows: tuple[list[dict], list[dict]], **more: Any) -> ImportBatch:
        request(review, Household.objects.all())
        own, members = form_sheets(review.standard, review.effective_on)
        path = write_sheets(tmp_path / "phieu.xlsx", [(own, rows[0]), (members, rows[1])])
        return send(path, kind="forms", review=review, **more)

    return sent


def test_forms_are_recorded_and_classified(
    land: SimpleNamespace, send_forms: Any, household: Household, review: ReviewRound
) -> None:
    batch = send_forms(rows_of(household, review))
    assert (batch.sentences, batch.state) == ([], State.CHECKED)
    batch = commit_import(actor=land.officer, scope=scope_for(land.officer), batch=batch, checksum=batch.checksum)
    assert (batch.sentences, batch.state) == ([], State.COMMITTED)
    assert ReviewForm.objects.get().household == household
    assert Classification.objects.get().outcome == "poor"


def test_figures_as_vietnamese_write_them(send_forms: Any, household: Household, review: ReviewRound) -> None:
    rows = rows_of(household, review, income_basis="measured")
    rows[0][0] |= {"measured_income_per_head": "1.500.000", "dwelling_area": "45,5", "income_points": None}
    assert send_forms(rows).sentences == []


@pytest.mark.parametrize("said", ["2; 7", "7,2", "Thiếu vốn; Ốm đau, bệnh nặng, tai nạn", "2;7;", "2; 2; 7"])
def test_several_causes_stand_in_one_cell(
    land: SimpleNamespace, send_forms: Any, household: Household, review: ReviewRound, said: str
) -> None:
    rows = rows_of(household, review, no_work_capacity=True)
    rows[0][0]["causes"] = said
    batch = send_forms(rows)
    assert batch.sentences == []
    commit_import(actor=land.officer, scope=scope_for(land.officer), batch=batch, checksum=batch.checksum)
    recorded = ReviewForm.objects.get().facts["household"]
    assert (recorded["causes"], recorded["no_work_capacity"]) == (["2", "7"], True)


def test_missing_answers_are_named(send_forms: Any, household: Household, review: ReviewRound) -> None:
    own, members = rows_of(household, review)
    del members[1]["stunted"], own[0]["water_source"]
    batch = send_forms((own, members))
    assert list(batch.counts["codes"]) == ["NK-105"]
    assert batch.sentences[0].startswith("Trang Hộ, dòng 2:")
    assert "Lý A Sáng" in batch.sentences[0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda own, members: own[0].update(household_code="06925-999999"), "NK-100"),
        (lambda own, members: own.append(own[0]), "NK-101"),
        (lambda own, members: members[1].update(full_name="Người Lạ"), "NK-102"),
        (lambda own, members: members.append(members[1]), "NK-104"),
        (lambda own, members: members.append(members[1] | {"household_code": "06925-000777"}), "NK-107"),
        (lambda own, members: own[0].update(dwelling_area="rộng"), "NK-047"),
        (lambda own, members: own[0].update(income_points="12,5"), "NK-048"),
        (lambda own, members: own[0].update(dwelling_area=-4), "NK-049"),
        (lambda own, members: own[0].update(water_source="nước lạ"), "NK-034"),
        (lambda own, members: own[0].update(causes="2; 9"), "NK-034"),
    ],
)
def test_bad_rows_are_told(send_forms: Any, household: Household, review: ReviewRound, change: Any, code: str) -> None:
    rows = rows_of(household, review)
    change(*rows)
    batch = send_forms(rows)
    assert batch.state == State.REJECTED
    assert code in batch.counts["codes"]


def test_two_members_alike_are_a_question(land: SimpleNamespace, send_forms: Any, review: ReviewRound) -> None:
    same = {"relation": Relation.CHILD, "birth_date": date(2012, 3, 2)}
    twins = [new_member("Lý A Sáng", personal_number=f"02218000000{n}", **same) for n in (1, 2)]
    household = make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"), *twins)
    own, members = rows_of(household, review)
    batch = send_forms((own, members))
    assert (batch.state, list(batch.counts["codes"])) == (State.NEEDS_DECISION, ["NK-103"])
    members[1]["personal_number"] = "022180000002"
    members.append(members[1] | {"personal_number": "022180000001"})
    assert send_forms((own, members)).sentences == []


def test_form_that_is_there_is_not_replaced(
    land: SimpleNamespace, send_forms: Any, household: Household, review: ReviewRound
) -> None:
    batch = send_forms(rows_of(household, review))
    commit_import(actor=land.officer, scope=scope_for(land.officer), batch=batch, checksum=batch.checksum)
    again = send_forms(rows_of(household, review))
    assert again.state == State.REJECTED
    assert ReviewForm.objects.count() == 1


def test_household_of_another_commune_is_not_found(land: SimpleNamespace, send_forms: Any, review: ReviewRound) -> None:
    child = new_member("Lý A Sáng", relation=Relation.CHILD, birth_date=date(2012, 3, 2))
    theirs = make_household(
        land.district_officer, land.neighbour, land.neighbour_village, new_member("Lý Văn Ba"), child
    )
    rows = rows_of(theirs, review)
    assert set(send_forms(rows).counts["codes"]) == {"NK-100", "NK-107"}
    assert send_forms(rows, user=land.district_officer).sentences == []


def test_forms_need_a_round(send: Send) -> None:
    with pytest.raises(Refused) as refused:
        send([], kind="forms")
    assert refused.value.codes == ["NK-074"]


def test_the_template_names_the_households_that_wait_and_comes_back(
    land: SimpleNamespace, send: Send, household: Household, review: ReviewRound, tmp_path: Path
) -> None:
    later = make_household(land.officer, land.commune, land.village, new_member("Chíu Nhì Múi"))
    request(review, [household, later])
    scope, place = scope_for(land.officer), version_on(land.commune.pk, date(2023, 6, 1))
    known = form_rows(scope=scope, review=review, place=place)
    assert [row["household_code"] for row in known["households"]] == [later.code, household.code]
    path = tmp_path / "mau.xlsx"
    write_template(
        kind="forms", standard=standard_by_id(review.standard), place=place, path=path, on=date(2023, 6, 1), known=known
    )
    assert send(path, kind="forms", review=review).sentences == [Message.NO_ANSWERS.text()]

    specs = form_sheets(review.standard, review.effective_on)
    book = load_workbook(path)
    own, members = rows_of(household, review)
    _fill(book["Hộ"], specs[0].columns, own, "household_code")
    _fill(book["Thành viên"], specs[1].columns, members, "full_name")
    book.save(path)
    batch = send(path, kind="forms", review=review)
    assert (batch.sentences, batch.state, batch.counts["forms"]) == ([], State.CHECKED, 1)
    commit_import(actor=land.officer, scope=scope, batch=batch, checksum=batch.checksum)
    assert [row["household_code"] for row in form_rows(scope=scope, review=review, place=place)["households"]] == [
        later.code
    ]


def _fill(sheet: Any, columns: Any, answers: list[dict[str, Any]], by: str) -> None:
    """Type the answers into the rows that are there already, found by what stands in them."""
    keys = [one.key for one in columns]
    rows = {row[keys.index(by)].value: row for row in sheet.iter_rows(min_row=5)}
    for answer in answers:
        for key, value in answer.items():
            rows[answer[by]][keys.index(key)].value = value


def test_who_may_record_no_form_gets_no_names(land: SimpleNamespace, review: ReviewRound) -> None:
    place = version_on(land.commune.pk, date(2023, 6, 1))
    for stranger in (land.viewer, make_user("xakhac", land.neighbour, Role.COMMUNE_OFFICER)):
        with pytest.raises(PermissionMissing):
            form_rows(scope=scope_for(stranger), review=review, place=place)


def test_the_code_of_a_member_tells_twins_apart(land: SimpleNamespace, send_forms: Any, review: ReviewRound) -> None:
    same = {"relation": Relation.CHILD, "birth_date": date(2012, 3, 2)}
    twins = [new_member("Lý A Sáng", **same), new_member("Lý A Sáng", **same)]
    household = make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"), *twins)
    own, members = rows_of(household, review)
    pair = [one.person_id for one in members_on(household.pk, review.reviewed_on) if one.relation == Relation.CHILD]
    members = [members[0], *(members[1] | {"person_code": str(pk)} for pk in pair)]
    assert send_forms((own, members)).sentences == []
    members[1]["person_code"] = "0"
    assert "NK-102" in send_forms((own, members)).counts["codes"]
