"""Which counts one table reads: its own, those it rates or notes, and those that say who stands on no line."""

from vuonlen.law import Standard

from ..tables import OutsideRate, forms_of
from .area import Area
from .cells import drawable

FORMS_OF_GROUPS = (8, 12, 13)


def counted_for(area: Area, number: int) -> tuple[int, ...]:
    """The forms to count for one table alone."""
    wanted = {number, *_rated(area.standard, number)}
    if number in FORMS_OF_GROUPS:
        wanted.add(8)  # how many forms do not say whether the household belongs to a group
    if area.elsewhere or any(area.units[commune] is None for commune in area.communes):
        wanted.add(1)  # every household of the area: some wait for their unit, or may go elsewhere
    return tuple(sorted(form for form in wanted if drawable(area, form)))


def _rated(standard: Standard, number: int) -> set[int]:
    columns = (column for form in forms_of(standard, ()) if form.number == number for column in form.columns)
    return {column.formula.form for column in columns if isinstance(column.formula, OutsideRate)}
