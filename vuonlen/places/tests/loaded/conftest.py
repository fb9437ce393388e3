"""All units of Vietnam, loaded once for the tests of this folder and rolled back after the last of them."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from vuonlen.kernel.actor import Command
from vuonlen.places.actions import LoadResult, load_units
from vuonlen.places.testing import forget_rolled_back_rows


@pytest.fixture(scope="package")
def units(django_db_setup: None, django_db_blocker) -> Iterator[LoadResult]:
    with django_db_blocker.unblock():
        frame = transaction.atomic()
        frame.__enter__()
        result = load_units(actor=Command("test"))
        connection.check_constraints()  # the deferred guards, which otherwise wait for a commit that never comes
    yield result
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        frame.__exit__(None, None, None)
        forget_rolled_back_rows()


@pytest.fixture(autouse=True)
def loaded(units: LoadResult, db: None) -> LoadResult:
    return units
