from collections.abc import Iterator
from typing import Any

import pytest

from vuonlen.accounts.queries import reach
from vuonlen.accounts.testing import as_web_role
from vuonlen.web.memory import forget
from vuonlen.web.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def walled(world: World, settings: Any) -> Iterator[World]:
    """The world as a web process with the wall on meets it."""
    settings.ROW_SECURITY = True
    reach.kept_communes.forget()
    forget()
    with as_web_role():
        yield world
    forget()
