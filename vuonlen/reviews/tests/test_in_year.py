"""The shorter rounds: entry and exit during the year, and those that ask for income only."""

from datetime import date

import pytest

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.law import procedure_on
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import Refused, Request, add_requesters, finish_survey, issue_certificates
from vuonlen.reviews.models import Candidate, CommuneSeason, Decision, Posting, ReviewRound, Status, Step
from vuonlen.reviews.queries import round_for, rounds_of, statuses_on
from vuonlen.reviews.queries.procedure import chain
from vuonlen.reviews.testing import (
    AVERAGE,
    NEAR_POOR,
    NOT_POOR,
    POOR,
    bring_to_decision,
    decide,
    hand,
    make_round,
    open_short,
    post,
    record,
)

Kind = ReviewRound.Kind
OPENS = date(2023, 5, 15)
EFFECTIVE = date(2023, 5, 30)


@pytest.fixture
def listed(land):
    """The Lý poor and the Chíu near-poor since the end of 2022."""
    review = make_round(land.district_officer, land.commune)
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    decide(land.district_officer, review)
    return land


def open_(land, kind, user=None, opens_on=OPENS, effective_on=EFFECTIVE, place=None):
    return open_short(user or land.officer, place or land.commune, kind, opens_on, effective_on)


def ask(land, review, household, ticks=()):
    requests = [Request(household.pk, OPENS, list(ticks))]
    add_requesters(actor=land.officer, scope=scope_for(land.officer, OPENS), round=review, requests=requests)


def codes(call, *args, **given):
    with pytest.raises(Refused) as problem:
        call(*args, **given)
    return problem.value.codes


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("annual", "survey meeting posting reported opinion decided certified frozen"),
        ("in_year_entry", "survey meeting posting decided certified frozen"),
        ("in_year_exit", "survey meeting posting decided frozen"),
        ("average_living", "survey posting decided frozen"),
        ("low_income_worker", "survey posting decided frozen"),
    ],
)
def test_each_kind_has_its_steps(kind, steps):
    assert " ".join(chain(procedure_on(kind, date(2025, 5, 15)))) == steps


def test_commune_opens_its_own_in_year_round_with_nobody_on_it(listed):
    review = open_(listed, Kind.IN_YEAR_ENTRY)
    assert not Candidate.objects.filter(round=review).exists()
    assert round_for(listed.commune.pk, 2023) is None  # the annual one
    assert list(rounds_of(scope_for(listed.officer))) == [round_for(listed.commune.pk, 2022)]
    assert review in rounds_of(scope_for(listed.officer), [Kind.IN_YEAR_ENTRY])


def test_opening_needs_area_right_and_the_day(listed):
    with pytest.raises(OutOfArea):
        open_(listed, Kind.IN_YEAR_ENTRY, user=listed.stranger)
    with pytest.raises(PermissionMissing):
        open_(listed, Kind.IN_YEAR_ENTRY, user=listed.viewer)
    with pytest.raises(PermissionMissing):
        open_(listed, Kind.ANNUAL)
    assert codes(open_, listed, Kind.IN_YEAR_ENTRY, opens_on=date(2023, 5, 14)) == ["RAS-033"]
    open_(listed, Kind.IN_YEAR_ENTRY)
    assert codes(open_, listed, Kind.IN_YEAR_ENTRY, opens_on=date(2023, 5, 20)) == ["RAS-034"]
    assert open_(listed, Kind.IN_YEAR_EXIT).pk


def test_annual_round_opens_in_its_season(listed):
    officer = listed.district_officer
    early = {"user": officer, "opens_on": date(2023, 8, 31), "effective_on": date(2023, 12, 31)}
    assert codes(open_, listed, Kind.ANNUAL, **early) == ["RAS-032"]


def test_entry_makes_a_household_poor_without_opinion(listed):
    review = open_(listed, Kind.IN_YEAR_ENTRY)
    record(listed.officer, review, {listed.phuns: POOR})
    decide(listed.district_officer, review)
    found = statuses_on([listed.phuns.pk, listed.lys.pk, listed.chius.pk], EFFECTIVE)
    assert found == {listed.phuns.pk: "poor", listed.lys.pk: "poor", listed.chius.pk: "near_poor"}


def test_entry_is_for_who_is_not_poor_and_passes_the_quick_screen(listed):
    review = open_(listed, Kind.IN_YEAR_ENTRY)
    assert codes(ask, listed, review, listed.lys) == ["RAS-065"]
    assert codes(ask, listed, review, listed.phuns, [1, 2, 3, 4]) == ["RAS-038"]
    ask(listed, review, listed.chius)


def test_exit_is_for_who_is_listed_and_gives_no_certificate(listed):
    review = open_(listed, Kind.IN_YEAR_EXIT)
    assert codes(ask, listed, review, listed.phuns) == ["RAS-064"]
    record(listed.officer, review, {listed.lys: NOT_POOR})
    decide(listed.district_officer, review)
    assert statuses_on([listed.lys.pk], EFFECTIVE) == {listed.lys.pk: Status.NEWLY_ESCAPED}
    chair = hand(listed.commune, Role.COMMUNE_CHAIR)
    given = {"actor": chair, "scope": scope_for(chair), "commune_id": listed.commune.pk, "issued_on": EFFECTIVE}
    assert codes(issue_certificates, round=review, **given) == ["RAS-070"]


def test_average_living_takes_income_and_five_days_and_no_meeting(listed):
    review = open_(listed, Kind.AVERAGE_LIVING)
    assert codes(ask, listed, review, listed.lys) == ["RAS-065"]
    record(listed.officer, review, {listed.phuns: AVERAGE})
    bring_to_decision(review)
    posting = Posting.objects.get(round=review)
    assert (posting.starts_on, posting.ends_on) == (OPENS, date(2023, 5, 22))
    decide(listed.district_officer, review)
    assert statuses_on([listed.phuns.pk], EFFECTIVE) == {listed.phuns.pk: Status.AVERAGE}


def test_income_by_points_is_not_enough_for_an_average_living_standard(listed):
    review = open_(listed, Kind.AVERAGE_LIVING)
    record(listed.officer, review, {listed.phuns: NOT_POOR})
    given = {"actor": listed.officer, "scope": scope_for(listed.officer, OPENS), "on": OPENS}
    assert codes(finish_survey, round=review, commune_id=listed.commune.pk, **given) == ["RAS-072"]


def test_survey_of_income_makes_nobody_poor(listed):
    review = open_(listed, Kind.AVERAGE_LIVING)
    record(listed.officer, review, {listed.phuns: {**AVERAGE, "measured_income_per_head": 1_000_000}})
    decide(listed.district_officer, review)
    assert statuses_on([listed.phuns.pk], EFFECTIVE) == {}


def test_no_posting_before_the_survey_is_finished(listed):
    review = open_(listed, Kind.AVERAGE_LIVING)
    record(listed.officer, review, {listed.phuns: AVERAGE})
    assert codes(post, review) == ["RAS-040"]
    assert CommuneSeason.objects.get(round=review).step == Step.SURVEY
    assert not Decision.objects.filter(round=review).exists()


def test_kind_without_a_known_procedure_is_refused(listed):
    assert codes(open_, listed, Kind.LOW_INCOME_WORKER) == ["RAS-017"]
