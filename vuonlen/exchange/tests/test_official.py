"""An official list by Excel: matched without guessing, held against the law, recorded as decisions or not at all."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.accounts.models import Role
from vuonlen.exchange.actions import commit_import
from vuonlen.exchange.kinds.official import LISTED, OUT_OF_NEAR_POVERTY, OUT_OF_POVERTY
from vuonlen.exchange.models import ImportBatch
from vuonlen.kernel.errors import PermissionMissing
from vuonlen.registry.actions import move_household
from vuonlen.registry.models import Household, Relation
from vuonlen.registry.testing import make_household, make_user, new_member, scope_for
from vuonlen.reviews.models import Decision, StatusSpell
from vuonlen.reviews.queries import timeline
from vuonlen.reviews.testing import POOR, decide, make_round, record
from vuonlen.sheets.testing import write_sheets

from .conftest import Send

State = ImportBatch.State
DAY = date(2022, 1, 10)


@pytest.fixture
def chair(land: SimpleNamespace) -> Any:
    return make_user("chutich", land.commune, Role.COMMUNE_CHAIR)


@pytest.fixture
def household(land: SimpleNamespace) -> Household:
    child = new_member("Lý A Sáng", relation=Relation.CHILD, birth_date=date(2012, 3, 2))
    head = new_member("Lý Văn Ba", personal_number="022080000001")
    return make_household(land.officer, land.commune, land.village, head, child)


def listed(**more: Any) -> list[dict[str, Any]]:
    """A poor household of two as the official workbook has it."""
    home = {"head_name": "Lý Văn Ba", "commune": "Xã Quảng Sơn", "commune_code": "06925", "village": "Thôn Mố Kiệc"}
    paper = {"class": "hộ nghèo", "decision_number": "125/QĐ-UBND", "decided_on": "10/01/2022"}
    head = {"full_name": "Lý Văn Ba", "relation": "Chủ hộ", "birth_date": "20/05/1980", **home, **paper}
    points = {"income_points": 120, "deprivation_points": 40, "causes": "1, 7", "no_work_capacity": "x"}
    child = {"full_name": "Lý A Sáng", "relation": "Con", "birth_date": "2012", **home}
    return [head | points | more, child]


def left(**more: Any) -> list[dict[str, Any]]:
    """A household that left a list."""
    who = {"full_name": "Lý Văn Ba", "relation": "Chủ hộ", "birth_date": "20/05/1980"}
    return [who | {"address": "Thôn Mố Kiệc, Xã Quảng Sơn", "income_points": 150, "deprivation_points": 10} | more]


@pytest.fixture
def send_list(send: Send, tmp_path: Path, chair: Any) -> Any:
    def sent(*sheets: list[dict[str, Any]], user: Any = None, specs: Any = None) -> ImportBatch:
        chosen = specs or (LISTED, OUT_OF_POVERTY, OUT_OF_NEAR_POVERTY)
        path = write_sheets(tmp_path / "ds.xlsx", list(zip(chosen, sheets, strict=False)))
        return send(path, kind="official", user=user or chair, name="ds.xlsx")

    return sent


@pytest.fixture
def commit() -> Any:
    def committed(batch: ImportBatch) -> ImportBatch:
        assert (batch.sentences, batch.state) == ([], State.CHECKED)
        owner = batch.owner
        return commit_import(actor=owner, scope=scope_for(owner), batch=batch, checksum=batch.checksum)

    return committed


def test_list_becomes_a_dated_decision(send_list: Any, commit: Any, household: Household) -> None:
    batch = commit(send_list(listed()))
    assert (batch.sentences, batch.state, batch.counts["listed"]) == ([], State.COMMITTED, 1)
    spell = StatusSpell.objects.get()
    assert (spell.household, spell.status, spell.income_points, spell.deprivation_points) == (
        household,
        "poor",
        120,
        40,
    )
    assert (spell.valid.lower, spell.valid.upper) == (DAY, None)
    assert spell.list_facts == {"no_work_capacity": True, "causes": ["1", "7"]}
    decision = spell.decision
    assert (decision.kind, decision.number, decision.signed_on, decision.round) == (
        "official",
        "125/QĐ-UBND",
        DAY,
        None,
    )
    told = timeline(household.pk)[0]
    assert told.detail == "Quyết định số 125/QĐ-UBND ngày 10/01/2022 · nguồn: danh sách chính thức, B1 120, B2 40"


def test_effective_day_of_its_own_and_a_second_part_of_the_list(
    land: SimpleNamespace, send_list: Any, commit: Any, household: Household
) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Chíu Nhì Múi"))
    commit(send_list(listed(effective_on="31/12/2021")))
    other = listed(full_name="Chíu Nhì Múi", head_name="Chíu Nhì Múi", effective_on="31/12/2021")[:1]
    assert commit(send_list(other)).sentences == []
    assert Decision.objects.count() == 1
    assert set(StatusSpell.objects.values_list("valid__startswith", flat=True)) == {date(2021, 12, 31)}


def test_a_later_list_ends_what_an_earlier_one_gave(send_list: Any, commit: Any, household: Household) -> None:
    commit(send_list(listed()))
    commit(send_list(listed(**{"class": "hộ cận nghèo", "deprivation_points": 20, "decided_on": "12/01/2023"}), left(
        income_points=120, deprivation_points=20)))  # fmt: skip
    spells = list(StatusSpell.objects.order_by("valid").values_list("status", "valid__startswith", "valid__endswith"))
    assert spells == [("poor", DAY, date(2023, 1, 12)), ("near_poor", date(2023, 1, 12), None)]


def test_who_left_is_newly_escaped_for_36_months(
    land: SimpleNamespace, send_list: Any, commit: Any, household: Household
) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Chíu Nhì Múi"))
    stays = listed(full_name="Chíu Nhì Múi", head_name="Chíu Nhì Múi")[:1]
    commit(send_list(stays, left()))  # the paper is the only one of the commune's list
    spell = StatusSpell.objects.get(household=household)
    assert (spell.status, spell.valid.upper, spell.decision.number) == (
        "newly_escaped",
        date(2025, 1, 10),
        "125/QĐ-UBND",
    )


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"deprivation_points": 35}, "NK-127", "DS-007"),
        ({"deprivation_points": 130}, "NK-127", "DS-007"),
        ({"deprivation_points": 20}, "NK-127", "DS-008"),
        ({"income_points": 141}, "NK-127", "DS-008"),
        ({"class": "hộ cận nghèo"}, "NK-127", "DS-008"),
        ({"decided_on": "10/01/2027"}, "NK-127", "DS-003"),
        ({"birth_date": "21/05/1980"}, "NK-122", "20"),
        ({"village": "Thôn Lạ"}, "NK-043", "Thôn Lạ"),
        ({"personal_number": "12345678901"}, "NK-037", ""),
        ({"decision_number": None}, "NK-032", "Số quyết định công nhận"),
        ({"income_points": "một trăm"}, "NK-048", ""),
        ({"causes": "9"}, "NK-034", ""),
        ({"head_name": "Lý Văn Bốn"}, "NK-121", ""),
        ({"relation": "Con"}, "NK-120", ""),
        ({"decided_on": "2022"}, "NK-035", ""),
    ],
)
def test_bad_rows_are_told(send_list: Any, household: Household, change: dict[str, Any], code: str, says: str) -> None:
    batch = send_list(listed(**change))
    assert batch.state == State.REJECTED
    assert code in batch.counts["codes"]
    assert any(says in sentence for sentence in batch.sentences if code in sentence)
    assert not StatusSpell.objects.exists()


def test_without_b1_only_the_deprivations_are_held_against_the_class(send_list: Any, household: Household) -> None:
    assert send_list(listed(income_points="–")).sentences == []
    assert "DS-008" in send_list(listed(income_points=None, deprivation_points=20)).sentences[0]


def test_two_households_alike_are_a_question_and_the_code_answers_it(
    land: SimpleNamespace, send_list: Any, household: Household
) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"))
    batch = send_list(listed()[:1])
    assert (batch.state, list(batch.counts["codes"])) == (State.NEEDS_DECISION, ["NK-123"])
    assert send_list(listed(household_code=household.code)).sentences == []
    assert send_list(listed(personal_number="022080000001")).sentences == []


@pytest.mark.parametrize("number", ["000000000000", "0", "", "không có", "•••••••••001"])
def test_blank_zero_and_masked_numbers_match_nobody(
    land: SimpleNamespace, send_list: Any, household: Household, number: str
) -> None:
    other = new_member("Lý Văn Bốn")
    make_household(land.officer, land.commune, land.village, other)
    batch = send_list(listed(personal_number=number, full_name="Lý Văn Năm", head_name="Lý Văn Năm")[:1])
    assert list(batch.counts["codes"]) == ["NK-122"]


def test_a_number_of_somebody_else_is_told(land: SimpleNamespace, send_list: Any, household: Household) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Chíu A Hai", personal_number="022080000009"))
    assert "NK-124" in send_list(listed(personal_number="022080000009")).counts["codes"]


def test_strangers_and_households_on_two_lists_are_told(send_list: Any, household: Household) -> None:
    rows = listed()
    rows[1]["full_name"] = "Người Lạ"
    assert list(send_list(rows).counts["codes"]) == ["NK-110"]
    assert "NK-126" in send_list(listed(), left()).counts["codes"]
    assert "NK-101" in send_list([*listed(), *listed()]).counts["codes"]


def test_who_left_without_a_paper_is_told(send_list: Any, household: Household) -> None:
    assert list(send_list(left(), specs=(OUT_OF_POVERTY,)).counts["codes"]) == ["NK-125"]
    paper = {"decision_number": "126/QĐ-UBND", "decided_on": "10/01/2022"}
    assert send_list(left(**paper), specs=(OUT_OF_POVERTY,)).sentences == []
    half = {"decision_number": "126/QĐ-UBND"}
    assert "NK-032" in send_list(left(**half), specs=(OUT_OF_POVERTY,)).counts["codes"]
    whole = "Thôn Mố Kiệc, xã Quảng Sơn, huyện Hải Hà, tỉnh Quảng Ninh"
    assert send_list(left(**paper, address=whole), specs=(OUT_OF_POVERTY,)).sentences == []
    assert "NK-040" in send_list(left(**paper, address="Thôn Mố Kiệc"), specs=(OUT_OF_POVERTY,)).counts["codes"]
    assert "DS-008" in send_list(left(**paper, income_points=120), specs=(OUT_OF_POVERTY,)).sentences[0]


def test_left_the_wrong_list(send_list: Any, commit: Any, household: Household) -> None:
    commit(send_list(listed()))
    paper = {"decision_number": "126/QĐ-UBND", "decided_on": "10/01/2023"}
    assert "DS-009" in send_list(left(**paper), specs=(OUT_OF_NEAR_POVERTY,)).sentences[0]


def test_what_a_round_decided_is_not_overwritten(land: SimpleNamespace, send_list: Any, household: Household) -> None:
    review = make_round(land.district_officer, land.district)
    record(land.district_officer, review, {household: POOR})
    decide(land.district_officer, review)
    make_household(land.officer, land.commune, land.village, new_member("Chíu Nhì Múi"))
    for day in ("10/01/2022", "10/01/2023"):
        other = listed(full_name="Chíu Nhì Múi", head_name="Chíu Nhì Múi", decided_on=day)[:1]
        [said] = send_list([*listed(decided_on=day), *other]).sentences  # of the commune, once
        assert "DS-005" in said
        assert "2 hộ của xã" in said
    assert StatusSpell.objects.count() == 1


def test_a_status_brought_along_from_a_round_is_not_overwritten(
    land: SimpleNamespace, send_list: Any, household: Household
) -> None:
    officer = land.district_officer
    review = make_round(officer, land.neighbour)
    home = make_household(officer, land.neighbour, land.neighbour_village, new_member("Chíu Nhì Múi"))
    record(officer, review, {home: POOR})
    decide(officer, review)
    given = {"actor": officer, "scope": scope_for(officer), "household": home, "reason": "Chuyển nhà"}
    move_household(**given, village_id=land.village.pk, on=date(2023, 2, 1))
    [said] = send_list(
        listed(full_name="Chíu Nhì Múi", head_name="Chíu Nhì Múi", decided_on="01/06/2023")[:1]
    ).sentences
    assert "DS-006" in said


def test_rights_and_area(land: SimpleNamespace, send_list: Any, household: Household) -> None:
    with pytest.raises(PermissionMissing):
        send_list(listed(), user=land.officer)
    with pytest.raises(PermissionMissing):
        send_list(listed(), user=land.viewer)
    stranger = make_user("xakhac", land.neighbour, Role.COMMUNE_CHAIR)
    assert list(send_list(listed(), user=stranger).counts["codes"]) == ["NK-042"]
    assert send_list(listed(), user=land.district_officer).sentences == []


def test_status_follows_a_household_that_moved_since(
    land: SimpleNamespace, send_list: Any, commit: Any, household: Household
) -> None:
    officer = land.district_officer
    given = {"actor": officer, "scope": scope_for(officer), "household": household, "reason": "Chuyển nhà"}
    move_household(**given, village_id=land.neighbour_village.pk, on=date(2023, 6, 1))
    commit(send_list(listed()))
    spells = list(StatusSpell.objects.order_by("valid").values_list("commune", "valid__startswith", "valid__endswith"))
    assert spells == [(land.commune.pk, DAY, date(2023, 6, 1)), (land.neighbour.pk, date(2023, 6, 1), None)]


def test_the_database_keeps_lists_and_rounds_apart(send_list: Any, commit: Any, household: Household) -> None:
    commit(send_list(listed()))
    spell = StatusSpell.objects.get()
    tampering = (
        f"UPDATE reviews_statusspell SET income_points = 10 WHERE id = {spell.pk}",
        "INSERT INTO reviews_decision (commune_id, kind, version, number, exit_number, signed_on, signer, effective_on,"
        f" reason, recorded_by_id, recorded_at) SELECT {household.commune_id}, 'recognition', 1, '9', '', '2022-01-01',"
        f" '', '2022-01-01', '', {spell.decision.recorded_by_id}, now()",
    )
    for statement in tampering:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
