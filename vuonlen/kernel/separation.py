"""Nobody decides on what he recorded himself."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from .actor import Person
from .messages import Message


class OwnRecord(PermissionDenied):
    """The person is about to decide on what the person recorded."""

    def __init__(self) -> None:
        super().__init__(Message.OWN_RECORD.text())


def decides_on_own(actor: Person, recorder_ids: Iterable[int | None]) -> bool:
    """Whether `actor` is among those who recorded what is to be decided."""
    return actor.pk in recorder_ids


def refuse_own_record(actor: Person, recorder_ids: Iterable[int | None]) -> None:
    """Nobody decides on a form he recorded: raises OwnRecord, to be called by every verb that decides.

    `recorder_ids` are the ids of the users who recorded any version of the forms that the decision rests on.
    """
    if decides_on_own(actor, recorder_ids):
        raise OwnRecord
