"""Every address, walked by nobody, by a user of another commune, and the pages for what does not work."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import BadRequest
from django.test import Client, RequestFactory
from django.urls import URLPattern
from django.urls.resolvers import RoutePattern

from vuonlen.accounts.models import AccessLog, User
from vuonlen.web.messages import Message
from vuonlen.web.testing import PASSWORD, World
from vuonlen.web.urls import urlpatterns
from vuonlen.web.views import problems

SignIn = Callable[[User], Client]
PUBLIC = {"sign_in", "sign_out", "verify"}
#: Addresses that name no record answer anybody who signed in, with their own area only.
OWN_AREA = {
    "home",
    "places",
    "households",
    "duplicates",
    "search_duplicates",
    "export_households",
    "rounds",
    "new_round",
    "round_board",
    "tables",
    "table_checks",
    "export_lists",
    "export_tables",
    "imports",
    "import_template",
    "waiting_villages",
    "tasks",
    "works",
}
#: Addresses that answer only those who hold a right somewhere.
BY_RIGHT = {"audit", "followed_roles"}


def names() -> list[str]:
    return [str(pattern.name) for pattern in urlpatterns]


def address(name: str, world: World) -> str:
    pattern: URLPattern = next(pattern for pattern in urlpatterns if pattern.name == name)
    route = pattern.pattern
    assert isinstance(route, RoutePattern)
    person = world.poor.memberships.get(relation="head").person_id
    known = {
        "pk": world.poor.pk,
        "round_id": world.open_round.pk,
        "person_id": person,
        "commune_id": world.commune.pk,
        "village_id": world.village.pk,
        "objection_id": 1,
        "refusal_id": 1,
        "action": "niem-yet",
        "paper": "danh-sach",
        "kind": "sinh",
    }
    return "/" + re.sub(r"<\w+:(\w+)>", lambda match: str(known[match[1]]), str(route))


@pytest.mark.parametrize("name", sorted(set(names()) - PUBLIC))
def test_nobody_is_sent_to_sign_in(world: World, client: Client, name: str) -> None:
    for answer in (client.get(address(name, world)), client.post(address(name, world))):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("name", sorted(set(names()) - PUBLIC - OWN_AREA - BY_RIGHT))
def test_outsider_finds_no_record(world: World, signed_in: SignIn, name: str) -> None:
    client = signed_in(world.outsider)
    assert client.get(address(name, world)).status_code in {404, 405}
    assert client.post(address(name, world)).status_code in {404, 405}


@pytest.mark.parametrize("name", sorted(BY_RIGHT))
def test_without_the_right_a_page_is_refused(world: World, signed_in: SignIn, name: str) -> None:
    answer = signed_in(world.outsider).get(address(name, world))
    assert answer.status_code == 403
    assert "(TK-002)" in answer.content.decode()


@pytest.mark.parametrize(
    "name", sorted(OWN_AREA - {"export_households", "export_lists", "export_tables", "import_template"})
)
def test_outsider_never_sees_the_other_commune(world: World, signed_in: SignIn, name: str) -> None:
    page = signed_in(world.outsider).get(address(name, world)).content.decode()
    assert "Chíu Nhì Múi" not in page
    assert "Quảng Sơn" not in page


def test_sign_in_and_out(world: World, client: Client) -> None:
    answer = client.post("/dang-nhap/", {"username": "canbo.xa", "password": PASSWORD})
    assert answer["Location"] == "/"
    assert client.post("/dang-xuat/")["Location"] == "/dang-nhap/"
    assert client.get("/").status_code == 302


def test_wrong_password_is_told_with_a_code(world: World, client: Client) -> None:
    page = client.post("/dang-nhap/", {"username": "canbo.xa", "password": "sai"}).content.decode()
    assert "(TR-012)" in page


def test_locked_out_after_five_failures(world: World, client: Client) -> None:
    for _ in range(5):
        answer = client.post("/dang-nhap/", {"username": "canbo.xa", "password": "sai"})
    assert answer.status_code == 429
    assert "(TR-004)" in answer.content.decode()
    assert "15 phút" in answer.content.decode()


def test_unknown_address_has_a_page(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).get("/khong-co/")
    assert answer.status_code == 404
    assert "(TR-001)" in answer.content.decode()


def test_missing_right_has_a_page_and_is_logged(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.viewer).post("/ho/xuat/")
    assert answer.status_code == 403
    assert "(TK-002)" in answer.content.decode()
    assert AccessLog.objects.filter(user=world.viewer, outcome="refused", subject="/ho/xuat/").exists()


def test_stale_page_has_a_page(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.officer, "vuonlen.accounts.sign_in.backend.AccountBackend")
    answer = client.post("/ho/xuat/")
    assert answer.status_code == 403
    assert "(TR-002)" in answer.content.decode()


def test_bad_request_has_a_page(world: World) -> None:
    request = RequestFactory().get("/")
    request.user = world.officer
    request.session = {}  # type: ignore[assignment]
    answer = problems.bad_request(request, BadRequest())
    assert answer.status_code == 400
    assert "(TR-003)" in answer.content.decode()


def test_strict_policy_is_sent(client: Client, db: None) -> None:
    policy = client.get("/dang-nhap/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_codes_are_unique_and_used() -> None:
    from pathlib import Path

    import vuonlen.web

    folder = Path(vuonlen.web.__file__).parent
    sources = [path for path in folder.rglob("*") if path.suffix in {".py", ".html"} and "tests" not in path.parts]
    text = "".join(path.read_text() for path in sources if path.name != "messages.py")
    assert len({message.code for message in Message}) == len(Message)
    unused = [
        message.name for message in Message if f"Message.{message.name}" not in text and f'"{message.name}"' not in text
    ]
    assert not unused
