"""The total of income points (B1) of one household."""

from collections.abc import Mapping, Sequence
from datetime import date

from openfisca_vietnam.income_items.table import Item, ItemTable, load_tables
from openfisca_vietnam.refusals import (
    B1_ITEMS_2022,
    CIRCULAR_2022,
    DECREE_2027,
    MissingTableError,
    NoStandardError,
)

# The table that would be needed, and the act that holds it, by the last year it is for.
_NEEDED = (
    (2021, "bảng điểm ước tính thu nhập B1 của giai đoạn 2016-2020", "17/2016/TT-BLĐTBXH, Phụ lục 3b"),
    (2026, B1_ITEMS_2022, CIRCULAR_2022),
    (2030, "bảng điểm ước tính thu nhập B1 của giai đoạn 2027-2030", f"thông tư hướng dẫn {DECREE_2027}"),
)


class IncomeAnswerError(ValueError):
    """The answers do not fit the item table; the message names the questions."""


def income_points(answers: Mapping[str, str], region: str, on: date, tables: Sequence[ItemTable] | None = None) -> int:
    """Add up the points of a household.

    Args:
        answers: answer code by item code; every item of the table is to be answered.
        region: region code of the table.
        on: the day of the law.
        tables: tables to choose from, by default those shipped with the package.

    Raises:
        MissingTableError: no table is loaded for the region and day.
        NoStandardError: no standard has an item table on the day.
        IncomeAnswerError: a question is unanswered or unknown, or an answer is not in the table.
    """
    table = _table_for(region, on, load_tables() if tables is None else tables)
    known = {item.code for item in table.items}
    odd = sorted(known ^ answers.keys())
    if odd:
        raise IncomeAnswerError(f"Các câu hỏi chưa trả lời hoặc không có trong bảng điểm: {', '.join(odd)}.")
    return sum(_points(item, answers[item.code]) for item in table.items)


def _points(item: Item, answer: str) -> int:
    if answer not in item.points:
        raise IncomeAnswerError(f"Câu hỏi {item.code} không có câu trả lời {answer} trong bảng điểm.")
    return item.points[answer]


def _table_for(region: str, on: date, tables: Sequence[ItemTable]) -> ItemTable:
    for table in tables:
        if table.applies(region, on):
            return table
    if on.year < 2016:
        raise NoStandardError(on.isoformat())
    for last_year, name, act in _NEEDED:
        if on.year <= last_year:
            raise MissingTableError(f"{name} cho vùng {region}", act)
    raise NoStandardError(on.isoformat())
