"""The database refuses what the verbs refuse, also to raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.reviews.testing import NEAR_POOR, POOR, decide, make_round, record


def execute(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def refuses(match, sql, *values):
    with pytest.raises(IntegrityError, match=match):
        execute(sql, *values)


@pytest.fixture
def review(land):
    review = make_round(land.district_officer, land.district)
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    return review


@pytest.fixture
def decided(land, review):
    decide(land.district_officer, review)
    return review


def test_revisions_are_never_changed(review):
    refuses("never changed", "UPDATE reviews_formrevision SET facts = '{}'")
    refuses("never changed", "DELETE FROM reviews_formrevision")


def test_decisions_are_never_changed(decided):
    refuses("never changed", "UPDATE reviews_decision SET number = '9'")
    refuses("never changed", "DELETE FROM reviews_decision")


def test_spells_are_never_deleted(decided):
    refuses("never deleted", "DELETE FROM reviews_statusspell")


@pytest.mark.parametrize(
    "change",
    [
        "status = 'newly_escaped'",
        "commune_id = commune_id + 1",
        "household_id = household_id + 100000",
        "classification_id = NULL",
        "valid = daterange(lower(valid) - 1, upper(valid))",
        "valid = daterange(lower(valid) + 1, upper(valid))",
    ],
)
def test_of_a_spell_only_the_end_changes(decided, change):
    refuses("may only end sooner", f"UPDATE reviews_statusspell SET {change}")


def test_a_spell_may_end_sooner_and_not_later(decided):
    execute("UPDATE reviews_statusspell SET valid = daterange(lower(valid), '2023-06-01')")
    refuses("may only end sooner", "UPDATE reviews_statusspell SET valid = daterange(lower(valid), '2023-07-01')")
    refuses("may only end sooner", "UPDATE reviews_statusspell SET valid = daterange(lower(valid), NULL)")


def test_a_spell_has_at_least_one_day(decided):
    refuses("only end sooner|not_empty", "UPDATE reviews_statusspell SET valid = 'empty'")


SPELL = """
INSERT INTO reviews_statusspell (household_id, commune_id, status, valid, decision_id)
SELECT household_id, commune_id, %s, %s, decision_id FROM reviews_statusspell LIMIT 1
"""


def test_household_has_one_status_a_day(decided):
    refuses("household_has_one_status_a_day", SPELL, "poor", "[2023-05-01,2023-06-01)")


def test_newly_escaped_has_an_end(decided):
    execute("UPDATE reviews_statusspell SET valid = daterange(lower(valid), '2023-06-01')")
    refuses("newly_escaped_has_an_end", SPELL, "newly_escaped", "[2023-06-01,)")
    execute(SPELL, "newly_escaped", "[2023-06-01,2026-06-01)")


def test_forms_freeze_with_the_decision(decided):
    refuses("is decided", "UPDATE reviews_reviewform SET facts = '{}'")
    refuses("is decided", "DELETE FROM reviews_classification")
    refuses("is decided", "UPDATE reviews_classification SET outcome = 'not_poor'")
    refuses(
        "is decided",
        "INSERT INTO reviews_classification (form_id, form_version, outcome, deprivation_count, deprivations,"
        " law_version, explanation, classified_at) SELECT id, 9, 'poor', 3, '{}', 'x', '{}', now()"
        " FROM reviews_reviewform LIMIT 1",
    )


def test_decided_commune_takes_no_new_form(land, decided):
    refuses(
        "is decided",
        "INSERT INTO reviews_reviewform (round_id, household_id, village_id, commune_id, facts, law_version, version,"
        " recorded_by_id, recorded_at) SELECT round_id, %s, village_id, commune_id, facts, law_version, 1,"
        " recorded_by_id, now() FROM reviews_reviewform LIMIT 1",
        land.phuns.pk,
    )


def test_forms_change_before_the_decision(review):
    execute("UPDATE reviews_reviewform SET version = version + 1")
    execute("UPDATE reviews_classification SET outcome = 'not_poor'")


def test_one_form_a_round_and_household(review):
    refuses(
        "one_form_a_round_and_household",
        "INSERT INTO reviews_reviewform (round_id, household_id, village_id, commune_id, facts, law_version, version,"
        " recorded_by_id, recorded_at) SELECT round_id, household_id, village_id, commune_id, facts, law_version, 1,"
        " recorded_by_id, now() FROM reviews_reviewform",
    )


def test_undetermined_has_no_count(review):
    refuses("undetermined_has_no_count", "UPDATE reviews_classification SET outcome = 'undetermined'")
    refuses("undetermined_has_no_count", "UPDATE reviews_classification SET deprivation_count = NULL")


def test_one_decision_a_round_and_commune(decided):
    refuses(
        "one_decision_a_round_and_commune",
        "INSERT INTO reviews_decision (round_id, commune_id, kind, version, number, exit_number, signed_on, signer,"
        " effective_on, reason, recorded_by_id, recorded_at) SELECT round_id, commune_id, kind, version, 'khác', '',"
        " signed_on, signer, effective_on, '', recorded_by_id, now()"
        " FROM reviews_decision",
    )


def test_days_of_a_round_are_in_order(review):
    refuses("round_days_in_order", "UPDATE reviews_reviewround SET reviewed_on = effective_on + 1")
