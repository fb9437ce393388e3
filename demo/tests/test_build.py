from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password

from demo.build import build, state
from demo.check import EXPECTED, require_published_counts
from demo.places import District, find_district
from demo.plan import FIRST_ROUND, REGISTERED_ON, SECOND_ROUND
from demo.problems import DemoProblem
from demo.published import published_figures
from demo.users import COMMUNE_OFFICER, DISTRICT_OFFICER, QUANG_SON, SURVEYOR, USERS
from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.places.queries import communes_under
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.models import Household, Person
from vuonlen.registry.testing import make_family, make_user
from vuonlen.reviews.models import (
    Certificate,
    Classification,
    FormRevision,
    ReviewForm,
    ReviewRound,
    Snapshot,
    StatusSpell,
    StepRecord,
)
from vuonlen.reviews.queries import movements, stocks
from vuonlen.reviews.snapshots import checksum_of

pytestmark = [pytest.mark.usefixtures("sample"), pytest.mark.django_db]
PRINTED = {key: one.printed for key, one in published_figures().items()}


@pytest.fixture
def communes() -> list[int]:
    return [version.place_id for version in communes_under(find_district().pk, REGISTERED_ON)]


def poor_on(communes: list[int], day: date) -> int:
    return sum(stock.poor_hh for stock in stocks(communes, day).values())


def near_poor_on(communes: list[int], day: date) -> int:
    return sum(stock.near_poor_hh for stock in stocks(communes, day).values())


def test_the_stocks_at_the_end_of_2022_are_the_published_ones(communes: list[int]) -> None:
    assert poor_on(communes, date(2022, 12, 31)) == PRINTED["poor_left"] == 102
    assert near_poor_on(communes, date(2022, 12, 31)) == PRINTED["near_poor_left"] == 347


def test_the_flows_of_2022_are_the_published_ones(communes: list[int]) -> None:
    moved = movements(communes, FIRST_ROUND.effective_on, SECOND_ROUND.effective_on).values()
    assert sum(one.poor.escaped.households for one in moved) == PRINTED["escaped_poor"] == 139
    opening = near_poor_on(communes, FIRST_ROUND.effective_on)
    closing = near_poor_on(communes, SECOND_ROUND.effective_on)
    assert opening - closing == PRINTED["near_poor_decrease"] == 299


def test_the_published_rate_of_poor_households_holds(communes: list[int]) -> None:
    households = sum(stock.households for stock in stocks(communes, date(2022, 12, 31)).values())
    assert households == 15_692
    assert f"{102 / households:.2%}" == f"{PRINTED['poor_rate']}%"


def test_communes_and_villages_are_as_many_as_printed(communes: list[int]) -> None:
    assert len(communes) == PRINTED["communes"] == 11
    assert Household.objects.values("village").distinct().count() == PRINTED["villages"] == 112


def test_only_listed_households_and_those_who_ask_have_forms() -> None:
    forms = Counter(ReviewForm.objects.values_list("round__year", flat=True))
    assert forms == {2021: 945, 2022: 977}


def test_every_status_rests_on_a_classification_by_the_law() -> None:
    wrong = StatusSpell.objects.filter(status__in=["poor", "near_poor", "average_living_standard"]).exclude(
        classification__outcome__in=["poor", "near_poor", "average_living_standard"]
    )
    assert not wrong.exists()
    assert Classification.objects.filter(outcome="undetermined").count() == 0


def test_the_first_round_is_judged_by_the_standard_of_2022() -> None:
    assert set(ReviewRound.objects.values_list("standard", flat=True)) == {"mpi-2022-2025"}


def test_forms_of_quang_son_are_recorded_by_its_surveyor() -> None:
    recorded = FormRevision.objects.filter(form__commune__versions__code=QUANG_SON)
    assert set(recorded.values_list("recorded_by__username", flat=True)) == {SURVEYOR.username}


