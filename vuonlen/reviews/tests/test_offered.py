"""After two records of one person were merged the form offers the answers of either; saving them is a person's."""

from datetime import date

import pytest

from vuonlen.registry.actions import add_member, dissolve_household
from vuonlen.registry.duplicates.actions import merge_persons, undo_merge
from vuonlen.registry.models import Relation
from vuonlen.registry.testing import make_family, new_member
from vuonlen.reviews.actions import record_form
from vuonlen.reviews.models import ReviewForm
from vuonlen.reviews.queries import form_sheet
from vuonlen.reviews.testing import answers, make_round, record, request

CAME = date(2023, 5, 1)


@pytest.fixture
def twice(land):
    """Lý Thị Sáu was alone in a household that ended, then came to the Lýs as a new record, and was reviewed there."""
    alone = make_family(land.officer, land.commune, land.village, ["Lý Thị Sáu"])
    land.kept = alone.memberships.get().person
    dissolve_household(actor=land.officer, scope=land.scope, household=alone, on=date(2023, 3, 1), reason="về với con")
    new = new_member("Lý Thị Sáu", relation=Relation.PARENT, birth_date=land.kept.birth_date)
    land.dropped = add_member(
        actor=land.officer, scope=land.scope, household=land.lys, new=new, joined_on=CAME, reason="về ở với con"
    )
    land.review = make_round(land.district_officer, land.district, 2023)
    request(land.review, [land.lys])
    record(land.officer, land.review, {land.lys: {}})
    return land


def merge(land):
    return merge_persons(actor=land.officer, scope=land.scope, keep=land.kept, drop=land.dropped, reason="một người")


def sheet(land):
    return form_sheet(land.scope, land.review, land.lys)


def of(found, person):
    return next(one for one in found.answers["persons"] if one["person"] == person.pk)


def test_before_a_merge_nothing_is_offered(twice):
    assert sheet(twice).offered == ()


def test_the_answers_of_the_dropped_record_are_offered_and_the_form_stays_as_it_was(twice):
    before = of(sheet(twice), twice.dropped)
    stored = ReviewForm.objects.get().facts
    merge(twice)
    found = sheet(twice)
    assert [(one.member.person_id, one.household) for one in found.offered] == [(twice.kept.pk, twice.lys.code)]
    assert of(found, twice.kept) == {**before, "person": twice.kept.pk}
    assert len(before) > 5
    assert ReviewForm.objects.get().facts == stored


def test_once_saved_they_are_the_persons_own_and_nothing_is_offered(twice):
    merge(twice)
    found = sheet(twice)
    save(twice, found.answers, found.version)
    again = sheet(twice)
    assert again.offered == ()
    assert of(again, twice.kept) == of(found, twice.kept)


def test_after_the_merge_is_undone_the_old_answers_come_back(twice):
    before = of(sheet(twice), twice.dropped)
    made = merge(twice)
    undo_merge(actor=twice.officer, scope=twice.scope, merge_id=made.pk, reason="hai chị em")
    assert sheet(twice).offered == ()
    assert of(sheet(twice), twice.dropped) == before


def test_undone_after_a_save_they_are_offered_to_the_record_that_is_back(twice):
    before = of(sheet(twice), twice.dropped)
    made = merge(twice)
    found = sheet(twice)
    save(twice, found.answers, found.version)
    undo_merge(actor=twice.officer, scope=twice.scope, merge_id=made.pk, reason="hai chị em")
    back = sheet(twice)
    assert [one.member.person_id for one in back.offered] == [twice.dropped.pk]
    assert of(back, twice.dropped) == before


def test_of_two_forms_the_newer_ones_answers_are_offered_whole(twice):
    """The kept record has answers of the year before, of another household: the newer form wins, nothing is mixed."""
    earlier = make_round(twice.district_officer, twice.district, 2022)
    alone = twice.kept.memberships.get().household
    request(earlier, [alone])
    record(twice.officer, earlier, {alone: {}})
    newer = of(sheet(twice), twice.dropped)
    facts = answers(twice.lys, twice.review.reviewed_on)
    for person in facts["persons"]:
        person["has_health_insurance"] = person["person"] != twice.dropped.pk
    save(twice, facts, 1)
    merge(twice)
    offered = of(sheet(twice), twice.kept)
    assert offered["has_health_insurance"] is False
    assert offered.keys() == {**newer}.keys()


def save(land, facts, version):
    return record_form(
        actor=land.officer,
        scope=land.scope,
        round=land.review,
        household=land.lys,
        facts=facts,
        expected_version=version,
        reason="gộp bản ghi",
    )
