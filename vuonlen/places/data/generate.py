"""Write the CSV files of this folder from the package vietnamadminunits 1.0.4 (MIT; see NOTICE).

Needed only when the package is replaced by a newer one. In a throw-away environment:

    python3 -m venv /tmp/vau && /tmp/vau/bin/pip install vietnamadminunits==1.0.4
    python3 -m vuonlen.places.data.generate /tmp/vau/lib/python3.11/site-packages/vietnamadminunits

It reads the package's data files only (no pandas, no network) and is deterministic: the same package gives the same
bytes, whose checksums are in SHA256SUMS. Changes of units after the package's date go into `patches/`, by hand.
"""

import csv
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .collisions import Candidate, Centre, find_collisions

HERE = Path(__file__).resolve().parent
OLD_FILE, NEW_FILE = "units_until_2025-06-30.csv", "units_from_2025-07-01.csv"
LINKS_FILE, COLLISIONS_FILE = "crosswalk_2025-07-01.csv", "crosswalk_name_collisions.csv"
KINDS = ["Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã"]
UNIT_COLUMNS = ["level", "code", "parent_code", "kind", "name", "latitude", "longitude", "area_km2"]
LINK_COLUMNS = ["old_level", "old_code", "new_level", "new_code", "is_default", "needs_confirmation"]
COLLISION_COLUMNS = ["old_code", "old_name", "new_code", "new_name", "km", "namesake_code", "namesake_km", "verdict"]


class Link(NamedTuple):
    """One line of the package's crosswalk, by its own keys: the old unit, the new province, the new unit."""

    old: str
    province: str
    new: str
    is_default: bool
    is_split: bool


@dataclass(frozen=True)
class Package:
    """The package's tables, by the keys its crosswalk uses."""

    old: dict[str, sqlite3.Row]
    new: dict[tuple[str, str], sqlite3.Row]
    provinces: dict[str, list[str]]
    links: list[Link]


def main(folder: Path) -> None:
    """Generate every file of this folder from the package installed in `folder`."""
    package = read_package(folder)
    collisions = find_collisions(*candidates(package))
    write(OLD_FILE, UNIT_COLUMNS, old_units(package))
    write(NEW_FILE, UNIT_COLUMNS, new_units(package))
    write(LINKS_FILE, LINK_COLUMNS, crosswalk(package, collisions))
    write(COLLISIONS_FILE, COLLISION_COLUMNS, described(package, collisions))
    write_checksums()


def read_package(folder: Path) -> Package:
    connection = sqlite3.connect(folder / "data" / "dataset.db")
    connection.row_factory = sqlite3.Row
    old = connection.execute("SELECT * FROM admin_units_legacy").fetchall()
    new = connection.execute("SELECT * FROM admin_units").fetchall()
    mapping = json.loads((folder / "data" / "converter_2025.json").read_text())
    return Package(
        old={f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": row for row in old},
        new={(row["provinceKey"], row["wardKey"]): row for row in new},
        provinces=mapping["DICT_PROVINCE"],
        links=list(read_links(mapping)),
    )


def read_links(mapping: dict) -> Iterator[Link]:
    for province, units in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in units.items():
            yield from (Link(old, province, new, is_default=True, is_split=False) for old in olds)
    for province, units in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in units.items():
            for new in news:
                yield Link(old, province, new["newWardKey"], new["isDefaultNewWard"], is_split=True)


def old_units(package: Package) -> Iterator[tuple]:
    rows = list(package.old.values())
    yield from provinces(rows)
    yield from sorted(
        {
            unit("district", row["districtCode"], row["provinceCode"], row["district"], district_centre(row))
            for row in rows
        }
    )
    yield from sorted(
        unit("commune", row["wardCode"], row["districtCode"], row["ward"], centre(row))
        for row in rows
        if row["wardCode"]
    )


def new_units(package: Package) -> Iterator[tuple]:
    rows = list(package.new.values())
    yield from provinces(rows)
    yield from sorted(
        unit("commune", row["wardCode"], row["provinceCode"], row["ward"], centre(row), row["wardAreaKm2"])
        for row in rows
    )


def provinces(rows: list[sqlite3.Row]) -> list[tuple]:
    centres = {row["provinceCode"]: (row["provinceLat"], row["provinceLon"]) for row in rows}
    names = {row["provinceCode"]: row["province"] for row in rows}
    return [unit("province", code, "", names[code], centres[code]) for code in sorted(names)]


def unit(level: str, code: str, parent: str, full_name: str, at: Centre | None, area: float | None = None) -> tuple:
    # The package's own type column is wrong for four communes; the full name is right for all.
    kind = next(kind for kind in KINDS if full_name.lower().startswith(kind.lower()))
    name = full_name[len(kind) :].strip()
    latitude, longitude = at or ("", "")
    return level, code, parent, kind, name, latitude, longitude, "" if area is None else area


def crosswalk(package: Package, collisions: list[Candidate]) -> Iterator[tuple]:
    old_provinces = {row["provinceKey"]: row["provinceCode"] for row in package.old.values()}
    new_provinces = {row["provinceKey"]: row["provinceCode"] for row in package.new.values()}
    pairs = ((old_provinces[old], new_provinces[new]) for new, olds in package.provinces.items() for old in olds)
    yield from sorted(("province", old, "province", new, 1, 0) for old, new in pairs)
    dropped = {(found.old, found.new) for found in collisions if found.is_dropped}
    kept = (link for link in package.links if (link.old, (link.province, link.new)) not in dropped)
    yield from sorted(link_row(package, link) for link in kept)


def link_row(package: Package, link: Link) -> tuple:
    old, new = package.old[link.old], package.new[link.province, link.new]
    level, code = ("commune", old["wardCode"]) if old["wardCode"] else ("district", old["districtCode"])
    return level, code, "commune", new["wardCode"], int(link.is_default), int(link.is_split)


def candidates(package: Package) -> tuple[list[Candidate], dict[str, Centre], dict]:
    """The extra links of split units, every old centre, and each new unit's own centre."""
    links = [Candidate(link.old, (link.province, link.new), link.is_split, link.is_default) for link in package.links]
    old_centres = {key: centre(row) or district_centre(row) for key, row in package.old.items()}
    return links, old_centres, {key: centre(row) for key, row in package.new.items()}


def described(package: Package, collisions: list[Candidate]) -> Iterator[tuple]:
    for found in sorted(collisions, key=lambda found: package.old[found.old]["wardCode"]):
        old, new = package.old[found.old], package.new[found.new]
        namesake = package.old[found.namesake]["wardCode"]
        old_name = ", ".join([old["ward"], old["district"], old["province"]])
        verdict = "bỏ" if found.is_dropped else "giữ"
        new_name = f"{new['ward']}, {new['province']}"
        yield old["wardCode"], old_name, new["wardCode"], new_name, found.km, namesake, found.namesake_km, verdict


def centre(row: sqlite3.Row) -> Centre | None:
    return None if row["wardLat"] is None else (row["wardLat"], row["wardLon"])


def district_centre(row: sqlite3.Row) -> Centre:
    return row["districtLat"], row["districtLon"]


def write(name: str, columns: list[str], rows: Iterable[tuple]) -> None:
    with (HERE / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_checksums() -> None:
    names = sorted([OLD_FILE, NEW_FILE, LINKS_FILE, COLLISIONS_FILE])
    lines = [f"{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (HERE / "SHA256SUMS").write_text("".join(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
