"""The season's rules hold in the database as well, whatever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.accounts.models import Role
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import decide_commune, freeze_commune, issue_certificates, raise_objection
from vuonlen.reviews.testing import (
    NEAR_POOR,
    POOR,
    bring_to_decision,
    finish,
    hand,
    make_round,
    meet,
    post,
    record,
)


@pytest.fixture
def posted(land):
    """A commune whose list hangs, with an open objection."""
    review = make_round(land.district_officer, land.commune)
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    finish(review), meet(review), post(review)
    raise_objection(
        actor=land.officer,
        scope=land.scope,
        round=review,
        household=land.lys,
        raised_by="Chíu A Lộc",
        received_on=date(2022, 10, 3),
        text="Hộ có xe máy",
    )
    return land


@pytest.fixture
def closed(land):
    """A commune decided, certified and frozen."""
    review = make_round(land.district_officer, land.commune)
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    bring_to_decision(review)
    chair = hand(land.commune, Role.COMMUNE_CHAIR)
    given = {"actor": chair, "scope": scope_for(chair), "round": review, "commune_id": land.commune.pk}
    decide_commune(**given, number="1/QĐ-UBND", signed_on=date(2022, 12, 1), signer="Phạm Văn Bình")
    issue_certificates(**given, issued_on=date(2022, 12, 2))
    freeze_commune(**given)
    return land


def refuses(match, sql):
    with pytest.raises(IntegrityError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("match", "sql"),
    [
        (
            "an objection is still open",
            "INSERT INTO reviews_decision (round_id, commune_id, kind, version, number, exit_number, signed_on,"
            " signer, effective_on, reason, recorded_by_id, recorded_at)"
            " SELECT round_id, commune_id, 'recognition', 1, '1', '',"
            " '2022-12-01', 'x', '2022-12-31', '', recorded_by_id, now() FROM reviews_posting",
        ),
        (
            "more votes than people",
            "INSERT INTO reviews_meetingvote (meeting_id, household_id, form_version, agree, disagree, outcome)"
            " SELECT m.id, h.id, 1, 30, 11, 'agreed' FROM reviews_villagemeeting m, registry_household h"
            " WHERE h.head_name = 'Phùn A Nhì'",
        ),
        ("rows of reviews_meetingvote are never", "UPDATE reviews_meetingvote SET agree = 1"),
        ("rows of reviews_villagemeeting are never", "UPDATE reviews_villagemeeting SET attendance = 99"),
        ("rows of reviews_posting are never", "UPDATE reviews_posting SET ends_on = ends_on + 1"),
        ("rows of reviews_steprecord are never", "DELETE FROM reviews_steprecord"),
        (
            "posting_ends_after_it_starts",
            "INSERT INTO reviews_posting (number, starts_on, ends_on, places, round_id, commune_id, recorded_by_id,"
            " recorded_at) SELECT 2, starts_on, starts_on, places, round_id, commune_id, recorded_by_id, now()"
            " FROM reviews_posting",
        ),
        (
            "one_posting_a_commune_and_number",
            "INSERT INTO reviews_posting (number, starts_on, ends_on, places, round_id, commune_id, recorded_by_id,"
            " recorded_at) SELECT 1, starts_on, ends_on, places, round_id, commune_id, recorded_by_id, now()"
            " FROM reviews_posting",
        ),
        ("does not go back", "UPDATE reviews_communeseason SET step = 'meeting'"),
        ("never deleted or moved", "DELETE FROM reviews_communeseason"),
        ("objections are never deleted", "DELETE FROM reviews_objection"),
        ("answered once", "UPDATE reviews_objection SET text = 'khác'"),
        ("objection_open_or_answered", "UPDATE reviews_objection SET resolved_on = '2022-10-05'"),
        (
            "while the list is posted",
            "INSERT INTO reviews_objection (raised_by, received_on, text, form_version, resolve_by, resolution,"
            " late_reason, recorded_at, household_id, posting_id, recorded_by_id) SELECT raised_by, '2022-12-01', text,"
            " 1, '2022-12-10', '', '', now(), household_id, posting_id, recorded_by_id FROM reviews_objection",
        ),
    ],
)
def test_posted_season_is_guarded(posted, match, sql):
    refuses(match, sql)


@pytest.mark.parametrize(
    ("match", "sql"),
    [
        ("rows of reviews_snapshot are never", "UPDATE reviews_snapshot SET checksum = ''"),
        ("rows of reviews_certificate are never", "UPDATE reviews_certificate SET token = 'x'"),
        ("rows of reviews_opinion are never", "UPDATE reviews_opinion SET agrees = false"),
        ("rows of reviews_upperreport are never", "DELETE FROM reviews_upperreport"),
        ("does not go back", "UPDATE reviews_communeseason SET step = 'recheck'"),
        (
            "reviews_certificate_token",
            "INSERT INTO reviews_certificate (number, issued_on, token, commune_id, issued_by_id, spell_id)"
            " SELECT 'x', issued_on, token, commune_id, issued_by_id, spell_id FROM reviews_certificate",
        ),
        ("may only end sooner", "UPDATE reviews_statusspell SET valid = 'empty'"),
        (
            "may only end sooner",
            "UPDATE reviews_statusspell SET valid = 'empty', voided_valid = valid, voided_by_id = decision_id",
        ),
        ("is decided", "UPDATE reviews_reviewform SET version = version + 1"),
    ],
)
def test_closed_season_is_guarded(closed, match, sql):
    refuses(match, sql)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("reviews_opinion", "round_id, commune_id, report_id, level, given_on, by, agrees, text, recorded_at"),
        (
            "reviews_decision",
            "round_id, commune_id, kind, version, number, exit_number, signed_on, signer, effective_on, reason, "
            "recorded_at",
        ),
    ],
)
def test_nobody_decides_on_own_forms_by_sql_either(closed, table, columns):
    by = closed.officer.pk
    refuses(
        "nobody decides",
        f"INSERT INTO {table} ({columns}, recorded_by_id) SELECT {columns}, {by} FROM {table}",
    )
