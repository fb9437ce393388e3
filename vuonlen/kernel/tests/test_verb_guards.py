"""In tests a change behind a door of the product is refused unless a verb names itself for it."""

from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.management import BaseCommand, call_command
from django.db import ProgrammingError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from psycopg.errors import RaiseException

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import User
from vuonlen.background.actions import start_work
from vuonlen.background.kinds import register_kind
from vuonlen.background.models import Work
from vuonlen.kernel.actor import Command
from vuonlen.kernel.bulk import copy_rows
from vuonlen.kernel.rooms import declared
from vuonlen.kernel.testing import TRIGGER, arranging, guarded
from vuonlen.kernel.trail import outside_verbs
from vuonlen.kernel.verb import verb
from vuonlen.places.models import Place

pytestmark = pytest.mark.django_db


@verb("test.rename")
def rename(*, actor: Command) -> None:
    _rename()


def _rename() -> None:
    User.objects.update(full_name="Tên Mới")


@login_not_required
def write(request: HttpRequest, how: str) -> HttpResponse:
    if how == "verb":
        rename(actor=Command("test"))
    else:
        _rename()
    return HttpResponse()


urlpatterns = [path("<slug:how>/", write)]


class Rename(BaseCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        _rename()


class RenameByVerb(BaseCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        rename(actor=Command("test"))


@pytest.fixture
def pages(settings: Any, client: Client) -> Client:
    settings.ROOT_URLCONF = __name__
    return client


@pytest.fixture(autouse=True)
def user() -> User:
    return User.objects.create(username="canbo", full_name="Tên Cũ")


def name() -> str:
    return User.objects.get().full_name


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_user SET full_name = 'Tên Mới'",
        "DELETE FROM accounts_user",
        "INSERT INTO places_place (level) VALUES ('commune')",
    ],
)
def test_raw_sql_is_refused_without_a_context(sql: str) -> None:
    with pytest.raises(ProgrammingError, match="a change without a verb"), arranging(False), transaction.atomic():
        connection.cursor().execute(sql)
    connection.cursor().execute(sql)  # a test that lays out its world may


@pytest.mark.parametrize("net", ["web", "work"])
def test_a_net_is_no_verb(net: str) -> None:
    with pytest.raises(ProgrammingError, match=rf"UPDATE on accounts_user \({net}\)"), arranging(False):  # noqa: SIM117
        with transaction.atomic(), outside_verbs(net):
            _rename()
    assert name() == "Tên Cũ"


def test_copy_is_refused_too() -> None:
    with pytest.raises(RaiseException, match="INSERT on places_place"), arranging(False), transaction.atomic():
        copy_rows("places_place", "level", [("commune",)])
    assert not Place.objects.exists()


def test_a_verb_is_let_through() -> None:
    with arranging(False):
        rename(actor=Command("test"))
    assert name() == "Tên Mới"


def test_after_a_verb_the_same_transaction_is_guarded_again() -> None:
    with pytest.raises(ProgrammingError, match="no context"), arranging(False), transaction.atomic():
        rename(actor=Command("test"))
        _rename()
    assert name() == "Tên Cũ"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_writes_by_a_verb_only(pages: Client, method: str) -> None:
    with pytest.raises(ProgrammingError, match="a change without a verb"), transaction.atomic():
        getattr(pages, method)("/plain/")
    assert name() == "Tên Cũ"
    assert getattr(pages, method)("/verb/").status_code == 200
    assert name() == "Tên Mới"
    _rename()  # behind the page the test lays out its world as before


def test_a_command_writes_by_a_verb_only() -> None:
    with pytest.raises(ProgrammingError, match="a change without a verb"), transaction.atomic():
        call_command(Rename())
    call_command(RenameByVerb())
    assert name() == "Tên Mới"


def test_long_work_writes_by_a_verb_only(user: User) -> None:
    def write_plainly(parameters: dict[str, Any], progress: Any) -> None:
        with transaction.atomic():
            _rename()

    register_kind("test.rename_plainly", write_plainly, unit="dòng")
    register_kind("test.rename", lambda parameters, progress: rename(actor=user), unit="dòng")  # type: ignore[arg-type]
    told = {"actor": user, "title": "Việc", "parameters": {}}
    assert start_work(kind="test.rename_plainly", **told).state == Work.State.FAILED  # type: ignore[arg-type]
    assert name() == "Tên Cũ"
    assert start_work(kind="test.rename", **told).state == Work.State.DONE  # type: ignore[arg-type]
    assert name() == "Tên Mới"


def test_what_rooms_let_go_is_free(user: User) -> None:
    with arranging(False):
        User.objects.filter(pk=user.pk).update(last_login=timezone.now())
        log_access(user=user, action="household.view", subject="household 7", outcome="allowed")
        with pytest.raises(ProgrammingError), transaction.atomic():
            User.objects.filter(pk=user.pk).update(last_login=timezone.now(), is_active=False)


def test_every_table_of_the_house_is_guarded_but_those_that_rooms_let_go() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [TRIGGER])
        there = {table for (table,) in cursor.fetchall()}
        assert there == {model._meta.db_table for model in guarded()}
        columns = {
            f"{table}.{column.name}"
            for table in there
            for column in connection.introspection.get_table_description(cursor, table)
        }
    assert {entry for entry in declared("without_verb") if "." in entry} <= columns
    tables = {entry for entry in declared("without_verb") if "." not in entry}
    assert tables <= set(connection.introspection.table_names())
