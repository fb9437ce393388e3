"""The household's record: who, what happened, why; every look and every refusal is logged."""

from collections.abc import Callable

from django.test import Client

from vuonlen.accounts.models import AccessLog, User
from vuonlen.web.testing import NUMBER, World

SignIn = Callable[[User], Client]


def test_record_tells_the_story(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).get(f"/ho/{world.poor.pk}/", {"nam": 2021}).content.decode()
    assert "Hộ Chíu Nhì Múi" in page
    assert "Quyết định số 125/QĐ-UBND" in page
    assert "Vì sao?" in page
    assert "thiếu hụt 3 chỉ số" in page
    assert "45,5 m²" in page
    assert "năm 2013" in page


def test_look_is_logged(world: World, signed_in: SignIn) -> None:
    signed_in(world.officer).get(f"/ho/{world.poor.pk}/")
    log = AccessLog.objects.get(action="household.view")
    assert (log.user, log.subject, log.outcome) == (world.officer, f"household {world.poor.pk}", "allowed")


def test_household_of_another_commune_is_not_found_and_logged(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).get(f"/ho/{world.elsewhere.pk}/")
    assert answer.status_code == 404
    assert "Tằng A Sám" not in answer.content.decode()
    assert AccessLog.objects.filter(
        user=world.officer, outcome="refused", subject=f"/ho/{world.elsewhere.pk}/"
    ).exists()


def test_absent_household_answers_the_same(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.officer).get("/ho/999999/").status_code == 404


def test_number_is_masked_until_asked_for(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    page = client.get(f"/ho/{world.poor.pk}/").content.decode()
    assert NUMBER not in page
    assert NUMBER[-3:] in page
    person = world.poor.memberships.get(relation="head").person_id
    assert NUMBER in client.post(f"/ho/{world.poor.pk}/so-dinh-danh/{person}/").content.decode()
    assert AccessLog.objects.filter(action="person.reveal_number", user=world.officer).exists()


def test_viewer_may_not_reveal(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    person = world.poor.memberships.get(relation="head").person_id
    assert "so-dinh-danh" not in client.get(f"/ho/{world.poor.pk}/").content.decode()
    assert client.post(f"/ho/{world.poor.pk}/so-dinh-danh/{person}/").status_code == 403


def test_person_of_another_household_is_not_revealed(world: World, signed_in: SignIn) -> None:
    person = world.elsewhere.memberships.get(relation="head").person_id
    assert signed_in(world.officer).post(f"/ho/{world.poor.pk}/so-dinh-danh/{person}/").status_code == 404


def test_household_never_reviewed_says_so(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).get(f"/ho/{world.well_off.pk}/").content.decode()
    assert "Chưa có phiếu rà soát nào" in page
    assert "Không thuộc danh sách" in page
