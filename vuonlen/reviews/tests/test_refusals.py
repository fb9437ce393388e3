"""Requests that lead to nothing are kept, and answered once, in writing, by the chair."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.testing import scope_for
from vuonlen.reports.papers.of_refusals import refusal_of
from vuonlen.reviews.actions import Refused, add_requester, keep_refused_request, write_refusal
from vuonlen.reviews.models import Candidate, RequestRefusal, ReviewRound
from vuonlen.reviews.queries import refusals_of
from vuonlen.reviews.queries.procedure import law_of
from vuonlen.reviews.queries.refusal_reasons import reason_of
from vuonlen.reviews.testing import NOT_POOR, POOR, decide, finish, hand, open_short, record
from vuonlen.reviews.tests.season import codes

OPENS = date(2023, 5, 15)
TOO_MANY = [1, 2, 3, 4]


@pytest.fixture
def entry(land):
    """An in-year round of entries; `land.review` is it."""
    land.review = open_short(land.officer, land.commune, ReviewRound.Kind.IN_YEAR_ENTRY, OPENS)
    land.chair = hand(land.commune, Role.COMMUNE_CHAIR)
    return land


def keep(land, household=None, ticks=TOO_MANY, user=None, **changes):
    user = user or land.officer
    given = {"actor": user, "scope": scope_for(user), "round": land.review, "requested_on": OPENS, "ticks": ticks}
    return keep_refused_request(**{**given, "household": household or land.phuns, **changes})


def write(land, refusal, user=None, **changes):
    user = user or land.chair
    paper = {"number": "12/TB-UBND", "signed_on": date(2023, 6, 1), "signer": "Phạm Văn Bình", "reason": "Hộ có xe."}
    return write_refusal(**{"actor": user, "scope": scope_for(user), "refusal": refusal, **paper, **changes})


def test_a_request_that_form_a_sends_away_is_kept_with_its_ticks(entry):
    kept = keep(entry)
    assert (kept.ground, kept.quick_screen_ticks, kept.signed_on) == ("quick_screen", TOO_MANY, None)
    assert not Candidate.objects.filter(round=entry.review).exists()
    said = reason_of(kept, law_of(entry.review, OPENS))
    assert said.startswith("Theo phiếu A, hộ có 4 trên 9 tiêu chí được đánh dấu")


def test_a_request_that_passes_is_not_turned_down(entry):
    assert codes(keep, land=entry, ticks=[1, 2, 3]) == ["RAS-081"]
    assert codes(keep, land=entry, ticks=[1, 2, 3, 10]) == ["RAS-039"]
    given = {"actor": entry.officer, "scope": entry.scope, "round": entry.review, "household": entry.phuns}
    add_requester(**given, requested_on=OPENS, ticks=[])
    assert codes(keep, land=entry) == ["RAS-036"]
    assert not RequestRefusal.objects.exists()


def test_a_request_is_kept_once_by_who_may_and_until_the_survey_is_over(entry):
    keep(entry)
    assert codes(keep, land=entry) == ["RAS-080"]
    with pytest.raises(PermissionMissing):
        keep(entry, entry.lys, user=entry.chair)
    with pytest.raises(OutOfArea):
        keep(entry, entry.lys, user=entry.stranger)
    record(entry.officer, entry.review, {entry.chius: POOR})
    finish(entry.review)
    assert codes(keep, land=entry, household=entry.lys) == ["RAS-040"]


def test_a_negative_result_is_kept_with_the_decision(entry):
    record(entry.officer, entry.review, {entry.lys: NOT_POOR, entry.chius: POOR})
    decide(entry.officer, entry.review)
    kept = RequestRefusal.objects.get()
    assert (kept.household, kept.ground) == (entry.lys, "result")
    assert "hộ không nghèo" in reason_of(kept, law_of(entry.review, OPENS))
    assert codes(write, land=entry, refusal=kept, signed_on=date(2023, 5, 29)) == ["RAS-041"]
    assert write(entry, kept).signed_on == date(2023, 6, 1)


def test_the_chair_answers_once_and_in_full(entry):
    kept = keep(entry)
    assert codes(write, land=entry, refusal=kept, number=" ", reason="") == ["RAS-044", "RAS-044"]
    assert codes(write, land=entry, refusal=kept, signed_on=date(2023, 5, 1)) == ["RAS-041"]
    with pytest.raises(PermissionMissing):
        write(entry, kept, user=entry.officer)
    with pytest.raises(OutOfArea):
        write(entry, kept, user=entry.stranger)
    written = write(entry, kept)
    assert (written.number, written.written_by) == ("12/TB-UBND", entry.chair)
    with pytest.raises(Refused, match="RAS-082"):
        write(entry, kept)


def test_the_list_has_those_not_answered_first_and_no_other_commune(entry):
    first, second = keep(entry), keep(entry, entry.lys)
    write(entry, first)
    assert list(refusals_of(entry.scope, entry.review, entry.commune.pk)) == [second, first]
    assert not refusals_of(entry.stranger_scope, entry.review, entry.commune.pk)


def test_the_answer_is_a_paper_with_the_reason(entry):
    kept = keep(entry)
    draft = refusal_of(entry.scope, kept).sections[0]
    assert "……/TB-UBND" in draft.head.number
    paper = refusal_of(entry.scope, write(entry, kept)).sections[0]
    said = " ".join(block.text for block in paper.blocks)
    assert "Hộ không được công nhận là hộ nghèo, hộ cận nghèo. Lý do: Hộ có xe." in said
    assert (paper.head.number, paper.signatures[0].name) == ("Số: 12/TB-UBND", "Phạm Văn Bình")
    with pytest.raises(PermissionMissing):
        refusal_of(entry.viewer_scope, kept)
    with pytest.raises(OutOfArea):
        refusal_of(entry.stranger_scope, kept)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviews_requestrefusal SET number = 'x'",  # not as a whole
        "UPDATE reviews_requestrefusal SET quick_screen_ticks = '{1}'",
        "DELETE FROM reviews_requestrefusal",
    ],
)
def test_the_database_keeps_a_request_as_it_was(entry, statement):
    keep(entry)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
