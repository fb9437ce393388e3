"""What a template and a check both know of a column: key, heading, hint, list of choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .reading.headings import heading_key

Choices = Mapping[str, str]  # code to Vietnamese word, in the order of the drop-down


@dataclass(frozen=True)
class ColumnSpec:
    """One column. `needed`: the file must have it; `required`: every row must have a value.

    `choices` are fixed; `offers` names a list that is known only when a template is written ("communes"). Headings are
    Vietnamese in any language of the screen: the file is an official paper. `is_text`: the cells of a template are
    text, so that Excel neither cuts a zero in front nor turns a day round.
    """

    key: str
    heading: str
    hint: str
    width: int = 16
    required: bool = False
    needed: bool = True
    choices: Choices = field(default_factory=dict)
    offers: str = ""
    aliases: tuple[str, ...] = ()
    example: str = ""
    is_text: bool = False
    kind: str = ""  # of an answer to be read: "choice", "codes" (several), "boolean", "integer", "number"


@dataclass(frozen=True)
class SheetSpec:
    """One sheet of a kind. `optional`: a file may come without it, or with no row in it."""

    key: str
    name: str
    title: str
    columns: tuple[ColumnSpec, ...]
    has_siblings: bool = False
    optional: bool = False

    def keys_by_heading(self) -> dict[str, str]:
        """Normalised heading, or another name of it, to the column's key."""
        return {heading_key(name): one.key for one in self.columns for name in (*one.aliases, one.heading)}

    @property
    def typed(self) -> tuple[ColumnSpec, ...]:
        """The columns whose cells are answers of a kind."""
        return tuple(one for one in self.columns if one.kind)

    def heading_of(self, key: str) -> str:
        return next(column.heading for column in self.columns if column.key == key)


def words_to_codes(choices: Choices, others: Mapping[str, str] | None = None) -> dict[str, str]:
    """Letters of a word ("chủ hộ" is "chuho") to its code; a code stands for itself."""
    known = {heading_key(code): code for code in choices}
    known |= {heading_key(word): code for code, word in choices.items()}
    return known | {heading_key(word): code for code, word in (others or {}).items()}


def column(key: str, heading: str, hint: str, **more: Any) -> ColumnSpec:
    """A column in one line."""
    return ColumnSpec(key, heading, hint, **more)
