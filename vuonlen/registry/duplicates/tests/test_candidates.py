"""Asked on entry; raised by registering; the same by one and by many; quiet about what was settled."""

from datetime import date

import pytest

from vuonlen.registry.actions import PersonChanges, register_households, update_person
from vuonlen.registry.duplicates import records
from vuonlen.registry.duplicates.actions import settle_different
from vuonlen.registry.duplicates.actions.shared.suspect import suspect_households, suspect_person, suspects_among
from vuonlen.registry.duplicates.candidates import area_of, find_candidates, suspects
from vuonlen.registry.models import BirthPrecision, DuplicatePair, DuplicateStep, Household, Person, Relation, Sex
from vuonlen.registry.testing import new_household, new_member

NUMBER = "022180001234"


def ask(land, new, scope=None, commune=None, village=None):
    commune, village = commune or land.commune, village or land.village
    return find_candidates(new, scope or land.scope, commune_id=commune.pk, village_id=village.pk)


def test_name_without_marks_and_swapped_date_are_found(land, enter):
    known = enter()
    found = ask(land, new_member("Chiu thi Mui", birth_date=date(1980, 5, 20)))
    assert [one.person_id for one in found] == [known.pk]
    assert {reason.code for reason in found[0].reasons} >= {"name_same_folded", "birth_same", "village_same"}


def test_exact_number_is_found_even_in_another_district(land, enter):
    from vuonlen.places.testing import make_commune, make_district, make_village
    from vuonlen.registry.testing import make_household, make_user

    far = make_commune(make_district(land.province, "Đầm Hà", code="200"), "Quảng An", code="06900")
    officer = make_user("xahoi", far)
    village = make_village(far, "Nà Cáng")
    household = make_household(officer, far, village, new_member("Ai Khác", personal_number=NUMBER))
    [found] = ask(land, new_member("Tên Khác Hẳn", personal_number=NUMBER))
    assert (found.person_id, found.score, found.is_visible) == (household.memberships.get().person_id, 100, False)


@pytest.mark.parametrize("number", [None, "", "   ", "0", "000000000000"])
def test_blank_and_zero_numbers_match_nobody(land, enter, number):
    enter("Chíu Thị Múi")
    assert ask(land, new_member("Tằng A Sám", personal_number=number)) == []


def test_candidate_elsewhere_in_the_district_is_found_but_not_visible(land, enter):
    enter(commune=land.neighbour, village=land.neighbour_village)
    [seen] = ask(land, new_member("Chíu Thị Múi"), land.district_scope)
    [hidden] = ask(land, new_member("Chíu Thị Múi"))
    assert (seen.is_visible, hidden.is_visible) == (True, False)


def test_person_is_asked_by_id_and_never_found_himself(land, enter):
    first, second = enter(), enter("Chiu Thi Mui")
    assert [one.person_id for one in find_candidates(second.pk, land.scope)] == [first.pk]
    assert find_candidates(0, land.scope) == []


def test_newcomer_needs_a_commune(land):
    with pytest.raises(ValueError, match="commune"):
        find_candidates(new_member(), land.scope)


def test_area_is_the_district(land):
    assert area_of(land.commune.pk, land.scope.on) == {land.commune.pk, land.neighbour.pk}


def test_commune_without_a_district_is_its_own_area(land):
    from vuonlen.places.testing import make_commune

    alone = make_commune(land.province, "Quảng Hà", code="06922")
    assert area_of(alone.pk, land.scope.on) == {alone.pk}


def test_registering_raises_a_pair_and_refuses_nothing(land, enter, only_pair):
    first, second = enter(), enter("Chíu Thị Mui")
    pair = only_pair()
    assert (pair.first, pair.second, pair.state, pair.found_by) == (first, second, "open", "entry")
    assert (pair.first_commune_id, pair.second_commune_id) == (land.commune.pk, land.commune.pk)
    assert [step.kind for step in pair.steps.all()] == ["found"]


def test_registering_many_raises_the_same_pairs_as_one_by_one(land):
    slips = ["Chíu Thị Múi", "Chiu Thi Mui", "Chíu Thị Mui", "Tằng A Sám", "Tằng A Sam"] * 10
    batch = [
        new_household(
            land.commune, land.village, new_member(name, birth_date=date(1950 + at // 5, 1 + at // 5, 13 + at // 5))
        )
        for at, name in enumerate(slips)
    ]
    register_households(actor=land.officer, scope=land.scope, new=batch)
    everyone = records.of_communes([land.commune.pk])
    people = list(everyone)
    households = Household.objects.values_list("pk", flat=True)
    by_blocks = {suspicion.key for suspicion in suspects_among([land.commune.pk], households)}
    by_name = {
        tuple(sorted((record.person_id, other.person_id)))
        for record, alike in zip(people, suspects(people, [land.commune.pk]), strict=True)
        for other in alike
    }
    assert by_blocks == by_name
    assert set(DuplicatePair.objects.values_list("first_id", "second_id")) == by_blocks
    assert set(DuplicatePair.objects.values_list("found_by", flat=True)) == {"import"}


def test_a_line_repeated_does_not_bury_the_queue(land):
    batch = [new_household(land.commune, land.village, new_member("Chíu Thị Múi")) for _ in range(60)]
    register_households(actor=land.officer, scope=land.scope, new=batch)
    assert DuplicatePair.objects.count() <= 60 * 5 // 2


def settle(land, pair, reason="hai chị em họ"):
    settle_different(actor=land.officer, scope=land.scope, pair_id=pair.pk, reason=reason)


def correct(land, person, name, birth=date(1980, 5, 20)):
    changes = PersonChanges(name, Sex.MALE, birth, BirthPrecision.DAY, "Dao")
    update_person(actor=land.officer, scope=land.scope, person=person, changes=changes, reason="theo căn cước")


def test_settled_pair_does_not_come_back_until_data_change(land, enter, only_pair):
    _, second = enter(), enter("Chíu Thị Mui")
    settle(land, only_pair())
    suspect_person(second.pk, land.scope)
    assert only_pair().state == "different"
    Person.objects.filter(pk=second.pk).update(full_name="Chíu Thị Múi")
    suspect_person(second.pk, land.scope)
    pair = only_pair()
    assert (pair.state, pair.settled_by, pair.reason) == ("open", None, "")
    assert [step.kind for step in pair.steps.order_by("pk")] == ["found", "different", "raised_again"]


def test_correcting_the_cause_closes_the_pair(land, enter, only_pair):
    _, second = enter(), enter("Chíu Thị Mui")
    correct(land, second, "Hoàng Văn Thụ", date(1975, 2, 3))
    pair = only_pair()
    assert (pair.state, pair.settled_by) == ("different", None)
    assert DuplicateStep.objects.filter(kind="faded").exists()


def test_a_new_member_is_compared_too(land, enter, only_pair):
    from vuonlen.registry.actions import add_member

    known, head = enter(), enter("Hoàng Văn Thụ", birth_date=date(1970, 2, 2))
    added = add_member(
        actor=land.officer,
        scope=land.scope,
        household=head.memberships.get().household,
        new=new_member("Chiu Thi Mui", relation=Relation.OTHER),
        joined_on=date(2022, 1, 1),
        reason="về ở cùng",
    )
    assert (only_pair().first_id, only_pair().second_id) == (known.pk, added.pk)


def test_searching_again_adds_nothing(land, enter):
    enter(), enter("Chíu Thị Mui")
    households = [person.memberships.get().household_id for person in Person.objects.all()]
    assert suspect_households(households, land.scope) == []
    assert DuplicatePair.objects.count() == DuplicateStep.objects.count() == 1
