"""The part of form B that asks each member: the questions down, the members' numbers across."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.documents import Paragraph, TableBlock, TableColumn

from .form_b_words import answer, asked, title

MEMBERS_A_TABLE = 5  # columns that fit beside the questions on an upright page
_WIDTH, _LEAST_QUESTION = 165, 55  # millimetres


@dataclass(frozen=True)
class FormMember:
    """One person of the form with the answers given; "" where nothing is known."""

    full_name: str
    relation: str
    sex: str
    birth: str
    ethnicity: str
    answers: Mapping[str, Any]


def member_questions(
    schema: Mapping[str, Any], members: Sequence[FormMember], *, blank: bool
) -> list[TableBlock | Paragraph]:
    """A table for every few members; a blank form has room for more, and says what may be written."""
    questions = asked(schema["properties"]["persons"]["items"])
    firsts = range(0, max(1, len(members)), MEMBERS_A_TABLE)
    tables = [_table(questions, members[first : first + MEMBERS_A_TABLE], first, blank=blank) for first in firsts]
    return [*tables, *(_choices(questions) if blank else ())]


def _table(
    questions: Sequence[tuple[str, Mapping[str, Any]]], members: Sequence[FormMember], first: int, *, blank: bool
) -> TableBlock:
    columns = MEMBERS_A_TABLE if blank else max(1, len(members))
    width = min(36, (_WIDTH - _LEAST_QUESTION) // columns)
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("Nội dung"),), _WIDTH - width * columns, "left"),
            *(
                TableColumn((_("Thành viên số"), str(one)), width, "center")
                for one in range(first + 1, first + 1 + columns)
            ),
        ),
        rows=tuple((title(fact), *_cells(fact, code, members, columns, blank=blank)) for code, fact in questions),
        has_total=False,
    )


def _cells(
    fact: Mapping[str, Any], code: str, members: Sequence[FormMember], columns: int, *, blank: bool
) -> list[str]:
    shown = ["" if blank else answer(fact, one.answers.get(code), blank=False) for one in members]
    return shown + [""] * (columns - len(shown))


def _choices(questions: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[Paragraph]:
    """What may be written in a cell whose question has more answers than yes and no."""
    for __, fact in questions:
        if labels := fact.get("x-labels"):
            told = _("%(question)s, ghi một trong các ý: %(choices)s.")
            yield Paragraph(told % {"question": fact["title"], "choices": "; ".join(map(str, labels.values()))})
