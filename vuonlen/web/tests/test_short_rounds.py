"""The shorter rounds through their pages, from opening to the last step that the law gives them."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.registry.models import Household
from vuonlen.reviews.models import Certificate, CommuneSeason, Posting, ReviewRound, StatusSpell, Step
from vuonlen.web.testing import ADULT, CHILD, POOR, RICH, World

SignIn = Callable[[User], Client]
AVERAGE = RICH | {"income_basis": "measured", "income_points": "", "measured_income_per_head": "2.000.000"}
DAYS = {"opens_on": "16/05/2022", "reviewed_on": "18/05/2022", "effective_on": "01/06/2022"}
WORKER = AVERAGE | {"measured_income_per_head": "2.250.000"}
WORKER_DAYS = {"opens_on": "16/05/2025", "reviewed_on": "19/05/2025", "effective_on": "30/05/2025"}
PAPER = {"number": "90/QĐ-UBND", "signed_on": "30/05/2022", "signer": "Chìu A Sáng"}


class ShortRound:
    """One household's way through a round that its commune opens itself; every step must be taken."""

    def __init__(self, world: World, signed_in: SignIn, kind: str, days: dict[str, str] = DAYS) -> None:
        self.world, self.officer, self.chair = world, signed_in(world.officer), signed_in(world.chair)
        self.surveyor = signed_in(world.surveyor)
        self.post(self.officer, "/ra-soat/mo/", {"kind": kind, **days})
        self.round = ReviewRound.objects.get(kind=kind)

    def post(self, client: Client, address: str, told: dict[str, Any]) -> str:
        answer = client.post(address, told, follow=True)
        assert answer.redirect_chain, [line for line in answer.content.decode().split("\n") if "(RAS-" in line]
        return answer.content.decode()

    def step(self, client: Client, action: str, told: dict[str, Any]) -> str:
        return self.post(client, self.at(action), told)

    def at(self, action: str = "") -> str:
        return f"/ra-soat/{self.round.pk}/xa/{self.world.commune.pk}/" + (f"{action}/" if action else "")

    def ask(self, household: Household) -> None:
        told = {"household": household.pk, "requested_on": "16/05/2022"}
        self.post(self.officer, f"{self.at('de-nghi')}?ho={household.pk}", told)

    def record(self, household: Household, answers: dict[str, Any]) -> None:
        self.post(self.surveyor, f"/ho/{household.pk}/phieu/{self.round.pk}/", self.typed(household, answers))

    def preview(self, household: Household, answers: dict[str, Any]) -> str:
        address = f"/ho/{household.pk}/phieu/{self.round.pk}/ket-qua/"
        return self.surveyor.post(address, self.typed(household, answers)).content.decode()

    def typed(self, household: Household, answers: dict[str, Any]) -> dict[str, str]:
        head, child = household.memberships.order_by("person_id").values_list("person_id", flat=True)
        fields = {f"h-{code}": value for code, value in answers.items()}
        fields |= {f"p{head}-{code}": value for code, value in ADULT.items()}
        fields |= {f"p{child}-{code}": value for code, value in CHILD.items()}
        return {name: _word(value) for name, value in (fields | {"version": 0}).items()}

    def survey(self, household: Household, answers: dict[str, Any]) -> None:
        self.ask(household)
        self.record(household, answers)
        self.step(self.officer, "khao-sat-xong", {"on": "18/05/2022"})

    def meet(self, household: Household) -> None:
        told = {"held_on": "19/05/2022", "held_from": "19:00", "place": "Nhà văn hóa thôn", "chair": "Chíu A Tài"}
        told |= {"secretary": "Đặng Thị Mai", "attendance": "30", "minutes_copies": "2"}
        told |= {f"dong-y-{household.pk}": "15", f"khong-{household.pk}": "15"}
        self.post(self.officer, f"/ra-soat/{self.round.pk}/thon/{self.world.village.pk}/hop/", told)

    def hang(self) -> None:
        self.step(self.officer, "niem-yet", {"starts_on": "20/05/2022", "places": "Trụ sở UBND xã"})

    def enter(self, household: Household) -> None:
        """A household that asks is found poor and decided to be."""
        self.survey(household, POOR)
        self.meet(household)
        self.hang()
        self.step(self.chair, "quyet-dinh", PAPER)

    def at_step(self) -> str:
        return CommuneSeason.objects.get(round=self.round, commune=self.world.commune).step


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def test_average_living_standard_has_no_meeting_and_no_certificate(world: World, signed_in: SignIn) -> None:
    season = ShortRound(world, signed_in, "average_living")
    page = season.officer.get(season.at()).content.decode()
    assert "Họp thôn" not in page
    season.survey(world.well_off, AVERAGE)
    season.hang()
    posting = Posting.objects.get(round=season.round)
    assert date_digits(posting.ends_on) == "27/05/2022"  # five working days after 20/05/2022, a Friday
    page = season.step(season.chair, "quyet-dinh", PAPER)
    assert "giấy chứng nhận" not in page.lower()
    season.step(season.chair, "chot-so-lieu", {})
    assert season.at_step() == Step.FROZEN
    assert StatusSpell.objects.get(decision__round=season.round).status == "average_living_standard"


