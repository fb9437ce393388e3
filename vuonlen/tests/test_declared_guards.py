"""Every function and trigger of the database can be read in exactly one place, and is installed as it reads there."""

import re
from collections import Counter
from pathlib import Path

import pgtrigger
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

import vuonlen
from vuonlen.kernel.guards import GuardSql
from vuonlen.kernel.install_guards import FILE, InstallGuards, digest_of

pytestmark = pytest.mark.django_db
HOUSE = Path(vuonlen.__file__).parent
FILES = {path.parent.name: path for path in sorted(HOUSE.glob(f"*/{FILE}"))}
#: What the libraries bring for their own triggers (django-pgtrigger, django-pghistory).
BROUGHT = {"_pgtrigger_should_ignore", "_pgh_attach_context"}
#: What only a test database has (`kernel/testing.py`).
ONLY_IN_TESTS = {"vl_needs_a_verb", "needs_a_verb"}
OURS = """
SELECT p.oid, p.proname, p.prosrc, l.lanvalidator::regproc::text
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""
TRIGGERS = """
SELECT t.tgname, t.tgrelid::regclass::text, obj_description(t.oid, 'pg_trigger') FROM pg_trigger t
WHERE NOT t.tgisinternal
"""


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def functions_of(path: Path) -> list[str]:
    return re.findall(r"^CREATE OR REPLACE FUNCTION (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def in_meta() -> list[tuple[str, str, str, bool]]:
    """Name in the database, table, hash, and whether it has a function of its own, of every declared trigger."""
    found = [(model, trigger, trigger.compile(model)) for model, trigger in pgtrigger.registered()]
    return [
        (trigger.get_pgid(model), model._meta.db_table, laid.hash, not isinstance(laid.sql, GuardSql))
        for model, trigger, laid in found
    ]


def test_every_function_is_declared_once() -> None:
    in_files = Counter(name for path in FILES.values() for name in functions_of(path))
    declared = in_files + Counter(pgid for pgid, _, _, own in in_meta() if own)
    assert [name for name, times in declared.items() if times > 1] == []
    assert {name for _, name, _, _ in rows(OURS)} - BROUGHT - ONLY_IN_TESTS == set(declared)


def test_every_trigger_is_declared_once_and_stands_as_declared() -> None:
    declared = Counter((pgid, table, digest) for pgid, table, digest, _ in in_meta())
    assert [one for one, times in declared.items() if times > 1] == []
    assert {row for row in rows(TRIGGERS) if row[0] not in ONLY_IN_TESTS} == set(declared)


def test_no_other_file_lays_functions_or_triggers() -> None:
    """A text beside them would be read and not be the one that holds."""
    lays = re.compile(r"CREATE (OR REPLACE )?(FUNCTION|TRIGGER|CONSTRAINT TRIGGER)\b")
    known = {*FILES.values(), HOUSE / "kernel/guards.py", HOUSE / "kernel/testing.py"}
    texts = {path for ending in ("py", "sql") for path in HOUSE.rglob(f"*.{ending}") if "tests" not in path.parts}
    assert [path for path in texts - known if lays.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("room", FILES)
def test_the_database_has_the_text_of_the_file(room: str) -> None:
    text, named = FILES[room].read_text(encoding="utf-8"), functions_of(FILES[room])
    assert [name for _, name, source, _ in rows(OURS) if name in named and source not in text] == []


def test_every_body_compiles() -> None:
    """They are installed unchecked: an older migration of a new database may meet tables of a newer one."""
    with connection.cursor() as cursor:
        for oid, _, _, validator in rows(OURS):
            cursor.execute(f"SELECT {validator}(%s)", [oid])


@pytest.mark.parametrize("room", FILES)
def test_the_newest_migration_installs_the_file_as_it_is(room: str) -> None:
    """Whoever changes the file adds a migration with `InstallGuards`; a server in use learns of it by no other way."""
    migrations = MigrationLoader(None).disk_migrations
    installs = [
        operation.digest
        for (label, _), migration in sorted(migrations.items())
        for operation in migration.operations
        if label == room and isinstance(operation, InstallGuards)
    ]
    now = digest_of(FILES[room])
    assert installs[-1:] == [now], f"{room}/{FILE} changed: add a migration with InstallGuards('{now}')"


def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_rooms_are_found() -> None:
    assert {"kernel", "places", "accounts", "registry", "reviews"} <= set(FILES)
    assert set(FILES) <= {app.label for app in apps.get_app_configs()}
