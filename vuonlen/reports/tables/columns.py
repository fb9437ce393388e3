"""What a statutory table is made of: a form with numbered columns under merged headings."""

from dataclasses import dataclass

from django.utils.functional import Promise

from .counted import Counted

Text = str | Promise


@dataclass(frozen=True)
class Rate:
    """A column that is `part` / `whole` x 100, both column numbers."""

    part: int
    whole: int


@dataclass(frozen=True)
class OutsideRate:
    """A column that is a rate of two columns of another table; the line keeps the part under the column's number."""

    form: int
    part: int
    whole: int


@dataclass(frozen=True)
class Balance:
    """A column that is the sum of `added` minus the sum of `taken`, all column numbers."""

    added: tuple[int, ...]
    taken: tuple[int, ...]


@dataclass(frozen=True)
class Absent:
    """A column of the layout that nothing is recorded for: a dash, never 0; the form's note says why."""


Formula = Rate | OutsideRate | Balance | Absent


@dataclass(frozen=True)
class SumIs:
    """Check: the column is the sum of the parts."""

    column: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class AtMost:
    """Check: the column is not larger than the whole it is a part of."""

    column: int
    whole: int


@dataclass(frozen=True)
class SameAs:
    """Check: the column equals one of another table; `others` has a column number for each stratum of this form."""

    column: int
    form: int
    others: tuple[int, ...]


Check = SumIs | AtMost | SameAs


@dataclass(frozen=True)
class Column:
    """One numbered column; `headings` go from the widest merged heading down to its own.

    `counts` are the numbers under which the cells of the register are counted (see `statutory/statements.py`);
    by default the column's own number.
    """

    number: int
    headings: tuple[Text, ...]
    formula: Formula | None = None
    counts: tuple[int, ...] = ()

    @property
    def counted_as(self) -> tuple[int, ...]:
        """The numbers of the counts this column adds up."""
        return self.counts or (self.number,)


@dataclass(frozen=True)
class Form:
    """One report table. `strata`: the lines of one place, such as one of households and one of people."""

    number: int
    title: Text  # with a place for the year: "… năm %(year)s"
    columns: tuple[Column, ...]
    strata: tuple[Counted, ...] = (Counted.BOTH,)
    checks: tuple[Check, ...] = ()
    note: Text = ""

    @property
    def paired(self) -> bool:
        """Whether a place has more than one line."""
        return len(self.strata) > 1

    def title_of(self, year: int) -> str:
        """The title with the year of the report."""
        return str(self.title) % {"year": year}

    def column(self, number: int) -> Column:
        """Return the column that bears `number` on the form."""
        return self.columns[number - 1]

    @property
    def rates(self) -> list[tuple[int, Rate]]:
        """Column numbers that hold a rate, with what it is made of."""
        return [(c.number, c.formula) for c in self.columns if isinstance(c.formula, Rate)]


def formula_text(column: Column) -> str:
    """The line under a column number on paper: "[4]=[3]/[1]×100"; "[1]" where nothing is computed."""
    own = f"[{column.number}]"
    match column.formula:
        case Rate(part, whole):
            return f"{own}=[{part}]/[{whole}]×100"
        case OutsideRate(form, part, whole):
            return f"{own}=B{form}[{part}]/B{form}[{whole}]×100"
        case Balance(added, taken):
            first, *rest = added
            terms = [f"[{first}]", *(f"−[{n}]" for n in taken), *(f"+[{n}]" for n in rest)]
            return f"{own}={''.join(terms)}"
    return own
