"""Many rows into a table by COPY, what makes a district a matter of seconds; behind the wall by INSERT."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection

from .chunks import chunks

_INSERTED_AT_ONCE = 500  # rows; a statement's text stays under a megabyte


def take_ids(table: str, count: int) -> list[int]:
    """`count` fresh primary keys of `table`, in ascending order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return sorted(row[0] for row in cursor.fetchall())


def copy_rows(table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    """Stream rows into `table`; constraints and triggers hold as for any insert.

    PostgreSQL refuses COPY into a table whose row policies hold the role, as they hold the web process: its rows go in
    by INSERT, past the policies like any other of its statements.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active(%s::regclass)", [table])
        if cursor.fetchone()[0]:
            _insert_rows(cursor, table, columns, rows)
            return
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _insert_rows(cursor: Any, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    for some in chunks(rows, _INSERTED_AT_ONCE):
        row = f"({', '.join(['%s'] * len(some[0]))})"
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * len(some))}",  # noqa: S608 - names of this room
            list(chain.from_iterable(some)),
        )
