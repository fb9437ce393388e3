"""Whether a row may be somebody already known. Nobody is ever joined here: it is an error or a question."""

from collections import defaultdict
from collections.abc import Iterator

import polars as pl
from django.db import connection, transaction

from vuonlen.kernel.bulk import copy_rows
from vuonlen.registry.models.personal_numbers import blind_index
from vuonlen.registry.queries.cross_checks import taken_indexes
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.reading.workbook import SheetTable, table_finding, table_question

from ..kinds.households import OTHER_PERSON
from ..messages import Message

SHOWN = 5  # households named in one sentence

_NEWCOMERS = "CREATE TEMP TABLE exchange_newcomer (row int, name_key text, birth date, commune bigint) ON COMMIT DROP"
# People who belong, or once belonged, to a household that the commune keeps now.
_ALIKE = """
SELECT DISTINCT n.row, h.code, p.personal_number_index
FROM exchange_newcomer n
JOIN registry_person p ON p.name_key = n.name_key AND p.birth_date = n.birth
JOIN registry_membership m ON m.person_id = p.id
JOIN registry_household h ON h.id = m.household_id AND h.commune_id = n.commune
ORDER BY n.row, h.code
"""


def taken_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    """Personal numbers that somebody in the registry has."""
    numbered = frame.filter(pl.col("number").str.contains(r"^\d{12}$")).select("row", "number")
    indexes = {blind_index(number): row for row, number in numbered.iter_rows()}
    for index in sorted(taken_indexes(list(indexes)), key=indexes.__getitem__):
        yield table_finding(table, indexes[index], "personal_number", Message.NUMBER_TAKEN)


def twin_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    """People without a number who have name, birth date and commune of somebody in another household of the file."""
    by = ["commune_id", "name_key", "birth_date_day"]
    known = frame.filter(pl.all_horizontal(pl.col(one).is_not_null() for one in by))
    known = known.sort(pl.col("number").is_null(), "row")
    marked = known.with_columns(
        pl.col("row").first().over(by).alias("other"), pl.col("household").first().over(by).alias("other_household")
    )
    alike = (pl.col("row") != pl.col("other")) & (pl.col("household") != pl.col("other_household"))
    undecided = pl.col("number").is_null() & _undecided()
    for row, other in marked.filter(alike & undecided).select("row", "other").sort("row").iter_rows():
        yield _question(table, row, Message.LOOKS_LIKE_ROW, other=other)


def registered_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    """People who have name, birth date and commune of somebody registered, unless two numbers tell them apart."""
    asked = frame.filter(_undecided() & pl.col("commune_id").is_not_null() & pl.col("birth_date_day").is_not_null())
    asked = asked.select("row", "name_key", "birth_date_day", "commune_id", "number")
    numbers = dict(asked.select("row", "number").iter_rows())
    found: dict[int, list[str]] = defaultdict(list)
    for row, code, index in _alike(asked.drop("number")):
        if not (numbers[row] and index):  # two numbers: two people, or one that is an error already
            found[row].append(code)
    for row, codes in found.items():
        if len(codes) == 1:
            yield _question(table, row, Message.LOOKS_REGISTERED, households=codes[0])
        else:
            shown = ", ".join(codes[:SHOWN]) + (", …" if len(codes) > SHOWN else "")
            yield _question(table, row, Message.SEVERAL_REGISTERED, count=len(codes), households=shown)


@transaction.atomic
def _alike(asked: pl.DataFrame) -> list[tuple[int, str, bytes | None]]:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS exchange_newcomer")
        cursor.execute(_NEWCOMERS)
        copy_rows("exchange_newcomer", "row, name_key, birth, commune", asked.iter_rows())
        cursor.execute("ANALYZE exchange_newcomer")
        cursor.execute(_ALIKE)
        return cursor.fetchall()


def _undecided() -> pl.Expr:
    return pl.col("decision_code").is_null() | (pl.col("decision_code") != OTHER_PERSON)


def _question(table: SheetTable, row: int, message: Message, **values: object) -> Finding:
    return table_question(table, row, "full_name", message, **values)
