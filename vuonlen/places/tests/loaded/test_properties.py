"""Laws that hold on every day and for every unit."""

from datetime import date

from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.tests.examples import tries
from vuonlen.places import queries
from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.places.queries import TreeNode
from vuonlen.places.units import Unit, old_units

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
OLD_COMMUNES = [unit for unit in old_units() if unit.level == Level.COMMUNE]


def nodes_of(nodes: list[TreeNode]) -> list[TreeNode]:
    return [found for node in nodes for found in [node, *nodes_of(node.children)]]


@given(on=st.dates(date(2021, 1, 1), date(2029, 12, 31)))
@tries(6)
def test_the_tree_of_any_day_holds_every_place_and_paths_extend_the_parents(on: date) -> None:
    nodes = nodes_of(queries.tree_on(on))
    assert len(nodes) == PlaceVersion.objects.filter(valid__contains=on).count()
    for node in nodes:
        assert all(child.version.path == [*node.version.path, child.version.place_id] for child in node.children)


@given(unit=st.sampled_from(OLD_COMMUNES))
@tries(60)
def test_every_old_commune_has_a_successor_and_is_found_again_from_it(unit: Unit) -> None:
    commune = queries.find_place(unit.code, Level.COMMUNE, OLD)
    assert commune is not None
    heirs = queries.corresponding(commune.pk, OLD, NEW)
    assert heirs
    for heir in heirs:
        assert commune in [back.place for back in queries.corresponding(heir.place.pk, NEW, OLD)]


def test_no_old_unit_that_keeps_households_is_without_a_successor() -> None:
    ended = PlaceVersion.objects.filter(keeps_households=True, valid__endswith=NEW)
    gone = ended.exclude(place__versions__valid__contains=NEW)
    assert not gone.exclude(place__successions__isnull=False).exists()


def test_no_new_unit_is_without_an_origin() -> None:
    begun = PlaceVersion.objects.filter(valid__startswith=NEW).exclude(place__versions__valid__contains=OLD)
    assert not begun.exclude(place__origins__isnull=False).exists()


def test_a_place_that_goes_on_succeeds_nobody() -> None:
    assert not Succession.objects.filter(predecessor=F("successor")).exists()
    on_both = PlaceVersion.objects.filter(valid__contains=OLD, place__versions__valid__contains=NEW)
    assert not Succession.objects.filter(successor__in=on_both.values("place")).exists()
