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


#: What a context that no verb opened is called, by where the change came from: a request, or long work.
NETS = ("web", "work")


@contextmanager
def audited(
    actor: Actor | None, action: str, *, reason: str = "", decision: models.Model | None = None
) -> Iterator[Trail]:
    """Everything changed inside is kept with `actor`, `action` ("household.register"), `reason` and `decision`.

    Verbs enter it by `@verb`; by hand only for a part that rests on a decision of its own. Enter it inside the
    transaction of the verb: rows that go in by COPY are then told apart too. A verb called by another verb has a
    context of its own, and what it does not say (a reason) is that of the outer one.

        with audited(actor, "season.decide", decision=decision):
            give_results(decision)
    """
    own = {**_who(actor), "action": action}
    own |= {"reason": reason} if reason else {}
    own |= {"decision": decision.pk} if decision else {}
    with _running({**_outer(), **own}) as known:
        _tell_database()
        yield Trail(known)
    _tell_database()


@contextmanager
def outside_verbs(source: str, **known: Any) -> Iterator[None]:
    """A net under a request or long work: what changes inside without a verb is kept as coming from there.

    `source` is one of `NETS`. Nothing is taken over from an outer context. No change should ever fall into the net:
    in tests the database refuses it (`kernel.testing`).
    """
    with _running({**known, "action": source}):
        yield


@contextmanager
def _running(known: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A context of its own, which every statement inside tells the database (pghistory)."""
    with pghistory.context():
        outer = runtime._tracker.value
        runtime._tracker.value = runtime.Context(id=uuid4(), metadata=known)
        try:
            yield known
        finally:
            runtime._tracker.value = outer


def _outer() -> dict[str, Any]:
    running = getattr(runtime._tracker, "value", None)
    known: dict[str, Any] = {**running.metadata} if running else {}
    known.pop("command", None)  # who acts is said by each context itself
    return known


def _who(actor: Actor | None) -> dict[str, Any]:
    if isinstance(actor, Command):
        return {"user": None, "command": actor.name}
    return {"user": actor.pk if actor else None}


def _tell_database() -> None:
    """COPY does not pass through the wrapper of statements: the transaction itself must know.

    One that can only be rolled back is told nothing: it falls back to what it knew before.
    """
    if not connection.in_atomic_block or connection.needs_rollback:
        return
    context = getattr(runtime._tracker, "value", None)
    _set(context.id if context else None, context.metadata if context else {})


def _set(context_id: UUID | None, metadata: dict[str, Any]) -> None:
    values = (str(context_id or ""), json.dumps(metadata, cls=DjangoJSONEncoder) if context_id else "")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            values,
        )
