from datetime import date

import pytest
from django.db.models import Count, Q

from vuonlen.kernel.actor import Command
from vuonlen.places import queries
from vuonlen.places.actions import LoadResult, load_units
from vuonlen.places.models import Level, PlaceVersion, Succession

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def count(level: Level, on: date) -> int:
    return PlaceVersion.objects.filter(level=level, valid__contains=on).count()


@pytest.mark.parametrize("on", [date(2021, 1, 1), date(2022, 12, 31), OLD])
def test_until_30_06_2025_there_are_four_levels(on: date) -> None:
    assert [count(level, on) for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)] == [63, 696, 10_035]


@pytest.mark.parametrize("on", [NEW, date(2026, 4, 29), date(2026, 4, 30), date(2030, 1, 1)])
def test_since_01_07_2025_there_is_no_district(on: date) -> None:
    assert [count(level, on) for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)] == [34, 0, 3_321]


def test_nothing_is_claimed_before_the_first_known_day() -> None:
    assert not PlaceVersion.objects.filter(valid__contains=date(2020, 12, 31)).exists()


def test_kinds_of_the_new_communes() -> None:
    kinds = PlaceVersion.objects.filter(level=Level.COMMUNE, valid__contains=NEW).values_list("kind")
    assert dict(kinds.annotate(Count("pk"))) == {"Xã": 2_621, "Phường": 687, "Đặc khu": 13}


def test_urban_follows_the_kind_and_stays_open_for_special_zones() -> None:
    communes = PlaceVersion.objects.filter(level=Level.COMMUNE)
    assert set(communes.values_list("kind", "is_urban").distinct()) == {
        ("Xã", False),
        ("Phường", True),
        ("Thị trấn", True),
        ("Đặc khu", None),
    }


def test_eleven_provinces_and_127_communes_go_on_as_the_same_place() -> None:
    both = PlaceVersion.objects.filter(valid__contains=OLD, place__versions__valid__contains=NEW)
    assert both.filter(level=Level.PROVINCE).count() == 11
    assert both.filter(level=Level.COMMUNE).count() == 127


def test_471_old_communes_wait_for_a_person_to_say_where_each_household_belongs() -> None:
    waiting = Succession.objects.filter(needs_confirmation=True)
    assert waiting.values("predecessor").distinct().count() == 471
    assert not waiting.filter(share__isnull=False).exists()


def test_every_predecessor_has_one_default_successor() -> None:
    defaults = Succession.objects.values("predecessor").annotate(defaults=Count("pk", filter=Q(is_default=True)))
    assert set(defaults.values_list("defaults", flat=True)) == {1}


def test_five_island_districts_stand_for_their_own_commune() -> None:
    districts = PlaceVersion.objects.filter(level=Level.DISTRICT, keeps_households=True)
    assert set(districts.values_list("name", flat=True)) == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}
    for district in districts:
        assert queries.communes_under(district.place_id, OLD) == [district]
        [zone] = queries.corresponding(district.place_id, OLD, NEW)
        assert queries.names_on([zone.place.pk], NEW)[zone.place.pk].full_name == f"Đặc khu {district.name}"


def test_a_second_run_changes_nothing() -> None:
    assert load_units(actor=Command("test")) == LoadResult(places=0, versions=0, closed=0, successions=0)


def test_a_first_run_writes_every_row(units: LoadResult) -> None:
    assert units == LoadResult(places=14_011, versions=14_160, closed=0, successions=10_498)
