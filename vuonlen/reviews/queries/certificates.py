from datetime import date
from enum import StrEnum

from ..models import Certificate


class Validity(StrEnum):
    """All that the public learns of a certificate."""

    VALID = "valid"
    ENDED = "ended"
    UNKNOWN = "unknown"


def verify_certificate(token: str, on: date) -> Validity:
    """Whether the certificate behind a QR code is valid on a day; nothing of the household is revealed.

    It has ended when a later decision changed the status, or a correction took it back.
    """
    found = Certificate.objects.filter(token=token).select_related("spell", "spell__household").first()
    if found is None:
        return Validity.UNKNOWN
    ends, gone = found.spell.valid.upper, found.spell.household.dissolved_on
    running = not found.spell.valid.isempty and (ends is None or on < ends) and (gone is None or on < gone)
    return Validity.VALID if running else Validity.ENDED
