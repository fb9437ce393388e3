"""What a statutory table is made of: a form with numbered columns under merged headings."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Rate:
    """A column that is `part` / `whole` x 100, both column numbers."""

    part: int
    whole: int


@dataclass(frozen=True)
class Balance:
    """A column that is the sum of `added` minus the sum of `taken`, all column numbers."""

    added: tuple[int, ...]
    taken: tuple[int, ...]


@dataclass(frozen=True)
class Column:
    """One numbered column; `headings` go from the widest merged heading down to its own."""

    number: int
    headings: tuple[Text, ...]
    formula: Rate | Balance | None = None


@dataclass(frozen=True)
class Form:
    """One report table. `paired`: each place has a line of households and a line of people."""

    number: int
    title: Text  # with a place for the year: "… năm %(year)s"
    columns: tuple[Column, ...]
    paired: bool

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
        case Balance(added, taken):
            first, *rest = added
            terms = [f"[{first}]", *(f"−[{n}]" for n in taken), *(f"+[{n}]" for n in rest)]
            return f"{own}={''.join(terms)}"
    return own
