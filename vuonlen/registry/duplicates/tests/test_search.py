"""The sweep over a place: as a command, as long work, within the area of whoever asks."""

import subprocess
import sys
from datetime import date
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command

from demo.families import draw_household
from vuonlen.accounts.models import Role
from vuonlen.background.actions import run_work
from vuonlen.background.models import Work
from vuonlen.kernel.actor import Command
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.actions import register_households
from vuonlen.registry.duplicates.search import start_duplicate_search, sweep
from vuonlen.registry.models import BirthPrecision, DuplicatePair, DuplicateStep, Relation, Sex
from vuonlen.registry.models.newcomers import NewHousehold, NewMember
from vuonlen.registry.testing import make_user, new_household, new_member, scope_for
from vuonlen.registry.tests.test_reorganisation import DAY, Land


@pytest.fixture
def villagers(land, monkeypatch):
    """Some hundred people, and one of them entered again in the neighbouring commune; the queue is empty."""
    draw = Random(5)  # noqa: S311 - synthetic people
    homes = [_home(land, draw_household(draw, "Dao")) for _ in range(150)]
    double = [
        new_household(land.commune, land.village, new_member("Voòng Thúy Hoà", birth_date=date(1977, 4, 9))),
        new_household(
            land.neighbour, land.neighbour_village, new_member("Voong Thuý Hòa", birth_date=date(1977, 9, 4))
        ),
    ]
    module = sys.modules["vuonlen.registry.actions.register_households"]  # the package gives the verb its name
    monkeypatch.setattr(module, "suspect_households", lambda ids, scope: [])
    register_households(actor=land.district_officer, scope=land.district_scope, new=homes + double)


def _home(land, family):
    members = [
        NewMember(
            one.full_name,
            Sex(one.sex),
            one.birth_date,
            BirthPrecision(one.birth_precision),
            one.ethnicity,
            Relation(one.relation),
        )
        for one in family
    ]
    return NewHousehold(land.village.pk, land.commune.pk, date(2021, 1, 1), "", members)


def names():
    return [{pair.first.full_name, pair.second.full_name} for pair in DuplicatePair.objects.all()]


def test_the_double_is_found_and_told(land, villagers):
    out = StringIO()
    call_command("find_duplicates", "--place", "201", "--level", "district", "--on", "2022-01-01", stdout=out)
    assert {"Voòng Thúy Hoà", "Voong Thuý Hòa"} in names()
    assert "cặp mới nghi trùng" in out.getvalue()
    assert set(DuplicatePair.objects.values_list("found_by", flat=True)) == {"batch"}


def test_a_second_sweep_adds_nothing(land, villagers):
    communes = [land.commune.pk, land.neighbour.pk]
    assert sweep(Command("test"), communes)
    before = DuplicateStep.objects.count()
    assert sweep(Command("test"), communes) == []
    assert DuplicateStep.objects.count() == before


def test_an_empty_place_has_no_doubles(land):
    assert sweep(Command("test"), [land.commune.pk]) == []


def test_unknown_place_is_told(land):
    with pytest.raises(CommandError, match="TRG-020"):
        call_command("find_duplicates", "--place", "999")


def test_work_searches_only_the_area_of_its_owner(land, villagers):
    work = start_duplicate_search(actor=land.officer, scope=land.scope, place_id=land.district.pk)
    run_work(work.pk)
    work = Work.objects.get(pk=work.pk)
    assert (work.state, work.message) == ("done", "")
    assert {"Voòng Thúy Hoà", "Voong Thuý Hòa"} not in names()


def test_starting_needs_area_and_right(land):
    stranger = make_user("la", land.neighbour, Role.COMMUNE_OFFICER)
    with pytest.raises(OutOfArea):
        start_duplicate_search(actor=stranger, scope=scope_for(stranger), place_id=land.commune.pk)
    with pytest.raises(PermissionMissing):
        start_duplicate_search(actor=land.viewer, scope=land.viewer_scope, place_id=land.district.pk)


def test_a_province_sweeps_who_waits_for_a_new_commune_and_a_commune_does_not(db):
    land = Land()
    land.follow()
    officer = make_user("tinh.moi", land.province, Role.PROVINCE_OFFICER)
    of_province = start_duplicate_search(actor=officer, scope=scope_for(officer, DAY), place_id=land.province.pk)
    heir = make_user("xa.moi", land.heir, Role.COMMUNE_OFFICER)
    of_heir = start_duplicate_search(actor=heir, scope=scope_for(heir, DAY), place_id=land.heir.pk)
    for work, households in ((of_province, 3), (of_heir, 1)):
        work.refresh_from_db()
        assert (work.state, work.total) == ("done", households)


@pytest.fixture
def without_model(monkeypatch):
    """As where `make setup` installed the product without the worker's extra."""
    monkeypatch.setitem(sys.modules, "splink", None)


def test_without_the_model_the_command_says_what_to_install(land, without_model):
    with pytest.raises(CommandError, match=r"chạy lệnh make setup-worker .* rồi rà lại\. \(TRG-015\)$"):
        call_command("find_duplicates", "--place", "201", "--level", "district", "--on", "2022-01-01")


def test_without_the_model_a_worker_says_so_in_the_work(land, without_model):
    """The page asks nothing of its own machine: the worker may be another."""
    work = start_duplicate_search(actor=land.officer, scope=land.scope, place_id=land.district.pk)
    work.refresh_from_db()
    assert work.state == Work.State.FAILED
    assert "make setup-worker" in work.message
    assert work.message.endswith("(TRG-015)")


def test_the_room_opens_without_loading_the_model():
    """Start-up of every process, and the product without the worker's extra."""
    code = (
        "import sys, django; django.setup(); import vuonlen.urls; "
        "print(sorted({'splink', 'duckdb', 'pyarrow', 'sqlglot'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert answer.stdout == "[]\n", answer.stderr
