"""The check of households with members: everything, before anything is written."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from vuonlen.kernel.rights import Permission
from vuonlen.registry.models import Relation, Sex
from vuonlen.registry.models.newcomers import ADDRESS_LIMIT, AGE_LIMIT, NAME_LIMIT
from vuonlen.sheets.checks.personal_numbers import number_findings, with_number
from vuonlen.sheets.checks.rules import (
    Rule,
    at_most,
    choice_findings,
    day_findings,
    empty_findings,
    future_findings,
    rule_findings,
    twice_findings,
    with_code,
)
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.reading.cells import key_of
from vuonlen.sheets.reading.dates import with_day
from vuonlen.sheets.reading.workbook import SheetTable, table_finding

from ..kinds.households import DECISIONS, ETHNICITY_NAMES, RELATIONS, SEXES
from ..messages import Message
from .place_lookup import PlaceLookup
from .same_people import registered_findings, taken_findings, twin_findings

#: Said once a household: on any of its rows, the same wherever it is said.
SHARED = ("commune", "village", "address", "registered_on")
OTHER_ETHNICITY_NAMES = {"HMông": "Mông", "Khơ-me": "Khmer", "Sán Chay": "Cao Lan", "Kinh": "Việt"}


_BORN, _REGISTERED = pl.col("birth_date_day"), pl.col("registered_on_day")
_AGE = _REGISTERED.dt.year() - _BORN.dt.year()
RULES = [
    at_most("full_name", NAME_LIMIT),
    at_most("address", ADDRESS_LIMIT),
    Rule(_BORN <= _REGISTERED, "birth_date", Message.BIRTH_AFTER_DAY, {"day": "lập sổ"}),
    Rule(_AGE <= AGE_LIMIT, "birth_date", Message.BIRTH_TOO_EARLY, {"limit": AGE_LIMIT}),
]


def check_households(tables: list[SheetTable], context: ImportContext) -> Checked:
    """Check the rows; the material is a frame in which every row is complete when there is no error."""
    [table] = tables
    frame = parsed(table.frame)
    findings = [*table.findings, *_cell_findings(table, frame, context.today), *_shared_findings(table, frame)]
    frame, lookup = with_places(frame, context, table, findings)
    findings += _household_findings(table, frame)
    findings += twice_findings(table, frame, ["household", "name_key", "birth_date_day"], "full_name",
                               Message.SAME_PERSON_TWICE)  # fmt: skip
    findings += twice_findings(table, frame, ["number"], "personal_number", Message.NUMBER_TWICE)
    findings += taken_findings(table, frame)
    findings += twin_findings(table, frame)
    findings += registered_findings(table, frame)
    counts = {"households": frame["household"].n_unique(), "people": frame.height}
    return Checked(tables, findings, counts, (frame, lookup))


def parsed(frame: pl.DataFrame) -> pl.DataFrame:
    """The text columns with what they mean beside them."""
    shared = (pl.col(key).drop_nulls().first().over("household").alias(f"{key}_said") for key in SHARED)
    frame = frame.with_columns(*shared, key_of(pl.col("full_name")).alias("name_key"))
    frame = frame.with_columns(pl.col("registered_on").alias("registered_on_own"))
    frame = frame.with_columns(pl.col("registered_on_said").alias("registered_on"))
    frame = with_day(with_day(frame, "birth_date"), "registered_on")
    frame = with_code(with_code(frame, "sex", SEXES), "relation", RELATIONS)
    frame = with_code(frame, "ethnicity", ETHNICITY_NAMES, OTHER_ETHNICITY_NAMES)
    frame = with_code(frame, "decision", DECISIONS)
    enums = (pl.col("sex_code").cast(pl.Enum(Sex.values)), pl.col("relation_code").cast(pl.Enum(Relation.values)))
    return with_number(frame.with_columns(*enums), "personal_number")


def _cell_findings(table: SheetTable, frame: pl.DataFrame, today: date) -> Iterator[Finding]:
    yield from empty_findings(table, frame, "household")
    yield from empty_findings(table, frame, "full_name")
    yield from empty_findings(table, frame, "birth_date")
    for key in ("sex", "relation", "ethnicity"):
        yield from choice_findings(table, frame, key, required=True)
    yield from choice_findings(table, frame, "decision", required=False)
    yield from day_findings(table, frame, "birth_date", whole=False)
    yield from number_findings(table, frame, "personal_number")
    yield from rule_findings(table, frame, RULES)
    heads = _first_rows(frame)
    yield from day_findings(table, heads, "registered_on", whole=True)
    yield from future_findings(table, heads, "registered_on", today)
    for key in ("commune", "village", "registered_on"):
        yield from empty_findings(table, heads, key, said=f"{key}_said")


def _first_rows(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("household").is_not_null()).unique("household", keep="first", maintain_order=True)


def _shared_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    """Rows that say of their household something else than another row does."""
    for key in SHARED:
        own = "registered_on_own" if key == "registered_on" else key
        first = pl.col("row").filter(pl.col(own).is_not_null()).first().over("household").alias("other")
        marked = frame.with_columns(first).filter(pl.col(own) != pl.col(f"{key}_said"))
        for row, other in marked.select("row", "other").iter_rows():
            yield table_finding(table, row, key, Message.HOUSEHOLD_DISAGREES, other=other)


def _household_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    heads = (pl.col("relation_code") == "head").sum().over("household").cast(pl.Int64).alias("heads")
    marked = _first_rows(frame.with_columns(heads)).filter(pl.col("heads") != 1)
    for row, household, count in marked.select("row", "household", "heads").iter_rows():
        yield table_finding(table, row, "relation", Message.NOT_ONE_HEAD, household=household, count=count)


def with_places(
    frame: pl.DataFrame, context: ImportContext, table: SheetTable, findings: list[Finding]
) -> tuple[pl.DataFrame, PlaceLookup]:
    """Add the ids of commune and village of each household; what is not found goes to the findings."""
    homes = _first_rows(frame).select("household", "row", "commune_said", "village_said", "registered_on_day")
    lookup = PlaceLookup(context.roots(Permission.REGISTER_HOUSEHOLD), homes["commune_said"].drop_nulls().unique())
    distinct = homes.select("commune_said", "village_said", "registered_on_day").unique().drop_nulls()
    ids, wrong = {}, {}
    for commune, village, day in distinct.iter_rows():
        key = "commune"
        found = lookup.commune(commune, day)
        if found.version:
            key, above = "village", found.version
            found = lookup.village(above, village, day)
        if found.version:
            ids[commune, village, day] = (above.place_id, found.version.place_id, above.path)
        else:
            wrong[commune, village, day] = (key, found)
    for _household, row, *place in homes.iter_rows():
        if tuple(place) in wrong:
            key, found = wrong[tuple(place)]
            findings.append(table_finding(table, row, key, found.message, **dict(found.values)))  # type: ignore[arg-type]
    return _with_ids(frame, ids), lookup


def _with_ids(frame: pl.DataFrame, ids: dict[tuple[Any, ...], tuple[Any, ...]]) -> pl.DataFrame:
    rows = [(*place, commune, village, path) for place, (commune, village, path) in ids.items()]
    schema: dict[str, Any] = {"commune_said": pl.String, "village_said": pl.String, "registered_on_day": pl.Date,
              "commune_id": pl.Int64, "village_id": pl.Int64, "path": pl.List(pl.Int64)}  # fmt: skip
    return frame.join(
        pl.DataFrame(rows, schema=schema, orient="row"),
        on=["commune_said", "village_said", "registered_on_day"], how="left", maintain_order="left",
    )  # fmt: skip
