"""Every change of the register, kept by the database (`audit.tracked`)."""

from vuonlen.audit.tracked import changes_of

from .household import Household
from .membership import Membership
from .person import Person

_HOUSEHOLD = ["code", "village", "commune", "address", "head_name", "head_ethnicity", "member_count"]
_DAYS = ["registered_on", "resident_since", "dissolved_on"]
_PERSON = ["full_name", "sex", "birth_date", "birth_precision", "ethnicity", "merged_into"]
_NUMBER = ["personal_number_cipher", "personal_number_index"]  # kept as stored: encrypted


class HouseholdChange(changes_of(Household, _HOUSEHOLD + _DAYS, "pgh_obj")):  # type: ignore[misc]
    """One change of a household's row."""


class PersonChange(changes_of(Person, _PERSON + _NUMBER, "pgh_obj")):  # type: ignore[misc]
    """One change of a person's row."""


class MembershipChange(changes_of(Membership, ["household", "person", "relation", "valid"], "household", "person")):  # type: ignore[misc]
    """One change of who belongs to which household."""
