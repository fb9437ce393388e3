"""The papers of one household: which are offered, who may print them, what they say, and that it is logged."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import AccessLog, User
from vuonlen.accounts.queries import scope_of
from vuonlen.reviews import testing as season
from vuonlen.reviews.actions import decide_commune, issue_certificates
from vuonlen.web.testing import NUMBER, TODAY, World, survey

SignIn = Callable[[User], Client]


@pytest.fixture
def certified(world: World) -> World:
    """The commune has decided and given the poor household its certificate."""
    survey(world)
    season.bring_to_decision(world.open_round, [world.commune.pk])
    of = {"actor": world.chair, "scope": scope_of(world.chair, TODAY), "round": world.open_round}
    where: dict[str, Any] = {**of, "commune_id": world.commune.pk}
    decide_commune(**where, number="200/QĐ-UBND", signed_on=date(2022, 12, 30), signer="Chìu A Sáng")
    issue_certificates(**where, issued_on=date(2022, 12, 30))
    return world


def url(world: World, paper: str) -> str:
    return f"/ho/{world.poor.pk}/giay/{world.open_round.pk}/{paper}"


def words(answer: Any, folder: Path) -> str:
    path = folder / "giay.pdf"
    path.write_bytes(answer.content)
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return " ".join(said.stdout.split())


@pytest.mark.parametrize(
    ("paper", "says"),
    [
        ("giay-de-nghi", "GIẤY ĐỀ NGHỊ"),
        ("phieu-a-trang", "PHIẾU A"),
        ("phieu-b-trang", "PHIẾU B"),
        ("phieu-b", "Điểm B2"),
        ("giay-chung-nhan", "GIẤY CHỨNG NHẬN"),
    ],
)
def test_each_paper_is_there_as_pdf_and_word(
    certified: World, signed_in: SignIn, tmp_path: Path, paper: str, says: str
) -> None:
    client = signed_in(certified.officer)
    printed = client.get(url(certified, f"{paper}.pdf"))
    told = words(printed, tmp_path)
    assert says.lower() in told.lower()
    assert "Chíu Nhì Múi" in told
    assert NUMBER not in told
    assert f'filename="{paper}-chiu-nhi-mui-' in printed["Content-Disposition"]
    assert client.get(url(certified, f"{paper}.docx")).content.startswith(b"PK")


def test_a_certificate_is_of_one_household(certified: World, signed_in: SignIn, tmp_path: Path) -> None:
    told = words(signed_in(certified.chair).get(url(certified, "giay-chung-nhan.pdf")), tmp_path)
    assert told.count("GIẤY CHỨNG NHẬN") == 1


def test_a_paper_taken_away_is_logged(world: World, signed_in: SignIn) -> None:
    signed_in(world.surveyor).get(url(world, "phieu-b-trang.pdf"))
    log = AccessLog.objects.get(action="household.paper")
    subject = f"household {world.poor.pk} round {world.open_round.pk} phieu-b-trang"
    assert (log.user, log.subject, log.outcome) == (world.surveyor, subject, "allowed")


def test_what_is_not_there_is_not_found(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    for paper in ("phieu-b.pdf", "phieu-a.pdf", "giay-chung-nhan.pdf", "phieu-b-trang.exe", "khong-co.pdf"):
        assert client.get(url(world, paper)).status_code == 404


def test_a_viewer_prints_nothing_and_is_offered_nothing(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    assert client.get(url(world, "phieu-b-trang.pdf")).status_code == 403
    assert "/giay/" not in client.get(f"/ho/{world.poor.pk}/").content.decode()


def test_another_commune_finds_nothing(certified: World, signed_in: SignIn) -> None:
    client = signed_in(certified.outsider)
    for paper in ("giay-de-nghi.pdf", "phieu-b.pdf", "giay-chung-nhan.docx"):
        assert client.get(url(certified, paper)).status_code == 404
    assert AccessLog.objects.filter(user=certified.outsider, outcome="refused").count() == 3


def test_papers_are_offered_where_they_are_needed(certified: World, signed_in: SignIn) -> None:
    client = signed_in(certified.officer)
    record, form = f"/ho/{certified.poor.pk}/", f"/ho/{certified.poor.pk}/phieu/{certified.open_round.pk}/"
    issued = f"/ra-soat/{certified.open_round.pk}/xa/{certified.commune.pk}/giay-chung-nhan/"
    village = f"/ra-soat/{certified.open_round.pk}/thon/{certified.village.pk}/"
    for page, papers in (
        (record, ("giay-de-nghi.pdf", "phieu-a-trang.docx", "phieu-b.docx", "giay-chung-nhan.pdf")),
        (form, ("phieu-b-trang.pdf", "phieu-b.docx")),
        (issued, ("giay-chung-nhan.pdf", "giay-chung-nhan.docx")),
        (village, ("danh-sach.docx", "phieu-b-trang.pdf", "bien-ban.docx")),
    ):
        shown = client.get(page).content.decode()
        assert [paper for paper in papers if paper not in shown] == []


def test_a_past_year_offers_what_was_recorded(world: World, signed_in: SignIn) -> None:
    shown = signed_in(world.officer).get(f"/ho/{world.poor.pk}/").content.decode()
    assert f"/giay/{world.last_round.pk}/phieu-b.pdf" in shown
    assert f"/giay/{world.last_round.pk}/phieu-b-trang.pdf" not in shown


def test_blank_forms_of_a_village_are_one_file(world: World, signed_in: SignIn, tmp_path: Path) -> None:
    address = f"/ra-soat/{world.open_round.pk}/thon/{world.village.pk}/giay/phieu-b-trang.pdf"
    told = words(signed_in(world.surveyor).get(address), tmp_path)
    assert told.count("PHIẾU B") == 2
    assert "Đặng Văn Ước" in told
    assert signed_in(world.outsider).get(address).status_code == 404


def test_who_asks_prints_the_request_and_form_a(world: World, signed_in: SignIn) -> None:
    address = f"/ra-soat/{world.open_round.pk}/xa/{world.commune.pk}/de-nghi/?ho={world.well_off.pk}"
    shown = signed_in(world.officer).get(address).content.decode()
    assert f"/ho/{world.well_off.pk}/giay/{world.open_round.pk}/giay-de-nghi.pdf" in shown
    assert "phieu-a-trang.docx" in shown
