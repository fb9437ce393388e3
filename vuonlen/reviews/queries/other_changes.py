"""The columns "other" of the movement tables, household by household, with the events that explain them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from vuonlen.registry.models import HouseholdEvent

from .movements_sql import FLOWS

Kind = HouseholdEvent.Kind

#: Events that explain why a whole household came onto a commune's list or left it.
OF_HOUSEHOLD = (
    Kind.REGISTERED,
    Kind.MOVED_IN,
    Kind.SPLIT_FROM,
    Kind.MOVED_ACROSS,
    Kind.DISSOLVED,
    Kind.MOVED_OUT,
    Kind.MERGED_INTO,
)
#: Events that explain why one person came or left; those of several members name no person.
OF_PERSON = (
    Kind.BIRTH,
    Kind.DEATH,
    Kind.MARRIAGE_IN,
    Kind.MARRIAGE_OUT,
    Kind.MEMBER_MOVED_IN,
    Kind.MEMBER_MOVED_OUT,
    Kind.MEMBER_JOINED,
    Kind.MEMBER_LEFT,
)
OF_SEVERAL = (Kind.SPLIT, Kind.MERGED, *OF_HOUSEHOLD)


@dataclass(frozen=True)
class OtherChange:
    """One household's (or, with `person_id`, one member's) part of a column "other", and the kinds of its events."""

    commune_id: int
    list: str  # "poor" | "near_poor"
    column: str  # "other_decrease" | "other_increase"
    household_id: int
    person_id: int | None
    events: tuple[str, ...]


def other_changes(commune_ids: Collection[int], opening_on: date, closing_on: date) -> list[OtherChange]:
    """Every household and every member that the columns "other" count between two days."""
    given: dict[str, Any] = {
        "communes": list(commune_ids),
        "opening": opening_on,
        "closing": closing_on,
        "of_household": list(OF_HOUSEHOLD),
        "of_person": list(OF_PERSON),
        "of_several": list(OF_SEVERAL),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OTHER, given)
        return [
            OtherChange(commune, name, column, household, person, tuple(events))
            for commune, name, column, household, person, events in cursor.fetchall()
        ]


def unexplained_changes(commune_ids: Collection[int], opening_on: date, closing_on: date) -> list[OtherChange]:
    """Those of them that no event explains: what keeps the balance from being understood."""
    return [one for one in other_changes(commune_ids, opening_on, closing_on) if not one.events]


_BY_EVENT = """
, whole AS (
  SELECT commune, list, kind, household FROM flow
  WHERE kind IN ('other_decrease', 'other_increase') AND households = 1 AND commune = ANY(%(communes)s)
), part AS (
  SELECT f.commune, f.list, f.kind, f.household, m.person_id
  FROM flow f JOIN LATERAL (
    SELECT b.person_id, bool_or(b.valid @> %(opening)s::date) AS before, bool_or(b.valid @> %(closing)s::date) AS after
    FROM registry_membership b WHERE b.household_id = f.household GROUP BY b.person_id
  ) AS m ON m.before <> m.after AND m.before = (f.kind = 'other_decrease')
  WHERE f.kind IN ('other_decrease', 'other_increase') AND f.households = 0 AND f.people > 0
    AND f.commune = ANY(%(communes)s)
)
SELECT w.commune, w.list, w.kind, w.household, NULL::bigint,
       ARRAY(SELECT DISTINCT e.kind FROM registry_householdevent e WHERE e.household_id = w.household
               AND e.kind = ANY(%(of_household)s)
               AND e.happened_on > %(opening)s AND e.happened_on <= %(closing)s ORDER BY 1)
FROM whole w
UNION ALL
SELECT p.commune, p.list, p.kind, p.household, p.person_id,
       ARRAY(SELECT DISTINCT e.kind FROM registry_householdevent e WHERE e.household_id = p.household
               AND (e.person_id = p.person_id AND e.kind = ANY(%(of_person)s)
                    OR e.person_id IS NULL AND e.kind = ANY(%(of_several)s))
               AND e.happened_on > %(opening)s AND e.happened_on <= %(closing)s ORDER BY 1)
FROM part p
ORDER BY 1, 2, 3, 4, 5
"""
_OTHER = FLOWS + _BY_EVENT
