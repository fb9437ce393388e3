"""Checked households into the registry, through its own verb."""

from collections.abc import Iterator

import polars as pl

from vuonlen.registry.actions import register_households
from vuonlen.registry.models import BirthPrecision, Relation, Sex
from vuonlen.registry.models.newcomers import NewHousehold, NewMember
from vuonlen.sheets.imports.context import Checked, ImportContext

_MEMBER = (
    "full_name",
    "sex_code",
    "birth_date_day",
    "birth_date_precision",
    "ethnicity_code",
    "relation_code",
    "number",
)
_SEX, _RELATION, _PRECISION = ({one.value: one for one in words} for words in (Sex, Relation, BirthPrecision))
_HOME = ("village_id", "commune_id", "registered_on_day", "address_said")


def commit_households(checked: Checked, context: ImportContext) -> None:
    """Register every household of the file; raises Refused when the registry finds what the check did not."""
    frame, _lookup = checked.material
    paths = {commune: set(path) for commune, path in frame.select("commune_id", "path").unique().iter_rows()}
    scope = context.scope_within(paths)
    register_households(actor=context.actor, scope=scope, new=_households(frame, context))


def _households(frame: pl.DataFrame, context: ImportContext) -> Iterator[NewHousehold]:
    """One household after the other, in the order of their first rows."""
    first = pl.col("row").first().over("household").alias("first")
    ordered = frame.with_columns(first).sort("first", "row").select("first", *_HOME, *_MEMBER)
    members, home, current = list[NewMember](), (0, 0, None, ""), None
    for number, *values in ordered.iter_rows():
        if number != current and current is not None:
            yield _household(home, members)
            context.step(len(members))
            members = []
        current, home = number, tuple(values[: len(_HOME)])
        members.append(_member(*values[len(_HOME) :]))
    yield _household(home, members)
    context.step(len(members))


def _household(home: tuple, members: list[NewMember]) -> NewHousehold:
    village, commune, day, address = home
    return NewHousehold(village, commune, day, address or "", members)


def _member(
    name: str, sex: str, birth: object, precision: str, ethnicity: str, relation: str, number: str
) -> NewMember:
    return NewMember(name, _SEX[sex], birth, _PRECISION[precision], ethnicity, _RELATION[relation], number)  # type: ignore[arg-type]
