"""Who changes something: a user who works here, or a command that an operator runs."""

from dataclasses import dataclass
from typing import Any, Protocol


class Person(Protocol):
    """A user, as far as the trail must know one."""

    pk: Any


@dataclass(frozen=True)
class Command:
    """A command or a machine's own work, by the name it is called by: "load_places"."""

    name: str


Actor = Person | Command
