"""A random country for measuring: facts of households and persons as the law's columns.

Nothing here resembles a real place: the shares only make every indicator occur.
"""

from pathlib import Path

import numpy as np

ON = np.datetime64("2022-12-14")
CLEAN_WATER_CODES = 6  # the first six kinds of source count as clean
HYGIENIC_TOILET_CODES = 4


def make(households: int, persons: int, seed: int = 2022) -> tuple[dict, dict]:
    """Return (household columns, person columns) of complete fact sheets under mpi-2022-2025."""
    draw = np.random.default_rng(seed)
    return _households(draw, households), _persons(draw, households, persons)


def save(folder: Path, households: int, persons: int) -> tuple[Path, Path]:
    """Write the columns as two .npz files unless they are there; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = (folder / f"households-{households}.npz", folder / f"persons-{persons}.npz")
    if not all(path.exists() for path in paths):
        for path, columns in zip(paths, make(households, persons), strict=True):
            np.savez(path, **columns)
    return paths


def load(paths: tuple[Path, Path]) -> tuple[dict, dict]:
    """Read what `save` wrote, wholly into memory."""
    households, persons = ({name: file[name] for name in file.files} for file in map(np.load, paths))
    return households, persons


def _yes(draw: np.random.Generator, share: float, size: int) -> np.ndarray:
    return (draw.random(size, dtype=np.float32) < share).astype(np.int8)


def _households(draw: np.random.Generator, size: int) -> dict[str, np.ndarray]:
    shares = {
        **dict.fromkeys(("durable_wall", "durable_column", "durable_roof"), 0.85),
        "has_television": 0.9,
        "has_radio": 0.1,
        "has_desktop_computer": 0.1,
        "has_laptop": 0.15,
        "has_telephone": 0.3,
        "has_tablet": 0.05,
        "has_smartphone": 0.8,
        "is_urban": 0.35,
    }
    columns = {name: _yes(draw, share, size) for name, share in shares.items()}
    columns["dwelling_area"] = draw.integers(10, 120, size).astype(np.float32)
    columns["water_source"] = draw.integers(0, 10, size, dtype=np.int8)
    columns["toilet_type"] = draw.integers(0, 6, size, dtype=np.int8)
    columns["income_basis"] = np.zeros(size, np.int8)
    columns["income_points"] = draw.integers(40, 300, size, dtype=np.int32)
    return columns


def _persons(draw: np.random.Generator, households: int, size: int) -> dict[str, np.ndarray]:
    shares = {
        "receives_social_allowance": 0.06,
        "stunted": 0.1,
        "underweight": 0.07,
        "has_health_insurance": 0.92,
        "studying": 0.3,
        "trained_on_the_job": 0.1,
        "attends_right_school_level": 0.93,
        "uses_internet": 0.6,
    }
    columns = {name: _yes(draw, share, size) for name, share in shares.items()}
    everyone = np.arange(size, dtype=np.int32)
    # At least one member each; the rest fall anywhere.
    columns["household"] = np.sort(np.where(everyone < households, everyone, draw.integers(0, households, size)))
    columns["birth_date"] = ON - draw.integers(0, 80 * 365, size).astype("timedelta64[D]")
    columns["employment_situation"] = draw.choice(5, size, p=[0.35, 0.1, 0.4, 0.03, 0.12]).astype(np.int8)
    columns["highest_qualification"] = draw.integers(0, 6, size, dtype=np.int8)
    return columns
