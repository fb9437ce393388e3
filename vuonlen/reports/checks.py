"""Identities every set of report tables must satisfy before it leaves the house."""

from collections.abc import Iterator

from vuonlen.kernel.format import number

from .errors import Break, Unbalanced
from .messages import Message
from .tables import AtMost, Balance, Counted, ReportTables, Row, SameAs, SumIs, Table

# (table, column) pairs that must agree line by line: a flow leaves one list and enters the other.
_SAME_FLOW = ((5, 3), (2, 5))  # (column of table 2, column of table 3)


def require_balance(tables: ReportTables) -> None:
    """Raise Unbalanced, naming every row, unless all identities hold."""
    faults = faults_of(tables)
    if faults:
        raise Unbalanced([Break(fault) for fault in faults])


def faults_of(tables: ReportTables) -> list[str]:
    """A coded sentence for every identity that does not hold."""
    return [fault for check in _CHECKS for fault in check(tables)]


def _movement_tables(tables: ReportTables) -> tuple[Table, ...]:
    return (tables.poor, tables.near_poor) if tables.has_movements else ()


def _movements_balance(tables: ReportTables) -> Iterator[str]:
    for table in _movement_tables(tables):
        for row in table.lines:
            computed = balance_of(table, row)
            if computed != row.counts[9]:
                yield Message.UNBALANCED_MOVEMENT.text(
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
    if not tables.has_movements:
        return
    for poor, near in zip(tables.poor.lines, tables.near_poor.lines, strict=True):
        for column, other in _SAME_FLOW:
            yield from _differ(poor, 2, column, near.counts[other], 3, other)


def _closings_are_the_stock(tables: ReportTables) -> Iterator[str]:
    for table, columns in zip(_movement_tables(tables), ((3, 9), (5, 11)), strict=False):
        by_place = {(row.unit, row.place, row.counted): row for row in table.lines}
        for stock in tables.results.lines:
            for counted, column in zip((Counted.HOUSEHOLDS, Counted.PEOPLE), columns, strict=True):
                closing = by_place[stock.unit, stock.place, counted]
                yield from _differ(closing, table.form.number, 9, stock.counts[column], 1, column)


def _differ(row: Row, form: int, column: int, other: int, other_form: int, other_column: int) -> Iterator[str]:
    if row.counts[column] != other:
        yield Message.TABLES_DISAGREE.text(
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
                parts = [row for row in table.rows if row.counted == total.counted and not row.members]
                computed = sum(row.counts[column] for row in parts)
                if computed != printed:
                    yield Message.TOTAL_DIFFERS.text(
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
                yield _over(tables.results, row, made_of.part, made_of.whole)


def _over(table: Table, row: Row, column: int, whole: int) -> str:
    return Message.PART_OVER_WHOLE.text(
        form=table.form.number,
        row=row.place,
        column=column,
        printed=number(row.counts[column]),
        whole=number(row.counts[whole]),
        whole_column=whole,
    )


def _nothing_is_negative(tables: ReportTables) -> Iterator[str]:
    for table in tables.all:
        for row in table.lines:
            for column, printed in row.counts.items():
                if printed < 0:
                    yield Message.NEGATIVE_COUNT.text(
                        form=table.form.number,
                        row=row.place,
                        counted=row.counted.label,
                        column=column,
                        printed=number(printed),
                    )


def _groups_are_sums(tables: ReportTables) -> Iterator[str]:
    """A district's line against the communes that follow it."""
    for table in tables.all:
        places = table.places
        for position, lines in enumerate(places):
            for stratum, row in enumerate(lines if lines[0].members else ()):
                members = [places[position + 1 + index][stratum] for index in range(row.members)]
                for column, printed in row.counts.items():
                    computed = sum(member.counts[column] for member in members)
                    if computed != printed:
                        yield Message.GROUP_DIFFERS.text(
                            form=table.form.number,
                            row=row.place,
                            column=column,
                            counted=row.counted.label,
                            printed=number(printed),
                            computed=number(computed),
                        )


def _declared(tables: ReportTables) -> Iterator[str]:
    """What the forms say of themselves."""
    for table in tables.all:
        for position, lines in enumerate(table.places):
            for stratum, row in enumerate(lines):
                for check in table.form.checks:
                    yield from _broken(tables, table, row, position, stratum, check)


def _broken(
    tables: ReportTables, table: Table, row: Row, position: int, stratum: int, check: SumIs | AtMost | SameAs
) -> Iterator[str]:
    match check:
        case SumIs(column, parts):
            computed = sum(row.counts[part] for part in parts)
            if row.counts[column] != computed:
                yield Message.SUM_DIFFERS.text(
                    form=table.form.number,
                    row=row.place,
                    column=column,
                    printed=number(row.counts[column]),
                    parts=", ".join(map(str, parts)),
                    computed=number(computed),
                )
        case AtMost(column, whole):
            if row.counts[column] > row.counts[whole]:
                yield _over(table, row, column, whole)
        case SameAs(column, form, others):
            other = tables.table(form).places[position][0]
            yield from _differ(row, table.form.number, column, other.counts[others[stratum]], form, others[stratum])


_CHECKS = (
    _movements_balance,
    _flows_agree,
    _closings_are_the_stock,
    _totals_are_sums,
    _rates_stay_within_the_whole,
    _nothing_is_negative,
    _groups_are_sums,
    _declared,
)
