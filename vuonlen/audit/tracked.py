"""A register whose every change is kept by triggers of the database, whatever route it takes (django-pghistory).

Triggers fire once a statement, so that a COPY of a district stays a matter of seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pghistory
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from vuonlen.kernel.rooms import rooms


@dataclass(frozen=True)
class History:
    """What is kept of one register, and how its rows are found and told.

    `household`, `person`, `commune` are the columns by which a row belongs to one; "" where it does not by itself.
    """

    model: Any
    kind: str  # "thành viên của hộ"
    about: tuple[str, ...] = ()  # columns that say whom a change is about
    household: str = ""
    person: str = ""
    commune: str = ""


def histories() -> Iterator[History]:
    """The histories of every room."""
    return (one for room in rooms() for one in room.history)


def changes_of(tracked: type[models.Model], fields: list[str], *asked_by: str) -> type[models.Model]:
    """Base of the history of `tracked`: these fields of it, found by `asked_by` and by day."""
    trackers = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    indexes = [models.Index(fields=[field, "pgh_id"]) for field in asked_by] + [BrinIndex(fields=["pgh_created_at"])]
    return pghistory.create_event_model(tracked, *trackers, fields=["id", *fields], meta={"indexes": indexes})
