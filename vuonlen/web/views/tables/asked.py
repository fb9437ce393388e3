"""What an address of the tables asks for, read safely."""

from datetime import date

from django.http import HttpRequest

from vuonlen.kernel.errors import OutOfArea
from vuonlen.reports.statutory import Cell
from vuonlen.reports.tables import Counted

from ...workplace import Workplace

FORM, COLUMN, LINE, STRATUM, BOUNDARIES = "bieu", "cot", "dong", "phan_to", "dia_gioi"
TOTAL = "tong"  # the value of LINE for the total line


def boundaries_asked(request: HttpRequest, workplace: Workplace) -> date | None:
    """The day whose units are asked for; else the review's own (None), or the first day of a place younger than it."""
    asked = request.POST if request.method == "POST" else request.GET
    try:
        return date.fromisoformat(asked.get(BOUNDARIES, ""))
    except ValueError:
        review = workplace.round
        if workplace.place is None or review is None or not workplace.reach_on(review.reviewed_on).began_later:
            return None
        began: date | None = workplace.place.valid.lower
        return began


def form_asked(request: HttpRequest) -> int:
    """The number of the table; table 1 for what is none."""
    text = request.GET.get(FORM, "1")
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def cell_asked(request: HttpRequest) -> Cell:
    """The cell of the address. Raises OutOfArea for an address that no page of ours makes."""
    asked = request.GET
    numbers = [asked.get(name, "") for name in (FORM, COLUMN)]
    line = asked.get(LINE, "")
    known = asked.get(STRATUM) in list(Counted) and all(one.isdecimal() and len(one) < 4 for one in numbers)
    if not known or not (line == TOTAL or (line.isdecimal() and len(line) < 19)):
        raise OutOfArea
    return Cell(int(numbers[0]), Counted(asked[STRATUM]), int(numbers[1]), None if line == TOTAL else int(line))
