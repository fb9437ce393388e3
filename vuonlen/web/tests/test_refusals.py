"""A request that form A sends away, from the request page to the chair's answer on paper."""

from collections.abc import Callable

from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.reviews.models import Candidate, RequestRefusal
from vuonlen.web.testing import World

SignIn = Callable[[User], Client]
TICKS = [1, 2, 3, 4, 5]


def url(world: World, more: str = "") -> str:
    return f"/ra-soat/{world.open_round.pk}/xa/{world.commune.pk}/{more}"


def kept(world: World, signed_in: SignIn) -> RequestRefusal:
    Candidate.objects.filter(round=world.open_round, household=world.well_off).delete()
    client, address = signed_in(world.officer), url(world, f"de-nghi/?ho={world.well_off.pk}")
    told = {"requested_on": "20/09/2022", "ticks": TICKS}
    refused = client.post(address, told).content.decode()
    assert "(RAS-038)" in refused
    assert "Giữ lại để trả lời bằng văn bản" in refused
    page = client.post(address, told | {"giu-lai": "1"}, follow=True).content.decode()
    assert "Đã giữ đề nghị của hộ Đặng Văn Ước" in page
    assert "chưa trả lời" in page
    return RequestRefusal.objects.get()


def test_the_request_is_kept_and_the_chair_answers(world: World, signed_in: SignIn) -> None:
    found = kept(world, signed_in)
    assert "1 chưa trả lời bằng văn bản" in signed_in(world.viewer).get(url(world)).content.decode()
    chair, address = signed_in(world.chair), url(world, f"tu-choi/{found.pk}/")
    assert "hộ có 5 trên 9 tiêu chí" in chair.get(address).content.decode()
    paper = {"number": "12/TB-UBND", "signed_on": "01/10/2022", "signer": "Chìu A Sáng", "reason": "Hộ có xe máy."}
    assert "(TR-030)" in chair.post(address, paper | {"number": ""}).content.decode()
    page = chair.post(address, paper, follow=True).content.decode()
    assert "Số 12/TB-UBND, ngày 01/10/2022" in page
    assert "(RAS-082)" in chair.post(address, paper).content.decode()


def test_only_the_chair_answers_and_only_in_the_own_commune(world: World, signed_in: SignIn) -> None:
    address = url(world, f"tu-choi/{kept(world, signed_in).pk}/")
    assert signed_in(world.officer).post(address, {}).status_code == 403
    assert "Ghi văn bản trả lời" not in signed_in(world.officer).get(address).content.decode()
    assert signed_in(world.outsider).get(address).status_code == 404
    assert signed_in(world.outsider).get(url(world, "tu-choi/")).status_code == 404


def test_the_answer_and_the_filled_form_a_are_printed(world: World, signed_in: SignIn) -> None:
    kept(world, signed_in)
    address = f"/ho/{world.well_off.pk}/giay/{world.open_round.pk}/"
    for user in (world.officer, world.chair):
        assert signed_in(user).get(address + "tra-loi.pdf").content.startswith(b"%PDF")
    assert signed_in(world.officer).get(address + "phieu-a.docx").content.startswith(b"PK")
    assert signed_in(world.viewer).get(address + "tra-loi.pdf").status_code == 403
    assert signed_in(world.outsider).get(address + "tra-loi.pdf").status_code == 404
