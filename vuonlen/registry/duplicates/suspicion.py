"""Two records that may be one person."""

from dataclasses import dataclass
from hashlib import sha256

from .compare import Likeness
from .records import Record


@dataclass(frozen=True)
class Suspicion:
    """Two records and how alike they are, the lower id first."""

    first: Record
    second: Record
    likeness: Likeness

    @classmethod
    def of(cls, one: Record, other: Record, likeness: Likeness) -> "Suspicion":
        first, second = (one, other) if one.person_id < other.person_id else (other, one)
        return cls(first, second, likeness)

    @property
    def key(self) -> tuple[int, int]:
        return self.first.person_id, self.second.person_id

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.likeness.reasons]

    def fingerprint(self) -> bytes:
        """Says whether a particular of either changed since."""
        return sha256(self.first.fingerprint() + self.second.fingerprint()).digest()
