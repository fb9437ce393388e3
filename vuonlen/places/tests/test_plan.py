"""Which units are one place: worked out on small lists, without a database."""

from datetime import date
from decimal import Decimal

import pytest

from vuonlen.places.errors import PlaceRefused
from vuonlen.places.models import Level
from vuonlen.places.patches import Patch
from vuonlen.places.plan import Plan, make_plan
from vuonlen.places.units import Link, Unit

DAY = date(2026, 4, 30)


def unit(level: Level, code: str, parent: str, kind: str, name: str) -> Unit:
    return Unit(level, code, parent, kind, name, None, None, None)


def link(old: str, new: str, *, split: bool = False, level: Level = Level.COMMUNE) -> Link:
    return Link((level, old), (level, new), is_default=True, needs_confirmation=split)


def plan_of(old_names: dict[str, str], new_names: dict[str, str], *links: Link, patches: tuple = ()) -> Plan:
    """One province, one district, and the communes of the two lists (code: name)."""
    old = [unit(Level.PROVINCE, "22", "", "Tỉnh", "Quảng Ninh"), unit(Level.DISTRICT, "201", "22", "Huyện", "Hải Hà")]
    old += [unit(Level.COMMUNE, code, "201", "Xã", name) for code, name in old_names.items()]
    new = [unit(Level.PROVINCE, "22", "", "Tỉnh", "Quảng Ninh")]
    new += [unit(Level.COMMUNE, code, "22", "Xã", name) for code, name in new_names.items()]
    return make_plan(old, new, [link("22", "22", level=Level.PROVINCE), *links], list(patches))


def is_same(plan: Plan, old: str, new: str) -> bool:
    return plan.old[Level.COMMUNE, old] is plan.new[Level.COMMUNE, new]


@pytest.mark.parametrize(
    ("before", "after"), [("Cái Chiên", "Cái Chiên"), ("Hòa Bình", "Hoà Bình"), ("Ia H'Drai", "Ia H’Drai")]
)
def test_a_unit_alone_with_its_name_goes_on(before: str, after: str) -> None:
    plan = plan_of({"1": before}, {"9": after}, link("1", "9"))
    assert is_same(plan, "1", "9")
    assert plan.successions == []
    assert [version.unit.code for version in plan.old[Level.COMMUNE, "1"].versions] == ["1", "9"]


def test_a_new_name_makes_a_new_place_that_got_the_whole_of_the_old() -> None:
    plan = plan_of({"1": "Krông Na"}, {"1": "Buôn Đôn"}, link("1", "1"))
    assert not is_same(plan, "1", "1")
    assert [succession.share for succession in plan.successions] == [Decimal(1)]


def test_a_merger_makes_a_new_place_even_under_the_name_and_code_of_a_part() -> None:
    plan = plan_of({"1": "Quảng Đức", "2": "Quảng Thành"}, {"1": "Quảng Đức"}, link("1", "1"), link("2", "1"))
    assert not is_same(plan, "1", "1")
    assert len(plan.successions) == 2


def test_a_split_makes_new_places_with_unknown_shares() -> None:
    names = {"1": "Quảng Long", "2": "Đường Hoa"}
    plan = plan_of({"1": "Quảng Long"}, names, link("1", "1", split=True), link("1", "2", split=True))
    assert not is_same(plan, "1", "1")
    assert [(s.share, s.needs_confirmation) for s in plan.successions] == [(None, True), (None, True)]


def test_a_district_without_communes_keeps_households() -> None:
    empty, full = plan_of({}, {}), plan_of({"1": "Cái Chiên"}, {"1": "Cái Chiên"}, link("1", "1"))
    assert [p.old[Level.DISTRICT, "201"].versions[0].keeps_households for p in (empty, full)] == [True, False]


def patch(code: str, on: date, *, kind: str = "Phường", is_urban: bool | None = None) -> Patch:
    return Patch(on, Level.COMMUNE, code, kind, "Trảng Bom", is_urban, "thử", "thu.csv", 2)


def test_a_patch_closes_the_version_and_opens_the_next() -> None:
    plan = plan_of({"1": "Trảng Bom"}, {"1": "Trảng Bom"}, link("1", "1"), patches=(patch("1", DAY),))
    _, commune, ward = plan.new[Level.COMMUNE, "1"].versions
    assert (commune.until, ward.since, ward.until) == (DAY, DAY, None)
    assert (commune.is_urban, ward.is_urban) == (False, True)


def test_a_patch_may_say_that_a_commune_is_urban() -> None:
    patches = (patch("1", DAY, kind="Xã", is_urban=True),)
    plan = plan_of({"1": "Trảng Bom"}, {"1": "Trảng Bom"}, link("1", "1"), patches=patches)
    assert plan.new[Level.COMMUNE, "1"].versions[-1].is_urban is True


@pytest.mark.parametrize(("code", "on"), [("404", DAY), ("1", date(2025, 7, 1))])
def test_a_patch_for_a_unit_not_there_on_its_day_is_refused_with_file_and_line(code: str, on: date) -> None:
    with pytest.raises(PlaceRefused, match=r"Tệp thu.csv, dòng 2: .*\(DVHC-002\)"):
        plan_of({"1": "Trảng Bom"}, {"1": "Trảng Bom"}, link("1", "1"), patches=(patch(code, on),))
