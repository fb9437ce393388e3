from collections.abc import Callable

import pytest

from vuonlen.registry.models import DuplicatePair, Person
from vuonlen.registry.testing import make_household, new_member
from vuonlen.registry.tests.conftest import land  # noqa: F401 - the district of the registry's own tests


@pytest.fixture
def enter(land) -> Callable[..., Person]:  # noqa: F811
    """Register one person alone in a household; returns the person."""

    def register(name="Chíu Thị Múi", *, village=None, commune=None, on=None, **particulars) -> Person:
        commune, village = commune or land.commune, village or land.village
        days = {"registered_on": on} if on else {}
        member = new_member(name, **particulars)
        household = make_household(land.district_officer, commune, village, member, **days)
        return household.memberships.get().person

    return register


@pytest.fixture
def only_pair() -> Callable[[], DuplicatePair]:
    return lambda: DuplicatePair.objects.get()