def test_every_step_is_taken_by_whose_part_it_is() -> None:
    steps = StepRecord.objects.filter(season__commune__versions__code=QUANG_SON, season__round__year=2022)
    assert list(steps.order_by("pk").values_list("step", "recorded_by__username")) == [
        ("survey", "canbo.haiha"),
        ("meeting", "canbo.quangson"),
        ("posting", "canbo.quangson"),
        ("reported", "canbo.quangson"),
        ("opinion", "chutich.haiha"),
        ("decided", "chutich.quangson"),
        ("certified", "chutich.quangson"),
        ("frozen", "chutich.quangson"),
    ]


def test_every_listed_household_has_a_certificate_and_every_commune_a_snapshot() -> None:
    assert Certificate.objects.filter(spell__decision__round__year=2022).count() == 102 + 347
    assert Snapshot.objects.count() == 2 * 11
    assert all(one.checksum == checksum_of(one.content) for one in Snapshot.objects.all())


def test_some_people_have_no_number_and_some_no_full_birth_date() -> None:
    assert 0.03 < Person.objects.filter(personal_number_cipher=None).count() / Person.objects.count() < 0.05
    assert Person.objects.exclude(birth_precision="day").exists()


@pytest.mark.parametrize("user", USERS)
def test_the_demo_users_can_sign_in_with_the_printed_password(user) -> None:
    validate_password(user.password)
    assert User.objects.get(username=user.username).check_password(user.password)


def test_each_user_works_in_the_area_of_the_role(communes: list[int]) -> None:
    scopes = {one.username: scope_of(User.objects.get(username=one.username), REGISTERED_ON) for one in USERS}
    assert len(scopes[COMMUNE_OFFICER.username].commune_ids) == 1
    assert scopes[DISTRICT_OFFICER.username].commune_ids == set(communes)
    assert scopes["xem.haiha"].commune_ids == set(communes)


def test_the_build_says_in_vietnamese_how_far_it_is(sample: SimpleNamespace) -> None:
    assert sample.built
    assert [line[:3] for line in sample.said[:-1]] == ["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]
    assert "102 hộ nghèo, 347 hộ cận nghèo" in sample.said[-2]


def test_a_second_build_changes_nothing() -> None:
    before = (state(), ReviewForm.objects.count(), User.objects.count())
    said: list[str] = []
    assert build(say=said.append) is False
    assert said == ["Dân số mẫu đã có đủ, không có gì thay đổi."]
    assert (state(), ReviewForm.objects.count(), User.objects.count()) == before


def test_a_half_built_demo_is_not_added_to(sample: SimpleNamespace) -> None:
    ReviewRound.objects.filter(year=2022).update(state=ReviewRound.State.OPEN)
    with pytest.raises(DemoProblem, match="đã có 15692 hộ ở Hải Hà.*--fresh"):
        build(say=sample.said.append)


def test_a_real_server_is_left_alone(monkeypatch) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True)
    with pytest.raises(DemoProblem, match="máy chủ thật"):
        build(say=print, fresh=True)


def test_other_households_are_never_wiped(sample: SimpleNamespace) -> None:
    commune = make_commune(make_district(make_province("Lai Châu")))
    make_family(make_user("khac", commune), commune, make_village(commune), ["Lò Văn Một"])
    with pytest.raises(DemoProblem, match="có 1 hộ ngoài Hải Hà nên không xóa"):
        build(say=sample.said.append, fresh=True)


def test_counts_other_than_the_published_ones_stop_the_build(monkeypatch, communes: list[int]) -> None:
    versions = communes_under(find_district().pk, REGISTERED_ON)
    district = District(find_district(), {version.code: version.place for version in versions}, {})
    monkeypatch.setitem(EXPECTED, "poor.end", 101)
    with pytest.raises(DemoProblem, match="poor.end: cần 101, luật cho 102"):
        require_published_counts(district)