def test_entry_goes_from_request_to_certificate(world: World, signed_in: SignIn) -> None:
    season = ShortRound(world, signed_in, "in_year_entry")
    season.enter(world.well_off)
    season.step(season.chair, "giay-chung-nhan", {"issued_on": "01/06/2022"})
    season.step(season.chair, "chot-so-lieu", {})
    assert season.at_step() == Step.FROZEN
    spell = StatusSpell.objects.get(decision__round=season.round)
    assert spell.status == "poor" and Certificate.objects.get(spell=spell).number == "0001/2022/GCN-HN.HCN"


def test_workers_with_low_income_are_recognised_by_name(world: World, signed_in: SignIn) -> None:
    season = ShortRound(world, signed_in, "low_income_worker", WORKER_DAYS)
    season.ask(world.well_off)
    answer = season.preview(world.well_off, WORKER)
    assert "Người lao động có thu nhập thấp: Đặng Văn Ước; thu nhập bình quân 2.250.000 đồng" in answer
    season.record(world.well_off, WORKER)
    season.step(season.officer, "khao-sat-xong", {"on": "19/05/2025"})
    page = season.officer.get(season.at("niem-yet")).content.decode()
    assert "1 người lao động có thu nhập thấp" in page
    season.step(season.officer, "niem-yet", {"starts_on": "20/05/2025", "places": "Trụ sở UBND xã"})
    posted = season.officer.get(season.at() + "danh-sach/").content.decode()
    assert "người lao động có thu nhập thấp: Đặng Văn Ước" in posted
    season.step(season.chair, "quyet-dinh", PAPER | {"signed_on": "30/05/2025"})
    season.step(season.chair, "chot-so-lieu", {})
    assert season.at_step() == Step.FROZEN
    assert not StatusSpell.objects.filter(decision__round=season.round).exists()
    page = season.officer.get(f"/ho/{world.well_off.pk}/").content.decode()
    assert page.count("người lao động có thu nhập thấp</span>") == 1
    assert "Người lao động có thu nhập thấp: Đặng Văn Ước" in page
    listed = season.officer.get("/ho/?tinh_trang=low_income_worker&ngay=nay").content.decode()
    assert world.well_off.code in listed and world.poor.code not in listed


def test_what_was_decided_in_the_year_is_seen_today(world: World, signed_in: SignIn) -> None:
    season = ShortRound(world, signed_in, "in_year_entry")
    season.enter(world.well_off)
    then, now = (season.officer.get(f"/ho/?tinh_trang=poor{day}").content.decode() for day in ("", "&ngay=nay"))
    assert world.well_off.code not in then and world.well_off.code in now
    assert "hôm nay, " in now
    page = season.officer.get(f"/ho/{world.well_off.pk}/").content.decode()
    assert "Không thuộc danh sách nghèo, cận nghèo" in page and "hôm nay, " in page
