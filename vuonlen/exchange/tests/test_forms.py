"""Form B by Excel: joined to the right people, complete by the standard, recorded as a whole."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vuonlen.exchange.actions import commit_import
from vuonlen.exchange.kinds.forms import form_sheets
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.testing import write_sheets
from vuonlen.problems import Refused
from vuonlen.registry.models import Household, Relation
from vuonlen.registry.testing import make_household, new_member, scope_for
from vuonlen.reviews.models import Classification, ReviewForm, ReviewRound
from vuonlen.reviews.testing import HOUSEHOLD, PERSON, POOR, make_round, request

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
