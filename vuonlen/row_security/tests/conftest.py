from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection

from vuonlen.accounts import row_security
from vuonlen.web.memory import forget
from vuonlen.web.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@contextmanager
def as_web_role() -> Iterator[None]:
    """Inside, statements run as the role of the web process."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET LOCAL ROLE {configured.WEB_ROLE}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture
def walled(world: World, settings: Any) -> Iterator[World]:
    """The world as a web process with the wall on meets it."""
    settings.ROW_SECURITY = True
    row_security._communes_under.cache.clear()
    forget()
    with as_web_role():
        yield world
    forget()
