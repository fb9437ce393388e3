"""Which ethnic minorities a province counts as indigenous (dân tộc thiểu số tại chỗ). No list is in our sources.

A province loads its own into `data/indigenous.csv`: a row an ethnicity, with the province's code, the days from and to
(exclusive, may be blank) on which it holds, and the act that says so. While a province has no row, its reports say
that the list is not loaded: an empty list and an unknown one are not the same.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..models.ethnicities import is_ethnicity

FILE = Path(__file__).parents[1] / "data" / "indigenous.csv"


@dataclass(frozen=True)
class Indigenous:
    """One ethnicity of one province's list."""

    province: str  # code, two digits
    ethnicity: str
    valid_from: date
    valid_to: date | None
    act: str


def indigenous_in(province_code: str, on: date) -> tuple[str, ...]:
    """The indigenous minorities of a province on a day; empty when its list is not loaded."""
    rows = (one for one in read_indigenous(FILE) if one.province == province_code)
    return tuple(one.ethnicity for one in rows if one.valid_from <= on and (one.valid_to is None or on < one.valid_to))


@lru_cache(maxsize=4)
def read_indigenous(file: Path) -> tuple[Indigenous, ...]:
    """Every row of the file. Raises ValueError for a row that names no ethnicity of the 54, or no act."""
    with file.open(encoding="utf-8", newline="") as opened:
        return tuple(_row(number, row) for number, row in enumerate(csv.DictReader(opened), start=2))


def _row(number: int, row: dict[str, str]) -> Indigenous:
    found = {key: value.strip() for key, value in row.items()}
    if not is_ethnicity(found["ethnicity"]):
        raise ValueError(f"indigenous.csv line {number}: {found['ethnicity']!r} is none of the 54 ethnicities")
    if not found["act"]:
        raise ValueError(f"indigenous.csv line {number}: the act that says so is missing")
    until = date.fromisoformat(found["to"]) if found["to"] else None
    return Indigenous(found["province"], found["ethnicity"], date.fromisoformat(found["from"]), until, found["act"])
