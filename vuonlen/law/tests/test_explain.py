"""Why a household has its class, in words."""

import json
from datetime import date

import pytest

from vuonlen.law import explain
from vuonlen.law.tests.sheets import ON_2016, ON_2022, adult, child, sheet

NAMES = ["Chíu Văn Thử", "Tằng Thị Mẫu", "Chíu Thị Ví Dụ"]
POOR = sheet(
    [
        adult(employment_situation="unemployed"),
        adult(has_health_insurance=False),
        child("2015-05-05", attends_right_school_level=False),
    ],
    dwelling_area=23.5,
    toilet_type="double_vault",
    income_points=120,
)


def part(explanation, code):
    return next(one for one in explanation.indicators if one.code == code)


@pytest.fixture(scope="module")
def poor():
    return explain(POOR, ON_2022, names=NAMES)


def test_class_and_conclusion(poor):
    assert (poor.status, poor.status_vi) == ("poor", "Hộ nghèo")
    assert (poor.deprivation_count, poor.deprivation_points) == (4, 40)
    assert poor.conclusion_vi == ("Hộ nghèo, vì thu nhập không quá chuẩn và thiếu hụt 4 chỉ số (từ 3 chỉ số trở lên).")


@pytest.mark.parametrize(("code", "person"), [("employment", 0), ("insurance", 1), ("child_schooling", 2)])
def test_the_member_who_decides_is_named(poor, code, person):
    found = part(poor, code)
    assert found.verdict == "deprived"
    assert [decider.person for decider in found.decided_by] == [person]
    assert NAMES[person] in found.decided_by[0].text_vi


def test_the_fact_that_decides_is_written_in_vietnamese(poor):
    assert part(poor, "house_area").decided_by[0].text_vi == "23,5 m² cho 3 người, bình quân 7,83 m² một người"
    assert part(poor, "toilet").decided_by[0].text_vi == "Loại nhà tiêu: hai ngăn ủ phân"


def test_the_rule_has_its_numbers_and_source(poor):
    area = part(poor, "house_area")
    assert area.rule_vi == "Hộ thiếu hụt khi diện tích nhà ở bình quân đầu người dưới 8 m²."
    assert area.sources[0].title == "Nghị định 07/2021/NĐ-CP"
    assert area.sources[0].href.startswith("http")
    assert (area.verification, area.verification_vi) == ("secondary", "nguồn thứ cấp")


def test_income_part(poor):
    assert (poor.income.value, poor.income.line, poor.income.at_or_under_line) == (120, 140, True)
    assert poor.income.text_vi == "Tổng điểm B1 là 120 điểm, không quá chuẩn nông thôn là 140 điểm"


def test_measured_income_is_written_as_money():
    found = explain(sheet(income_basis="measured", measured_income_per_head=1_600_000), ON_2022)
    assert "1.600.000 đồng, cao hơn chuẩn nông thôn là 1.500.000 đồng" in found.income.text_vi
    assert found.income.verification_vi == "đã đọc văn bản"
    assert found.conclusion_vi.endswith("không quá 2.250.000 đồng.")


def test_unverified_kind_of_toilet_is_warned_of_only_when_it_decides(poor):
    assert part(poor, "toilet").verification_vi == "chưa kiểm chứng"
    assert "nhà tiêu hợp vệ sinh" in poor.warnings_vi[0]
    other = explain(sheet(toilet_type="pour_flush"), ON_2022)
    assert part(other, "toilet").verification == "secondary"
    assert "nhà tiêu" not in other.warnings_vi[0]


def test_unhygienic_toilet_rests_on_the_whole_list():
    assert part(explain(sheet(toilet_type="none"), ON_2022), "toilet").verification == "unverified"


def test_dependents_show_the_share(poor):
    texts = [decider.text_vi for decider in part(poor, "dependents").decided_by]
    assert texts[0] == "1 người phụ thuộc trên 3 thành viên (33,3%)"
    assert NAMES[2] in texts[1]


def test_incomplete_sheet_lists_what_is_missing_and_the_bounds():
    found = explain(sheet([adult(has_health_insurance=None)], toilet_type=None), ON_2022)
    assert found.status == "undetermined"
    assert found.deprivation_count is None
    assert (found.deprivation_lower, found.deprivation_upper) == (0, 2)
    assert [missing.fact for missing in found.missing] == ["toilet_type", "has_health_insurance"]
    assert part(found, "insurance").verdict_vi == "chưa xác định"
    assert "từ 0 đến 2" in found.conclusion_vi


def test_unknown_birth_date_is_asked_where_age_matters():
    found = explain(sheet([adult(birth_date=None, has_health_insurance=False)]), ON_2022)
    assert part(found, "insurance").decided_by[0].fact == "birth_date"
    assert part(found, "water").verdict == "not_deprived"


def test_income_that_is_not_known():
    found = explain(sheet(income_points=None), ON_2022)
    assert (found.income.value, found.income.at_or_under_line) == (None, None)


def test_standard_of_2016_says_that_its_cut_offs_are_unverified():
    found = explain(sheet([adult(studying=True)], income_points=120), ON_2016)
    assert found.status == "poor"
    assert found.conclusion_vi == "Hộ nghèo, vì thu nhập không quá mức nghèo chỉ xét thu nhập."
    assert "chuẩn thu nhập" in found.warnings_vi[0]
    assert {one.verification for one in found.indicators} == {"unverified"}


@pytest.mark.parametrize(
    "form", [POOR, sheet([adult(birth_date=None)], toilet_type=None), {"household": {}, "persons": []}]
)
@pytest.mark.parametrize("on", [ON_2022, ON_2016])
def test_data_can_be_stored_as_json(form, on):
    found = explain(form, on)
    data = json.loads(json.dumps(found.as_dict(), ensure_ascii=False))
    assert data["on"] == on.isoformat()
    assert len(data["indicators"]) == len(found.indicators)
    assert data["law_version"] == found.law_version


def test_text_holds_every_part(poor):
    text = poor.as_text()
    assert "áp dụng ngày 01/11/2022" in text
    assert all(f"{one.number}. {one.name_vi}: {one.verdict_vi}." in text for one in poor.indicators)
    assert "nguồn thứ cấp" in text


def test_days_of_law_and_of_age_may_differ():
    found = explain(POOR, date(2022, 1, 1), aged_on=date(2021, 12, 14))
    assert (found.on, found.aged_on) == (date(2022, 1, 1), date(2021, 12, 14))


def test_members_without_names_are_numbered():
    found = explain(POOR, ON_2022, names=["Chíu Văn Thử"])
    assert part(found, "employment").decided_by[0].name == "Chíu Văn Thử"
    assert part(found, "insurance").decided_by[0].name == "Thành viên 2"
