"""Saving a form: completed, classified, kept by versions, or refused with the household and the field."""

from datetime import date

import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.actions import dissolve_household
from vuonlen.reviews.actions import Refused, StaleForm
from vuonlen.reviews.models import Classification, FormRevision, ReviewForm
from vuonlen.reviews.queries import form_for
from vuonlen.reviews.testing import NEAR_POOR, POOR, decide, make_round, record, request
from vuonlen.reviews.tests.saving import complete, save


@pytest.fixture
def review(land):
    """An open round in which every household but that of the neighbour asks to be reviewed."""
    review = make_round(land.district_officer, land.district)
    request(review, [land.lys])
    return review


def refused(*args, **kwargs):
    with pytest.raises(Refused) as problem:
        save(*args, **kwargs)
    assert not ReviewForm.objects.exists()
    return problem.value


def outcome(form):
    return form.classifications.get(form_version=form.version)


def test_form_is_saved_completed_and_classified(land, review):
    form = save(land, review, complete(land, review))
    assert (form.version, form.commune, form.village) == (1, land.commune, land.village)
    assert form.facts["household"]["is_urban"] is False
    assert form.facts["household"]["aged_on"] == "2022-10-01"
    assert [person["birth_date"] for person in form.facts["persons"]] == ["1980-05-20", "2010-03-02"]
    assert (outcome(form).outcome, outcome(form).deprivation_count, outcome(form).income_points) == ("poor", 3, 120)
    assert sorted(outcome(form).deprivations) == ["house_quality", "toilet", "water"]


def test_explanation_names_the_members(land, review):
    facts = complete(land, review, NEAR_POOR)
    facts["persons"][1]["has_health_insurance"] = False
    explanation = outcome(save(land, review, facts)).explanation
    assert explanation["status"] == "near_poor"
    assert "Lý Thị Tư" in str(explanation["indicators"])


def test_incomplete_form_is_saved_as_undetermined(land, review):
    form = save(land, review, {"household": {"dwelling_area": 40}, "persons": []})
    assert (outcome(form).outcome, outcome(form).deprivation_count) == ("undetermined", None)
    assert len(outcome(form).explanation["missing"]) > 10
    assert len(form.facts["persons"]) == 2


def test_what_the_system_knows_cannot_be_claimed(land, review):
    facts = complete(land, review)
    facts["household"] |= {"is_urban": True, "aged_on": "1999-01-01"}
    facts["persons"][0]["birth_date"] = "2020-01-01"
    form = save(land, review, facts)
    assert form.facts["household"]["is_urban"] is False
    assert form.facts["persons"][0]["birth_date"] == "1980-05-20"


def test_second_save_makes_a_revision_and_keeps_the_first(land, review):
    first = save(land, review, complete(land, review, POOR))
    second = save(land, review, complete(land, review, NEAR_POOR), version=1, reason="đo lại nhà")
    assert (second.pk, second.version) == (first.pk, 2)
    revisions = FormRevision.objects.filter(form=first).order_by("version")
    assert [(one.version, one.reason) for one in revisions] == [(1, ""), (2, "đo lại nhà")]
    assert revisions[0].facts["household"]["durable_wall"] is False
    kept = Classification.objects.filter(form=first).order_by("form_version")
    assert [one.outcome for one in kept] == ["poor", "near_poor"]


@pytest.mark.parametrize("version", [0, 1, 3])
def test_stale_save_names_who_saved(land, review, version):
    save(land, review, complete(land, review))
    save(land, review, complete(land, review), version=1, scope=land.district_scope, actor=land.district_officer)
    with pytest.raises(StaleForm, match="Người dùng huyen lưu lúc") as stale:
        save(land, review, complete(land, review, NEAR_POOR), version=version)
    assert (stale.value.version, stale.value.saved_by, stale.value.codes) == (2, "Người dùng huyen", ["RAS-009"])
    assert form_for(review, land.lys.pk).facts["household"]["durable_wall"] is False


