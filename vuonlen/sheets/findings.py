"""What a check found in a file, row by row, and how it reports how far it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.background.progress import Progress
from vuonlen.kernel.problems import Problem

from .columns import SheetSpec


class Step:
    """Told after each piece how many more rows are done; raises Cancelled when the owner asked to stop."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress, self._done, self._total = progress, 0, 0

    def expect(self, rows: int) -> None:
        """So many more rows are to be done."""
        self._total += rows

    def __call__(self, rows: int) -> None:
        self._done += rows
        if self._progress:
            self._progress.step(self._done, max(self._total, self._done))


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of one row; a question is for a person to settle, an error to mend."""

    sheet: str
    row: int
    problem: Problem
    is_question: bool = False


def where(spec: SheetSpec, row: int, key: str | None = None) -> str:
    """ "Dòng 14, cột Ngày sinh", with the sheet before it when the kind has several."""
    says = {"row": row, "column": spec.heading_of(key) if key else "", "sheet": spec.name}
    if spec.has_siblings:
        place = _("Trang {sheet}, dòng {row}, cột {column}") if key else _("Trang {sheet}, dòng {row}")
    else:
        place = _("Dòng {row}, cột {column}") if key else _("Dòng {row}")
    return place.format(**says)
