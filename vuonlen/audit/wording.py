"""How a kept change reads: verbs, fields and values as officers say them. The words are the rooms' (`room.py`)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext

from vuonlen.kernel.format import NOT_RECORDED, date_digits
from vuonlen.kernel.rooms import FieldWords, declared


def told_fields() -> Mapping[str, FieldWords]:
    """The fields that are told, by column."""
    return declared("fields")


def field_label(field: str) -> str:
    """What the field is called."""
    return gettext(told_fields()[field].label)


def action_words(action: str, path: str = "") -> str:
    """What the verb is called: by its own name, else by its kind ("web.household" is an action on a page).

    One that no room knows is shown by its code.
    """
    known = declared("words")
    words = known.get(action) or known.get(action.partition(".")[0])
    return f"{gettext(words) if words else action} {path}".strip()


def names_of(kind: str, ids: set[int]) -> dict[int, str]:
    """What records of a kind are called: "user", "decision", "place"; no query for none."""
    return declared("names")[kind](ids) if ids else {}


class Names:
    """What the ids in some changes stand for, read in one query a kind."""

    def __init__(self, values: Iterable[tuple[str, Any]]) -> None:
        """`values`: columns with the ids that stand in them."""
        self._fields = told_fields()
        ids: dict[str, set[int]] = {kind: set() for kind in declared("names")}
        for column, value in values:
            kind = self._kind_of(column)
            if kind and value is not None:
                ids[kind].add(value)
        self._names = {kind: names_of(kind, wanted) for kind, wanted in ids.items()}

    def say(self, column: str, value: Any) -> str:
        """A value as a person reads it; a personal number is never shown."""
        words = self._fields.get(column)
        if value is None or value == "":
            return NOT_RECORDED
        if words and words.is_hidden:
            return gettext("có (không hiện)")
        if words and words.refers_to:
            return self._names[words.refers_to].get(value, NOT_RECORDED)
        if words and words.choices:
            return str(words.choices.get(value, value))
        return _plain(value)

    def _kind_of(self, column: str) -> str:
        words = self._fields.get(column)
        return words.refers_to if words else ""


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return date_digits(value)
    if isinstance(value, DateRange):
        return _range(value)
    return str(value)


def _range(value: DateRange) -> str:
    if value.isempty:
        return gettext("không còn ngày nào")
    start = date_digits(value.lower) if value.lower else NOT_RECORDED
    if value.upper is None:
        return gettext("từ {start}").format(start=start)
    return gettext("từ {start} đến trước {end}").format(start=start, end=date_digits(value.upper))
