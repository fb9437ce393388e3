"""What is not known is refused by name, and never answered by a default."""

import pytest
from openfisca_core.simulations import SimulationBuilder

from openfisca_vietnam import CountryTaxBenefitSystem
from openfisca_vietnam.reforms.quang_ninh import QuangNinh2023
from openfisca_vietnam.refusals import MissingTableError, NoStandardError

SYSTEM = CountryTaxBenefitSystem()


def simulation(day, system=SYSTEM, **household):
    builder = SimulationBuilder()
    builder.set_default_period(day)
    facts = {"persons": {"a": {"birth_date": "1980-01-15"}}, "households": {"h": {"members": ["a"], **household}}}
    return builder.build_from_entities(system, facts)


@pytest.mark.parametrize(
    "variable", ["poverty_status", "deprivation_count", "insurance_deprivation", "person_uninsured"]
)
def test_indicators_of_2027_are_refused_with_the_act(variable):
    with pytest.raises(MissingTableError, match="351/2025/NĐ-CP"):
        simulation("2027-01-01").calculate(variable, "2027-01-01")


@pytest.mark.parametrize("variable", ["low_income_worker", "income_at_or_under_average_living_line"])
def test_other_lines_of_2027_are_refused(variable):
    with pytest.raises(MissingTableError, match="351/2025/NĐ-CP"):
        simulation("2027-01-01").calculate(variable, "2027-01-01")


def test_line_of_2027_compares_measured_income():
    known = simulation("2027-01-01", income_basis="measured", measured_income_per_head=2_200_000)
    assert known.calculate("income_at_or_under_line", "2027-01-01").tolist() == [True]


def test_points_of_2027_are_refused():
    with pytest.raises(MissingTableError, match="điểm B1"):
        simulation("2027-01-01", income_basis="points").calculate("income_at_or_under_line", "2027-01-01")


@pytest.mark.parametrize("day", ["2015-12-31", "2031-01-01"])
def test_days_without_standard_are_refused(day):
    with pytest.raises(NoStandardError, match=day):
        simulation(day).calculate("poverty_status", day)


def test_indicator_of_2022_is_refused_in_2016():
    with pytest.raises(NoStandardError):
        simulation("2016-05-01").calculate("employment_deprivation", "2016-05-01")


def test_points_are_refused_under_the_line_of_a_province():
    reform = QuangNinh2023(SYSTEM)
    with pytest.raises(MissingTableError, match="13/2023/NQ-HĐND"):
        simulation("2023-06-01", reform, income_basis="points").calculate("poverty_status", "2023-06-01")


def test_points_are_national_outside_the_days_of_the_province():
    reform = QuangNinh2023(SYSTEM)
    facts = simulation("2026-06-01", reform, income_basis="points", income_points=140)
    assert facts.calculate("income_at_or_under_line", "2026-06-01").tolist() == [True]


def test_reform_leaves_the_national_line_alone():
    QuangNinh2023(SYSTEM)
    assert SYSTEM.get_parameters_at_instant("2023-06-01").income.line.rural == 1_500_000
