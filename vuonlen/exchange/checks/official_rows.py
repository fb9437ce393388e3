"""The rows of an official list, read: cells to values, rows to households, and what is wrong with them as a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from vuonlen.kernel.problems import CodedMessage
from vuonlen.sheets.checks.personal_numbers import number_findings, with_number
from vuonlen.sheets.checks.rules import choice_findings, day_findings, empty_findings, with_code
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.messages import Message as CellMessage
from vuonlen.sheets.reading.cells import key_of
from vuonlen.sheets.reading.dates import with_day
from vuonlen.sheets.reading.workbook import SheetTable, table_finding, table_question

from ..kinds.households import ETHNICITY_NAMES, RELATIONS, SEXES
from ..kinds.official import CLASSES, LISTED, MARK, SHARED
from ..messages import Message
from .households import OTHER_ETHNICITY_NAMES

POINTS = ("income_points", "deprivation_points")
_DAYS = ("decided_on", "effective_on")
_CODED = {"class": CLASSES, "no_work_capacity": MARK, "has_merit_member": MARK}
_CAUSES = r"^[1-8](\s*[,;]\s*[1-8])*$"
_MASKED = r"[•*]|[xX]{3}"
_NONE = r"^[\s–—-]*$"


@dataclass(frozen=True)
class Group:
    """A household of a sheet: the row of its head first, and what the sheet says of it once."""

    table: SheetTable
    rows: tuple[dict[str, Any], ...]

    @property
    def head(self) -> dict[str, Any]:
        return self.rows[0]

    @property
    def row(self) -> int:
        return int(self.head["row"])

    def said(self, key: str) -> Any:
        """What any row of the household says under this heading; None when the sheet has no such column."""
        return self.head.get(f"{key}_said")

    def finding(self, key: str | None, message: CodedMessage, **values: object) -> Finding:
        """A finding at the row of the head."""
        return table_finding(self.table, self.row, key, message, **values)

    def question(self, key: str | None, message: Message, **values: object) -> Finding:
        """A finding that a person settles."""
        return table_question(self.table, self.row, key, message, **values)

    def elsewhere(self) -> str:
        """ "dòng 14 trang “DS thoát nghèo”"."""
        return f"dòng {self.row} trang “{self.table.spec.name}”"


def read_rows(table: SheetTable) -> tuple[list[Group], list[Finding]]:
    """The households of a sheet and what is wrong with its cells; rows before the first head belong to nobody."""
    frame = _parsed(table)
    findings = [*table.findings, *_cell_findings(table, frame), *_household_findings(table, frame)]
    parts = frame.filter(pl.col("group") > 0).partition_by("group", maintain_order=True)
    return [Group(table, tuple(part.iter_rows(named=True))) for part in parts], findings


def _parsed(table: SheetTable) -> pl.DataFrame:
    keys = {one.key for one in table.spec.columns}
    frame = table.frame.with_columns(_unmasked(), *(_blank(key) for key in SHARED if key in keys))
    frame = frame.with_columns(key_of(pl.col("full_name")).alias("name_key"))
    frame = with_day(with_number(frame, "personal_number"), "birth_date")
    for key in _DAYS:
        frame = with_day(frame, key)
    for key, choices in ({"relation": RELATIONS, "sex": SEXES} | _CODED).items():
        frame = with_code(frame, key, choices) if key in keys else frame
    frame = with_code(frame, "ethnicity", ETHNICITY_NAMES, OTHER_ETHNICITY_NAMES)
    frame = frame.with_columns(pl.col(key).cast(pl.Int64, strict=False).alias(f"{key}_value") for key in POINTS)
    frame = frame.with_columns((pl.col("relation_code") == "head").fill_null(value=False).cum_sum().alias("group"))
    return frame.with_columns(_said(key) for key in _shared(frame))


def _unmasked() -> pl.Expr:
    """A number of which only the end is shown, as this system's own lists have it, is no number."""
    number = pl.col("personal_number")
    return pl.when(~number.str.contains(_MASKED)).then(number).alias("personal_number")


