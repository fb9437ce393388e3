"""What a caller hands to the registry: a household and its members, not yet stored."""

from dataclasses import dataclass, field
from datetime import date

from .membership import Relation
from .person import BirthPrecision, Sex

#: The longest that can be stored, in letters; the oldest that is believed, in years.
NAME_LIMIT, ADDRESS_LIMIT, AGE_LIMIT = 120, 200, 125


@dataclass(frozen=True, slots=True)
class NewMember:
    """One person to register; `personal_number` is 12 digits or None when not known."""

    full_name: str
    sex: Sex
    birth_date: date
    birth_precision: BirthPrecision
    ethnicity: str
    relation: Relation
    personal_number: str | None = None


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """One household to register; without `code` the commune's next one is given."""

    village_id: int
    commune_id: int
    registered_on: date
    address: str
    members: list[NewMember] = field(default_factory=list)
    code: str | None = None

    @property
    def head(self) -> NewMember:
        """The member who is head; the checks make sure that there is one."""
        return next(member for member in self.members if member.relation == Relation.HEAD)
