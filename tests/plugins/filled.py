"""Databases that are dear to fill: all units of Vietnam, and the sample district on top of them.

Each is filled once a run, by the first worker that asks, and copied by PostgreSQL for every worker (`CREATE DATABASE …
TEMPLATE`). A module asks for `units_of_vietnam` or `sample_district`: its tests then see that copy, isolated as ever.
With --reuse-db a filled database is kept until any source file changes.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from .copies import Copies, Fill, connected


def _load_units() -> dict[str, int]:
    from vuonlen.kernel.actor import Command
    from vuonlen.places.actions import load_units
    from vuonlen.places.models import Place, PlaceVersion, Succession

    counted = asdict(load_units(actor=Command("test")))
    # The tables that were filled and no others: one counted while empty would be read as empty by what fills it next.
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in (Place, PlaceVersion, Succession))}")
    return counted


def _build_district() -> dict[str, Any]:
    from demo.build import build

    said: list[str] = []
    return {"built": build(say=said.append), "said": said}


#: Name: the filled database it begins with, and what fills it and returns something to tell the tests.
FILLS: dict[str, Fill] = {
    "units": (None, _load_units),
    "district": ("units", _build_district),
}


@pytest.fixture(scope="session")
def copies(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Copies]:
    """The filled databases of this worker, made when first asked for."""
    found = Copies(FILLS, kept=request.config.getoption("reuse_db") and not request.config.getoption("create_db"))
    yield found
    with django_db_blocker.unblock():
        found.drop()


@pytest.fixture(scope="module")
def units_of_vietnam(copies: Copies, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """The tests of the module see all units of Vietnam; yields what `load_units` counted."""
    yield from _seen(copies, "units", django_db_blocker)


@pytest.fixture(scope="module")
def sample_district(copies: Copies, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    """The tests of the module see the district of `make demo`; yields `built` and `said`, what the build told."""
    yield from _seen(copies, "district", django_db_blocker)


def _seen(copies: Copies, name: str, blocker: DjangoDbBlocker) -> Iterator[Any]:
    with blocker.unblock():
        copy = copies.copy(name)
    with connected(copy.name):
        yield copy.told