def _blank(key: str) -> pl.Expr:
    """ "–" is how a list writes that nothing is known."""
    return pl.when(~pl.col(key).str.contains(_NONE)).then(pl.col(key)).alias(key)


def _shared(frame: pl.DataFrame) -> list[str]:
    """What a household has once, as far as this sheet has it: the words and what they mean."""
    meant = [f"{key}{end}" for key in SHARED for end in ("", "_code", "_day", "_value")]
    return [key for key in (*meant, "commune", "commune_code", "village", "address") if key in frame.columns]


def _said(key: str) -> pl.Expr:
    return pl.col(key).drop_nulls().first().over("group").alias(f"{key}_said")


def _cell_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    for key in ("full_name", "birth_date"):
        yield from empty_findings(table, frame, key)
    yield from choice_findings(table, frame, "relation", required=True)
    for key in ("sex", "ethnicity", *_CODED):
        if f"{key}_code" in frame.columns:
            yield from choice_findings(table, frame, key, required=False)
    yield from day_findings(table, frame, "birth_date", whole=False)
    for key in _DAYS:
        yield from day_findings(table, frame, key, whole=True)
    yield from number_findings(table, frame, "personal_number")
    for key in POINTS:
        unread = pl.col(key).is_not_null() & (pl.col(f"{key}_value").is_null() | (pl.col(f"{key}_value") < 0))
        for row, value in frame.filter(unread).select("row", key).iter_rows():
            yield table_finding(table, row, key, CellMessage.NOT_WHOLE, value=value)
    if "causes" in frame.columns:
        for row, value in frame.filter(~pl.col("causes").str.contains(_CAUSES)).select("row", "causes").iter_rows():
            yield table_finding(table, row, "causes", CellMessage.NOT_A_CHOICE, value=value)


def _household_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    for (row,) in frame.filter(pl.col("group") == 0).select("row").iter_rows():
        yield table_finding(table, row, "relation", Message.WITHOUT_HEAD)
    is_listed = table.spec.key == LISTED.key
    needed = ("class", "decision_number", "decided_on", "commune", "village") if is_listed else ("address",)
    heads = frame.filter(pl.col("relation_code") == "head")
    for key in (*needed, "deprivation_points"):
        yield from empty_findings(table, heads, key, said=f"{key}_said")
    for key, given in (("decision_number", "decided_on"), ("decided_on", "decision_number")):
        if not is_listed:
            half = heads.filter(pl.col(f"{given}_said").is_not_null())
            yield from empty_findings(table, half, key, said=f"{key}_said")
    yield from _disagreeing(table, frame.filter(pl.col("group") > 0))
    if is_listed:
        yield from _other_heads(table, frame.filter(pl.col("group") > 0))


def _disagreeing(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    """Rows that say of their household something else than another row does."""
    for key in (one.key for one in table.spec.columns if one.key in (*SHARED, "commune", "village", "address")):
        first = pl.col("row").filter(pl.col(key).is_not_null()).first().over("group").alias("other")
        marked = frame.with_columns(first).filter(pl.col(key) != pl.col(f"{key}_said"))
        for row, other in marked.select("row", "other").iter_rows():
            yield table_finding(table, row, key, Message.HOUSEHOLD_DISAGREES, other=other)


def _other_heads(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    head, other = pl.col("full_name").first().over("group"), pl.col("row").first().over("group")
    marked = frame.with_columns(head.alias("head"), other.alias("other"))
    wrong = marked.filter(key_of(pl.col("head_name")) != key_of(pl.col("head")))
    for row, value, its_head, at in wrong.select("row", "head_name", "head", "other").iter_rows():
        yield table_finding(table, row, "head_name", Message.HEAD_DISAGREES, value=value, head=its_head, other=at)


def day_of(group: Group) -> date | None:
    """When what the list says took effect, as far as the row says."""
    return group.said("effective_on_day") or group.said("decided_on_day")
