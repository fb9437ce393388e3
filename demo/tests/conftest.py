from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from demo.build import build
from demo.plan import communes
from demo.population import Home, commune_homes
from demo.reports import write_reports
from vuonlen.places.testing import forget_rolled_back_rows


@pytest.fixture(scope="session")
def homes() -> list[Home]:
    """Every synthetic household, without a database."""
    return [home for table in communes() for home in commune_homes(table)]


@pytest.fixture(scope="package")
def sample(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> SimpleNamespace:
    """The whole sample district and its papers, built once for this package and undone after it."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic():
        said: list[str] = []
        built = build(say=said.append)
        connection.check_constraints()  # once here, else every test checks the whole district at its end
        papers = write_reports(folder)
        yield SimpleNamespace(built=built, said=said, papers=papers, folder=folder)
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        forget_rolled_back_rows()
