"""What every verb shares: one transaction, and the name under which its changes are kept."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from .trail import audited

P = ParamSpec("P")
R = TypeVar("R")


def verb(action: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run a verb whole or not at all, and keep its changes under `action`, its `actor` and its `reason`."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            reason = kwargs.get("reason", "")
            with transaction.atomic(), audited(kwargs["actor"], action, reason=str(reason)):  # type: ignore[arg-type]
                return function(*args, **kwargs)

        return run

    return decorate