def test_save_over_a_form_that_never_was(land, review):
    assert refused(land, review, complete(land, review), version=1).codes == ["RAS-031"]


@pytest.mark.parametrize(
    ("fact", "value", "code", "words"),
    [
        ("has_pool", True, "RAS-001", "mục “has_pool”"),
        ("water_source", "sea", "RAS-002", "“sea” không có trong danh sách"),
        ("dwelling_area", "rộng", "RAS-003", "Hãy nhập một số"),
        ("dwelling_area", float("nan"), "RAS-003", "Hãy nhập một số"),
        ("durable_wall", 1, "RAS-003", "Hãy nhập có hoặc không"),
        ("income_points", 120.0, "RAS-003", "Hãy nhập số nguyên"),
        ("income_points", -1, "RAS-004", "nhỏ hơn 0"),
        ("income_points", 2**31, "RAS-005", "lớn hơn 2147483647"),
    ],
)
def test_wrong_answer_is_refused_with_household_and_field(land, review, fact, value, code, words):
    problem = refused(land, review, complete(land, review, {fact: value}))
    assert problem.codes == [code]
    assert words in str(problem) and f"Hộ Lý Văn Ba ({land.lys.code})" in str(problem)


def test_wrong_answer_of_a_member_names_the_member(land, review):
    facts = complete(land, review)
    facts["persons"][1]["studying"] = "yes"
    [problem] = refused(land, review, facts).problems
    assert "Lý Thị Tư, mục “" in problem.text
    assert problem.where == ("persons", 1, "studying")


@pytest.mark.parametrize("facts", [{}, [], {"household": {}}, {"household": 1, "persons": []}, {"persons": [{}]}])
def test_malformed_sheet_is_refused(land, review, facts):
    assert set(refused(land, review, facts).codes) == {"RAS-006"}


def test_person_of_another_household_is_refused(land, review):
    stranger = land.chius.memberships.first().person_id
    facts = {"household": {}, "persons": [{"person": stranger}]}
    assert refused(land, review, facts).codes == ["RAS-007"]


def test_member_twice_is_refused(land, review):
    facts = complete(land, review)
    facts["persons"].append(facts["persons"][0])
    assert refused(land, review, facts).codes == ["RAS-008"]


def test_long_reason_is_refused(land, review):
    assert refused(land, review, complete(land, review), reason="x" * 201).codes == ["RAS-030"]


def test_household_gone_before_the_review_is_refused(land, review):
    dissolve_household(
        actor=land.officer, scope=land.scope, household=land.lys, on=date(2022, 9, 1), reason="chuyển đi"
    )
    assert refused(land, review, {"household": {}, "persons": []}).codes == ["RAS-013"]


def test_household_outside_the_round_is_refused(land):
    review = make_round(land.district_officer, land.commune)
    facts = complete(land, review, household=land.trans)
    problem = refused(land, review, facts, household=land.trans, scope=land.district_scope, actor=land.district_officer)
    assert problem.codes == ["RAS-011"]


def test_decided_commune_takes_no_form(land, review):
    save(land, review, complete(land, review))
    decide(land.district_officer, review)
    with pytest.raises(Refused, match="RAS-012"):
        save(land, review, complete(land, review, NEAR_POOR), version=1)


def test_out_of_area(land, review):
    with pytest.raises(OutOfArea):
        save(land, review, complete(land, review), scope=land.stranger_scope, actor=land.stranger)


def test_viewer_cannot_record(land, review):
    with pytest.raises(PermissionMissing):
        save(land, review, complete(land, review), scope=land.viewer_scope, actor=land.viewer)


def test_bulk_refuses_a_second_form_and_a_double(land, review):
    record(land.officer, review, {land.lys: POOR})
    with pytest.raises(Refused, match="RAS-010"):
        record(land.officer, review, {land.chius: POOR, land.lys: POOR})
    assert ReviewForm.objects.count() == 1
