"""Statistics of tables that were just filled: without them the next query may take a plan for an empty table."""

from django.db import connection

MANY = 1_000  # rows; below that autovacuum is soon enough


def refresh_statistics(count: int, *tables: str) -> None:
    """Let PostgreSQL look at the tables again when `count` rows were many; sees this transaction's own rows."""
    if count >= MANY:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
