from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.actions.errors import RoleRefused
from vuonlen.accounts.models import AccessLog, Role, User
from vuonlen.accounts.testing import give_role

from .conftest import ENDED, Area


def test_a_role_is_given_for_a_place_and_a_time(user: User, area: Area) -> None:
    given = give_role(user, Role.VIEWER, area.district)
    assert user.assignments.get() == given


def test_the_same_role_twice_on_a_day_is_refused(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.district)
    with pytest.raises(RoleRefused, match=r"Nguyễn Thị Thử đã giữ vai trò người xem tại Huyện Hải Hà .*\(TK-003\)"):
        give_role(user, Role.VIEWER, area.district, DateRange(date(2022, 1, 1), None))


def test_the_same_role_may_be_given_again_later(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.province, DateRange(date(2021, 1, 1), date(2022, 1, 1)))
    give_role(user, Role.VIEWER, area.province, DateRange(date(2022, 1, 1), None))
    assert user.assignments.count() == 2


@pytest.mark.parametrize("valid", [DateRange(empty=True), DateRange(ENDED, ENDED), DateRange(ENDED, date(2021, 1, 1))])
def test_a_range_without_a_day_is_refused(user: User, area: Area, valid: DateRange) -> None:
    with pytest.raises(RoleRefused, match="TK-004"):
        give_role(user, Role.VIEWER, area.district, valid)


def test_a_place_that_does_not_exist_in_that_time_is_refused(user: User, area: Area) -> None:
    with pytest.raises(RoleRefused, match="TK-005"):
        give_role(user, Role.VIEWER, area.district, DateRange(ENDED, None))


def test_a_look_is_written_down(user: User) -> None:
    log_access(user=user, action="household.view", subject="household 7", outcome="allowed", address="10.0.0.1")
    row = AccessLog.objects.get()
    assert (row.user, row.action, row.subject, row.outcome) == (user, "household.view", "household 7", "allowed")


@pytest.mark.django_db
def test_a_refused_request_of_a_stranger_with_an_endless_address_is_written_down_too() -> None:
    row = log_access(user=None, action="page.view", subject="/ho/" + "9" * 500, outcome=AccessLog.Outcome.REFUSED)
    row.refresh_from_db()
    assert len(row.subject) == 120
