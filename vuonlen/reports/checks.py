"""Identities every set of report tables must satisfy before it leaves the house."""

from collections.abc import Iterator

from .errors import Unbalanced
from .format import number
from .messages import Message
from .tables import Balance, Counted, ReportTables, Row, Table

# (table, column) pairs that must agree line by line: a flow leaves one list and enters the other.
_SAME_FLOW = ((5, 3), (2, 5))  # (column of table 2, column of table 3)


def require_balance(tables: ReportTables) -> None:
    """Raise Unbalanced, naming every row, unless all identities hold."""
    faults = [fault for check in _CHECKS for fault in check(tables)]
    if faults:
        raise Unbalanced(faults)


def _movements_balance(tables: ReportTables) -> Iterator[str]:
    for table in (tables.poor, tables.near_poor):
        for row in table.lines:
            computed = balance_of(table, row)
            if computed != row.counts[9]:
                yield Message.UNBALANCED_MOVEMENT.say(
                    form=table.form.number,
                    row=row.place,
                    counted=row.counted.label,
                    printed=number(row.counts[9]),
                    computed=number(computed),
                )


def balance_of(table: Table, row: Row) -> int:
    """What the closing column must be, from the other columns of the line."""
    formula = table.form.column(9).formula
    if not isinstance(formula, Balance):
        raise TypeError(f"table {table.form.number} has no balance column")
    return sum(row.counts[n] for n in formula.added) - sum(row.counts[n] for n in formula.taken)


def _flows_agree(tables: ReportTables) -> Iterator[str]:
    for poor, near in zip(tables.poor.lines, tables.near_poor.lines, strict=True):
        for column, other in _SAME_FLOW:
            yield from _differ(poor, 2, column, near.counts[other], 3, other)


def _closings_are_the_stock(tables: ReportTables) -> Iterator[str]:
    for table, columns in ((tables.poor, (3, 9)), (tables.near_poor, (5, 11))):
        by_place = {(row.place, row.counted): row for row in table.lines}
        for stock in tables.results.lines:
            for counted, column in zip((Counted.HOUSEHOLDS, Counted.PEOPLE), columns, strict=True):
                closing = by_place[stock.place, counted]
                yield from _differ(closing, table.form.number, 9, stock.counts[column], 1, column)


def _differ(row: Row, form: int, column: int, other: int, other_form: int, other_column: int) -> Iterator[str]:
    if row.counts[column] != other:
        yield Message.TABLES_DISAGREE.say(
            row=row.place,
            counted=row.counted.label,
            form=form,
            column=column,
            printed=number(row.counts[column]),
            other_form=other_form,
            other_column=other_column,
            other=number(other),
        )


def _totals_are_sums(tables: ReportTables) -> Iterator[str]:
    for table in tables.all:
        for total in table.totals:
            for column, printed in total.counts.items():
                computed = sum(row.counts[column] for row in table.rows if row.counted == total.counted)
                if computed != printed:
                    yield Message.TOTAL_DIFFERS.say(
                        form=table.form.number,
                        column=column,
                        counted=total.counted.label,
                        printed=number(printed),
                        computed=number(computed),
                    )


def _rates_stay_within_the_whole(tables: ReportTables) -> Iterator[str]:
    form = tables.results.form
    for row in tables.results.lines:
        for _rate, made_of in form.rates:
            part, whole = row.counts[made_of.part], row.counts[made_of.whole]
            if part > whole:
                yield Message.PART_OVER_WHOLE.say(
                    form=form.number,
                    row=row.place,
                    column=made_of.part,
                    printed=number(part),
                    whole=number(whole),
                    whole_column=made_of.whole,
                )


_CHECKS = (
    _movements_balance,
    _flows_agree,
    _closings_are_the_stock,
    _totals_are_sums,
    _rates_stay_within_the_whole,
)
