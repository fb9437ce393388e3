"""Who changes what, and why: told to the database, whose triggers write it beside every change (room `audit`)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pghistory
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from pghistory import runtime

from .actor import Actor, Command


class Trail:
    """What is known of the running verb; a decision it makes is added when it is there."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known

    def note_decision(self, decision: models.Model) -> None:
        """Changes from here on, and those already made by the verb, rest on this decision."""
        self.known["decision"] = decision.pk
        _tell_database()


@contextmanager
def audited(
    actor: Actor | None, action: str, *, reason: str = "", decision: models.Model | None = None
) -> Iterator[Trail]:
    """Everything changed inside is kept with `actor`, `action` ("household.register"), `reason` and `decision`.

    Enter it inside the transaction of the verb: rows that go in by COPY are then told apart too. A verb called by
    another verb has a context of its own.

        @transaction.atomic
        def dissolve_household(...):
            with audited(actor, "household.dissolve", reason=reason):
                ...
    """
    own = {**_who(actor), "action": action}
    own |= {"reason": reason} if reason else {}
    own |= {"decision": decision.pk} if decision else {}
    with pghistory.context():
        outer = runtime._tracker.value
        known = {**outer.metadata, **own}
        runtime._tracker.value = runtime.Context(id=uuid4(), metadata=known)
        _tell_database()
        try:
            yield Trail(known)
        finally:
            runtime._tracker.value = outer
        _tell_database()


def _who(actor: Actor | None) -> dict[str, Any]:
    if isinstance(actor, Command):
        return {"user": None, "command": actor.name}
    return {"user": actor.pk if actor else None}


def _tell_database() -> None:
    """COPY does not pass through the wrapper of statements: the transaction itself must know."""
    if not connection.in_atomic_block:
        return
    context = runtime._tracker.value
    _set(context.id if context.metadata else None, context.metadata)


def _set(context_id: UUID | None, metadata: dict[str, Any]) -> None:
    values = (str(context_id or ""), json.dumps(metadata, cls=DjangoJSONEncoder) if context_id else "")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            values,
        )
