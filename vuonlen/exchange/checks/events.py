"""The check of events: every row is tried by the registry's own verb, in order, and all of it is undone again.

So the check says exactly what the writing would, also of rows that build on one another (a birth, then the mother's
death). Writing is the same walk without the undoing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from django.db import transaction

from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Household
from vuonlen.sheets.checks.personal_numbers import number_findings, with_number
from vuonlen.sheets.checks.rules import choice_findings, day_findings, empty_findings, with_code
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.messages import Message as CellMessage
from vuonlen.sheets.reading.cells import key_of
from vuonlen.sheets.reading.dates import with_day
from vuonlen.sheets.reading.workbook import SheetTable, table_finding, table_question

from ..kinds.events import ARRIVALS, EVENT_WORDS, LEAVINGS, OF_SEVERAL
from ..kinds.households import ETHNICITY_NAMES, RELATIONS, SEXES
from ..messages import Message
from .event_verbs import Unclear, acts, apply_event
from .households import OTHER_ETHNICITY_NAMES

LIMIT = 5_000  # rows: each is one verb


def check_events(tables: list[SheetTable], context: ImportContext) -> Checked:
    """Check the rows; the material is the rows in order, each with its household."""
    [table] = tables
    if table.frame.height > LIMIT:
        raise Refused([Problem(Message.TOO_MANY_EVENTS, {"count": table.frame.height, "limit": LIMIT})])
    frame = _parsed(table.frame)
    findings = [*table.findings, *_cell_findings(table, frame)]
    households = _households(table, frame, context, findings)
    rows = [row for row in frame.iter_rows(named=True) if row["household_code"] in households]
    if not findings:
        findings += _tried(table, rows, households, context)
    return Checked(tables, findings, {"events": frame.height}, (rows, households))


def _parsed(frame: pl.DataFrame) -> pl.DataFrame:
    frame = with_number(with_day(with_day(frame, "birth_date"), "happened_on"), "personal_number")
    for key, choices in (("event", EVENT_WORDS), ("sex", SEXES), ("relation", RELATIONS)):
        frame = with_code(frame, key, choices)
    frame = with_code(frame, "ethnicity", ETHNICITY_NAMES, OTHER_ETHNICITY_NAMES)
    return frame.with_columns(
        key_of(pl.col("full_name")).alias("name_key"), key_of(pl.col("new_head")).alias("new_head_key")
    )


def _cell_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    for key in ("household_code", "happened_on", "reason"):
        yield from empty_findings(table, frame, key)
    yield from choice_findings(table, frame, "event", required=True)
    yield from day_findings(table, frame, "happened_on", whole=True)
    yield from day_findings(table, frame, "birth_date", whole=False)
    yield from number_findings(table, frame, "personal_number")
    for key in ("sex", "ethnicity", "relation"):
        yield from choice_findings(table, frame, key, required=False)
    arriving = pl.col("event_code").is_in([kind.value for kind in ARRIVALS])
    leaving = pl.col("event_code").is_in([*(kind.value for kind in LEAVINGS), "head_changed"])
    yield from empty_findings(table, frame.filter(arriving | leaving), "full_name")
    for key in ("birth_date", "sex", "ethnicity", "relation"):
        yield from empty_findings(table, frame.filter(arriving), key)
    several = pl.col("event_code").is_in([kind.value for kind in OF_SEVERAL])
    yield from empty_findings(table, frame.filter(several), "full_name")
    yield from empty_findings(table, frame.filter(several | (pl.col("event_code") == "head_changed")), "relation")
    yield from empty_findings(table, frame.filter(pl.col("event_code") == "merged_into"), "other_household_code")
    misplaced = (pl.col("relation_code") == "head") & (pl.col("event_code") != "split")
    for row, value in frame.filter(misplaced).select("row", "relation").iter_rows():
        yield table_finding(table, row, "relation", CellMessage.NOT_A_CHOICE, value=value)


def _households(
    table: SheetTable, frame: pl.DataFrame, context: ImportContext, findings: list[Finding]
) -> dict[str, Household]:
    """The households of the file in the actor's area; all others are as if they were not there."""
    columns = ("household_code", "other_household_code")
    codes = pl.concat([frame[one] for one in columns]).drop_nulls().unique().to_list()
    stored = {one.code: one for one in Household.objects.filter(code__in=codes)}
    roots = context.roots(Permission.REGISTER_HOUSEHOLD)
    versions = names_on({one.commune_id for one in stored.values()}, context.today)
    inside = {pk for pk, version in versions.items() if roots & set(version.path)}
    found = {code: one for code, one in stored.items() if one.commune_id in inside}
    for key in columns:
        for row, code in frame.filter(pl.col(key).is_not_null()).select("row", key).iter_rows():
            if code not in found:
                findings.append(table_finding(table, row, key, Message.HOUSEHOLD_NOT_FOUND, value=code))
    return found


def _tried(
    table: SheetTable, rows: list[dict[str, Any]], households: Mapping[str, Household], context: ImportContext
) -> list[Finding]:
    findings = []
    with transaction.atomic():
        for act in acts(rows):
            context.step(0)
            try:
                with transaction.atomic():
                    apply_event(act, households, context)
            except Unclear as unclear:
                told = table_question if unclear.message is Message.SEVERAL_PEOPLE else table_finding
                findings.append(told(table, unclear.row, unclear.key, unclear.message, **unclear.values))
            except Refused as refused:
                for problem in refused.problems:
                    message = Message.REGISTRY_REFUSES
                    findings.append(table_finding(table, act[0]["row"], None, message, sentence=problem.text))
        transaction.set_rollback(True)
    return findings
