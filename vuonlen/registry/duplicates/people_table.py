"""Everybody of an area as an Arrow table: what the probabilistic model reads."""

import pyarrow as pa
from django.db import connection

_ROWS = 50_000  # read at a time

_PEOPLE = """
SELECT p.id, translate(p.name_key, 'y', 'i'), p.sex, p.ethnicity, h.village_id, h.commune_id, p.birth_date,
       p.birth_precision, p.personal_number_index IS NOT NULL
FROM registry_person AS p
JOIN registry_membership AS m ON m.person_id = p.id
JOIN registry_household AS h ON h.id = m.household_id
WHERE p.merged_into_id IS NULL AND h.commune_id = ANY (%s)
  AND NOT EXISTS (SELECT FROM registry_membership AS n WHERE n.person_id = p.id AND lower(n.valid) > lower(m.valid))
"""
_SCHEMA = pa.schema(
    [
        ("person_id", pa.int64()),
        ("name_key", pa.string()),
        ("sex", pa.string()),
        ("ethnicity", pa.string()),
        ("village_id", pa.int64()),
        ("commune_id", pa.int64()),
        ("birth_date", pa.date32()),
        ("precision", pa.string()),
        ("has_number", pa.bool_()),
    ]
)


def people_in(commune_ids: list[int]) -> pa.Table:
    """The people whose latest household is in these communes."""
    batches = []
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [commune_ids])
        while rows := cursor.fetchmany(_ROWS):
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), _SCHEMA, strict=True)
            ]
            batches.append(pa.record_batch(columns, schema=_SCHEMA))
    return pa.Table.from_batches(batches, schema=_SCHEMA)
