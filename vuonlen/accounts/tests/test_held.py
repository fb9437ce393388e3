"""The roles of today, which come with the user of a session."""

from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from vuonlen.accounts.models import Role, RoleAssignment, User
from vuonlen.accounts.queries import Held, held_today, user_with_roles
from vuonlen.accounts.sign_in.backend import AccountBackend
from vuonlen.accounts.sign_in.sessions import SessionStore
from vuonlen.accounts.testing import give_role

from .conftest import Area

BACKEND = "vuonlen.accounts.sign_in.backend.AccountBackend"


def test_the_roles_of_today_come_with_the_user_in_one_question(
    user: User, area: Area, django_assert_num_queries
) -> None:
    yesterday, tomorrow = (timezone.localdate() + timedelta(days=days) for days in (-1, 1))
    give_role(user, Role.DISTRICT_OFFICER, area.district)
    give_role(user, Role.VIEWER, area.province, DateRange(date(2021, 1, 1), yesterday))
    give_role(user, Role.SURVEYOR, area.merged, DateRange(tomorrow, None))
    give_role(user, Role.VIEWER, area.quang_son)
    with django_assert_num_queries(1):
        found = user_with_roles(user.pk)
        held = held_today(found)
    assert found == user
    assert held == (Held(area.district.pk, Role.DISTRICT_OFFICER), Held(area.quang_son.pk, Role.VIEWER))
    assert held_today(user) == held  # read by itself


def test_what_was_known_yesterday_is_asked_anew(user: User, area: Area) -> None:
    user.roles_on = timezone.localdate() - timedelta(days=1), (Held(area.district.pk, Role.DISTRICT_OFFICER),)
    assert held_today(user) == ()


def test_nobody_and_a_closed_account_hold_nothing(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.district)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert held_today(user_with_roles(user.pk)) == ()
    assert held_today(AnonymousUser()) == ()
    assert AccountBackend().get_user(user.pk) is None
    assert AccountBackend().get_user(0) is None


def test_a_role_taken_away_counts_at_the_next_request(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.district)
    assert held_today(user_with_roles(user.pk))
    RoleAssignment.objects.filter(user=user).delete()
    assert held_today(user_with_roles(user.pk)) == ()


def test_a_session_that_ran_out_opens_nothing(user: User) -> None:
    client = Client()
    client.force_login(user, BACKEND)
    key = client.session.session_key
    assert SessionStore(key).load()
    expired = timezone.now() - timedelta(seconds=1)
    SessionStore.get_model_class().objects.filter(session_key=key).update(expire_date=expired)
    assert SessionStore(key).load() == {}
    assert SessionStore("khong-co").load() == {}
