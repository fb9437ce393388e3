"""The queue of suspected doubles and one pair: shown, decided, undone; nothing of a person elsewhere."""

import re
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import AccessLog, User
from vuonlen.accounts.queries import communes_of, scope_of
from vuonlen.accounts.testing import as_web_role
from vuonlen.background.models import Work
from vuonlen.places.testing import make_village
from vuonlen.registry.actions import add_member, dissolve_household
from vuonlen.registry.models import DuplicatePair, Household, Person
from vuonlen.registry.testing import make_household, new_member
from vuonlen.row_security.session import rows_of
from vuonlen.web.memory import forget
from vuonlen.web.testing import TODAY, World

SignIn = Callable[[User], Client]
BORN = date(1980, 3, 2)


def enter_again(world: World, name: str = "Chiu Nhi Mui", *, elsewhere: bool = False) -> DuplicatePair:
    """The poor household's head entered once more, here or in the other commune."""
    commune = world.other_commune if elsewhere else world.commune
    village = make_village(commune, "Bản Mới")
    member = new_member(name, birth_date=BORN, sex="female")
    make_household(world.district_officer, commune, village, member, registered_on=date(2021, 6, 1))
    return DuplicatePair.objects.get()


@pytest.fixture
def pair(world: World) -> DuplicatePair:
    return enter_again(world)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def settle(client: Client, pair: DuplicatePair, conclusion: str, reason: str = "đã xem căn cước"):
    return client.post(f"/trung/{pair.pk}/", {"ket_luan": conclusion, "ly_do": reason})


def end_second(world: World) -> None:
    """What the refusal advises: the household entered twice ends."""
    household = Household.objects.get(head_name="Chiu Nhi Mui")
    dissolve_household(
        actor=world.district_officer, scope=world.scope, household=household, on=date(2022, 1, 1), reason="ghi trùng"
    )


