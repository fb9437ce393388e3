"""Events recorded from the household's record, and the correction of a decided status."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.registry.models import Household, HouseholdEvent, Membership
from vuonlen.registry.testing import make_family
from vuonlen.reviews.models import Decision, StatusSpell
from vuonlen.web.household_events.kinds import KINDS
from vuonlen.web.review_form.questions import typed
from vuonlen.web.testing import RICH, World

SignIn = Callable[[User], Client]
Kind = HouseholdEvent.Kind


def url(household: Household, kind: str) -> str:
    return f"/ho/{household.pk}/bien-dong/{kind}/"


def member(household: Household, relation: str) -> int:
    return Membership.objects.get(household=household, relation=relation, valid__endswith=None).person_id


def kinds_of(household: Household) -> set[str]:
    return set(HouseholdEvent.objects.filter(household=household).values_list("kind", flat=True))


def post(client: Client, household: Household, kind: str, told: dict[str, Any]) -> Any:
    answer = client.post(url(household, kind), told)
    assert answer.status_code == 302, answer.content.decode().split("<main", 1)[1]
    return answer


def person(**changes: str) -> dict[str, str]:
    told = {"full_name": "Chíu Văn Tân", "sex": "male", "birth_date": "03/05/2022", "ethnicity": "Dao"}
    return told | {"relation": "child", "personal_number": "", "reason": "giấy khai sinh"} | changes


def test_birth(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    answer = client.post(url(world.poor, "sinh"), person(), follow=True)
    assert "Đã ghi: ghi sinh" in answer.content.decode()
    assert "Chíu Văn Tân" in answer.content.decode()
    assert Kind.BIRTH in kinds_of(world.poor)


def test_birth_in_the_future_is_refused_with_a_code(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).post(url(world.poor, "sinh"), person(birth_date="01/01/2999"))
    assert answer.status_code == 422
    assert "(HGD-" in answer.content.decode()


def test_death_of_the_head_needs_another(world: World, signed_in: SignIn) -> None:
    client, head = signed_in(world.officer), member(world.poor, "head")
    told = {"person": head, "died_on": "05/03/2022", "new_head": "", "reason": "trích lục khai tử"}
    refused = client.post(url(world.poor, "mat"), told)
    assert refused.status_code == 422
    assert "(HGD-" in refused.content.decode()
    post(client, world.poor, "mat", told | {"new_head": member(world.poor, "child")})
    assert Kind.DEATH in kinds_of(world.poor)


def test_marriage_in_and_a_member_moving_away(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    bride = person(full_name="Lý Thị Hoa", sex="female", birth_date="02/02/1985", relation="other")
    post(client, world.poor, "ket-hon-ve", bride | {"joined_on": "01/04/2022"})
    child = member(world.poor, "child")
    post(
        client,
        world.poor,
        "chuyen-di",
        {"person": child, "left_on": "01/06/2022", "new_head": "", "reason": "đi học xa"},
    )
    assert {Kind.MARRIAGE_IN, Kind.MEMBER_MOVED_OUT} <= kinds_of(world.poor)


def test_head_changes(world: World, signed_in: SignIn) -> None:
    child = member(world.poor, "child")
    told = {"new_head": child, "former_head_becomes": "parent", "on": "01/06/2022", "reason": "đơn của hộ"}
    post(signed_in(world.officer), world.poor, "doi-chu-ho", told)
    assert member(world.poor, "head") == child


def test_split_and_merge(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    family = make_family(world.officer, world.commune, world.village, ["Lý A Cả", "Lý A Hai", "Lý A Ba"])
    second = Membership.objects.get(household=family, person__full_name="Lý A Hai").person_id
    told = {f"quan-he-{second}": "head", "on": "01/06/2022", "address": "", "reason": "ra ở riêng"}
    post(client, family, "tach-ho", told)
    made = HouseholdEvent.objects.get(household=family, kind=Kind.SPLIT).other_household
    assert made is not None
    back = {f"quan-he-{second}": "child", "code": family.code, "on": "01/09/2022", "reason": "về ở chung"}
    post(client, made, "nhap-ho", back)
    made.refresh_from_db()
    assert made.dissolved_on is not None


def test_person_goes_over_to_another_household(world: World, signed_in: SignIn) -> None:
    told = {
        "person": member(world.poor, "child"),
        "code": world.well_off.code,
        "relation": "grandchild",
        "by_marriage": "khong",
        "on": "01/06/2022",
        "new_head": "",
        "reason": "ở với bà",
    }
    client = signed_in(world.officer)
    elsewhere = client.post(url(world.poor, "sang-ho"), told | {"code": world.elsewhere.code})
    assert "(TR-038)" in elsewhere.content.decode()
    post(client, world.poor, "sang-ho", told)
    assert Membership.objects.filter(household=world.well_off, valid__endswith=None).count() == 3


def test_household_moves_and_goes(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    village = world.elsewhere.village_id
    told = {"village_id": village, "address": "", "on": "01/06/2022", "reason": "tái định cư"}
    post(client, world.well_off, "chuyen-thon", told)
    world.well_off.refresh_from_db()
    assert world.well_off.commune == world.other_commune
    post(client, world.well_off, "di-han", {"on": "01/09/2022", "reason": "vào Nam"})
    assert "Ghi biến động" not in client.get(f"/ho/{world.well_off.pk}/").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page_and_is_closed_to_readers(world: World, signed_in: SignIn, kind: str) -> None:
    assert signed_in(world.officer).get(url(world.poor, kind)).status_code == 200
    assert signed_in(world.officer).post(url(world.poor, kind), {"x": "1"}).status_code == 422
    assert signed_in(world.viewer).get(url(world.poor, kind)).status_code == 403
    assert signed_in(world.outsider).get(url(world.poor, kind)).status_code == 404


def test_unknown_kind_is_not_found(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.officer).get(url(world.poor, "khac")).status_code == 404


def corrected(world: World, **changes: Any) -> dict[str, Any]:
    """The form as the page sends it, with the answers of a household that is well off."""
    sheet = {f"h-{fact}": typed(value) for fact, value in RICH.items()}
    for one in Membership.objects.filter(household=world.poor).order_by("person_id"):
        adult = one.relation == "head"
        facts: dict[str, Any] = {"has_health_insurance": True, "uses_internet": True}
        facts |= {"employment_situation": "self_employed", "receives_social_allowance": False} if adult else {}
        facts |= {} if adult else {"stunted": False, "underweight": False, "attends_right_school_level": True}
        sheet |= {f"p{one.person_id}-{fact}": typed(value) for fact, value in facts.items()}
    paper = {"number": "140/QĐ-UBND", "signed_on": "15/02/2022", "signer": "Chìu A Sáng", "reason": "ghi nhầm nhà ở"}
    return sheet | paper | changes


def test_correction_is_a_further_decision(world: World, signed_in: SignIn) -> None:
    client, address = signed_in(world.chair), f"/ho/{world.poor.pk}/dieu-chinh/{world.last_round.pk}/"
    assert "Điều chỉnh kết quả" in client.get(f"/ho/{world.poor.pk}/").content.decode()
    assert "Quyết định điều chỉnh" in client.get(address).content.decode()
    answer = client.post(address, corrected(world), follow=True)
    assert "Đã điều chỉnh" in answer.content.decode()
    assert Decision.objects.filter(round=world.last_round, kind=Decision.Kind.CORRECTION).count() == 1
    assert StatusSpell.objects.filter(household=world.poor, voided_by__isnull=False).exists()


def test_correction_without_a_reason_or_right_is_refused(world: World, signed_in: SignIn) -> None:
    address = f"/ho/{world.poor.pk}/dieu-chinh/{world.last_round.pk}/"
    answer = signed_in(world.chair).post(address, corrected(world, reason=""))
    assert answer.status_code == 422
    assert "(TR-030)" in answer.content.decode()
    assert signed_in(world.officer).get(address).status_code == 403
    assert signed_in(world.outsider).get(address).status_code == 404
