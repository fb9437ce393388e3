"""Formulas of the sheets, as text. Their results come from the same tables and are stored beside them."""

from ..tables import Balance, Rate, ReportTables, Table
from .plan import SheetPlan, is_total, line_of

_HOUSEHOLD_COLUMNS, _PEOPLE_COLUMNS = (3, 5, 7, 1), (9, 11, 13, 2)


def value_formula(plan: SheetPlan, line: int, number: int) -> str | None:
    """The formula of a cell, or None where the cell holds a count taken from the register."""
    formula = plan.table.form.column(number).formula
    match formula:
        case Rate(part, whole):
            return f'=IF({plan.cell(line, whole)}=0,"–",ROUND({plan.cell(line, part)}/{plan.cell(line, whole)}*100,2))'
        case Balance(added, taken):
            plus = "+".join(plan.cell(line, n) for n in added)
            return f"={plus}" + "".join(f"-{plan.cell(line, n)}" for n in taken)
    return _sum_formula(plan, line, number) if is_total(plan.table, line) else None


def _sum_formula(plan: SheetPlan, line: int, number: int) -> str:
    values = plan.column_range(plan.column(number))
    if not plan.table.form.paired:
        return f"=SUM({values})"
    counted = line_of(plan.table, line).counted.label
    return f'=SUMIF({plan.column_range(plan.lead_columns - 1)},"{counted}",{values})'


def check_formula(tables: ReportTables, table: Table, line: int, fits: str, differs: str) -> str:
    """The formula of the check column: one condition for each identity the line must satisfy."""
    conditions = _results_conditions(tables, line) if not table.form.paired else _pair_conditions(tables, table, line)
    return f'=IF(AND({",".join(conditions)}),"{fits}","{differs}")'


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
