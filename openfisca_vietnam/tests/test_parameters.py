"""Every value of the law has a description, a unit, a source and a grade of verification."""

import pytest
from openfisca_core.parameters import Parameter

from openfisca_vietnam import CountryTaxBenefitSystem

SYSTEM = CountryTaxBenefitSystem()
PARAMETERS = [node for node in SYSTEM.parameters.get_descendants() if isinstance(node, Parameter)]
GRADES = {"official", "secondary", "unverified"}


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_every_value_has_source_and_grade(parameter):
    dates = {value.instant_str for value in parameter.values_list if value.value is not None}
    assert parameter.description
    assert parameter.metadata["unit"]
    assert set(parameter.metadata["verification"]) == dates
    assert set(parameter.metadata["verification"].values()) <= GRADES
    assert set(parameter.metadata["reference"]) == dates
    assert all(entry["title"] for entries in parameter.metadata["reference"].values() for entry in entries)


@pytest.mark.parametrize("day", ["2016-01-01", "2022-01-01"])
def test_every_indicator_of_a_standard_has_variable_and_parameters(day):
    law = SYSTEM.get_parameters_at_instant(day)
    for code in law.standard.indicators:
        assert f"{code}_deprivation" in SYSTEM.variables
        assert list(law.indicators[code])


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_nothing_is_claimed_after_2030(parameter):
    assert parameter.get_at_instant("2031-01-01") is None


@pytest.mark.parametrize("day", ["2016-01-01", "2022-01-01"])
def test_codes_in_lists_are_answers_of_the_facts(day):
    indicators = SYSTEM.get_parameters_at_instant(day).indicators
    lists = {
        "water_source": indicators.water.clean_sources,
        "toilet_type": indicators.toilet.hygienic_types + indicators.toilet.hygienic_types_unverified,
        "highest_qualification": indicators.adult_education.sufficient_when_younger,
    }
    for fact, codes in lists.items():
        assert set(codes) <= set(SYSTEM.get_variable(fact).possible_values.names)


def test_lines_of_2027_are_loaded():
    line = SYSTEM.get_parameters_at_instant("2027-01-01").income.line
    assert (line.rural, line.urban) == (2_200_000, 2_800_000)


def test_unverified_kinds_of_toilet_say_so():
    node = SYSTEM.parameters.indicators.toilet.hygienic_types_unverified
    assert set(node.metadata["verification"].values()) == {"unverified"}
