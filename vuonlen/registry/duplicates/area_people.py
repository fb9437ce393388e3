"""Everybody of an area as columns, straight from the database: what very many records are paired by."""

from collections.abc import Collection
from io import BytesIO

import polars as pl
from django.db import connection

# As in `records`: who is merged is left out, and the household joined last counts.
_PEOPLE = """
COPY (
  SELECT p.id AS person_id, translate(p.name_key, 'y', 'i') AS key, p.sex, p.birth_date,
         p.birth_precision <> 'day' OR extract(doy FROM p.birth_date) = 1 AS is_vague,
         p.personal_number_index IS NOT NULL AS has_number, p.ethnicity, h.village_id, h.commune_id,
         h.id AS household_id
  FROM registry_person AS p
  JOIN registry_membership AS m ON m.person_id = p.id
  JOIN registry_household AS h ON h.id = m.household_id
  WHERE p.merged_into_id IS NULL AND h.commune_id = ANY (ARRAY[{communes}]::bigint[])
    AND NOT EXISTS (SELECT FROM registry_membership AS n WHERE n.person_id = p.id AND lower(n.valid) > lower(m.valid))
) TO STDOUT (FORMAT csv, HEADER)
"""
_TYPES = {
    "person_id": pl.Int64, "key": pl.String, "sex": pl.String, "birth_date": pl.Date, "is_vague": pl.String,
    "has_number": pl.String, "ethnicity": pl.String, "village_id": pl.Int64, "commune_id": pl.Int64,
    "household_id": pl.Int64,
}  # fmt: skip


def people_of(commune_ids: Collection[int], fresh_household_ids: Collection[int]) -> pl.DataFrame:
    """The people whose latest household is in these communes; `is_fresh`: it is one of those named."""
    asked = _PEOPLE.format(communes=",".join(str(int(one)) for one in sorted(commune_ids)))  # COPY takes no values
    with connection.cursor() as cursor, cursor.copy(asked) as copy:
        text = BytesIO(b"".join(copy))
    people = pl.read_csv(text, schema=_TYPES)
    fresh = pl.Series(sorted(fresh_household_ids), dtype=pl.Int64)
    return people.with_columns(
        pl.col("is_vague") == "t",
        pl.col("has_number") == "t",
        pl.col("household_id").is_in(fresh.implode()).alias("is_fresh"),
    )
