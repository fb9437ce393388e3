"""Databases made before the migrations were squashed: their tables cannot be taken further (docs/decisions/013).

They are known by what Django keeps of applied migrations: rooms have some, the ground floor, which came with the
squash and goes first, has none.
"""

from django.db.backends.base.base import NO_DB_ALIAS, BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

#: The private server's first database; ours was there before the squash.
FIRST = "postgres"


def is_made_before(cursor: CursorWrapper) -> bool:
    """Whether the cursor's database was made before the squash; False for an empty one."""
    cursor.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL")
    if not cursor.fetchone()[0]:
        return False
    cursor.execute("SELECT bool_or(app = 'places') AND NOT bool_or(app = 'kernel') FROM django_migrations")
    return bool(cursor.fetchone()[0])


def begin_beside(connection: BaseDatabaseWrapper, first: str = FIRST) -> bool:
    """Make the connection's database unless it is there; return whether it begins beside data of before, in `first`."""
    server = connection.__class__({**connection.settings_dict, "NAME": first}, alias=NO_DB_ALIAS)
    name = connection.settings_dict["NAME"]
    try:
        with server.cursor() as cursor:
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is not None:
                return False
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
            return is_made_before(cursor)
    finally:
        server.close()
