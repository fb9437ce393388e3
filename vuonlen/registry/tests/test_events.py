"""What happens to households: each verb good, refused, out of area, and its event."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.actions import (
    Refused,
    marry_in,
    marry_out,
    merge_households,
    move_household,
    move_household_away,
    move_person,
    move_person_away,
    move_person_in,
    record_birth,
    record_death,
    split_household,
)
from vuonlen.registry.models import BirthPrecision, Household, HouseholdEvent, Membership, Person, Relation, Residence
from vuonlen.registry.queries import members_on
from vuonlen.registry.testing import make_family, make_user, new_member, scope_for

DAY = date(2022, 5, 10)
BEFORE = date(2022, 5, 9)


class Land:
    """Two communes under a district: a family of three, one of one, one in the other commune."""

    def __init__(self):
        district = make_district(make_province("Quảng Ninh"), "Hải Hà")
        self.commune, self.neighbour = make_commune(district, "Quảng Sơn"), make_commune(district, "Quảng Đức")
        self.village, self.second = make_village(self.commune, "Mố Kiệc"), make_village(self.commune, "Lý Quáng")
        self.far = make_village(self.neighbour, "Nà Lý")
        self.officer = make_user("xa", self.commune, Role.COMMUNE_OFFICER)
        self.district = make_user("huyen", district)
        self.viewer = make_user("xem", district, Role.VIEWER)
        self.stranger = make_user("la", self.neighbour, Role.COMMUNE_OFFICER)
        self.lys = make_family(self.officer, self.commune, self.village, ["Lý Văn Ba", "Lý Thị Tư", "Lý Văn Năm"])
        self.phuns = make_family(self.officer, self.commune, self.village, ["Phùn A Nhì"])
        self.trans = make_family(self.district, self.neighbour, self.far, ["Trần Văn Tám"])


@pytest.fixture
def land(db):
    return Land()


def by(user):
    return {"actor": user, "scope": scope_for(user)}


def names(household, on=DAY):
    return [one.person.full_name for one in members_on(household.pk, on)]


def person(name):
    return Person.objects.get(full_name=name)


def events(household):
    return list(HouseholdEvent.objects.filter(household=household).order_by("pk").values_list("kind", flat=True))[1:]


def child(**changes):
    given = {"relation": Relation.CHILD, "birth_date": DAY, **changes}
    return new_member("Lý Thị Sáu", **given)


def codes(call, **given):
    with pytest.raises(Refused) as problem:
        call(**given)
    return problem.value.codes


def test_birth_makes_a_member_from_that_day(land):
    record_birth(**by(land.officer), household=land.lys, new=child())
    assert names(land.lys)[-1] == "Lý Thị Sáu" and len(names(land.lys, BEFORE)) == 3
    assert events(land.lys) == ["birth"]


def test_birth_needs_the_day(land):
    new = child(birth_date=date(2022, 5, 1), birth_precision=BirthPrecision.MONTH)
    assert codes(record_birth, **by(land.officer), household=land.lys, new=new) == ["HGD-027"]


def test_death_of_a_member(land):
    record_death(**by(land.officer), household=land.lys, person=person("Lý Thị Tư"), died_on=DAY)
    assert names(land.lys) == ["Lý Văn Ba", "Lý Văn Năm"]
    assert events(land.lys) == ["death"]


def test_death_of_a_head_needs_a_new_one(land):
    given = {**by(land.officer), "household": land.lys, "person": person("Lý Văn Ba"), "died_on": DAY}
    assert codes(record_death, **given) == ["HGD-021"]
    record_death(**given, new_head=person("Lý Thị Tư"))
    land.lys.refresh_from_db()
    assert (land.lys.head_name, land.lys.member_count) == ("Lý Thị Tư", 2)
    assert events(land.lys) == ["death", "head_changed"]


def test_death_of_the_only_member_dissolves_the_household(land):
    record_death(**by(land.officer), household=land.phuns, person=person("Phùn A Nhì"), died_on=DAY)
    land.phuns.refresh_from_db()
    assert land.phuns.dissolved_on == DAY and names(land.phuns) == []
    assert events(land.phuns) == ["death", "dissolved"]


@pytest.mark.parametrize(("call", "kind"), [(marry_in, "marriage_in"), (move_person_in, "member_moved_in")])
def test_who_comes_from_outside_joins(land, call, kind):
    new = new_member("Chíu Thị Bảy", relation=Relation.SPOUSE)
    call(**by(land.officer), household=land.lys, new=new, joined_on=DAY, reason="về ở cùng")
    assert "Chíu Thị Bảy" in names(land.lys) and events(land.lys) == [kind]


@pytest.mark.parametrize(("call", "kind"), [(marry_out, "marriage_out"), (move_person_away, "member_moved_out")])
def test_who_goes_outside_leaves(land, call, kind):
    call(**by(land.officer), household=land.lys, person=person("Lý Thị Tư"), left_on=DAY, reason="đi tỉnh khác")
    assert "Lý Thị Tư" not in names(land.lys) and events(land.lys) == [kind]


def move(land, user=None, **changes):
    given = {
        "person": person("Lý Thị Tư"),
        "household": land.lys,
        "to_household": land.trans,
        "relation": Relation.SPOUSE,
        "on": DAY,
        "reason": "về ở với chồng",
        **changes,
    }
    return {**by(user or land.district), **given}


def test_person_moves_between_households_and_communes(land):
    move_person(**move(land, by_marriage=True))
    assert names(land.trans) == ["Trần Văn Tám", "Lý Thị Tư"] and names(land.lys) == ["Lý Văn Ba", "Lý Văn Năm"]
    assert (events(land.lys), events(land.trans)) == (["marriage_out"], ["marriage_in"])
    into = HouseholdEvent.objects.get(household=land.trans, kind="marriage_in")
    assert into.other_household == land.lys


def test_moving_a_person_needs_the_right_at_both_ends(land):
    with pytest.raises(OutOfArea):
        move_person(**move(land, user=land.officer))
    with pytest.raises(OutOfArea):
        move_person(**move(land, user=land.stranger))
    assert names(land.trans) == ["Trần Văn Tám"] and events(land.lys) == []


def test_person_moves_to_another_household_and_not_as_head(land):
    assert codes(move_person, **move(land, to_household=land.lys)) == ["HGD-029"]
    assert codes(move_person, **move(land, relation=Relation.HEAD)) == ["HGD-024"]


def relocate(land, village, user=None, **changes):
    given = {"household": land.lys, "village_id": village.pk, "on": DAY, "reason": "làm nhà mới", **changes}
    return {**by(user or land.district), **given}


def homes(household):
    lived = Residence.objects.filter(household=household).order_by("valid")
    return [(one.village_id, one.valid.lower, one.valid.upper) for one in lived]


def test_household_moves_within_its_commune(land):
    move_household(**relocate(land, land.second, user=land.officer))
    assert homes(land.lys) == [(land.village.pk, date(2021, 1, 1), DAY), (land.second.pk, DAY, None)]
    assert events(land.lys) == ["moved_within"]


def test_household_moves_across_communes_and_again(land):
    move_household(**relocate(land, land.far))
    move_household(**relocate(land, land.second, on=date(2023, 1, 1)))
    land.lys.refresh_from_db()
    assert (land.lys.commune, land.lys.resident_since) == (land.commune, date(2023, 1, 1))
    assert [village for village, *_ in homes(land.lys)] == [land.village.pk, land.far.pk, land.second.pk]
    assert events(land.lys) == ["moved_across", "moved_across"]


def test_moving_is_refused_with_the_reason(land):
    assert codes(move_household, **relocate(land, land.village)) == ["HGD-028"]
    assert codes(move_household, **relocate(land, land.neighbour)) == ["HGD-014"]
    assert codes(move_household, **relocate(land, land.second, on=date(2100, 1, 1))) == ["HGD-026"]
    assert codes(move_household, **relocate(land, land.second, reason=" ")) == ["HGD-023"]
    move_household(**relocate(land, land.second))
    assert codes(move_household, **relocate(land, land.village)) == ["HGD-019"]  # on the very day of the last move
    assert len(homes(land.lys)) == 2


def test_moving_a_household_needs_the_right_at_both_ends(land):
    with pytest.raises(OutOfArea):
        move_household(**relocate(land, land.far, user=land.officer))
    with pytest.raises(PermissionMissing):
        move_household(**relocate(land, land.far, user=land.viewer))
    assert homes(land.lys) == [(land.village.pk, date(2021, 1, 1), None)]


def test_household_moves_away(land):
    move_household_away(**by(land.officer), household=land.lys, on=DAY, reason="vào miền Nam")
    assert names(land.lys) == [] and events(land.lys) == ["moved_out"]
    assert homes(land.lys) == [(land.village.pk, date(2021, 1, 1), DAY)]


def split(land, user=None, **changes):
    given = {
        "household": land.lys,
        "members": {person("Lý Thị Tư").pk: Relation.HEAD, person("Lý Văn Năm").pk: Relation.SIBLING},
        "on": DAY,
        "reason": "ra ở riêng",
        **changes,
    }
    return {**by(user or land.officer), **given}


def test_household_splits(land):
    made = split_household(**split(land))
    assert (made.head_name, made.member_count, made.village) == ("Lý Thị Tư", 2, land.village)
    assert (names(land.lys), names(made)) == (["Lý Văn Ba"], ["Lý Thị Tư", "Lý Văn Năm"])
    assert events(land.lys) == ["split"]
    assert HouseholdEvent.objects.get(household=made).other_household == land.lys


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({}, "HGD-030"),
        ({"Lý Thị Tư": Relation.CHILD}, "HGD-002"),
        ({"Lý Văn Ba": Relation.HEAD}, "HGD-021"),
        ({"Lý Văn Ba": Relation.HEAD, "Lý Thị Tư": Relation.CHILD, "Lý Văn Năm": Relation.CHILD}, "HGD-030"),
        ({"Trần Văn Tám": Relation.HEAD}, "HGD-030"),
    ],
)
def test_split_is_refused_with_the_reason(land, chosen, code):
    members = {person(name).pk: relation for name, relation in chosen.items()}
    assert code in codes(split_household, **split(land, members=members))
    assert Household.objects.count() == 3


def merge(land, user=None, **changes):
    given = {"kept": land.lys, "gone": land.phuns, "relations": {person("Phùn A Nhì").pk: Relation.OTHER}}
    return {**by(user or land.officer), **given, "on": DAY, "reason": "về ở chung", **changes}


def test_households_merge(land):
    merge_households(**merge(land))
    land.phuns.refresh_from_db()
    assert len(names(land.lys)) == 4 and land.phuns.dissolved_on == DAY
    assert (events(land.lys), events(land.phuns)) == (["merged"], ["merged_into"])


def test_merge_is_refused_with_the_reason(land):
    assert codes(merge_households, **merge(land, gone=land.lys)) == ["HGD-029"]
    assert codes(merge_households, **merge(land, relations={})) == ["HGD-031"]
    as_head = {person("Phùn A Nhì").pk: Relation.HEAD}
    assert codes(merge_households, **merge(land, relations=as_head)) == ["HGD-031"]
    with pytest.raises(OutOfArea):
        merge_households(**merge(land, gone=land.trans))
    assert Membership.objects.filter(household=land.phuns, valid__endswith__isnull=True).count() == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda land, given: record_birth(**given, household=land.lys, new=child()),
        lambda land, given: record_death(**given, household=land.lys, person=person("Lý Thị Tư"), died_on=DAY),
        lambda land, given: marry_in(**given, household=land.lys, new=child(), joined_on=DAY, reason="x"),
        lambda land, given: marry_out(**given, household=land.lys, person=person("Lý Thị Tư"), left_on=DAY, reason="x"),
        lambda land, given: move_household_away(**given, household=land.lys, on=DAY, reason="x"),
        lambda land, given: split_household(**{**split(land), **given}),
        lambda land, given: merge_households(**{**merge(land), **given}),
    ],
)
def test_every_verb_needs_area_and_right(land, call):
    with pytest.raises(OutOfArea):
        call(land, by(land.stranger))
    with pytest.raises(PermissionMissing):
        call(land, by(land.viewer))
    assert events(land.lys) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE registry_pastresidence SET valid = '[2020-01-01,2020-02-01)'",
        "DELETE FROM registry_pastresidence",
        "INSERT INTO registry_pastresidence (household_id, village_id, commune_id, valid)"
        " SELECT household_id, village_id, commune_id, valid FROM registry_pastresidence",
        "UPDATE registry_household SET resident_since = registered_on",
    ],
)
def test_raw_sql_cannot_rewrite_where_a_household_lived(land, sql):
    move_household(**relocate(land, land.second))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
