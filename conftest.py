"""Tests that share something dear to build run on one worker, so that it is built once."""

import pytest

#: folder → group: the sample district, and all units of Vietnam
DEAR = {"demo/tests/": "sample district", "places/tests/loaded/": "units of Vietnam"}


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups, else each worker builds everything
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the group of each such test for `pytest -n 2 --dist loadgroup`."""
    for item in items:
        for folder, group in DEAR.items():
            if folder in item.path.as_posix():
                item.add_marker(pytest.mark.xdist_group(group))
