"""The tests of this folder see all units of Vietnam."""

import pytest

from vuonlen.places.actions import LoadResult


@pytest.fixture
def units(units_of_vietnam: dict[str, int]) -> LoadResult:
    """What the first run of `load_units` wrote."""
    return LoadResult(**units_of_vietnam)


@pytest.fixture(autouse=True)
def loaded(units_of_vietnam: dict[str, int], db: None) -> None:
    """Every test of the folder may read and write them."""
