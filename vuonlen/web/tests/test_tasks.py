"""What is due: for a province by step and commune and in pages, for a surveyor in the own villages only."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.places.testing import make_commune
from vuonlen.reviews import testing as season
from vuonlen.reviews.actions import assign_village, keep_refused_request
from vuonlen.reviews.models import Candidate, CommuneSeason
from vuonlen.reviews.queries import deadlines
from vuonlen.web.memory import forget
from vuonlen.web.season.tasks import Task, by_place, by_step
from vuonlen.web.testing import TODAY, World, survey

SignIn = Callable[[User], Client]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def assigned(world: World) -> World:
    of = {"actor": world.officer, "scope": scope_of(world.officer, TODAY), "round": world.open_round}
    assign_village(**of, village_id=world.village.pk, surveyor=world.surveyor)  # type: ignore[arg-type]
    return world


def test_a_district_sees_counts_by_step_and_commune(world: World, signed_in: SignIn) -> None:
    page = text_of(signed_in(world.district_officer).get("/den-han/"))
    assert "2 việc, 2 việc quá hạn" in page
    assert "Theo bước" in page
    assert "Theo xã" in page
    assert "Xã Quảng Đức" in page
    assert "quá hạn" in page


@pytest.mark.parametrize("role", ["officer", "chair", "viewer", "district_chair"])
def test_each_role_sees_the_deadline_of_its_commune(world: World, signed_in: SignIn, role: str) -> None:
    client = signed_in(getattr(world, role))
    assert "Ra quyết định" in text_of(client.get("/den-han/"))
    assert "ngày làm việc" in text_of(client.get("/"))


@pytest.mark.parametrize(
    ("step", "whose", "who"),
    [
        ("survey", "officer", "cán bộ xã"),
        ("posting", "officer", "cán bộ xã"),
        ("reported", "district_chair", "chủ tịch cấp trên"),
        ("opinion", "chair", "chủ tịch xã"),
    ],
)
def test_who_has_the_next_step_is_reminded(world: World, signed_in: SignIn, step: str, whose: str, who: str) -> None:
    CommuneSeason.objects.filter(round=world.open_round).update(step=step)
    for one in ("officer", "chair", "district_chair"):
        forget()
        page = text_of(signed_in(getattr(world, one)).get("/den-han/"))
        assert (" việc chờ bạn</b>" in page) == (one == whose), one
        assert ("Đến hạn: " in page) == (one == whose), one
        assert (who in page) == (one != whose), one


@pytest.mark.parametrize("role", ["viewer", "district_officer"])
def test_who_takes_no_step_is_told_of_all(world: World, signed_in: SignIn, role: str) -> None:
    page = text_of(signed_in(getattr(world, role)).get("/den-han/"))
    assert " việc chờ bạn</b>" not in page
    assert "Đến hạn: " in page


def test_a_surveyor_sees_the_own_villages_only(assigned: World, signed_in: SignIn) -> None:
    client = signed_in(assigned.surveyor)
    page = text_of(client.get("/den-han/"))
    assert "Ghi phiếu của 2 hộ" in page
    assert "Thôn Lồ Má Coọc" in page
    assert "Ra quyết định" not in page
    assert f"/ra-soat/{assigned.open_round.pk}/thon/{assigned.village.pk}/" in text_of(client.get("/"))


def test_a_surveyor_without_a_village_has_nothing_due(world: World, signed_in: SignIn) -> None:
    assert "Không có việc nào đến hạn" in text_of(signed_in(world.surveyor).get("/den-han/"))


def test_what_a_meeting_sends_back_is_the_surveyors_again(assigned: World, signed_in: SignIn) -> None:
    survey(assigned)
    season.finish(assigned.open_round, [assigned.commune.pk])
    client = signed_in(assigned.surveyor)
    assert "Ghi phiếu của" not in text_of(client.get("/den-han/"))
    Candidate.objects.filter(household=assigned.poor, round=assigned.open_round).update(reopened_version=1)

    forget()
    assert "Ghi phiếu của 1 hộ" in text_of(client.get("/den-han/"))


def test_a_request_turned_down_waits_for_its_answer(world: World, signed_in: SignIn) -> None:
    Candidate.objects.filter(round=world.open_round, household=world.well_off).delete()
    keep_refused_request(
        actor=world.officer,
        scope=scope_of(world.officer, TODAY),
        round=world.open_round,
        household=world.well_off,
        requested_on=date(2022, 9, 20),
        ticks=[1, 2, 3, 4],
    )
    assert "Trả lời bằng văn bản 1 đề nghị không được công nhận" in text_of(signed_in(world.chair).get("/den-han/"))


def test_more_communes_cost_no_more_queries(world: World, django_assert_num_queries: Any) -> None:
    communes = [make_commune(world.district, f"Xã Thêm {number}").pk for number in range(60)]
    seasons = [CommuneSeason(round=world.open_round, commune_id=one) for one in communes]
    CommuneSeason.objects.bulk_create(seasons)
    with django_assert_num_queries(5):
        found = deadlines([world.commune.pk, world.other_commune.pk, *communes], date(2022, 12, 20))
    assert len(found) == 62
    assert {one.words for one in found} == {"quá hạn 4 ngày làm việc"}


def test_a_province_reads_its_list_in_pages(world: World, signed_in: SignIn) -> None:
    communes = [make_commune(world.district, f"Xã Thêm {number:02d}").pk for number in range(60)]
    CommuneSeason.objects.bulk_create(CommuneSeason(round=world.open_round, commune_id=one) for one in communes)
    client = signed_in(world.district_officer)
    page = text_of(client.get("/den-han/"))
    assert "62 việc, 62 việc quá hạn" in page
    assert "Trang 1 trên 2" in page
    assert "42 xã khác" in page
    assert "Trang 2 trên 2" in text_of(client.get("/den-han/", {"trang": "2"}))
    assert "Trang 2 trên 2" in text_of(client.get("/den-han/", {"trang": "999"}))
    assert "Đến hạn: 62" in page


def test_counts_are_those_of_the_tasks() -> None:
    def task(place: str, step: str, *, is_late: bool) -> Task:
        return Task("ra quyết định", place, "2022", step, "/", date(2022, 12, 14), is_late, "", "", is_own=False)

    found = [
        task("A", "niêm yết", is_late=True),
        task("A", "phúc tra", is_late=False),
        task("B", "niêm yết", is_late=True),
    ]
    assert [(one.name, one.places, one.late, one.soon) for one in by_step(found)] == [
        ("niêm yết", 2, 2, 0),
        ("phúc tra", 1, 0, 1),
    ]
    assert [(one.name, one.late, one.soon) for one in by_place(found)] == [("A", 1, 1), ("B", 1, 0)]
