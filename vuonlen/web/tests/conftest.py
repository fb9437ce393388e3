"""Fixtures of the page tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.web.memory import forget
from vuonlen.web.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _clean(settings: Any, tmp_path: Path) -> None:
    """No count of another test, no file outside the test's folder."""
    forget()
    settings.MEDIA_ROOT = tmp_path
