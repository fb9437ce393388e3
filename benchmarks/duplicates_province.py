"""The search for doubles at the size of a province: `python -m benchmarks.duplicates_province [PEOPLE ...]`.

People are drawn as the demo draws them, in communes of about 6.700; one in two hundred is entered once more, spoilt as
in `benchmarks.duplicates`. Then the model of the sweep looks for them, in a process of its own: time, processor time,
peak memory, precision and recall are printed, for each size asked for, and their ratio to the first. The register
itself is left out: reading 1.2 million rows of it takes seconds, the model minutes.
"""

import json
import multiprocessing
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.duplicates import SEED, SLIPS, show
from demo.families import Member, draw_household

SIZES = (120_000, 1_200_000)
PEOPLE_A_COMMUNE, PEOPLE_A_VILLAGE = 6_700, 670
ONE_OF = 200  # is entered twice
WITH_NUMBER = 0.96
_ETHNICITIES = {"Kinh": 60, "Dao": 20, "Tày": 7, "Sán Dìu": 5, "Hoa": 4, "Sán Chay": 4}


@dataclass(frozen=True)
class Entry:
    """One row of the register: who, and in which village and commune."""

    member: Member
    village: int
    commune: int


def main(sizes: tuple[int, ...]) -> None:
    """Draw and search each size, each step in a process of its own, so that its memory is its own."""
    results = []
    with TemporaryDirectory() as folder:
        for size in sizes:
            for work in (draw_people, search):
                _alone(work, size, Path(folder))
            results.append(json.loads((Path(folder) / "result.json").read_text()))
    first = results[0]
    for one in results[1:]:
        ratios = {key: round(one[key] / first[key], 1) for key in ("people", "seconds", "cpu_seconds", "peak_mb")}
        print(f"{one['people']} người so với {first['people']}: {json.dumps(ratios)}")


def _alone(work: Any, size: int, folder: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=work, args=(size, folder))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{work.__name__} dừng với mã {process.exitcode} (DO-020)")


def draw_people(size: int, folder: Path) -> None:
    """Write the register of `size` people, doubles among them, and which pairs are one person."""
    draw = Random(SEED)
    entries = list(_register(draw, size))
    true: dict[tuple[int, int], str] = {}
    kinds = list(SLIPS)
    communes = entries[-1].commune
    for index, original in enumerate(draw.sample(range(len(entries)), size // ONE_OF)):
        kind = kinds[index % len(kinds)]
        entries.append(_again(draw, kind, entries[original], communes))
        true[original + 1, len(entries)] = kind
    originals = len(entries) - len(true)
    pq.write_table(_table(draw, entries, originals), folder / "people.parquet")
    (folder / "true.json").write_text(json.dumps([[*pair, kind] for pair, kind in true.items()]))


def _register(draw: Random, size: int) -> Iterator[Entry]:
    made = 0
    names, weights = list(_ETHNICITIES), list(_ETHNICITIES.values())
    while made < size:
        place = made // PEOPLE_A_VILLAGE, made // PEOPLE_A_COMMUNE
        for member in draw_household(draw, draw.choices(names, weights)[0]):
            made += 1
            yield Entry(member, *place)


def _again(draw: Random, kind: str, of: Entry, communes: int) -> Entry:
    """Where the double is entered: 60 % the same village, 20 % the same commune, 20 % another commune."""
    spoilt, chance = SLIPS[kind](draw, of.member), draw.random()
    if chance < 0.6:
        return Entry(spoilt, of.village, of.commune)
    commune = of.commune if chance < 0.8 else draw.randint(0, communes)
    villages = PEOPLE_A_COMMUNE // PEOPLE_A_VILLAGE
    return Entry(spoilt, commune * villages + draw.randrange(villages), commune)


def _table(draw: Random, entries: list[Entry], originals: int) -> pa.Table:
    from vuonlen.registry.duplicates.folding import match_key

    people = [entry.member for entry in entries]
    columns = {
        "person_id": range(1, len(entries) + 1),
        "name_key": [match_key(one.full_name) for one in people],
        "sex": [one.sex for one in people],
        "ethnicity": [one.ethnicity for one in people],
        "village_id": [entry.village for entry in entries],
        "commune_id": [entry.commune for entry in entries],
        "birth_date": [one.birth_date for one in people],
        "precision": [one.birth_precision for one in people],
        "has_number": [index < originals and draw.random() < WITH_NUMBER for index in range(len(entries))],
    }
    return pa.table({name: pa.array(values) for name, values in columns.items()})


def search(size: int, folder: Path) -> None:
    """Let the model look for pairs; print what it found and what it cost."""
    from vuonlen.registry.duplicates.linkage import probable_pairs

    people = pq.read_table(folder / "people.parquet")
    true = {(first, second): kind for first, second, kind in json.loads((folder / "true.json").read_text())}
    start, used = time.perf_counter(), time.process_time()
    pairs = probable_pairs(people, lambda done, of: print(f"  phần {done}/{of}", file=sys.stderr, flush=True))
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    found = {pair[:2] for pair in pairs}
    counted, totals = Counter(kind for pair, kind in true.items() if pair in found), Counter(true.values())
    show(f"Rà {people.num_rows} người", {kind: (counted[kind], totals[kind]) for kind in totals}, len(found))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    result = {"people": people.num_rows, "seconds": round(seconds, 1), "cpu_seconds": round(cpu, 1), "peak_mb": peak}
    print(json.dumps(result), flush=True)
    (folder / "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    os.environ.setdefault("VUONLEN_MODE", "test")
    main(tuple(int(one) for one in sys.argv[1:]) or SIZES)
