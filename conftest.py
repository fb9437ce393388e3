"""Tests that share something dear to build run on one worker, so that it is built once; changes need a verb."""

import pytest
from django.core.management import BaseCommand
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

#: folders whose tests share it: the sample district, and all units of Vietnam
DEAR = ("demo/tests/", "vuonlen/places/tests/loaded/")


class DearTogether(LoadScopeScheduling):
    """Each test on the worker that is free, but those of a dear folder all on one.

    Not `--dist loadgroup`: xdist 3.8 writes the group where pytest 9.2 no longer looks for it.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in DEAR if nodeid.startswith(folder)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> DearTogether:
    return DearTogether(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database refuses a change without a verb behind every door of the product (`kernel.testing`)."""
    from vuonlen.background.actions import worker
    from vuonlen.kernel.testing import guard_verbs, product

    with django_db_blocker.unblock():
        guard_verbs()
    for owner, name in ((Client, "request"), (BaseCommand, "execute"), (worker, "perform")):
        setattr(owner, name, product(getattr(owner, name)))
