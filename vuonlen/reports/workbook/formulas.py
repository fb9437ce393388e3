"""Formulas of the sheets, as text. Their results come from the same tables and are stored beside them."""

from ..tables import Absent, AtMost, Balance, OutsideRate, Rate, ReportTables, SameAs, SumIs, Table
from .plan import SheetPlan, is_total, line_of

_HOUSEHOLD_COLUMNS, _PEOPLE_COLUMNS = (3, 5, 7, 1), (9, 11, 13, 2)


def value_formula(plan: SheetPlan, line: int, number: int, tables: ReportTables | None = None) -> str | None:
    """The formula of a cell, or None where the cell holds a count taken from the register."""
    formula = plan.table.form.column(number).formula
    match formula:
        case Absent():
            return None
        case Rate(part, whole):
            return _rate(plan.cell(line, part), plan.cell(line, whole))
        case OutsideRate(form, part, whole) if tables is not None:
            other = SheetPlan(tables.table(form))
            return _rate(other.outside(line, part), other.outside(line, whole))
        case Balance(added, taken):
            plus = "+".join(plan.cell(line, n) for n in added)
            return f"={plus}" + "".join(f"-{plan.cell(line, n)}" for n in taken)
    if is_total(plan.table, line):
        return _total_formula(plan, line, number)
    return _group_formula(plan, line, number) if line_of(plan.table, line).members else None


def _rate(part: str, whole: str) -> str:
    return f'=IF({whole}=0,"–",ROUND({part}/{whole}*100,2))'


def _total_formula(plan: SheetPlan, line: int, number: int) -> str:
    if plan.table.is_grouped:
        return _sum_of_groups(plan, line, number)
    values = plan.column_range(plan.column(number))
    if not plan.table.form.paired:
        return f"=SUM({values})"
    counted = line_of(plan.table, line).counted.label
    return f'=SUMIF({plan.column_range(plan.lead_columns - 1)},"{counted}",{values})'


def _group_formula(plan: SheetPlan, line: int, number: int) -> str:
    """A district's line: the lines of its communes, every second one where a place has two."""
    step, row = len(plan.table.form.strata), line_of(plan.table, line)
    return "=" + "+".join(plan.cell(line + step * index, number) for index in range(1, row.members + 1))


def _sum_of_groups(plan: SheetPlan, line: int, number: int) -> str:
    """The total where districts have lines of their own: districts, and lines that belong to none."""
    counted, covered, parts = line_of(plan.table, line).counted, 0, []
    for index, row in enumerate(plan.table.rows):
        if row.counted != counted:
            continue
        if row.members:
            covered = row.members
        elif covered:
            covered -= 1
            continue
        parts.append(plan.cell(index, number))
    return "=" + "+".join(parts)


def check_formula(tables: ReportTables, table: Table, line: int, fits: str, differs: str) -> str:
    """The formula of the check column: one condition for each identity the line must satisfy."""
    conditions = _conditions(tables, table, line)
    return f'=IF(AND({",".join(conditions)}),"{fits}","{differs}")' if conditions else f'="{fits}"'


def _conditions(tables: ReportTables, table: Table, line: int) -> list[str]:
    number = table.form.number
    if number == tables.results.form.number:
        return _results_conditions(tables, line)
    if tables.has_movements and number in (tables.poor.form.number, tables.near_poor.form.number):
        return _pair_conditions(tables, table, line)
    return _declared_conditions(tables, table, line)


def _declared_conditions(tables: ReportTables, table: Table, line: int) -> list[str]:
    """What the form says of itself, as a spreadsheet writes it."""
    own, conditions = SheetPlan(table), []
    place, stratum = divmod(line, len(table.form.strata))
    for check in table.form.checks:
        match check:
            case SumIs(column, parts):
                conditions.append(f"{own.cell(line, column)}={'+'.join(own.cell(line, part) for part in parts)}")
            case AtMost(column, whole) if not isinstance(table.form.column(column).formula, OutsideRate):
                conditions.append(f"{own.cell(line, column)}<={own.cell(line, whole)}")
            case AtMost(column, _):
                conditions.append(f'OR({own.cell(line, column)}="–",{own.cell(line, column)}<=100)')
            case SameAs(column, form, others):
                other = tables.table(form)
                there = SheetPlan(other).outside(place * len(other.form.strata), others[stratum])
                conditions.append(f"{own.cell(line, column)}={there}")
    return conditions


def _results_conditions(tables: ReportTables, line: int) -> list[str]:
    plan = SheetPlan(tables.results)
    conditions = []
    for *parts, whole in (_HOUSEHOLD_COLUMNS, _PEOPLE_COLUMNS):
        conditions.append(f"{'+'.join(plan.cell(line, n) for n in parts)}<={plan.cell(line, whole)}")
    return conditions


def _pair_conditions(tables: ReportTables, table: Table, line: int) -> list[str]:
    own, results = SheetPlan(table), SheetPlan(tables.results)
    is_poor = table.form.number == tables.poor.form.number
    other = SheetPlan(tables.near_poor if is_poor else tables.poor)
    stock_column = ((3, 9) if is_poor else (5, 11))[line % 2]
    flows = ((5, 3), (2, 5)) if is_poor else ((3, 5), (5, 2))
    return [
        f"{own.cell(line, 9)}={results.outside(line // 2, stock_column)}",
        *(f"{own.cell(line, mine)}={other.outside(line, theirs)}" for mine, theirs in flows),
    ]
