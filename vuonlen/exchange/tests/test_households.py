"""Households by Excel: good files are written as a whole, every bad row is told where and why, nothing half."""

from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from vuonlen.exchange.actions import commit_import
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.testing import person
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.problems import Refused
from vuonlen.registry.models import Household, Membership, Person
from vuonlen.registry.testing import make_household, new_member, scope_for

from .conftest import Send

Rows = list[dict[str, Any]]
State = ImportBatch.State


def commit(batch: ImportBatch) -> ImportBatch:
    return commit_import(actor=batch.owner, scope=scope_for(batch.owner), batch=batch, checksum=batch.checksum)


def codes(batch: ImportBatch) -> set[str]:
    return set(batch.counts["codes"])


def result_of(batch: ImportBatch) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(batch.result.read())).active.iter_rows(values_only=True))


def test_good_file_is_checked_then_written(land: SimpleNamespace, send: Send, family: Rows) -> None:
    batch = send(family)
    assert (batch.state, batch.sentences) == (State.CHECKED, [])
    assert batch.counts == {"households": 1, "people": 2, "codes": {}}
    assert not batch.result
    assert not Household.objects.exists()
    batch = commit(batch)
    assert batch.state == State.COMMITTED
    household = Household.objects.get()
    assert (household.head_name, household.member_count, household.village_id) == ("Chíu Nhì Múi", 2, land.village.pk)
    child = Person.objects.get(full_name="Chíu A Sáng")
    assert (child.birth_date, child.birth_precision, child.personal_number_index) == (date(2013, 1, 1), "year", None)


def test_written_once_only(send: Send, family: Rows) -> None:
    batch = commit(send(family))
    with pytest.raises(Refused) as refused:
        commit(batch)
    assert refused.value.codes == ["NK-070"]
    assert Household.objects.count() == 1


@pytest.mark.parametrize("nothing", [None, "0", 0, "000000000000", "không có", "Khong co", "-", "chưa có"])
def test_no_number_matches_nobody(send: Send, family: Rows, home: dict[str, str], nothing: object) -> None:
    rows = [
        person(1, "Lý Văn Ba", personal_number=nothing, **home),
        person(2, "Tằng A Tư", personal_number=nothing, **home),
    ]
    assert commit(send(rows)).state == State.COMMITTED
    assert not Person.objects.filter(personal_number_index__isnull=False).exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"full_name": None}, "NK-032"),
        ({"full_name": "A" * 121}, "NK-033"),
        ({"address": "Ngõ " * 50 + "3"}, "NK-033"),
        ({"sex": "khác"}, "NK-034"),
        ({"relation": "hàng xóm"}, "NK-034"),
        ({"ethnicity": "Sao Hỏa"}, "NK-034"),
        ({"birth_date": "31/02/2010"}, "NK-012"),
        ({"birth_date": "khoảng 1980"}, "NK-035"),
        ({"birth_date": 29251}, "NK-035"),
        ({"birth_date": "01/01/2022"}, "NK-050"),
        ({"birth_date": "01/01/1890"}, "NK-035"),
        ({"birth_date": "01/01/1900", "registered_on": "01/02/2026"}, "NK-051"),
        ({"registered_on": "02/2021"}, "NK-035"),
        ({"registered_on": None}, "NK-032"),
        ({"registered_on": "01/01/2099"}, "NK-052"),
        ({"personal_number": 22180001234}, "NK-037"),
        ({"personal_number": "123456789"}, "NK-036"),
        ({"commune": "99999 Xã Không Có"}, "NK-040"),
        ({"registered_on": "01/02/2019"}, "NK-041"),
        ({"village": "Thôn Nà Lý"}, "NK-043"),
        ({"relation": "Con"}, "NK-045"),
    ],
)  # fmt: skip
def test_bad_cell_is_told(send: Send, home: dict[str, str], change: dict[str, Any], code: str) -> None:
    batch = send([person(1, "Lý Văn Ba", **home) | change])
    assert batch.state == State.REJECTED
    assert code in codes(batch)
    assert all(text.startswith("Dòng 2") for text in batch.sentences)


def test_sentence_says_where_what_and_how(send: Send, home: dict[str, str]) -> None:
    batch = send([person(1, "Lý Văn Ba", **home) | {"birth_date": "31/02/2010"}])
    assert batch.sentences == [
        "Dòng 2, cột Ngày sinh: 31/02/2010 không có trong lịch. Hãy ghi lại theo dạng ngày/tháng/năm. (NK-012)"
    ]


def test_what_excel_makes_of_cells_is_understood(send: Send, home: dict[str, str]) -> None:
    row = person(4.0, "Lý  Văn\u00a0Ba", **home)
    row |= {"birth_date": datetime(1980, 5, 20), "sex": "NAM", "ethnicity": "H'Mông", "relation": "chu ho"}  # noqa: DTZ001
    batch = send([row])
    batch = commit(batch)
    assert (batch.sentences, batch.state) == ([], State.COMMITTED)
    stored = Person.objects.get()
    assert (stored.full_name, stored.ethnicity, stored.birth_date) == ("Lý Văn Ba", "HMông", date(1980, 5, 20))


def test_decomposed_letters_are_composed(send: Send, home: dict[str, str]) -> None:
    import unicodedata

    rows = [{key: unicodedata.normalize("NFD", str(value)) for key, value in person(1, "Lỷ Sủi Dảu", **home).items()}]
    assert commit(send(rows)).state == State.COMMITTED
    assert Person.objects.get().full_name == unicodedata.normalize("NFC", "Lỷ Sủi Dảu")


