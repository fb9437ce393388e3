"""The one statement that passes households on; the verbs of this package decide which."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection

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


def pass_on(village_ids: Collection[int], successor_id: int, on: date) -> int:
    """Let the households of these villages belong to the successor from `on`; return how many."""
    values: dict[str, Any] = {"villages": list(village_ids), "successor": successor_id, "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER, values)
        cursor.execute(_PASS_ON, values)
        return int(cursor.rowcount)
