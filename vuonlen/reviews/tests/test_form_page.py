"""What the form page starts from, its preview, and what changed since the last round."""

from datetime import date

import pytest

from vuonlen.kernel.errors import OutOfArea
from vuonlen.registry.actions import end_membership
from vuonlen.reviews.actions import Refused
from vuonlen.reviews.models import ReviewForm
from vuonlen.reviews.queries import form_changes, form_sheet, latest_form, preview
from vuonlen.reviews.testing import POOR, decide, make_round, request
from vuonlen.reviews.tests.saving import complete, save


@pytest.fixture
def review(land):
    """An open round in which every household but that of the neighbour asks to be reviewed."""
    review = make_round(land.district_officer, land.district)
    request(review, [land.lys])
    return review


def test_form_page_starts_empty_then_from_the_last_form(land, review):
    sheet = form_sheet(land.scope, review, land.lys)
    assert (sheet.version, sheet.form, sheet.answers["household"]) == (0, None, {})
    assert [person["person"] for person in sheet.answers["persons"]] == [one.person_id for one in sheet.members]
    form = save(land, review, complete(land, review))
    sheet = form_sheet(land.scope, review, land.lys)
    assert (sheet.version, sheet.form) == (1, form)
    assert sheet.answers["household"]["water_source"] == "surface_water"
    assert "is_urban" not in sheet.answers["household"]
    following = make_round(land.district_officer, land.district, 2023)
    sheet = form_sheet(land.scope, following, land.lys)
    assert (sheet.version, sheet.answers["household"]["water_source"]) == (0, "surface_water")
    assert latest_form(land.lys.pk) == form


def test_form_page_forgets_members_who_left(land, review):
    save(land, review, complete(land, review))
    child = land.lys.memberships.get(relation="child").person
    end_membership(
        actor=land.officer, scope=land.scope, household=land.lys, person=child, left_on=date(2023, 1, 5), reason="cưới"
    )
    sheet = form_sheet(land.scope, make_round(land.district_officer, land.district, 2023), land.lys)
    assert [member.full_name for member in sheet.members] == ["Lý Văn Ba"]
    assert len(sheet.answers["persons"]) == 1


def test_form_page_is_for_the_area(land, review):
    with pytest.raises(OutOfArea):
        form_sheet(land.stranger_scope, review, land.lys)
    assert form_sheet(land.viewer_scope, review, land.lys).version == 0


def test_preview_says_the_outcome_and_saves_nothing(land, review):
    assert preview(land.scope, review, land.lys, complete(land, review, POOR)).status == "poor"
    assert preview(land.scope, review, land.lys, {"household": {}, "persons": []}).status == "undetermined"
    assert not ReviewForm.objects.exists()


def test_preview_checks_answers_and_area(land, review):
    with pytest.raises(Refused, match="RAS-002"):
        preview(land.scope, review, land.lys, complete(land, review, {"water_source": "sea"}))
    with pytest.raises(OutOfArea):
        preview(land.stranger_scope, review, land.lys, complete(land, review))


def test_changes_since_the_last_round_are_told_fact_by_fact(land, review):
    facts = complete(land, review)
    assert form_changes(review, land.lys.pk, facts).previous is None
    first = save(land, review, facts)
    decide(land.district_officer, review)
    following = make_round(land.district_officer, land.district, 2023)
    start = form_sheet(land.scope, following, land.lys).answers
    assert form_changes(following, land.lys.pk, start).facts == frozenset()
    child = start["persons"].pop()["person"]
    start["household"]["toilet_type"] = "pour_flush"
    start["persons"][0]["has_health_insurance"] = False
    start["persons"].append({"person": 0})
    found = form_changes(following, land.lys.pk, start)
    head = start["persons"][0]["person"]
    assert found.facts == {(None, "toilet_type"), (head, "has_health_insurance")}
    assert (found.previous, found.joined, found.left) == (first, {0}, {child})
