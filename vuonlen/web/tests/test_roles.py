"""Every address of the site, walked as each role, in its area and out of it."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from vuonlen.accounts.actions.assign_role import _LEVELS
from vuonlen.accounts.models import Role, User
from vuonlen.accounts.testing import give_role
from vuonlen.background.models import Work
from vuonlen.places.models import Level
from vuonlen.web.testing import NUMBER, World

from .walk import Address, addresses, make_records, shown, shown_in

SignIn = Callable[[User], Client]
#: Signing out in the middle would end the walk.
OUT = {"sign_out", "account_logout"}
#: What the world does not have: a certificate, a file that a work or a check made, a merge to undo; and the households
#: behind a cell, which `test_tables` opens from the cells.
NOT_THERE = {"verify", "work_result", "import_result", "undo_duplicate", "table_households"}
#: What stands as an example in every template, by chance that of a household of the world; its second village does not.
EXAMPLES = {"import_template": {"Chíu Nhì Múi", "Lồ Má Coọc", NUMBER}}
#: Of allauth, about the person who signed in and nobody else.
OWN_ACCOUNT = ("mfa_", "account_", "socialaccount_", "openid_connect_")


@pytest.fixture
def walked(world: World) -> list[Address]:
    return [one for one in addresses(world, make_records(world)) if one.name not in OUT]


def holder(world: World, role: Role, *, inside: bool) -> User:
    levels = _LEVELS[role]
    commune = world.commune if inside else world.other_commune
    place = commune if Level.COMMUNE in levels else world.district if Level.DISTRICT in levels else province(world)
    user = User.objects.create(username=f"{role}.{inside}", full_name="Người Thử")
    give_role(user, role, place)
    return user


def province(world: World) -> object:
    from vuonlen.places.models import Place
    from vuonlen.places.queries import version_on

    version = version_on(world.district.pk, date(2022, 1, 1))
    assert version
    return Place.objects.get(pk=version.parent_id)


LOCAL = [role for role in Role if Level.COMMUNE in _LEVELS[role]]


@pytest.mark.parametrize("role", LOCAL)
def test_out_of_area_no_address_shows_anything(
    world: World, walked: list[Address], signed_in: SignIn, role: Role
) -> None:
    """By every route, with GET and POST: no name, village or number of the other commune, in no page and no file."""
    user = holder(world, role, inside=False)
    client = signed_in(user)
    for one in walked:
        for answer in (client.get(one.path), client.post(one.path)):
            assert answer.status_code < 500, one
            assert set(shown(answer)) <= EXAMPLES.get(one.name, set()), one
    for work in Work.objects.filter(owner=user).exclude(result__isnull=True).exclude(result=""):
        assert not shown_in(work.result.read()), work.kind


@pytest.mark.parametrize("role", LOCAL)
def test_out_of_area_nothing_is_found_and_nothing_changes(
    world: World, walked: list[Address], signed_in: SignIn, role: Role
) -> None:
    """What lies in the other commune is not there for them, and no POST leaves a trace in a register."""
    client = signed_in(holder(world, role, inside=False))
    before = registers()
    for one in walked:
        answers = (client.get(one.path), client.post(one.path))
        if one.is_of_a_place and not one.name.startswith(OWN_ACCOUNT):
            assert {answer.status_code for answer in answers} <= {403, 404, 405}, one
    assert registers() == before


_SUM = "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t"


def registers() -> dict[str, str]:
    """A sum over every row of every table of the registers and reviews."""
    with connection.cursor() as cursor:
        tables = sorted(
            name for name in connection.introspection.table_names(cursor) if name.startswith(("registry_", "reviews_"))
        )
        found = {}
        for table in tables:
            cursor.execute(_SUM.format(table=table))
            found[table] = cursor.fetchone()[0]
    return found


@pytest.mark.parametrize("role", Role)
def test_each_role_walks_every_address_without_a_crash(
    world: World, walked: list[Address], signed_in: SignIn, role: Role
) -> None:
    client = signed_in(holder(world, role, inside=True))
    for one in walked:
        assert client.get(one.path).status_code < 500, one


def test_the_addresses_walked_are_real(world: World, walked: list[Address], signed_in: SignIn) -> None:
    """An address that nobody finds would prove nothing of those who must not find it."""
    people = (world.officer, world.chair, world.district_officer)
    clients = [signed_in(user) for user in people] + [signed_in(holder(world, Role.INSPECTOR, inside=True))]
    found = {one.name for one in walked if any(client.get(one.path).status_code != 404 for client in clients)}
    missed = {one.name for one in walked if not one.name.startswith(OWN_ACCOUNT)} - found
    assert missed <= NOT_THERE, missed - NOT_THERE


@pytest.mark.parametrize("role", [Role.OPERATOR])
def test_who_runs_the_system_sees_no_household(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(holder(world, role, inside=True))
    for path in ("/ho/", f"/ho/{world.poor.pk}/", f"/ho/{world.poor.pk}/phieu/{world.open_round.pk}/", "/ho/?tim=mui"):
        page = client.get(path).content.decode()
        assert "Chíu Nhì Múi" not in page, path


@pytest.mark.parametrize(
    "wanted", ["tim=Múi", "tim=mui", f"tim={NUMBER}", "thon={village}", "noi={commune}", "dan_toc=Dao"]
)
def test_searches_and_filters_stay_in_the_area(world: World, signed_in: SignIn, wanted: str) -> None:
    query = wanted.format(village=world.village.pk, commune=world.commune.pk)
    page = signed_in(world.outsider).get(f"/ho/?{query}").content.decode()
    assert "Chíu Nhì Múi" not in page
    assert "Lồ Má Coọc" not in page
    assert world.poor.code not in page


def test_counts_and_drop_downs_stay_in_the_area(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.outsider).get("/ho/").content.decode()
    assert "Tằng A Sám" in page
    assert re.search(r"\b1\b[^<]{0,12}hộ", page)
    options = re.findall(r"<option[^>]*>([^<]*)</option>", page)
    assert not [one for one in options if "Lồ Má Coọc" in one or "Quảng Sơn" in one]
