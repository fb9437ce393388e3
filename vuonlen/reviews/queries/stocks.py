from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Stock:
    """Households (`_hh`) and people of a commune on a day, in all and by status."""

    households: int = 0
    people: int = 0
    poor_hh: int = 0
    near_poor_hh: int = 0
    newly_escaped_hh: int = 0
    average_hh: int = 0
    poor_people: int = 0
    near_poor_people: int = 0
    newly_escaped_people: int = 0
    average_people: int = 0

    def __add__(self, other: "Stock") -> "Stock":
        return Stock(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


# Where a household was at home that day decides: `registry_residence` holds past places as well.
_STOCKS = """
SELECT commune_id, status, count(*), sum(people)::bigint
FROM (
  SELECT r.household_id, r.commune_id, coalesce(s.status, 'none') AS status, count(m.id) AS people
  FROM registry_residence r
  LEFT JOIN reviews_statusspell s ON s.household_id = r.household_id AND s.valid @> %(day)s::date
  LEFT JOIN registry_membership m ON m.household_id = r.household_id AND m.valid @> %(day)s::date
  WHERE r.commune_id = ANY(%(communes)s) AND r.valid @> %(day)s::date
    AND (%(keepers)s::bigint[] IS NULL OR r.household_id IN (
      SELECT id FROM registry_household WHERE commune_id = ANY(%(keepers)s::bigint[])))
  GROUP BY r.household_id, r.commune_id, s.status
) AS one
GROUP BY 1, 2
"""

_COLUMNS = {
    "poor": "poor",
    "near_poor": "near_poor",
    "newly_escaped": "newly_escaped",
    "average_living_standard": "average",
}


def stocks(commune_ids: Collection[int], on: date, *, keepers: Collection[int] | None = None) -> dict[int, Stock]:
    """How many households and people each commune has on a day, by status; every commune asked for is there.

    With `keepers` only the households that these communes keep today: the part of a split commune that came to them.
    """
    counts: dict[int, dict[str, int]] = {commune_id: {"households": 0, "people": 0} for commune_id in commune_ids}
    with connection.cursor() as cursor:
        cursor.execute(_STOCKS, _asked(commune_ids, on, keepers))
        for commune_id, status, households, people in cursor.fetchall():
            row = counts[commune_id]
            row["households"] += households
            row["people"] += people
            if status in _COLUMNS:
                row[f"{_COLUMNS[status]}_hh"] = households
                row[f"{_COLUMNS[status]}_people"] = people
    return {commune_id: Stock(**row) for commune_id, row in counts.items()}


def _asked(commune_ids: Collection[int], on: date, keepers: Collection[int] | None) -> dict[str, Any]:
    return {"communes": list(commune_ids), "day": on, "keepers": None if keepers is None else list(keepers)}
