from types import SimpleNamespace
from typing import Any

import pytest

from demo.plan import communes
from demo.population import Home, commune_homes


@pytest.fixture(scope="session")
def homes() -> list[Home]:
    """Every synthetic household, without a database."""
    return [home for table in communes() for home in commune_homes(table)]


@pytest.fixture(scope="module")
def sample(sample_district: dict[str, Any]) -> SimpleNamespace:
    """The whole sample district, and what its build told."""
    return SimpleNamespace(**sample_district)