def test_list_says_who_and_why(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    shown = page(signed_in(world.officer), "/trung/")
    assert "Chíu Nhì Múi" in shown and "Chiu Nhi Mui" in shown
    assert "họ tên giống nhau khi bỏ dấu, cùng ngày sinh" in shown
    assert "1 cặp" in shown


def test_filters(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    client = signed_in(world.officer)
    assert "Không có cặp nào" in page(client, "/trung/?ket_luan=same")
    assert "Không có cặp nào" in page(client, "/trung/?cach=batch")
    assert "Chiu Nhi Mui" in page(client, "/trung/?ket_luan=tat_ca&cach=entry")
    assert "Chiu Nhi Mui" in page(client, "/trung/?ket_luan=la&cach=la&sau=xx")


def test_next_page_goes_on_behind_the_last_pair(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    client = signed_in(world.officer)
    assert "Chiu Nhi Mui" in page(client, f"/trung/?sau={pair.score}.{pair.pk + 1}")
    assert "Không có cặp nào" in page(client, f"/trung/?sau={pair.score}.{pair.pk}")


def test_pair_side_by_side_with_differences_and_the_look_is_logged(
    world: World, signed_in: SignIn, pair: DuplicatePair
) -> None:
    shown = page(signed_in(world.officer), f"/trung/{pair.pk}/")
    assert "<b>Chíu Nhì Múi</b>" in shown and "<b>Chiu Nhi Mui</b>" in shown
    assert "•••••••••234" in shown
    assert "022180001234" not in shown
    assert AccessLog.objects.filter(
        user=world.officer, action="duplicate.view", subject=f"duplicate {pair.pk}"
    ).exists()


def test_different_with_a_reason(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    client = signed_in(world.officer)
    assert settle(client, pair, "khac").status_code == 302
    shown = page(client, f"/trung/{pair.pk}/")
    assert "Hai người khác nhau" in shown and "đã xem căn cước" in shown
    assert "Không có cặp nào" in page(client, "/trung/")


def test_same_then_undone(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    end_second(world)
    client = signed_in(world.officer)
    assert settle(client, pair, "giu_1").status_code == 302
    assert Person.objects.get(pk=pair.second_id).merged_into_id == pair.first_id
    assert "Hoàn tác lần gộp này" in page(client, f"/trung/{pair.pk}/")
    client.post(f"/trung/{pair.pk}/hoan-tac/", {"ly_do": "nhầm"})
    assert Person.objects.get(pk=pair.second_id).merged_into_id is None
    assert "Hoàn tác, chờ xem lại" in page(client, f"/trung/{pair.pk}/")


def test_refusals_stay_on_the_page_with_what_was_written(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    client = signed_in(world.officer)
    for conclusion, reason, code in (
        ("giu_1", "vì sao", "TRG-006"),
        ("", "vì sao", "TRG-014"),
        ("khac", " ", "TRG-001"),
    ):
        answer = settle(client, pair, conclusion, reason)
        assert answer.status_code == 422
        assert f"({code})" in answer.content.decode()
        assert reason in answer.content.decode()


def test_undo_needs_a_merge_and_a_reason(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    client = signed_in(world.officer)
    assert client.post(f"/trung/{pair.pk}/hoan-tac/", {"ly_do": "x"}).status_code == 404
    end_second(world)
    settle(client, pair, "giu_1")
    assert client.post(f"/trung/{pair.pk}/hoan-tac/", {"ly_do": ""}).status_code == 422


def test_double_elsewhere_shows_nothing_of_the_other(world: World, signed_in: SignIn) -> None:
    pair = enter_again(world, elsewhere=True)
    client = signed_in(world.officer)
    for shown in (page(client, "/trung/"), page(client, f"/trung/{pair.pk}/")):
        assert "Chíu Nhì Múi" in shown
        assert "Chiu Nhi Mui" not in shown and "Quảng Đức" not in shown
        assert "cùng ngày sinh" not in shown and f"{pair.score} trên 100" not in shown
    assert settle(client, pair, "khac").status_code == 404
    assert settle(client, pair, "giu_1").status_code == 404
    assert settle(signed_in(world.district_officer), pair, "khac").status_code == 302


def test_behind_the_second_wall_the_pages_say_the_same(world: World, signed_in: SignIn, settings: Any) -> None:
    pair = enter_again(world, elsewhere=True)
    address = f"/trung/{pair.pk}/"
    client = signed_in(world.officer)
    before = [_words(page(client, one)) for one in ("/trung/", address)]
    settings.ROW_SECURITY = True
    with as_web_role():
        forget()
        assert [_words(page(client, one)) for one in ("/trung/", address)] == before
        assert settle(signed_in(world.district_officer), pair, "khac").status_code == 302


def test_behind_the_second_wall_a_double_elsewhere_is_raised(world: World, settings: Any) -> None:
    settings.ROW_SECURITY = True
    member = new_member("Tang A Sam", birth_date=BORN, sex="female", relation="other")
    scope = scope_of(world.officer, TODAY)
    with as_web_role(), rows_of(communes_of(world.officer)):
        add_member(
            actor=world.officer,
            scope=scope,
            household=world.poor,
            new=member,
            joined_on=date(2022, 2, 1),
            reason="về ở",
        )
    assert DuplicatePair.objects.get().first_commune_id == world.other_commune.pk


def _words(text: str) -> str:
    """The page without tokens."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|nonce-\S+|"X-CSRFToken": "\w+"', "", text)


def test_outsider_and_viewer_see_no_pair(world: World, signed_in: SignIn, pair: DuplicatePair) -> None:
    outsider = signed_in(world.outsider)
    assert "Chiu Nhi Mui" not in page(outsider, "/trung/")
    assert outsider.get(f"/trung/{pair.pk}/").status_code == 404
    assert settle(outsider, pair, "khac").status_code == 404
    viewer = signed_in(world.viewer)
    assert viewer.get("/trung/").status_code == 403
    assert viewer.get(f"/trung/{pair.pk}/").status_code == 404
    assert viewer.post("/trung/ra/").status_code == 403


def test_sweep_starts_as_work(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).post("/trung/ra/")
    work = Work.objects.get(kind="registry.find_duplicates")
    assert answer["Location"] == f"/viec/{work.pk}/"


def test_sweep_without_its_packages_says_what_to_install(
    world: World, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "splink", None)
    answer = signed_in(world.officer).post("/trung/ra/", follow=True)
    assert answer.redirect_chain == [(f"/viec/{Work.objects.get().pk}/", 302)]
    assert "make setup-worker" in answer.content.decode()
    assert "(TRG-015)" in answer.content.decode()


def test_household_list_leads_to_the_queue_where_the_right_is(world: World, signed_in: SignIn) -> None:
    assert 'href="/trung/"' in page(signed_in(world.officer), "/ho/")
    assert 'href="/trung/"' not in page(signed_in(world.viewer), "/ho/")
