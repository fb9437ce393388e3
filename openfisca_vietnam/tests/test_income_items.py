"""The item table loader, with a small table that is marked as a test and is no law.

The file does not end in .yaml: `openfisca test` takes every such file for examples.
"""

from datetime import date
from pathlib import Path

import pytest

from openfisca_vietnam.income_items import (
    IncomeAnswerError,
    ItemTableError,
    income_points,
    load_table,
    load_tables,
)
from openfisca_vietnam.refusals import MissingTableError, NoStandardError

TEST_TABLE = Path(__file__).parent / "tables_for_tests" / "bang_thu.yaml.txt"
ON = date(2022, 11, 1)


def points(answers, region="vung_thu", on=ON):
    return income_points(answers, region, on, [load_table(TEST_TABLE)])


def test_points_of_the_answers_are_added():
    assert points({"question_one": "b", "question_two": "c"}) == 320


def test_an_answer_may_be_worth_nothing():
    assert points({"question_one": "a", "question_two": "none"}) == 1


def test_table_carries_its_source_and_grade():
    table = load_table(TEST_TABLE)
    assert "THỬ" in table.title
    assert table.verification == "unverified"


def test_unanswered_question_is_refused_by_name():
    with pytest.raises(IncomeAnswerError, match="question_two"):
        points({"question_one": "a"})


def test_unknown_question_is_refused_by_name():
    with pytest.raises(IncomeAnswerError, match="question_three"):
        points({"question_one": "a", "question_two": "c", "question_three": "a"})


def test_unknown_answer_is_refused_by_name():
    with pytest.raises(IncomeAnswerError, match="question_one"):
        points({"question_one": "z", "question_two": "c"})


def test_other_region_has_no_table():
    with pytest.raises(MissingTableError, match="vung_khac"):
        points({}, region="vung_khac")


def test_no_table_is_shipped():
    assert load_tables() == ()


@pytest.mark.parametrize(
    ("on", "act"),
    [
        (date(2020, 11, 1), "17/2016/TT-BLĐTBXH"),
        (date(2022, 11, 1), "02/2022/TT-BLĐTBXH, Phụ lục III"),
        (date(2026, 12, 31), "02/2022/TT-BLĐTBXH, Phụ lục III"),
        (date(2027, 1, 1), "351/2025/NĐ-CP"),
    ],
)
def test_missing_table_names_the_act_that_holds_it(on, act):
    with pytest.raises(MissingTableError, match=act):
        income_points({}, "red_river_delta", on)


@pytest.mark.parametrize("on", [date(2015, 12, 31), date(2031, 1, 1)])
def test_no_standard_no_points(on):
    with pytest.raises(NoStandardError):
        income_points({}, "red_river_delta", on)


def test_points_must_be_whole_numbers(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text(TEST_TABLE.read_text(encoding="utf-8").replace("points: 20", "points: 2.5"), encoding="utf-8")
    with pytest.raises(ItemTableError, match="question_one/b"):
        load_table(bad)


def test_malformed_table_is_refused_by_name(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("standard: x\n", encoding="utf-8")
    with pytest.raises(ItemTableError, match=r"bad\.yaml"):
        load_table(bad)
