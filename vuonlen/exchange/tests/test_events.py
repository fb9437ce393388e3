"""Events by Excel: tried by the registry's verbs row after row, told beside each row, written all or none."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vuonlen.exchange.actions import commit_import
from vuonlen.exchange.kinds.events import EVENTS
from vuonlen.exchange.models import ImportBatch
from vuonlen.registry.models import Household, HouseholdEvent, Membership, Relation
from vuonlen.registry.testing import make_household, new_member, scope_for
from vuonlen.sheets.testing import write_sheets

from .conftest import Send

State = ImportBatch.State


@pytest.fixture
def household(land: SimpleNamespace) -> Household:
    spouse = new_member("Tằng Thị Hai", relation=Relation.SPOUSE, birth_date=date(1983, 4, 5))
    return make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"), spouse)


@pytest.fixture
def send_events(send: Send, tmp_path: Path) -> Any:
    def sent(*rows: dict[str, Any], **more: Any) -> ImportBatch:
        return send(write_sheets(tmp_path / "bd.xlsx", [(EVENTS, rows)]), kind="events", **more)

    return sent


def event(household: Household, kind: str, name: str, **more: Any) -> dict[str, Any]:
    row = {"household_code": household.code, "event": kind, "happened_on": "05/11/2022", "full_name": name}
    return row | {"reason": "giấy tờ của xã", **more}


def birth(household: Household, **more: Any) -> dict[str, Any]:
    own = {"birth_date": "05/11/2022", "sex": "Nữ", "ethnicity": "Dao", "relation": "Con"}
    return event(household, "Sinh", "Lý Thị Mới", **own | more)


def commit(batch: ImportBatch) -> ImportBatch:
    return commit_import(actor=batch.owner, scope=scope_for(batch.owner), batch=batch, checksum=batch.checksum)


def test_rows_build_on_one_another(send_events: Any, household: Household) -> None:
    death = event(household, "chết", "Lý Văn Ba", happened_on="06/12/2022", new_head="Tằng Thị Hai")
    batch = send_events(birth(household), death)
    assert (batch.sentences, batch.state) == ([], State.CHECKED)
    assert HouseholdEvent.objects.filter(household=household).count() == 1  # the check left nothing
    batch = commit(batch)
    assert (batch.sentences, batch.state) == ([], State.COMMITTED)
    household.refresh_from_db()
    assert (household.head_name, household.member_count) == ("Tằng Thị Hai", 2)
    kinds = set(HouseholdEvent.objects.filter(household=household).values_list("kind", flat=True))
    assert {"birth", "death"} <= kinds


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"household_code": "06925-999999"}, "NK-100"),
        ({"event": "bay lên"}, "NK-034"),
        ({"happened_on": "31/02/2022"}, "NK-012"),
        ({"happened_on": "2022"}, "NK-035"),
        ({"reason": None}, "NK-032"),
        ({"birth_date": None}, "NK-032"),
        ({"relation": "Chủ hộ"}, "NK-034"),
        ({"birth_date": "2022"}, "NK-111"),
    ],
)
def test_bad_rows_are_told(send_events: Any, household: Household, change: dict[str, Any], code: str) -> None:
    batch = send_events(birth(household, **change))
    assert (batch.state, set(batch.counts["codes"])) == (State.REJECTED, {code})


def test_nobody_and_several_are_told(land: SimpleNamespace, send_events: Any, household: Household) -> None:
    assert set(send_events(event(household, "chết", "Người Lạ")).counts["codes"]) == {"NK-110"}
    twins = [new_member("Lý A Sáng", relation=Relation.CHILD, personal_number=f"02218000000{n}") for n in (1, 2)]
    other = make_household(land.officer, land.commune, land.village, new_member("Lý Văn Tư"), *twins)
    batch = send_events(event(other, "chết", "Lý A Sáng"))
    assert (batch.state, set(batch.counts["codes"])) == (State.NEEDS_DECISION, {"NK-109"})
    assert send_events(event(other, "chết", "Lý A Sáng", personal_number="022180000002")).state == State.CHECKED


def test_one_bad_row_keeps_all_out(send_events: Any, household: Household) -> None:
    batch = send_events(birth(household), event(household, "chết", "Người Lạ"))
    assert batch.state == State.REJECTED
    assert Membership.objects.filter(household=household).count() == 2


def test_household_of_another_commune_is_not_found(land: SimpleNamespace, send_events: Any) -> None:
    theirs = make_household(land.district_officer, land.neighbour, land.neighbour_village, new_member("Lý Văn Ba"))
    assert set(send_events(birth(theirs)).counts["codes"]) == {"NK-100"}
    assert send_events(birth(theirs), user=land.district_officer).state == State.CHECKED


def split(household: Household, name: str, relation: str) -> dict[str, Any]:
    return event(household, "Tách hộ", name, relation=relation)


def test_a_split_and_a_merge_by_the_file(land: SimpleNamespace, send_events: Any) -> None:
    child = {"relation": Relation.CHILD, "birth_date": date(2010, 3, 2)}
    members = [new_member("Lý Văn Ba"), new_member("Lý A Sáng", relation=Relation.CHILD, birth_date=date(2000, 1, 2))]
    family = make_household(land.officer, land.commune, land.village, *members, new_member("Lý Thị Út", **child))
    old = make_household(land.officer, land.commune, land.village, new_member("Lý Văn Cụ"))
    merge = {"relation": "Bố/mẹ", "other_household_code": family.code, "happened_on": "07/12/2022"}
    batch = send_events(
        split(family, "Lý A Sáng", "Chủ hộ"), split(family, "Lý Thị Út", "Anh/chị/em"),
        event(old, "Nhập vào hộ khác", "Lý Văn Cụ", **merge),
    )  # fmt: skip
    assert (batch.sentences, batch.state) == ([], State.CHECKED)
    assert Household.objects.count() == 2
    assert commit(batch).state == State.COMMITTED
    new = Household.objects.exclude(pk__in=[family.pk, old.pk]).get()
    running = Membership.objects.filter(valid__endswith__isnull=True)
    assert (new.head_name, running.filter(household=new).count()) == ("Lý A Sáng", 2)
    assert set(running.filter(household=family).values_list("person__full_name", flat=True)) == {
        "Lý Văn Ba",
        "Lý Văn Cụ",
    }
    old.refresh_from_db()
    assert old.dissolved_on == date(2022, 12, 7)


def test_two_splits_of_one_day_are_two_households(land: SimpleNamespace, send_events: Any) -> None:
    grown = [new_member(f"Lý A {at}", relation=Relation.CHILD, birth_date=date(2000, 1, 2)) for at in ("Một", "Hai")]
    family = make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"), *grown)
    batch = send_events(split(family, "Lý A Một", "Chủ hộ"), split(family, "Lý A Hai", "Chủ hộ"))
    assert batch.sentences == []
    commit(batch)
    assert set(Household.objects.values_list("head_name", flat=True)) == {"Lý Văn Ba", "Lý A Một", "Lý A Hai"}


def test_a_merge_names_a_household_of_the_area(land: SimpleNamespace, send_events: Any, household: Household) -> None:
    theirs = make_household(land.district_officer, land.neighbour, land.neighbour_village, new_member("Lý Văn Tư"))
    row = event(household, "Nhập vào hộ khác", "Lý Văn Ba", relation="Con")
    assert set(send_events(row).counts["codes"]) == {"NK-032"}
    assert set(send_events(row | {"other_household_code": theirs.code}).counts["codes"]) == {"NK-100"}
    assert set(send_events(split(household, "Người Lạ", "Chủ hộ")).counts["codes"]) == {"NK-110"}
    assert set(send_events(split(household, "Tằng Thị Hai", "Con")).counts["codes"]) == {"NK-111"}
