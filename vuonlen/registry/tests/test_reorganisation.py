"""A reorganisation of communes: households pass on, those of a split commune wait, history stays."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.problems import Refused
from vuonlen.places import queries as places
from vuonlen.places.models import Place, PlaceVersion, Succession
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.actions import register_household
from vuonlen.registry.models import Household, HouseholdEvent, PastResidence, Residence
from vuonlen.registry.queries import households_in, search_households
from vuonlen.registry.reorganisation.actions import confirm_villages, follow_places, return_to_waiting
from vuonlen.registry.reorganisation.queries import split_communes, waiting_villages
from vuonlen.registry.testing import make_user, new_household, scope_for

DAY = date(2025, 7, 1)
OLD = DateRange(date(2021, 1, 1), DAY)
NEW = DateRange(DAY, None)


class Land:
    """A district of two communes: one becomes part of Quảng Hà, the other is split between it and Đường Hoa."""

    def __init__(self) -> None:
        self.province = make_province("Quảng Ninh")
        self.district = make_district(self.province, "Hải Hà", valid=OLD)
        self.whole = make_commune(self.district, "Quảng Minh", valid=OLD)
        self.split = make_commune(self.district, "Quảng Long", valid=OLD)
        self.whole_village = make_village(self.whole, "Thôn 1", valid=OLD)
        self.split_villages = [make_village(self.split, f"Thôn {number}", valid=OLD) for number in (1, 2)]
        self.heir, self.other_heir = (
            make_commune(self.province, name, valid=NEW) for name in ("Quảng Hà", "Đường Hoa")
        )
        _link(self.whole, self.heir)
        _link(self.split, self.heir, needs_confirmation=True)
        _link(self.split, self.other_heir, needs_confirmation=True)
        self.officer = make_user("tinh", self.province)
        self.households = [
            self._household(self.whole, self.whole_village),
            self._household(self.split, self.split_villages[0]),
            self._household(self.split, self.split_villages[1]),
        ]

    def _household(self, commune: Place, village: Place) -> Household:
        then = scope_for(self.officer, date(2022, 1, 1))
        return register_household(actor=self.officer, scope=then, new=new_household(commune, village))

    def communes(self) -> list[int]:
        return list(Household.objects.order_by("pk").values_list("commune_id", flat=True))

    def confirm(self, successor: Place, *villages: Place) -> int:
        ids = [village.pk for village in villages]
        scope = scope_for(self.officer)
        return confirm_villages(actor=self.officer, scope=scope, village_ids=ids, successor_id=successor.pk, on=DAY)

    def take_back(self, village: Place) -> int:
        return return_to_waiting(actor=self.officer, scope=scope_for(self.officer), village_id=village.pk, on=DAY)

    def follow(self):
        return follow_places(actor=self.officer, place_id=self.district.pk, on=DAY)


def _link(old: Place, new: Place, *, needs_confirmation: bool = False) -> None:
    Succession.objects.create(
        predecessor=old, successor=new, on=DAY, needs_confirmation=needs_confirmation, source="nghị quyết thử"
    )


@pytest.fixture
def land(db) -> Land:
    return Land()


def test_households_of_an_undivided_commune_pass_on_and_the_others_wait(land):
    followed = land.follow()
    assert (followed.communes, followed.villages, followed.households, followed.waiting) == (1, 1, 1, 2)
    assert land.communes() == [land.heir.pk, land.split.pk, land.split.pk]
    assert places.version_on(land.whole_village.pk, DAY).parent_id == land.heir.pk


def test_where_they_lived_before_stays_and_nobody_has_moved(land):
    before = HouseholdEvent.objects.count()
    land.follow()
    lived = Residence.objects.filter(household=land.households[0]).order_by("valid")
    assert [(one.commune_id, one.valid) for one in lived] == [
        (land.whole.pk, DateRange(date(2021, 1, 1), DAY)),
        (land.heir.pk, DateRange(DAY, None)),
    ]
    assert HouseholdEvent.objects.count() == before


def test_a_commune_that_goes_on_keeps_its_villages(land):
    island = make_commune(land.district, "Cái Chiên", valid=OLD)
    village = make_village(island, "Thôn Đầu Rồng", valid=OLD)
    before = places.version_on(island.pk, date(2025, 6, 30))
    PlaceVersion.objects.create(
        place=island,
        level=before.level,
        code=before.code,
        name=before.name,
        kind="Đặc khu",
        keeps_households=True,
        parent=land.province,
        path=[land.province.pk, island.pk],
        valid=NEW,
        source="nghị quyết thử",
    )
    land.follow()
    assert [one.place_id for one in places.villages_under(island.pk, DAY)] == [village.pk]


def test_a_second_run_finds_nothing_to_do(land):
    land.follow()
    again = land.follow()
    assert (again.villages, again.households, again.waiting) == (0, 0, 2)
    assert PastResidence.objects.count() == 1


def test_a_village_of_the_split_commune_goes_where_a_person_says(land):
    land.follow()
    scope = scope_for(land.officer)
    waiting = waiting_villages(scope)
    assert [(one.village.name, one.households) for one in waiting] == [("Thôn 1", 1), ("Thôn 2", 1)]
    [split] = split_communes(scope)
    assert split.commune.name == "Quảng Long"
    assert {choice.name for choice in split.choices} == {"Quảng Hà", "Đường Hoa"}
    assert land.confirm(land.other_heir, land.split_villages[0]) == 1
    assert land.communes() == [land.heir.pk, land.other_heir.pk, land.split.pk]
    assert [one.village.name for one in waiting_villages(scope)] == ["Thôn 2"]


def test_codes_of_villages_that_meet_in_one_commune_differ(land):
    land.follow()
    assert land.confirm(land.heir, *land.split_villages) == 2
    codes = [village.code for village in places.villages_under(land.heir.pk, DAY)]
    assert len(set(codes)) == 3
    assert land.communes() == [land.heir.pk] * 3


def test_a_village_is_confirmed_once(land):
    land.follow()
    land.confirm(land.heir, land.split_villages[0])
    with pytest.raises(Refused) as refused:
        land.confirm(land.other_heir, *land.split_villages)
    assert land.communes()[2] == land.split.pk  # all of them or none
    assert refused.value.codes == ["HGD-040"]


def test_only_a_commune_that_took_a_part_can_be_chosen(land):
    land.follow()
    stranger = make_commune(land.province, "Hải Ninh", valid=NEW)
    with pytest.raises(Refused) as refused:
        land.confirm(stranger, land.split_villages[0])
    assert refused.value.codes == ["HGD-041"]
    assert land.communes()[1] == land.split.pk


def test_who_may_not_register_there_passes_nobody_on(land):
    viewer = make_user("xem", land.province, Role.VIEWER)
    stranger = make_user("la", make_province("Nơi khác"))
    with pytest.raises(PermissionMissing):
        follow_places(actor=viewer, place_id=land.district.pk, on=DAY)
    with pytest.raises(OutOfArea):
        follow_places(actor=stranger, place_id=land.district.pk, on=DAY)
    assert land.communes() == [land.whole.pk, land.split.pk, land.split.pk]


def test_a_village_waits_only_in_the_area_of_its_heirs(land):
    land.follow()
    assert waiting_villages(scope_for(make_user("la", make_province("Nơi khác")))) == []


def test_without_a_village_nothing_is_confirmed(land):
    land.follow()
    with pytest.raises(Refused) as refused:
        land.confirm(land.heir)
    assert refused.value.codes == ["HGD-042"]


def test_a_confirmation_is_taken_back_and_the_village_confirmed_elsewhere(land):
    land.follow()
    village = land.split_villages[0]
    land.confirm(land.heir, *land.split_villages)
    assert land.take_back(village) == 1
    assert land.communes() == [land.heir.pk, land.split.pk, land.heir.pk]
    [split] = split_communes(scope_for(land.officer))
    assert [one.village.name for one in split.waiting] == ["Thôn 1"]
    assert [(one.village.name, one.successor.name) for one in split.confirmed] == [("Thôn 2", "Quảng Hà")]
    assert land.confirm(land.other_heir, village) == 1
    lived = Residence.objects.filter(household=land.households[1]).order_by("valid")
    assert [(one.commune_id, one.valid.lower) for one in lived] == [
        (land.split.pk, date(2021, 1, 1)),
        (land.other_heir.pk, DAY),
    ]


def test_after_the_next_step_nothing_is_taken_back(land):
    land.follow()
    village = land.split_villages[0]
    land.confirm(land.heir, village)
    new = new_household(land.heir, village, registered_on=date(2025, 8, 1))
    register_household(actor=land.officer, scope=scope_for(land.officer), new=new)
    with pytest.raises(Refused) as refused:
        land.take_back(village)
    assert refused.value.codes == ["HGD-044"]


def test_only_a_confirmed_village_of_ones_own_is_taken_back(land):
    land.follow()
    land.confirm(land.heir, land.split_villages[0])
    with pytest.raises(Refused) as refused:
        land.take_back(land.whole_village)
    assert refused.value.codes == ["HGD-043"]
    with pytest.raises(OutOfArea):
        land.take_back(land.split_villages[1])
    stranger = make_user("la", make_province("Nơi khác"))
    with pytest.raises(OutOfArea):
        return_to_waiting(actor=stranger, scope=scope_for(stranger), village_id=land.split_villages[0].pk, on=DAY)


def test_the_command_follows_households_and_roles_and_names_what_waits(land, capsys):
    make_user("xa", land.whole, Role.COMMUNE_OFFICER)
    manager = make_user("quan-ly", land.province, Role.PROVINCE_OFFICER)
    code = places.version_on(land.district.pk, date(2025, 6, 30)).code
    command = ("follow_reorganisation", "--place", code, "--level", "district", "--on", "2025-07-01", "--user")
    call_command(*command, manager.username)
    said = capsys.readouterr().out
    assert "1 xã, 1 thôn, 1 hộ đã chuyển\n2 hộ chờ xác nhận xã mới" in said
    assert "xa: cán bộ giảm nghèo cấp xã, Xã Quảng Minh → Xã Quảng Hà" in said
    with pytest.raises(CommandError, match="HGD-050"):
        call_command(*command, "khong-co")
    with pytest.raises(CommandError, match="TK-001"):
        call_command(*command, make_user("la", make_province("Nơi khác"), Role.PROVINCE_OFFICER).username)


def test_a_household_is_found_by_its_new_commune_on_a_day_before(land):
    """By name of head or member, code and village, as it stood then; and not by who keeps another's part."""
    land.follow()
    land.confirm(land.heir, land.split_villages[0])
    officer = make_user("xa.moi", land.heir, Role.COMMUNE_OFFICER)
    then = scope_for(officer, date(2022, 1, 1))
    own = land.households[:2]
    assert set(households_in(then)) == set(own)
    for text in (own[1].code, "ly van ba", "thon 1"):
        assert own[1] in search_households(then, text=text)
    assert set(search_households(then, village_id=land.split_villages[0].pk)) == {own[1]}
    PlaceVersion.objects.filter(place=land.split_villages[0]).update(name="1")  # "Thôn" is its kind
    assert own[1] in search_households(then, text="Thôn 1")
    assert land.households[2] not in search_households(then, text=land.households[2].code)
    stranger = make_user("xa.khac", land.other_heir, Role.COMMUNE_OFFICER)
    assert not households_in(scope_for(stranger, date(2022, 1, 1))).exists()
    assert set(households_in(scope_for(land.officer, date(2022, 1, 1)))) == set(land.households)
