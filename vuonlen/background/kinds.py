"""Which function does which kind of work. Apps register theirs when they are ready."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .progress import Progress

#: Does the work with the stored parameters; returns the file it made, if any, in a folder of its own.
WorkFunction = Callable[[dict[str, Any], Progress], Path | None]

_kinds: dict[str, WorkFunction] = {}


def register_kind(kind: str, function: WorkFunction) -> None:
    """Let work of `kind` be done by `function`. Raises ValueError when another function has the name."""
    if _kinds.get(kind, function) is not function:
        raise ValueError(f"work kind {kind!r} is registered twice")
    _kinds[kind] = function


def function_of(kind: str) -> WorkFunction:
    """The function that does work of `kind`. Raises KeyError for an unknown kind."""
    return _kinds[kind]
