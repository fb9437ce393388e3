"""A room announces itself: what the house must know of it stands in its `room.py`, as one `ROOM`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from django.apps import apps

HOUSE = "vuonlen."


class Policy(Protocol):
    """Which rows of a table a session may see (`row_security.policies.Policy`)."""

    @property
    def table(self) -> str: ...

    def statements(self) -> list[str]: ...


@dataclass(frozen=True)
class FieldWords:
    """How the trail tells a kept field: its name, the words of its values, or the kind of record its id stands for."""

    label: str
    choices: Mapping[Any, Any] = field(default_factory=dict)
    refers_to: str = ""  # a kind of `Room.names`: "person"
    is_hidden: bool = False  # that it is there is told, never what it is


@dataclass(frozen=True, kw_only=True)
class Room:
    """What one room says of itself. Each part is read by an engine of the ground floor."""

    name: str  # "registry"
    #: rows of which area a session sees; tables without a policy, each with its reason (`row_security`)
    policies: Sequence[Policy] = ()
    unguarded: Mapping[str, str] = field(default_factory=dict)
    #: tables that only grow and are sealed every day, with the column that says when a row was written (`audit`)
    sealed: Mapping[str, str] = field(default_factory=dict)
    #: tables, or columns ("accounts_user.last_login"), that may change without a verb, each with its reason
    without_verb: Mapping[str, str] = field(default_factory=dict)
    #: registers whose every change is kept: `audit.tracked.History`
    history: Sequence[Any] = ()
    #: words of the room's verbs and looks, by the name the trail keeps: "household.register"
    words: Mapping[str, str] = field(default_factory=dict)
    #: words of the fields of its histories, by column: "village_id"
    fields: Mapping[str, FieldWords] = field(default_factory=dict)
    #: what ids of a kind are called, many at once: "person" → {7: "Lý Văn Ba"}
    names: Mapping[str, Callable[[set[int]], dict[int, str]]] = field(default_factory=dict)


@cache
def rooms() -> tuple[Room, ...]:
    """Every room that announces itself, in the order of the settings. Raises ValueError when two say the same."""
    found = tuple(_announced())
    for part in ("unguarded", "sealed", "without_verb", "words", "fields", "names"):
        _refuse_doubles(found, part)
    return found


@cache
def declared(part: str) -> dict[str, Any]:
    """One mapping of all rooms: `declared("words")`."""
    return {key: value for room in rooms() for key, value in getattr(room, part).items()}


def _announced() -> Iterator[Room]:
    for app in apps.get_app_configs():
        if app.name.startswith(HOUSE) and find_spec(f"{app.name}.room"):
            yield import_module(f"{app.name}.room").ROOM


def _refuse_doubles(found: tuple[Room, ...], part: str) -> None:
    owners: dict[str, str] = {}
    for room in found:
        for key in getattr(room, part):
            if key in owners:
                raise ValueError(f"{part} {key!r} is announced by {owners[key]} and by {room.name}")
            owners[key] = room.name
