"""Item tables: which answer of the form is worth how many points, in one region and for a time.

A table is one YAML file:

    standard: mpi-2022-2025
    region: red_river_delta
    valid_from: 2022-01-01
    valid_to: 2026-12-31
    title: ...          # act and annex
    href: ...
    verification: official
    items:
      household_size:
        label: ...
        answers:
          one: {label: ..., points: 75}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

GRADES = ("official", "secondary", "unverified")
#: Tables shipped with the package. None so far, see README.md there.
TABLES = Path(__file__).parent / "tables"


class ItemTableError(ValueError):
    """An item table is malformed; the message names the file and the entry."""


@dataclass(frozen=True)
class Item:
    """One question of the form: its code, its Vietnamese label, and points and label by answer code."""

    code: str
    label_vi: str
    points: Mapping[str, int]
    labels_vi: Mapping[str, str]


@dataclass(frozen=True)
class ItemTable:
    """The points of one region under one standard, valid on both days inclusive."""

    standard: str
    region: str
    valid_from: date
    valid_to: date
    title: str
    href: str | None
    verification: str
    items: tuple[Item, ...]

    def applies(self, region: str, on: date) -> bool:
        """Say whether the table is for a region on a day."""
        return region == self.region and self.valid_from <= on <= self.valid_to


def load_table(path: Path) -> ItemTable:
    """Read one table.

    Raises:
        ItemTableError: an entry is missing or points are not whole numbers.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        table = _table(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ItemTableError(f"{path.name}: mục {error} thiếu hoặc sai cấu trúc.") from error
    _check(path, table)
    return table


def load_tables(folder: Path = TABLES) -> tuple[ItemTable, ...]:
    """Read every table of a folder, in the order of their names."""
    return tuple(load_table(path) for path in sorted(folder.glob("*.yaml")))


def _table(data: dict[str, Any]) -> ItemTable:
    return ItemTable(
        standard=data["standard"],
        region=data["region"],
        valid_from=data["valid_from"],
        valid_to=data["valid_to"],
        title=data["title"],
        href=data.get("href"),
        verification=data["verification"],
        items=tuple(_item(code, item) for code, item in data["items"].items()),
    )


def _item(code: str, item: dict[str, Any]) -> Item:
    answers = {str(answer): entry for answer, entry in item["answers"].items()}
    return Item(
        code=code,
        label_vi=item["label"],
        points={answer: entry["points"] for answer, entry in answers.items()},
        labels_vi={answer: entry["label"] for answer, entry in answers.items()},
    )


def _check(path: Path, table: ItemTable) -> None:
    if table.verification not in GRADES:
        raise ItemTableError(f"{path.name}: mức kiểm chứng {table.verification} không nằm trong {', '.join(GRADES)}.")
    for item in table.items:
        for answer, points in item.points.items():
            if isinstance(points, bool) or not isinstance(points, int):
                raise ItemTableError(f"{path.name}: điểm của {item.code}/{answer} phải là số nguyên.")
