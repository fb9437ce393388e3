"""What holds for every test run: how property tests draw, which fixtures all rooms share, that changes need a verb."""

import pytest
from django.core.management import BaseCommand
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from vuonlen.kernel.tests.examples import FACTOR, tries

pytest_plugins = ["tests.plugins.filled", "tests.plugins.seconds"]

# A fixture serves all examples of a test: each example undoes what it did to the database.
_ALIKE = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}
settings.register_profile("ci", tries(), derandomize=True, **_ALIKE)
settings.register_profile("deep", tries(), **_ALIKE)
settings.load_profile("deep" if FACTOR else "ci")

#: Folders whose tests need a filled database: where it is filled, nobody waits for it.
DEAR = ("demo/tests/", "vuonlen/places/tests/loaded/")


class DearTogether(LoadScopeScheduling):
    """Each test on the worker that is free, but the dear ones all on one.

    Not `--dist loadgroup`: xdist 3.8 writes the group where pytest 9.2 no longer looks for it.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "dear" if nodeid.startswith(DEAR) else nodeid


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
