"""The review form page: prefilled, computed as it is typed, saved under a lock that loses nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import AccessLog, User
from vuonlen.registry.actions import record_birth, record_death
from vuonlen.registry.models import BirthPrecision, Relation, Sex
from vuonlen.registry.models.newcomers import NewMember
from vuonlen.reviews.models import ReviewForm
from vuonlen.web.review_form.sheet_page import open_sheet
from vuonlen.web.testing import ADULT, CHILD, POOR, RICH, World

SignIn = Callable[[User], Client]


def url(world: World, rest: str = "") -> str:
    return f"/ho/{world.poor.pk}/phieu/{world.open_round.pk}/{rest}"


def typed(world: World, answers: dict[str, Any], **more: Any) -> dict[str, str]:
    head, child = world.poor.memberships.order_by("person_id").values_list("person_id", flat=True)
    fields = {f"h-{code}": value for code, value in answers.items()}
    fields |= {f"p{head}-{code}": value for code, value in ADULT.items()}
    fields |= {f"p{child}-{code}": value for code, value in CHILD.items()}
    return {name: _word(value) for name, value in (fields | {"version": 0} | more).items()}


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def test_new_form_starts_from_the_last_one(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).get(url(world)).content.decode()
    assert "Câu trả lời lấy sẵn" in page
    assert 'value="45,5"' in page
    assert "Hộ nghèo, vì" in page


def test_members_get_the_questions_of_their_age(world: World, signed_in: SignIn) -> None:
    head, child = world.poor.memberships.order_by("person_id").values_list("person_id", flat=True)
    page = signed_in(world.officer).get(url(world)).content.decode()
    assert f"p{head}-employment_situation" in page
    assert f"p{child}-employment_situation" not in page
    assert f"p{child}-attends_right_school_level" in page


def test_outcome_follows_what_is_typed_and_saves_nothing(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    answer = client.post(url(world, "ket-qua/"), typed(world, POOR | {"toilet_type": "septic_or_semi_septic"}))
    assert "Hộ cận nghèo, vì" in answer.content.decode()
    assert not ReviewForm.objects.filter(round=world.open_round).exists()


def test_missing_answers_are_listed_with_bounds(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).post(url(world, "ket-qua/"), {"h-water_source": "surface_water"}).content.decode()
    assert "Chưa xác định" in page
    assert "Còn thiếu" in page
    assert "#q-h-durable_wall" in page


def test_impossible_answer_is_told_in_the_panel(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).post(url(world, "ket-qua/"), typed(world, POOR | {"income_points": -5}))
    assert "(RAS-004)" in page.content.decode()


def test_form_is_saved(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    answer = client.post(url(world), typed(world, RICH), follow=True)
    form = ReviewForm.objects.get(round=world.open_round)
    assert form.facts["household"]["water_source"] == "piped"
    assert form.facts["household"]["dwelling_area"] == 45.5
    assert "Đã ghi phiếu rà soát năm 2022" in answer.content.decode()
    assert form.classifications.get().outcome == "not_poor"


def test_causes_are_ticked_and_kept(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    client.post(url(world), typed(world, POOR | {"no_work_capacity": True}) | {"h-causes": ["2", "7"]})
    recorded = ReviewForm.objects.get(round=world.open_round).facts["household"]
    assert (recorded["causes"], recorded["no_work_capacity"]) == (["2", "7"], True)
    page = client.get(url(world)).content.decode()
    assert page.count('name="h-causes"') == 8
    assert '<input type="checkbox" name="h-causes" value="7" checked>' in page


def test_a_form_without_causes_is_complete(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).post(url(world, "ket-qua/"), typed(world, POOR)).content.decode()
    assert "Hộ nghèo, vì" in page
    assert "Còn thiếu" not in page


def test_a_cause_that_is_none_is_told_beside_it(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).post(url(world), typed(world, POOR) | {"h-causes": ["1", "17"]})
    assert answer.status_code == 422
    assert 'aria-describedby="e-h-causes' in answer.content.decode()
    assert not ReviewForm.objects.filter(round=world.open_round).exists()


def test_half_filled_form_is_saved(world: World, signed_in: SignIn) -> None:
    signed_in(world.officer).post(url(world), {"version": "0", "h-water_source": "piped"})
    assert ReviewForm.objects.get(round=world.open_round).classifications.get().outcome == "undetermined"


@pytest.mark.parametrize(("given", "code"), [("bốn", "TR-009"), ("45.5", "TR-009"), ("-3", "RAS-004")])
def test_wrong_answer_is_marked_beside_its_field(world: World, signed_in: SignIn, given: str, code: str) -> None:
    answer = signed_in(world.officer).post(url(world), typed(world, POOR | {"dwelling_area": given}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{given}"' in page
    assert 'aria-describedby="e-h-dwelling_area' in page
    assert f"({code})" in page
    assert not ReviewForm.objects.filter(round=world.open_round).exists()


def test_conflict_keeps_what_was_typed(world: World, signed_in: SignIn) -> None:
    signed_in(world.district_officer).post(url(world), typed(world, POOR | {"dwelling_area": 60.0}))
    answer = signed_in(world.officer).post(url(world), typed(world, POOR | {"dwelling_area": 50.0}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Trần Văn Huyện" in page
    assert 'value="50"' in page or 'value="50,0"' in page
    assert "Bản đã lưu: 60 m²" in page
    assert 'name="version" value="1"' in page


def test_second_save_after_a_conflict_is_taken(world: World, signed_in: SignIn) -> None:
    signed_in(world.district_officer).post(url(world), typed(world, POOR))
    answer = signed_in(world.officer).post(url(world), typed(world, RICH, version=1, reason="đi thăm lại"))
    assert answer.status_code == 302
    assert ReviewForm.objects.get(round=world.open_round).version == 2


def test_viewer_reads_and_may_not_save(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    page = client.get(url(world)).content.decode()
    assert "(TR-011)" in page
    assert "Ghi phiếu</button>" not in page
    assert client.post(url(world), typed(world, RICH)).status_code == 403


def test_decided_round_is_read_only(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    address = f"/ho/{world.poor.pk}/phieu/{world.last_round.pk}/"
    assert "(RAS-012)" in client.get(address).content.decode()
    answer = client.post(address, typed(world, RICH, version=1))
    assert answer.status_code == 422
    assert "(RAS-012)" in answer.content.decode()


def test_form_of_another_commune_is_not_found(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    address = f"/ho/{world.elsewhere.pk}/phieu/{world.open_round.pk}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 404
    assert client.post(address + "ket-qua/", {}).status_code == 404
    assert AccessLog.objects.filter(user=world.officer, outcome="refused").count() == 3


def test_unknown_round_is_not_found(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.officer).get(f"/ho/{world.poor.pk}/phieu/999999/").status_code == 404


def test_ended_session_keeps_the_page(world: World, client: Client) -> None:
    answer = client.post(url(world, "ket-qua/"), {}, headers={"HX-Request": "true"}, follow=True)
    assert "(TR-007)" in answer.content.decode()


def test_an_untouched_form_says_that_nothing_changed(world: World, signed_in: SignIn) -> None:
    page = _plain(signed_in(world.officer).get(url(world)))
    assert "So với phiếu năm 2021: <b data-changes>0</b> câu trả lời khác; không thêm người; không ai rời hộ." in page
    assert 'id="b-h-toilet_type" hidden' in page


def test_a_changed_answer_tells_the_one_of_the_year_before(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    client.post(url(world), typed(world, POOR | {"toilet_type": "septic_or_semi_septic", "dwelling_area": 60.0}))
    page = _plain(client.get(url(world)))
    assert "<b data-changes>2</b>" in page
    assert '<p class="before" id="b-h-dwelling_area"><b>Đã đổi</b> · năm trước: 45,5 m²</p>' in page
    assert '<p class="before" id="b-h-toilet_type"><b>Đã đổi</b> · năm trước: ' in page
    assert 'aria-describedby="b-h-dwelling_area"' in page
    assert "<b>Đã đổi</b> · năm trước: 45,5 m²" in _plain(signed_in(world.viewer).get(url(world)))


def test_who_came_and_who_left_is_told(world: World, signed_in: SignIn) -> None:
    child = world.poor.memberships.order_by("person_id").last()
    assert child is not None
    made: dict[str, Any] = {"actor": world.district_officer, "scope": world.scope, "household": world.poor}
    baby = NewMember("Chíu Mới Sinh", Sex.MALE, date(2022, 5, 4), BirthPrecision.DAY, "Dao", Relation.CHILD, None)
    record_birth(**made, new=baby)
    record_death(**made, person=child.person, died_on=date(2022, 5, 4))
    page = _plain(signed_in(world.officer).get(url(world)))
    assert "thêm Chíu Mới Sinh; không còn Chíu Nhì Múi Con." in page
    assert page.count("mới có trong hộ") == 1


def test_a_first_form_is_compared_with_nothing(world: World, signed_in: SignIn) -> None:
    page = _plain(signed_in(world.officer).get(f"/ho/{world.well_off.pk}/phieu/{world.open_round.pk}/"))
    assert "data-changes" not in page
    assert "data-before" not in page


def test_comparing_an_unsaved_form_asks_the_database_nothing_more(
    world: World, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    page = open_sheet(world.scope, [world.open_round], world.poor.pk, world.open_round.pk)
    sections, facts = page.stored()
    with django_assert_num_queries(0):
        page.compared(sections, facts)


def _plain(answer: Any) -> str:
    return str(answer.content.decode())
