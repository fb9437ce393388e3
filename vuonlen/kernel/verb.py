"""The one way to change state: a function under `@verb`.

A table of the house changes only under a verb, which runs in one transaction and whose name, actor, reason and decision
the database keeps beside every changed row. Outside `actions/` nothing writes, and in tests a trigger refuses a change
whose context names no verb (`kernel.testing`).
"""

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, signature
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from .trail import NETS, audited

P = ParamSpec("P")
R = TypeVar("R")

_verbs: dict[str, Callable[..., Any]] = {}


def verb(action: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run a verb whole or not at all, and keep its changes under `action`, its `actor` and its `reason`.

    `action` reads noun.verb ("household.register") and has words in the room's `room.py`. The function takes its
    arguments by keyword, among them `actor`: a user or a named command (`kernel.actor`). Raises TypeError for a
    function of another form, ValueError for a name that another verb has.

        @verb("household.dissolve")
        def dissolve_household(*, actor: User, scope: Scope, household: Household, on: date, reason: str) -> None:
            ...
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        _refuse_form(action, function)

        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            reason = str(kwargs.get("reason", "")).strip()
            with transaction.atomic(), audited(kwargs["actor"], action, reason=reason):  # type: ignore[arg-type]
                return function(*args, **kwargs)

        _verbs[action] = run
        return run

    return decorate


def verbs() -> Mapping[str, Callable[..., Any]]:
    """The verbs of every module imported so far, by name."""
    return MappingProxyType(_verbs)


def _refuse_form(action: str, function: Callable[..., Any]) -> None:
    parameters = signature(function).parameters
    if "actor" not in parameters or any(one.kind is not Parameter.KEYWORD_ONLY for one in parameters.values()):
        raise TypeError(f"verb {action!r} takes keywords only, among them its actor")
    noun, _, what = action.partition(".")
    if not (noun and what) or action in NETS:
        raise ValueError(f"{action!r} does not read noun.verb")
    known = _verbs.get(action)
    if known and (known.__module__, known.__qualname__) != (function.__module__, function.__qualname__):
        raise ValueError(f"two verbs are called {action!r}: {known.__qualname__} and {function.__qualname__}")
