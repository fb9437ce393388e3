"""What a guard refuses, and that nothing a session can say opens it."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import CreateModel, Migration
from django.db.migrations.state import ProjectState
from django.test.utils import isolate_apps

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog
from vuonlen.kernel.guards import AppendOnly, Guard, GuardSql, NeverDeleted, ReadOnly, SetOnce, Steps
from vuonlen.kernel.install_guards import DrawnOnce


def execute(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@isolate_apps("vuonlen.kernel")
def lay(*guards: Guard) -> None:
    """A table of three columns behind these guards, with a row in it."""

    class Probe(models.Model):
        step = models.CharField(max_length=9)
        answer = models.CharField(max_length=9, null=True)
        number = models.IntegerField()

        class Meta:
            app_label = "kernel"

    with connection.schema_editor() as editor:
        editor.create_model(Probe)
        for guard in guards:
            editor.execute(guard.compile(Probe).install_sql, params=None)
    execute("INSERT INTO kernel_probe (step, answer, number) VALUES ('one', NULL, 1)")


@pytest.mark.django_db
def test_no_setting_of_a_session_opens_a_guard() -> None:
    log_access(user=None, action="household.view", subject="household 7", outcome="refused")
    (guard,) = AccessLog._meta.triggers
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + guard.get_pgid(AccessLog) + "}"])
    with pytest.raises(IntegrityError, match="append-only"):
        execute("DELETE FROM accounts_accesslog")


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["UPDATE kernel_probe SET number = 2", "DELETE FROM kernel_probe"])
def test_rows_are_only_added(sql: str) -> None:
    lay(AppendOnly())
    with pytest.raises(IntegrityError, match="rows of kernel_probe are never changed or deleted"):
        execute(sql)
    execute("INSERT INTO kernel_probe (step, number) VALUES ('two', 2)")


@pytest.mark.django_db
def test_a_guard_says_what_it_was_given() -> None:
    lay(NeverDeleted(says="it's kept"))
    execute("UPDATE kernel_probe SET number = 2")
    with pytest.raises(IntegrityError, match="it's kept"):
        execute("DELETE FROM kernel_probe")


@pytest.mark.django_db
def test_read_only_fields_keep_their_value() -> None:
    lay(ReadOnly(fields=["number"], says="kept"))
    execute("UPDATE kernel_probe SET step = 'two', number = 1")
    with pytest.raises(IntegrityError, match="kept"):
        execute("UPDATE kernel_probe SET number = NULL")


@pytest.mark.django_db
def test_what_is_set_once_is_not_set_again() -> None:
    lay(SetOnce(exclude=["answer"], given="answer", says="answered once"))
    with pytest.raises(IntegrityError, match="answered once"):
        execute("UPDATE kernel_probe SET number = 2")
    execute("UPDATE kernel_probe SET answer = 'yes'")
    with pytest.raises(IntegrityError, match="answered once"):
        execute("UPDATE kernel_probe SET answer = NULL")


@pytest.mark.django_db
def test_steps_go_as_declared() -> None:
    lay(Steps(field="step", transitions=[("one", "two"), ("two", "three")], says="not that way"))
    execute("UPDATE kernel_probe SET step = 'two'")
    execute("UPDATE kernel_probe SET step = 'two', number = 2")
    with pytest.raises(IntegrityError, match="not that way"):
        execute("UPDATE kernel_probe SET step = 'one'")
    execute("UPDATE kernel_probe SET step = 'three'")


def test_a_migration_says_a_guard_in_few_words_and_reads_it_back() -> None:
    sql = AppendOnly().compile(AccessLog).sql
    path, positional, named = sql.deconstruct()
    assert (path, positional) == ("vuonlen.kernel.guards.GuardSql", [])
    assert set(named) == {"pgid", "table", "when", "operation", "execute", "hash"}
    assert str(GuardSql(**named)) == str(sql)


def statements(collected: list[str]) -> list[str]:
    return [line for line in collected if not line.startswith("--")]


def test_drawn_once_leaves_the_state_of_a_plain_migration() -> None:
    key = models.ForeignKey("kernel.Place", models.CASCADE)
    operations = [
        CreateModel("Place", [("id", models.BigAutoField(primary_key=True))]),
        CreateModel("House", [("id", models.BigAutoField(primary_key=True)), ("place", key)]),
    ]
    states = []
    for kind in (Migration, DrawnOnce):
        migration = type("Migration", (kind,), {"operations": operations})("0001", "kernel")
        with connection.schema_editor(collect_sql=True, atomic=False) as editor:
            state = ProjectState()
            state.apps  # noqa: B018 - drawn, as the executor draws it
            states.append((migration.apply(state, editor, collect_sql=True), editor.collected_sql))
    (plain, plain_sql), (drawn, drawn_sql) = states
    assert drawn == plain
    assert statements(drawn_sql) == statements(plain_sql)
    assert {model._meta.label for model in drawn.apps.get_models()} == {"kernel.Place", "kernel.House"}
