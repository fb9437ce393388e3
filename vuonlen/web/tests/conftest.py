"""Fixtures of the page tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import reach
from vuonlen.accounts.testing import WalledClient, worker_of
from vuonlen.background import actions as background
from vuonlen.web.memory import forget
from vuonlen.web.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def _walled(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are answered as in production: by a process that the row policies hold."""
    settings.ROW_SECURITY = True
    reach.kept_communes.forget()
    monkeypatch.setattr(background, "run_work", worker_of(background.run_work))


@pytest.fixture
def client(_walled: None) -> Client:
    return WalledClient()


@pytest.fixture
def signed_in(_walled: None) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = WalledClient()
        client.force_login(user, "vuonlen.accounts.sign_in.backend.AccountBackend")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _clean(settings: Any, tmp_path: Path) -> None:
    """No count of another test, no file outside the test's folder."""
    forget()
    settings.MEDIA_ROOT = tmp_path
