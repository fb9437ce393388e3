"""Lay the policies, and give the web role what it needs and no more: it owns nothing."""

from typing import Any

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from .policies import policies

_CREATE_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = {name}) THEN
        CREATE ROLE {role} NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$
"""
_GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)


def after_migrate(**_: Any) -> None:
    """Called when the tables are as the models say."""
    apply_row_security()


@transaction.atomic
def apply_row_security() -> bool:
    """Lay every policy whose table is there; return whether the web role exists and was granted its rights.

    The owner of the tables is not held by the policies: migrations, imports and long work run as the owner, and
    within a scope of the query layer.
    """
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        laid = policies()
        if not {policy.table for policy in laid} <= tables:
            return False  # a migration on the way: the last one lays them
        for policy in laid:
            for statement in policy.statements():
                cursor.execute(statement)
        _views_see_as_their_reader(cursor)
        return _grant(cursor)


def _views_see_as_their_reader(cursor: Any) -> None:
    """Otherwise a view would look at its tables as its owner does."""
    cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public'")
    for (view,) in cursor.fetchall():
        cursor.execute(sql.SQL("ALTER VIEW {} SET (security_invoker = true)").format(sql.Identifier(view)))


def _grant(cursor: Any) -> bool:
    role, name = sql.Identifier(settings.WEB_ROLE), sql.Literal(settings.WEB_ROLE)
    cursor.execute(sql.SQL(_CREATE_ROLE).format(role=role, name=name))
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.WEB_ROLE])
    if cursor.fetchone() is None:
        return False
    for statement in _GRANTS:
        cursor.execute(sql.SQL(statement).format(role=role))
    return True
