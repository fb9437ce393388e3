"""The statements that pass households on and take them back; the verbs of this package decide which."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection

from vuonlen.places.models import PlaceVersion

# Whoever was registered on or after the day, or is gone by then, has nothing to pass on.
_WHICH = """
    village_id = ANY(%(villages)s) AND commune_id <> %(successor)s
    AND coalesce(resident_since, registered_on) < %(on)s AND (dissolved_on IS NULL OR dissolved_on > %(on)s)
"""
_REMEMBER = f"""
INSERT INTO registry_pastresidence (household_id, village_id, commune_id, valid)
SELECT id, village_id, commune_id, daterange(coalesce(resident_since, registered_on), %(on)s)
FROM registry_household WHERE {_WHICH}
"""  # noqa: S608 - no value is pasted in
_PASS_ON = f"UPDATE registry_household SET commune_id = %(successor)s, resident_since = %(on)s WHERE {_WHICH}"  # noqa: S608


# Taken back once (`take_back`) and confirmed again: the past residence is written already.
_AGAIN = """
UPDATE registry_household SET commune_id = %(successor)s
WHERE village_id = ANY(%(villages)s) AND commune_id = ANY(%(predecessors)s) AND resident_since = %(on)s
"""
_TAKE_BACK = """
UPDATE registry_household SET commune_id = %(old)s
WHERE village_id = %(village)s AND commune_id = %(new)s AND resident_since = %(on)s
"""


def pass_on(village_ids: Collection[int], successor_id: int, on: date, *, predecessors: Collection[int] = ()) -> int:
    """Let the households of these villages belong to the successor from `on`; return how many.

    Those that went back to waiting in one of the `predecessors` go as well.
    """
    values: dict[str, Any] = {"villages": list(village_ids), "successor": successor_id, "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER, values)
        cursor.execute(_PASS_ON, values)
        passed = int(cursor.rowcount)
        cursor.execute(_AGAIN, {**values, "predecessors": list(predecessors)})
        return passed + int(cursor.rowcount)


def take_back(village: PlaceVersion, before: PlaceVersion, on: date) -> int:
    """Let the households of a village wait in its old commune again; that they lived there before stays written."""
    values = {"village": village.place_id, "new": village.parent_id, "old": before.parent_id, "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_BACK, values)
        return int(cursor.rowcount)
