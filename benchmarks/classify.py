"""Classify 1,000,000 households with 4,000,000 persons: the law's engine beside hand-written Polars.

`python -m benchmarks.classify engine|polars HOUSEHOLDS PERSONS` prints one JSON line; each side runs in a
process of its own, so that its peak memory is its own. Facts are in memory when the clock starts.
"""

import gc
import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks import population

FOLDER = Path("var/bench")
ON = date(2022, 12, 14)
REPEATS = 5


def compare(households: int = 1_000_000, persons: int = 4_000_000) -> list[dict]:
    """Measure both sides, check that they agree, and return their rows."""
    population.save(FOLDER, households, persons)
    rows = [_in_own_process(side, households, persons) for side in ("engine", "polars")]
    if rows[0]["checksum"] != rows[1]["checksum"]:
        raise RuntimeError(f"The two sides disagree: {rows}")
    return rows


def measure(side: str, households: int, persons: int) -> dict:
    """Median seconds of `REPEATS` runs, and the process's peak memory with and without the facts."""
    facts = population.load(population.save(FOLDER, households, persons))
    run = _engine if side == "engine" else _polars(facts)
    if side == "polars":
        facts = None
    gc.collect()
    before = _peak_megabytes()
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        outcome = run(facts)
        seconds.append(time.perf_counter() - start)
    return {
        "side": side,
        "seconds": float(np.median(seconds)),
        "runs": [round(s, 3) for s in seconds],
        "megabytes": _peak_megabytes(),
        "megabytes_of_facts": before,
        "checksum": _checksum(outcome),
    }


def _engine(facts):
    from vuonlen import law

    outcome = law.classify(*facts, ON)
    return outcome.status, outcome.deprivations


def _polars(facts):
    from benchmarks import by_hand

    frames = by_hand.frames(*facts)

    def run(_):
        table = by_hand.classify(*frames, ON)
        return table["status"], table.drop("within", "count", "status")

    return run


def _checksum(outcome) -> list[int]:
    status, deprivations = outcome
    return [int(x) for x in (*np.bincount(np.asarray(status), minlength=5), *np.asarray(deprivations).sum(axis=0))]


def _peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _in_own_process(side: str, households: int, persons: int) -> dict:
    command = [sys.executable, "-m", "benchmarks.classify", side, str(households), str(persons)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
