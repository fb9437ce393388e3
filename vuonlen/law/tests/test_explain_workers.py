"""Workers with low income: whom the law finds in a household, and what is said of the others."""

from datetime import date

import pytest

from vuonlen.law import explain
from vuonlen.law.tests.sheets import adult, child, sheet

ON = date(2025, 11, 1)
NAMES = ["Chíu Văn Thử", "Tằng Thị Mẫu", "Chíu Thị Ví Dụ"]
MEASURED = {"income_basis": "measured", "income_points": None}


def found(persons=None, on=ON, **household):
    people = persons or [adult(), adult(employment_situation="not_in_labour_force"), child("2017-05-05")]
    given = sheet(people, **MEASURED | {"measured_income_per_head": 2_250_000} | household)
    return explain(given, on, names=NAMES[: len(people)], low_income=True).low_income


def test_who_works_in_a_household_at_the_line_is_one():
    part = found()
    assert part.workers == (True, False, False)
    assert part.line == 2_250_000
    assert part.text_vi == (
        "Người lao động có thu nhập thấp: Chíu Văn Thử; thu nhập bình quân 2.250.000 đồng một người một tháng, "
        "không quá mức nông thôn 2.250.000 đồng."
    )
    assert part.sources[0].title == "Nghị định 30/2025/NĐ-CP"
    assert part.verification == "official"


def test_a_child_whose_work_nobody_asks_about_is_none():
    assert found([adult(), child("2017-05-05")]).workers == (True, False)


@pytest.mark.parametrize(
    ("household", "says"),
    [
        ({"measured_income_per_head": 2_250_001}, "cao hơn mức nông thôn 2.250.000 đồng"),
        ({"measured_income_per_head": 3_000_001, "is_urban": True}, "cao hơn mức thành thị 3.000.000 đồng"),
        ({"measured_income_per_head": 1_500_000}, "theo phiếu đây là hộ cận nghèo"),
        ({"income_basis": "points", "income_points": 150}, "điểm B1 không đủ"),
        ({"measured_income_per_head": None}, "phiếu còn thiếu dữ kiện"),
    ],
)
def test_nobody_and_why(household, says):
    part = found(**household)
    assert part.workers == (False, False, False)
    assert says in part.text_vi


def test_nobody_where_nobody_works():
    part = found([adult(employment_situation="not_in_labour_force")])
    assert part.workers == (False,)
    assert "không có thành viên nào đang làm việc" in part.text_vi


def test_before_the_decree_there_is_no_line():
    part = found(on=date(2025, 2, 23))
    assert (part.line, part.workers) == (None, (False, False, False))
    assert "23/02/2025 chưa có mức thu nhập" in part.text_vi


def test_it_is_said_only_when_asked():
    assert explain(sheet(), ON).low_income is None
