from datetime import date

import pytest

from vuonlen.accounts.models import AccessLog
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.actions import dissolve_household
from vuonlen.registry.models import Relation
from vuonlen.registry.queries import (
    get_household,
    households_after,
    households_in,
    masked_number,
    members_on,
    reveal_number,
    search_households,
)
from vuonlen.registry.testing import make_family, make_household, new_member, scope_for


@pytest.fixture
def people(land):
    land.lys = make_family(land.officer, land.commune, land.village, ["Lý Văn Đặng", "Lý Thị Yến"])
    numbered = new_member("Chíu A Sáng", ethnicity="Sán Dìu", personal_number="022080001234")
    land.chius = make_household(land.officer, land.commune, land.upper_village, numbered)
    land.others = make_household(
        land.district_officer, land.neighbour, land.neighbour_village, new_member("Lý Văn Đặng")
    )
    return land


def found(people, **filters):
    return [household.pk for household in search_households(people.scope, **filters)]


@pytest.mark.parametrize("text", ["Lý Văn Đặng", "ly van dang", "LÝ VĂN", "  dang ", "đặng", "Ly  Van"])
def test_head_is_found_with_or_without_marks(people, text):
    assert found(people, text=text) == [people.lys.pk]


@pytest.mark.parametrize("text", ["Yến", "thi yen"])
def test_member_leads_to_the_household(people, text):
    assert found(people, text=text) == [people.lys.pk]


def test_former_member_does_not(people):
    people.lys.memberships.filter(relation="child").update(valid=(date(2021, 1, 1), date(2021, 6, 1)))
    assert found(people, text="yen") == []


def test_village_name_leads_to_its_households(people):
    assert found(people, text="mo kiec") == [people.lys.pk]


def test_code_is_found_from_its_beginning(people):
    assert found(people, text=people.chius.code) == [people.chius.pk]
    assert len(found(people, text="06925-")) == 2


def test_personal_number_is_found_exactly(people):
    assert found(people, text="022080001234") == [people.chius.pk]
    assert found(people, text="022080001235") == []


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "x" * 500])
def test_signs_of_patterns_are_plain_letters(people, text):
    assert found(people, text=text) == []


def test_filters_narrow_each_other(people):
    assert found(people, village_id=people.village.pk) == [people.lys.pk]
    assert found(people, ethnicity="Sán Dìu") == [people.chius.pk]
    assert found(people, text="van", ethnicity="Sán Dìu") == []


def test_search_stays_in_the_area(people):
    assert people.others.pk not in found(people, text="dang")
    assert len(search_households(people.district_scope, text="dang")) == 2


def test_viewer_of_nothing_finds_nothing(people, django_user_model):
    stranger = django_user_model.objects.create_user("la")
    assert list(search_households(scope_for(stranger), text="ly")) == []


def test_list_is_in_order_of_name_and_pages_by_key(people):
    everyone = list(households_in(people.district_scope))
    assert [one.name_key for one in everyone] == ["chiu a sang", "ly van dang", "ly van dang"]
    after = households_after(households_in(people.district_scope), everyone[1].name_key, everyone[1].pk)
    assert list(after) == everyone[2:]


def test_list_leaves_out_who_is_gone_or_not_yet_there(people):
    dissolve_household(
        actor=people.officer, scope=people.scope, household=people.lys, on=date(2022, 5, 1), reason="chuyển đi"
    )
    assert people.lys in households_in(scope_for(people.officer, date(2022, 4, 30)))
    assert people.lys not in households_in(scope_for(people.officer, date(2022, 5, 1)))
    assert people.lys not in households_in(scope_for(people.officer, date(2020, 5, 1)))


def test_get_household(people):
    assert get_household(people.scope, people.lys.pk) == people.lys


def test_get_household_out_of_area_and_absent_look_the_same(people):
    with pytest.raises(OutOfArea):
        get_household(people.scope, people.others.pk)
    with pytest.raises(OutOfArea):
        get_household(people.scope, 10**9)


def test_members_begin_with_the_head(people):
    assert [one.relation for one in members_on(people.lys.pk, date(2022, 1, 1))] == [Relation.HEAD, Relation.CHILD]
    assert not members_on(people.lys.pk, date(2020, 1, 1)).exists()


def test_number_is_masked(people):
    person = people.chius.memberships.get().person
    assert masked_number(person) == "•••••••••234"
    assert masked_number(people.lys.memberships.first().person) == ""


def test_reveal_is_logged(people):
    person = people.chius.memberships.get().person
    assert reveal_number(people.scope, person) == "022080001234"
    log = AccessLog.objects.get()
    assert (log.user, log.action, log.subject) == (people.officer, "person.reveal_number", f"person {person.pk}")


def test_reveal_is_refused_to_a_viewer_and_outside(people):
    person = people.chius.memberships.get().person
    with pytest.raises(PermissionMissing):
        reveal_number(people.viewer_scope, person)
    outsider = people.others.memberships.get().person
    with pytest.raises(OutOfArea):
        reveal_number(people.scope, outsider)
    assert not AccessLog.objects.exists()
