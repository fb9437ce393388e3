"""Random complete columns of any size, for comparisons in bulk and for the benchmark."""

from datetime import date

import numpy as np

from vuonlen.law import FACTS, Columns
from vuonlen.law.requirements import facts_used_on


def random_columns(count: int, members: int, on: date, seed: int = 1) -> tuple[Columns, Columns]:
    """Return columns of `count` households with `members` persons each on average, at least one, sorted."""
    random = np.random.default_rng(seed)
    extra = random.integers(0, count, count * (members - 1))
    persons: Columns = {"household": np.sort(np.concatenate([np.arange(count), extra]))}
    households: Columns = {}
    for code in facts_used_on(on):
        table = households if FACTS[code].entity == "household" else persons
        length = count if table is households else len(persons["household"])
        table[code] = _answers(random, code, length, on)
    return households, persons


def _answers(random: np.random.Generator, code: str, length: int, on: date) -> np.ndarray:
    fact = FACTS[code]
    if fact.kind == "bool":
        return (random.random(length, dtype=np.float32) < 0.8).astype(np.int8)
    if fact.kind == "enum":
        return random.integers(0, len(fact.codes), length, dtype=np.int8)
    if fact.kind == "float":
        return (random.integers(800, 12_000, length) / 100).astype(np.float32)
    if fact.kind == "date":
        return np.datetime64(on) - random.integers(0, 80 * 365, length).astype("timedelta64[D]")
    low, high = (80, 250) if code == "income_points" else (500_000, 4_000_000)
    return random.integers(low, high, length, dtype=np.int32)
