"""What is refused, with which code, and that the sentence says where and what."""

from datetime import date

import numpy as np
import pytest

from vuonlen.kernel.format import date_digits
from vuonlen.law import (
    ColumnError,
    FactError,
    LawError,
    MissingTableError,
    NoStandardError,
    classify,
    encode,
    explain,
    missing_facts,
    required_facts,
    standard_by_id,
    standard_on,
)
from vuonlen.law.tests.sheets import ON_2022, adult, sheet


@pytest.mark.parametrize("on", [date(2015, 12, 31), date(2031, 1, 1)])
def test_day_without_standard(on):
    with pytest.raises(NoStandardError) as refused:
        standard_on(on)
    assert refused.value.code == "LUAT-001"
    assert date_digits(on) in str(refused.value)


@pytest.mark.parametrize("use", [lambda on: classify(*encode([sheet()]), on), lambda on: explain(sheet(), on)])
def test_standard_of_2027_names_the_missing_table_and_the_act(use):
    with pytest.raises(MissingTableError) as refused:
        use(date(2027, 1, 1))
    assert refused.value.code == "LUAT-002"
    assert "351/2025/NĐ-CP" in str(refused.value)


def test_schema_of_2027_is_refused():
    with pytest.raises(MissingTableError):
        required_facts("mpi-2027-2030")


def test_unknown_standard():
    with pytest.raises(LawError, match="mpi-2022-2025") as refused:
        standard_by_id("mpi-2040")
    assert refused.value.code == "LUAT-003"


def test_day_of_another_standard():
    with pytest.raises(LawError) as refused:
        required_facts("mpi-2022-2025", date(2020, 1, 1))
    assert refused.value.code == "LUAT-011"


@pytest.mark.parametrize(
    ("form", "code", "words"),
    [
        (sheet(roof="straw"), "LUAT-004", ("Phiếu 1", "roof")),
        (sheet([adult(), adult(nickname="x")]), "LUAT-004", ("thành viên 2", "nickname")),
        (sheet(water_source="sea"), "LUAT-005", ("water_source", "sea", "piped")),
        (sheet([adult(employment_situation=1)]), "LUAT-005", ("thành viên 1", "employment_situation")),
        (sheet(durable_wall="true"), "LUAT-006", ("durable_wall", "true hoặc false")),
        (sheet(durable_wall=1), "LUAT-006", ("durable_wall",)),
        (sheet(income_points=True), "LUAT-006", ("income_points", "số nguyên")),
        (sheet(income_points=-1), "LUAT-006", ("income_points",)),
        (sheet(measured_income_per_head=2**31), "LUAT-006", ("measured_income_per_head",)),
        (sheet(dwelling_area=-0.5), "LUAT-006", ("dwelling_area",)),
        (sheet(dwelling_area=float("nan")), "LUAT-006", ("dwelling_area",)),
        (sheet(dwelling_area="50"), "LUAT-006", ("dwelling_area",)),
        (sheet([adult(birth_date="02/03/1985")]), "LUAT-006", ("birth_date", "1985-03-02")),
        ({"household": {}, "persons": "none"}, "LUAT-010", ("Phiếu 1",)),
        ({"household": {}}, "LUAT-010", ("Phiếu 1",)),
        ({"household": {}, "persons": [None]}, "LUAT-010", ("Phiếu 1",)),
    ],
)
def test_sheet_the_law_does_not_understand(form, code, words):
    with pytest.raises(FactError) as refused:
        encode([form])
    assert refused.value.code == code
    assert all(word in str(refused.value) for word in words)


def test_position_of_the_sheet_is_named():
    with pytest.raises(FactError, match="Phiếu 2"):
        encode([sheet(), sheet(water_source="sea")])


@pytest.mark.parametrize(
    ("table", "name", "column", "code"),
    [
        ("households", "colour", np.zeros(2, np.int8), "LUAT-007"),
        ("households", "birth_date", np.zeros(2, "datetime64[D]"), "LUAT-007"),
        ("persons", "is_urban", np.zeros(2, np.int8), "LUAT-007"),
        ("households", "water_source", np.zeros(3, np.int8), "LUAT-008"),
        ("households", "water_source", np.array([0, 10], np.int8), "LUAT-008"),
        ("households", "is_urban", np.array([0, 2], np.int8), "LUAT-008"),
        ("households", "is_urban", np.array([0, -2], np.int8), "LUAT-008"),
        ("households", "water_source", np.array(["piped", "rain"]), "LUAT-008"),
        ("persons", "birth_date", np.zeros(2, np.int32), "LUAT-008"),
        ("persons", "household", np.array([0, 2]), "LUAT-009"),
        ("persons", "household", np.array([0, -1]), "LUAT-009"),
        ("persons", "household", np.array([0.0, 1.0]), "LUAT-009"),
    ],
)
def test_malformed_column(table, name, column, code):
    households, persons = encode([sheet(), sheet()])
    {"households": households, "persons": persons}[table][name] = column
    with pytest.raises(ColumnError) as refused:
        classify(households, persons, ON_2022)
    assert refused.value.code == code


def test_missing_facts_refuses_what_classify_refuses():
    with pytest.raises(FactError):
        missing_facts(sheet(water_source="sea"), ON_2022)
