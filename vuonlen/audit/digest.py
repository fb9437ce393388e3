"""What the logs of one day come to: for each table the number of its rows and a hash of their content."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from vuonlen.kernel.rooms import declared


def sealed_tables() -> dict[str, str]:
    """Tables that only grow, and the column that says when a row was written, as the rooms declare them."""
    return declared("sealed")


@dataclass(frozen=True)
class TableDigest:
    """One table on one day. `columns` are those it had then: a later column does not change an old day."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


def digest_day(day: date, columns: dict[str, tuple[str, ...]] | None = None) -> dict[str, TableDigest]:
    """The digest of each covered table for a day of local time; of today's columns unless others are given."""
    known = columns_now()
    wanted = {table: tuple(given) for table, given in (columns or known).items() if table in sealed_tables()}
    with transaction.atomic(), connection.cursor() as cursor:
        # The text of a row must not depend on how the session likes its dates.
        cursor.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL DateStyle = 'ISO'")
        return {table: _digest_table(table, own, known[table], day) for table, own in wanted.items()}


def columns_now() -> dict[str, tuple[str, ...]]:
    """The columns of the covered tables, in order of name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text ORDER BY column_name) FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = ANY (%s) GROUP BY table_name",
            [list(sealed_tables())],
        )
        return {table: tuple(columns) for table, columns in sorted(cursor.fetchall())}


def first_day() -> date | None:
    """The day of the oldest row; None while every table is empty."""
    oldest = (_oldest(table) for table in sealed_tables())
    return min((timezone.localdate(at) for at in oldest if at), default=None)


def tables_older_than(day: date) -> list[str]:
    """The tables that hold a row written before `day`."""
    start, _ = _bounds(day)
    return [table for table in sealed_tables() if (at := _oldest(table)) and at < start]


def _digest_table(table: str, columns: tuple[str, ...], known: tuple[str, ...], day: date) -> TableDigest:
    if not set(columns) <= set(known):
        return TableDigest(columns, 0, "")
    query = sql.SQL(
        "SELECT to_jsonb(row)::text FROM "
        "(SELECT {columns} FROM {table} WHERE {at} >= %s AND {at} < %s ORDER BY {key}) row"
    ).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        table=sql.Identifier(table),
        at=sql.Identifier(sealed_tables()[table]),
        key=sql.Identifier("pgh_id" if "pgh_id" in known else "id"),
    )
    content, rows = sha256(), 0
    with connection.connection.cursor(name=f"digest_{table}") as stream:
        stream.itersize = 5_000
        for (text,) in stream.execute(query, _bounds(day)):
            content.update(text.encode() + b"\n")
            rows += 1
    return TableDigest(columns, rows, content.hexdigest())


def _oldest(table: str) -> datetime | None:
    query = sql.SQL("SELECT min({at}) FROM {table}")
    with connection.cursor() as cursor:
        cursor.execute(query.format(at=sql.Identifier(sealed_tables()[table]), table=sql.Identifier(table)))
        found: datetime | None = cursor.fetchone()[0]
        return found


def _bounds(day: date) -> tuple[datetime, datetime]:
    start = timezone.make_aware(datetime.combine(day, time.min))
    return start, timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
