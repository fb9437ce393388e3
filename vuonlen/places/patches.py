"""Reviewed changes after 01/07/2025, from `data/patches/*.csv`, one file a day of change.

A line names the unit by level, code and day, and gives its kind and name from that day on. `is_urban` overrides what
the kind says (`1`, `0`; empty: by kind). `verification` is `official` when the act was read, `secondary` when a source
that quotes it was. Each file is reviewed by a second person before it is merged.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .models import Level
from .units import DATA


@dataclass(frozen=True)
class Patch:
    """From the day `on`, the unit that bears `code` has this kind and name."""

    on: date
    level: Level
    code: str
    kind: str
    name: str
    is_urban: bool | None
    source: str
    file: str
    line: int


def patches() -> list[Patch]:
    """Every reviewed change in order of date."""
    found = [patch for path in (DATA / "patches").glob("*.csv") for patch in _read(path)]
    return sorted(found, key=lambda patch: (patch.on, patch.level, patch.code))


def _read(path: Path) -> list[Patch]:
    with path.open(encoding="utf-8") as file:
        return [_patch(row, path.name, line) for line, row in enumerate(csv.DictReader(file), start=2)]


def _patch(row: dict[str, str], file: str, line: int) -> Patch:
    return Patch(
        on=date.fromisoformat(row["on"]),
        level=Level(row["level"]),
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        is_urban=row["is_urban"] == "1" if row["is_urban"] else None,
        source=f"{row['reference']} ({row['verification']})",
        file=file,
        line=line,
    )
