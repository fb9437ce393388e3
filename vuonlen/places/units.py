"""The published lists of units, read from `data/` after their checksums were compared."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .errors import PlaceRefused
from .messages import Message
from .models import Level

DATA = Path(__file__).parent / "data"
CHANGE_DAY = date(2025, 7, 1)  # the day the districts ended and the new provinces and communes began

# The list "in force until 30/06/2025" does not say since when each unit is as listed. The system knows places from the
# first day of the 2021-2025 programme on, and claims nothing before. Within 2021-2025 it shows the last list, also for
# units that the mergers of 2023-2025 made; earlier lists can be added as further versions when they are found.
KNOWN_FROM = date(2021, 1, 1)

OLD_SOURCE = "vietnamadminunits 1.0.4: danh mục áp dụng đến 30/06/2025, ngày bắt đầu chưa rõ"
NEW_SOURCE = "vietnamadminunits 1.0.4: danh mục áp dụng từ 01/07/2025"
LINK_SOURCE = "vietnamadminunits 1.0.4: bảng chuyển đổi 01/07/2025"


@dataclass(frozen=True)
class Unit:
    """One line of a published list; `parent_code` is empty for a province."""

    level: Level
    code: str
    parent_code: str
    kind: str
    name: str
    latitude: float | None
    longitude: float | None
    area_km2: float | None


@dataclass(frozen=True)
class Link:
    """One line of the crosswalk: the old unit's households, or a part of them, went to the new unit."""

    old: tuple[Level, str]
    new: tuple[Level, str]
    is_default: bool
    needs_confirmation: bool


def old_units() -> list[Unit]:
    """The units in force until 30/06/2025: 63 provinces, 696 districts, 10.035 communes."""
    return [_unit(row) for row in _checked_rows("units_until_2025-06-30.csv")]


def new_units() -> list[Unit]:
    """The units in force from 01/07/2025: 34 provinces, 3.321 communes."""
    return [_unit(row) for row in _checked_rows("units_from_2025-07-01.csv")]


def links() -> list[Link]:
    """The crosswalk of provinces and communes (and of the five island districts without communes)."""
    return [_link(row) for row in _checked_rows("crosswalk_2025-07-01.csv")]


def _checked_rows(name: str) -> Iterator[dict[str, str]]:
    content = (DATA / name).read_bytes()
    expected = dict(line.split()[::-1] for line in (DATA / "SHA256SUMS").read_text().splitlines())
    if hashlib.sha256(content).hexdigest() != expected[name]:
        raise PlaceRefused(Message.DATA_ALTERED.text(file=name))
    yield from csv.DictReader(content.decode().splitlines())


def _unit(row: dict[str, str]) -> Unit:
    numbers = {key: float(row[key]) if row[key] else None for key in ("latitude", "longitude", "area_km2")}
    return Unit(Level(row["level"]), row["code"], row["parent_code"], row["kind"], row["name"], **numbers)


def _link(row: dict[str, str]) -> Link:
    old, new = (Level(row["old_level"]), row["old_code"]), (Level(row["new_level"]), row["new_code"])
    return Link(old, new, row["is_default"] == "1", row["needs_confirmation"] == "1")
