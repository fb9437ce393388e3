"""Every address of the site, walked as each role, in its area and out of it."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from vuonlen.accounts.actions import _LEVELS, assign_role
from vuonlen.accounts.models import Role, User
from vuonlen.places.models import Level
from vuonlen.web.testing import NUMBER, World

SignIn = Callable[[User], Client]
#: What any page about the commune Quảng Sơn would show, and no page of another commune may.
SECRETS = ("Chíu Nhì Múi", "Đặng Văn Ước", "Lồ Má Coọc", NUMBER)


def routes(found: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    for one in (found or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield prefix + str(one.pattern)


def address(route: str, world: World) -> str:
    """The route about records of Quảng Sơn; a number of another kind may name nothing, and must still not fail."""
    person = world.poor.memberships.get(relation="head").person_id
    known = {
        "round_id": world.open_round.pk,
        "person_id": person,
        "commune_id": world.commune.pk,
        "household_id": world.poor.pk,
        "place_id": world.commune.pk,
        "village_id": world.village.pk,
        "provider_id": "khong-co",
    }

    def fill(match: re.Match[str]) -> str:
        kind, name = match[1], match[2]
        return str(known.get(name, world.poor.pk if kind == "int" else "khong-co"))

    return re.sub(r"<(?:(\w+):)?(\w+)>", fill, route)


def holder(world: World, role: Role, *, inside: bool) -> User:
    levels = _LEVELS[role]
    commune = world.commune if inside else world.other_commune
    place = commune if Level.COMMUNE in levels else world.district if Level.DISTRICT in levels else province(world)
    user = User.objects.create(username=f"{role}.{inside}", full_name="Người Thử")
    assign_role(user=user, role=role, place=place, valid=DateRange(date(2021, 1, 1), None))
    return user


def province(world: World) -> object:
    from vuonlen.places.models import Place
    from vuonlen.places.queries import version_on

    version = version_on(world.district.pk, date(2022, 1, 1))
    assert version
    return Place.objects.get(pk=version.parent_id)


LOCAL = [role for role in Role if Level.COMMUNE in _LEVELS[role]]


@pytest.mark.parametrize("role", LOCAL)
def test_out_of_area_no_address_shows_anything(world: World, signed_in: SignIn, role: Role) -> None:
    """By every route, with GET and POST: no name, no village, no number of the other commune, and no crash."""
    client = signed_in(holder(world, role, inside=False))
    for route in routes():
        for answer in (client.get(address(route, world)), client.post(address(route, world))):
            assert answer.status_code < 500, route
            text = b"".join(answer.streaming_content) if answer.streaming else answer.content
            shown = [secret for secret in SECRETS if secret.encode() in text]
            assert not shown, (route, shown)
        if "logout" in route or "dang-xuat" in route or "huy" in route:
            client = signed_in(User.objects.get(username=f"{role}.False"))


@pytest.mark.parametrize("role", Role)
def test_each_role_walks_every_address_without_a_crash(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(holder(world, role, inside=True))
    for route in routes():
        if "dang-xuat" in route or "huy" in route:
            continue
        answer = client.get(address(route, world))
        assert answer.status_code < 500, route


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
