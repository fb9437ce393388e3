"""The schema of a fact sheet."""

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from vuonlen.law import RECORDED, STANDARDS, explain, missing_facts, required_facts
from vuonlen.law.tests.sheets import ON_2016, ON_2022, sheet


def household(schema):
    return schema["properties"]["household"]["properties"]


def person(schema):
    return schema["properties"]["persons"]["items"]["properties"]


@pytest.fixture(params=["mpi-2016-2020", "mpi-2022-2025"])
def schema(request):
    return required_facts(request.param)


def test_it_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)


def test_every_property_is_described(schema):
    for described in [*household(schema).values(), *person(schema).values()]:
        assert described["title"]
        assert described["x-source"] in {"form", "place", "registry", "round"}
        assert isinstance(described["x-required-when"], list)


def test_enumerations_have_vietnamese_labels(schema):
    water = household(schema)["water_source"]
    assert water["x-labels"]["piped"] == "Nước máy"
    assert [*water["x-labels"], None] == water["enum"]


def test_what_the_system_knows_is_not_asked(schema):
    sources = {code: fact["x-source"] for code, fact in (household(schema) | person(schema)).items()}
    assert {code: source for code, source in sources.items() if source != "form"} == {
        "is_urban": "place",
        "aged_on": "round",
        "birth_date": "registry",
    }


def test_only_the_facts_of_the_standard():
    old, new = required_facts("mpi-2016-2020"), required_facts("mpi-2022-2025")
    assert "dwelling_class" in household(old)
    assert "dwelling_class" not in household(new)
    assert "employment_situation" not in person(old)


def test_when_a_fact_is_needed():
    facts = person(required_facts(STANDARDS[1]))
    assert facts["birth_date"]["x-required-when"] == [{}]
    assert facts["has_health_insurance"]["x-required-when"] == [{"age_from": 6}]
    assert facts["attends_right_school_level"]["x-required-when"] == [{"age_from": 3, "age_below": 16}]
    assert facts["uses_internet"]["x-required-when"] == [{"unless_any_member": True}]
    assert facts["highest_qualification"]["x-required-when"] == [
        {"age_from": 16, "age_to": 30, "unless": {"studying": [True]}}
    ]


def test_income_is_needed_by_its_basis():
    facts = household(required_facts("mpi-2022-2025"))
    assert facts["income_points"]["x-required-when"] == [{"equals": {"income_basis": "points"}}]
    assert facts["measured_income_per_head"]["x-unit"] == "VND/person/month"


def test_facts_name_their_indicators():
    assert household(required_facts("mpi-2022-2025"))["durable_roof"]["x-indicators"] == ["house_quality"]
    assert person(required_facts("mpi-2016-2020"))["studying"]["x-indicators"] == ["adult_education", "child_schooling"]


def test_2021_and_2026_keep_the_standard_before():
    assert required_facts("mpi-2016-2020", date(2021, 12, 31))["x-standard"] == "mpi-2016-2020"
    assert required_facts("mpi-2022-2025", date(2026, 12, 31))["x-standard"] == "mpi-2022-2025"


@pytest.mark.parametrize(("standard", "on"), [("mpi-2016-2020", ON_2016), ("mpi-2022-2025", ON_2022)])
def test_a_half_filled_sheet_is_valid_and_a_strange_one_is_not(standard, on):
    validator = Draft202012Validator(required_facts(standard, on))
    assert validator.is_valid({"household": {"water_source": None}, "persons": [{"birth_date": "1985-03-02"}]})
    assert not validator.is_valid({"household": {"water_source": "sea"}, "persons": []})
    assert not validator.is_valid({"household": {"colour": "red"}, "persons": []})


def test_what_is_recorded_for_the_reports_is_asked_and_never_needed():
    facts = household(required_facts("mpi-2022-2025"))
    assert [facts[code]["x-required-when"] for code in RECORDED] == [[], [], []]
    assert facts["causes"]["x-labels"]["2"] == "Thiếu vốn"
    assert not RECORDED.keys() & household(required_facts("mpi-2016-2020")).keys()


@pytest.mark.parametrize(
    ("causes", "holds"),
    [(["1", "8"], True), ([], True), (None, True), (["9"], False), (["1", "1"], False), ("1", False)],
)
def test_causes_are_some_of_the_eight_none_twice(causes, holds):
    validator = Draft202012Validator(required_facts("mpi-2022-2025"))
    assert validator.is_valid({"household": {"causes": causes}, "persons": []}) is holds


def test_what_is_recorded_changes_no_outcome():
    plain, told = sheet(), sheet(causes=["1"], no_work_capacity=True, has_merit_member=True)
    assert missing_facts(told, ON_2022) == []
    assert explain(told, ON_2022).as_dict() == explain(plain, ON_2022).as_dict()
