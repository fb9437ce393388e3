"""What every room says when something is wrong: a coded Vietnamese sentence, and the refusal that carries several."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _


class CodedMessage(Enum):
    """Base of an app's catalogue: member value is (code, Vietnamese template)."""

    @property
    def code(self) -> str:
        return str(self.value[0])

    @property
    def template(self) -> str:
        return str(self.value[1])

    def text(self, **values: Any) -> str:
        """The full sentence in the reader's language, its code at the end."""
        return f"{_(self.template).format(**values)} ({self.code})"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: which message, and the words that fill it.

    `where` says to a form which field to mark: `("members", 2, "birth_date")`.
    """

    message: CodedMessage
    values: dict[str, Any] = field(default_factory=dict)
    where: tuple[str | int, ...] = ()

    @property
    def code(self) -> str:
        return self.message.code

    @property
    def text(self) -> str:
        """The sentence as a person reads it, its code at the end."""
        return self.message.text(**self.values)

    def __str__(self) -> str:
        return self.text


class Refused(Exception):
    """A verb did nothing, for the reasons in `problems` (at least one)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text for problem in self.problems))

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


def refuse_if(problems: Iterable[Problem]) -> None:
    """Raise Refused when there is any problem."""
    found = tuple(problems)
    if found:
        raise Refused(found)
