"""Which function does which kind of work. Apps register theirs when they are ready."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .progress import Progress

#: Does the work with the stored parameters; returns the file it made, if any, in a folder of its own.
WorkFunction = Callable[[dict[str, Any], Progress], Path | None]

_kinds: dict[str, WorkFunction] = {}
_units: dict[str, str] = {}


def register_kind(kind: str, function: WorkFunction, *, unit: str) -> None:
    """Let work of `kind` be done by `function`, which counts its progress in `unit` ("hộ", "dòng", "biểu").

    Raises ValueError when another function has the name.
    """
    if _kinds.get(kind, function) is not function:
        raise ValueError(f"work kind {kind!r} is registered twice")
    _kinds[kind], _units[kind] = function, unit


def function_of(kind: str) -> WorkFunction:
    """The function that does work of `kind`. Raises KeyError for an unknown kind."""
    return _kinds[kind]


def unit_of(kind: str) -> str:
    """The word for what work of `kind` counts; "bước" for a kind that is no more."""
    return _(_units.get(kind, gettext_noop("bước")))
