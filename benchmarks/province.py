"""A province of 300,000 households with two decided rounds, made in SQL, for measuring the statutory tables.

Triggers are off: what is measured is reading. Whom the rounds list, and why, is by number, not by chance; facts and
explanations are those the law gives for a few sample sheets of `vuonlen.reviews.testing`.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from psycopg.types.json import Jsonb

from vuonlen.kernel.actor import Command  # noqa: E402
from vuonlen.law import explain
from vuonlen.places.actions import load_units
from vuonlen.places.models import Level, Place, PlaceVersion
from vuonlen.places.queries import communes_under
from vuonlen.registry.models import Household
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.testing import HOUSEHOLD, PERSON, POOR

HOUSEHOLDS = 300_000
PROVINCE = "38"  # Thanh Hóa: more communes than any other in 2023
ON = date(2023, 11, 15)
YEARS = (2022, 2023)
CHILD = {key: PERSON[key] for key in ("stunted", "underweight", "has_health_insurance", "attends_right_school_level")}
BIRTHS = ("1980-05-20", "1984-03-01", "2010-02-02", "2015-09-09")


def load_province() -> ReviewRound:
    """Load what is missing; return the round of 2023, decided in every commune."""
    call_command("migrate", verbosity=0)
    if not PlaceVersion.objects.filter(level=Level.COMMUNE).exists():
        load_units(actor=Command("benchmark"))
    province = Place.objects.get(level=Level.PROVINCE, versions__code=PROVINCE, versions__valid__contains=ON)
    communes = [one.place_id for one in communes_under(province.pk, ON)]
    given: dict[str, Any] = {"communes": communes, "count": HOUSEHOLDS, "province": province.pk, "births": list(BIRTHS)}
    if Household.objects.count() < HOUSEHOLDS:
        _unguarded(lambda cursor: [cursor.execute(one, given) for one in (_HOUSEHOLDS, _PERSONS, _MEMBERSHIPS)])
    for year in YEARS:
        if not ReviewRound.objects.filter(place=province, year=year).exists():
            _unguarded(lambda cursor, year=year: _round(cursor, given, year))
    return ReviewRound.objects.get(place=province, year=YEARS[-1])


def _unguarded(work: Callable[[Any], object]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        work(cursor)
        cursor.execute("SET session_replication_role = DEFAULT")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _round(cursor: Any, given: dict[str, Any], year: int) -> None:
    """One annual round: every tenth household has a form; the list of the year before ends on its effective day."""
    poor, near = _sample(POOR, year), _sample({"income_points": 120, "toilet_type": "none"}, year)
    days = {"year": year, "effective": date(year, 12, 31), "poor": Jsonb(poor), "near": Jsonb(near)}
    for statement in (_ROUND, _DECISIONS, _FORMS, _REVISIONS, _CLASSES, _END, _SPELLS):
        cursor.execute(statement, {**given, **days})


def _sample(changes: dict[str, Any], year: int) -> dict[str, Any]:
    """Facts, and what the law makes of them."""
    persons = [{**(PERSON if birth < "2000" else CHILD), "birth_date": birth} for birth in BIRTHS]
    persons[2] |= {"stunted": True}
    sheet = {"household": {**HOUSEHOLD, **changes, "is_urban": False}, "persons": persons}
    found = explain(sheet, date(year, 12, 31), aged_on=ON).as_dict()
    lacks = [one["code"] for one in found["indicators"] if one["verdict"] == "deprived"]
    facts = {**sheet, "household": {**sheet["household"], "causes": ["2", "7"], "no_work_capacity": False}}
    return {"facts": facts, "explanation": found, "lacks": lacks, "outcome": found["status"]}


_HOUSEHOLDS = """
INSERT INTO registry_household (village_id, commune_id, code, address, head_name, head_ethnicity, member_count,
                                registered_on)
SELECT place, place, 'B' || n, '', 'Nguyễn Văn ' || n, CASE WHEN n %% 5 = 0 THEN 'Thái' ELSE 'Kinh' END, 4, '2021-01-01'
FROM generate_series(1, %(count)s) AS n
CROSS JOIN LATERAL (SELECT (%(communes)s::bigint[])[1 + n %% cardinality(%(communes)s::bigint[])] AS place) AS p
"""
_PERSONS = """
INSERT INTO registry_person (full_name, sex, birth_date, birth_precision, ethnicity)
SELECT 'Nguyễn Văn ' || n, CASE WHEN n %% 3 = 0 THEN 'female' ELSE 'male' END, b.day::date, 'day',
       CASE WHEN n %% 5 = 0 THEN 'Thái' ELSE 'Kinh' END
