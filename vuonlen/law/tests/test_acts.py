"""The acts that papers quote and the offices they name, by date; no number without a source."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import openfisca_vietnam
from vuonlen.law import (
    STANDARDS,
    Act,
    NoActError,
    NoProcedureError,
    Purpose,
    acts_on,
    form_on,
    office_on,
    procedure_on,
    standard_on,
)
from vuonlen.law.acts import _acts
from vuonlen.law.version import _law_files

RULES = (Purpose.STANDARD, Purpose.PROCEDURE, Purpose.GUIDANCE)
KINDS = ["annual", "in_year_entry", "in_year_exit", "average_living", "low_income_worker"]
DAYS = [
    date(2021, 8, 31),
    date(2021, 9, 1),
    date(2022, 12, 14),
    date(2025, 2, 23),
    date(2025, 2, 24),
    date(2025, 7, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
]


def numbers(on: date, *purposes: Purpose) -> list[str]:
    return [act.number for act in acts_on(on, *purposes)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 11, 1), ["07/2021/NĐ-CP", "24/2021/QĐ-TTg", "07/2021/TT-BLĐTBXH"]),
        (date(2022, 12, 14), ["07/2021/NĐ-CP", "24/2021/QĐ-TTg", "07/2021/TT-BLĐTBXH", "02/2022/TT-BLĐTBXH"]),
        (date(2025, 1, 1), ["07/2021/NĐ-CP", "24/2021/QĐ-TTg", "07/2021/TT-BLĐTBXH", "02/2022/TT-BLĐTBXH"]),
        (
            date(2025, 2, 24),
            ["07/2021/NĐ-CP", "30/2025/NĐ-CP", "24/2021/QĐ-TTg", "07/2021/TT-BLĐTBXH", "02/2022/TT-BLĐTBXH"],
        ),
    ],
)
def test_the_acts_of_a_day_stand_in_the_order_of_rank(day: date, expected: list[str]) -> None:
    assert numbers(day, *RULES) == expected


def test_a_law_without_number_is_named_by_its_title() -> None:
    [law] = acts_on(date(2022, 12, 14), Purpose.LOCAL_GOVERNMENT)
    assert (law.name, law.number, law.signed_on) == ("Luật Tổ chức chính quyền địa phương", "", None)


def test_an_act_that_amends_knows_the_other() -> None:
    act = next(act for act in acts_on(date(2025, 3, 1), Purpose.STANDARD) if act.amends)
    assert (act.number, act.amends.number, act.amends.signed_on) == (
        "30/2025/NĐ-CP",
        "07/2021/NĐ-CP",
        date(2021, 1, 27),
    )


@pytest.mark.parametrize(
    ("day", "purpose", "says"),
    [
        (date(2021, 8, 31), Purpose.PROCEDURE, "quy định trình tự rà soát"),
        (date(2025, 2, 23), Purpose.LOW_INCOME_WORKER, "xác định người lao động có thu nhập thấp"),
        (date(2027, 1, 1), Purpose.GUIDANCE, "hướng dẫn rà soát"),
    ],
)
def test_a_day_without_an_act_is_refused_by_name(day: date, purpose: Purpose, says: str) -> None:
    with pytest.raises(NoActError, match=says) as problem:
        acts_on(day, purpose)
    assert problem.value.code == "LUAT-014"


def test_one_purpose_without_an_act_refuses_all() -> None:
    assert numbers(date(2027, 1, 1), Purpose.STANDARD) == ["351/2025/NĐ-CP"]
    with pytest.raises(NoActError, match="trình tự rà soát"):
        acts_on(date(2027, 1, 1), Purpose.STANDARD, Purpose.PROCEDURE)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_review_whose_procedure_is_known_has_an_act(kind: str, day: date) -> None:
    try:
        procedure_on(kind, day)
    except NoProcedureError:
        return
    assert acts_on(day, Purpose(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_outside_the_known_procedures_a_kind_has_no_act(kind: str) -> None:
    for day in (DAYS[0], DAYS[-1]):
        with pytest.raises(NoActError):
            acts_on(day, Purpose(kind))


@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2026, 12, 31), date(2027, 1, 1)])
def test_the_acts_of_a_standard_are_those_the_standard_names(day: date) -> None:
    assert set(numbers(day, Purpose.STANDARD)) <= set(standard_on(day).acts)


@pytest.mark.parametrize("act", _acts(), ids=lambda act: act.name)
def test_every_act_is_quoted_for_something_from_its_signing_on(act: Act) -> None:
    assert act.purposes and act.sources
    assert act.verification in ("official", "secondary", "unverified")
    if act.number:
        assert act.issuer and act.applies_from and act.applies_to
        assert act.number.split("/")[1] <= str(act.applies_from.year)
    assert act.signed_on is None or act.signed_on <= act.applies_from


@pytest.mark.parametrize(
    ("day", "purpose", "form", "expected"),
    [
        (date(2022, 11, 1), Purpose.ANNUAL, "decision", ("Mẫu số 02", "24/2021/QĐ-TTg")),
        (date(2022, 11, 1), Purpose.GUIDANCE, "minutes", ("Phụ lục V", "07/2021/TT-BLĐTBXH")),
        (date(2025, 5, 1), Purpose.LOW_INCOME_WORKER, "decision", ("Mẫu số 02", "30/2025/NĐ-CP")),
        (date(2024, 5, 1), Purpose.LOW_INCOME_WORKER, "decision", None),
        (date(2027, 1, 1), Purpose.ANNUAL, "decision", None),
        (date(2022, 11, 1), Purpose.IN_YEAR_EXIT, "no_such_form", None),
    ],
)
def test_a_form_has_the_name_of_the_day(day: date, purpose: Purpose, form: str, expected: object) -> None:
    found = form_on(day, purpose, form)
    assert (found and (found[0], found[1].number)) == expected


@pytest.mark.parametrize(
    ("day", "department", "division"),
    [
        (date(2025, 2, 28), "Sở Lao động - Thương binh và Xã hội", "LĐTBXH"),
        (date(2025, 3, 1), "Sở Nông nghiệp và Môi trường", None),
        (date(2015, 12, 31), None, None),
    ],
)
def test_an_office_has_the_name_of_the_day(day: date, department: str | None, division: str | None) -> None:
    assert office_on(day, "provincial_department") == department
    assert office_on(day, "district_division_mark") == division


def test_what_papers_quote_is_no_part_of_the_law_version() -> None:
    quoted = Path(openfisca_vietnam.__file__).parent / "quoted"
    assert list(quoted.rglob("*.yaml"))
    assert not [path for path in _law_files() if quoted in path.parents]


def test_the_points_of_an_indicator_are_known_with_its_table() -> None:
    assert [one.points_per_indicator for one in STANDARDS] == [10, 10, None]
    assert standard_on(STANDARDS[0].applies_to + timedelta(days=1)).points_per_indicator == 10