def test_length_is_counted_in_letters(send: Send, home: dict[str, str]) -> None:
    """A letter with its marks is up to three bytes."""
    name, address = "Nguyễn Thị " + "Ễ" * 109, "Ngõ " * 49 + "3456"
    assert (len(name), len(address)) == (120, 200)
    assert commit(send([person(1, name, address=address, **home)])).state == State.COMMITTED
    assert Household.objects.get().address == address


def test_another_communes_rows_are_refused(land: SimpleNamespace, send: Send, family: Rows) -> None:
    theirs = person(2, "Lý Văn Ba", commune="06931 Xã Quảng Đức", village="Thôn Nà Lý")
    batch = send([*family, theirs])
    assert (batch.state, codes(batch)) == (State.REJECTED, {"NK-042"})
    assert commit(send([*family, theirs], user=land.district_officer)).state == State.COMMITTED


def test_viewer_may_not_import(land: SimpleNamespace, send: Send, family: Rows) -> None:
    with pytest.raises(PermissionMissing):
        send(family, user=land.viewer)


def test_file_of_another_is_not_theirs_to_write(land: SimpleNamespace, send: Send, family: Rows) -> None:
    batch = send(family)
    with pytest.raises(OutOfArea):
        commit_import(
            actor=land.district_officer, scope=scope_for(land.district_officer), batch=batch, checksum=batch.checksum
        )


def test_same_number_twice_and_number_taken(land: SimpleNamespace, send: Send, home: dict[str, str]) -> None:
    number = "022180009999"
    twice = [person(n, f"Lý Văn {n}", personal_number=number, **home) for n in (1, 2)]
    assert codes(send(twice)) == {"NK-038"}
    make_household(land.officer, land.commune, land.village, new_member(personal_number=number))
    assert codes(send([person(1, "Tằng A Tư", personal_number=number, **home)])) == {"NK-039"}


def test_likeness_is_a_question_never_a_join(land: SimpleNamespace, send: Send, home: dict[str, str]) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"))
    row = person(1, "Lý Văn Ba", **home)
    batch = send([row])
    assert (batch.state, batch.errors, batch.questions, codes(batch)) == (State.NEEDS_DECISION, 0, 1, {"NK-060"})
    with pytest.raises(Refused):
        commit(batch)
    make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba"))
    assert codes(send([row])) == {"NK-061"}
    assert commit(send([row | {"decision": "người khác"}])).state == State.COMMITTED
    assert Person.objects.filter(full_name="Lý Văn Ba").count() == 3


def test_a_name_is_known_again_whatever_sign_stands_in_it(
    land: SimpleNamespace, send: Send, home: dict[str, str]
) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Ksor H'Ƀlăng"))
    assert codes(send([person(1, "KSOR H’Blăng", **home)])) == {"NK-060"}


def test_two_numbers_are_two_people(land: SimpleNamespace, send: Send, home: dict[str, str]) -> None:
    make_household(land.officer, land.commune, land.village, new_member("Lý Văn Ba", personal_number="022180000001"))
    assert send([person(1, "Lý Văn Ba", personal_number="022180000002", **home)]).state == State.CHECKED


def test_likeness_within_the_file(send: Send, home: dict[str, str]) -> None:
    same_household = [person(1, "Lý Văn Ba", **home), person(1, "Lý Văn Ba", "Con")]
    assert codes(send(same_household)) == {"NK-046"}
    two_households = [person(n, "Lý Văn Ba", **home) for n in (1, 2)]
    batch = send(two_households)
    assert (batch.state, codes(batch), batch.questions) == (State.NEEDS_DECISION, {"NK-062"}, 1)


def test_rows_of_a_household_must_agree(send: Send, family: Rows) -> None:
    family[1]["address"], family[0]["address"] = "Tổ 4", "Tổ 3"
    assert codes(send(family)) == {"NK-044"}


def test_result_has_every_row_and_column_back(send: Send, family: Rows) -> None:
    family[1]["sex"] = "khác"
    rows = result_of(send(family))
    assert rows[0][-2:] == ("Kết quả kiểm tra", "Lỗi")
    assert rows[1][5] == "Chíu Nhì Múi"
    assert rows[1][10] == "022180001234"
    assert rows[1][-1] is None
    assert rows[2][-2] == "Có lỗi"
    assert rows[2][-1].endswith("(NK-034)")


def test_nothing_half_written_when_the_registry_refuses(
    land: SimpleNamespace, send: Send, home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that is taken between check and writing."""
    rows = [person(1, "Lý Văn Ba", **home), person(2, "Tằng A Tư", personal_number="022180009999", **home)]
    batch = send(rows)
    make_household(land.officer, land.commune, land.village, new_member("Ai Đó", personal_number="022180009999"))
    batch = commit(batch)
    assert batch.state == State.REJECTED
    assert batch.sentences[0].endswith("(NK-072)")
    assert "NK-039" in codes(batch)
    assert Household.objects.count() == 1


def test_nothing_half_written_when_the_system_fails(
    send: Send, family: Rows, home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = send([*family, person(2, "Lý Văn Ba", **home)])

    def breaks(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("vuonlen.exchange.commits.households._member", breaks)
    batch = commit(batch)
    assert batch.state == State.REJECTED
    assert batch.sentences[0].endswith("(NK-073)")
    assert not Household.objects.exists() and not Membership.objects.exists()


def test_another_file_is_not_written(send: Send, family: Rows) -> None:
    batch = send(family)
    with pytest.raises(Refused) as refused:
        commit_import(actor=batch.owner, scope=scope_for(batch.owner), batch=batch, checksum="0" * 64)
    assert refused.value.codes == ["NK-071"]
    with open(batch.file.path, "ab") as file:  # noqa: PTH123
        file.write(b"x")
    assert commit(batch).sentences[0].endswith("(NK-071)")
    assert not Household.objects.exists()