FROM generate_series(1, %(count)s) AS n CROSS JOIN unnest(%(births)s::text[]) WITH ORDINALITY AS b (day, nth)
ORDER BY n, nth
"""
_MEMBERSHIPS = """
INSERT INTO registry_membership (household_id, person_id, relation, valid)
SELECT h.id, p.id, CASE WHEN p.nth = 1 THEN 'head' ELSE 'child' END, daterange('2021-01-01', NULL)
FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM registry_household) AS h
JOIN (SELECT id, 1 + (row_number() OVER (ORDER BY id) - 1) / 4 AS n,
             1 + (row_number() OVER (ORDER BY id) - 1) %% 4 AS nth
      FROM registry_person) AS p USING (n)
"""
_ROUND = """
INSERT INTO reviews_reviewround (place_id, kind, year, opens_on, reviewed_on, effective_on, standard, state)
VALUES (%(province)s, 'annual', %(year)s, make_date(%(year)s, 9, 1), make_date(%(year)s, 11, 15), %(effective)s,
        'mpi-2022-2025', 'decided')
"""
_DECISIONS = """
INSERT INTO reviews_decision (round_id, commune_id, kind, version, number, exit_number, signed_on, signer, effective_on,
                              reason, recorded_by_id, recorded_at)
SELECT r.id, c, 'recognition', 1, c || '/QĐ-UBND', '', %(effective)s, 'chủ tịch', %(effective)s, '', 0, now()
FROM reviews_reviewround r CROSS JOIN unnest(%(communes)s::bigint[]) AS c WHERE r.year = %(year)s
"""
_FORMS = """
INSERT INTO reviews_reviewform (round_id, household_id, village_id, commune_id, facts, law_version, version,
                                recorded_by_id, recorded_at)
SELECT r.id, h.id, h.village_id, h.commune_id, CASE WHEN h.id %% 20 = 0 THEN %(poor)s ELSE %(near)s END -> 'facts',
       'b', 1, 0, now()
FROM registry_household h JOIN reviews_reviewround r ON r.year = %(year)s
WHERE h.id %% 10 = 0 AND (h.id / 10) %% 7 <> %(year)s %% 7
"""
_REVISIONS = """
INSERT INTO reviews_formrevision (form_id, version, facts, reason, recorded_by_id, recorded_at)
SELECT f.id, 1, f.facts, '', 0, now() FROM reviews_reviewform f JOIN reviews_reviewround r ON r.id = f.round_id
WHERE r.year = %(year)s
"""
_CLASSES = """
INSERT INTO reviews_classification (form_id, form_version, outcome, deprivation_count, deprivations, workers,
                                    law_version, explanation, classified_at)
SELECT f.id, 1, s ->> 'outcome', jsonb_array_length(s -> 'lacks'),
       ARRAY(SELECT jsonb_array_elements_text(s -> 'lacks')), '{}', 'b', s -> 'explanation', now()
FROM reviews_reviewform f JOIN reviews_reviewround r ON r.id = f.round_id AND r.year = %(year)s
CROSS JOIN LATERAL (SELECT CASE WHEN f.household_id %% 20 = 0 THEN %(poor)s ELSE %(near)s END AS s) AS x
"""
_END = """
UPDATE reviews_statusspell SET valid = daterange(lower(valid), %(effective)s) WHERE valid @> %(effective)s::date
"""
_SPELLS = """
INSERT INTO reviews_statusspell (household_id, commune_id, status, valid, decision_id, classification_id)
SELECT f.household_id, f.commune_id, c.outcome, daterange(%(effective)s, NULL), d.id, c.id
FROM reviews_reviewform f JOIN reviews_reviewround r ON r.id = f.round_id AND r.year = %(year)s
JOIN reviews_classification c ON c.form_id = f.id
JOIN reviews_decision d ON d.round_id = r.id AND d.commune_id = f.commune_id
"""
