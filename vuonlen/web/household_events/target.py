"""The household an event is about, and where the user may record events."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Household

#: More communes than this make no list to choose a village from: the user's own place in the top bar narrows it.
MOST_COMMUNES = 20


@dataclass(frozen=True)
class EventTarget:
    """The household, the scope of the user, the day."""

    household: Household
    scope: Scope
    on: date

    @cached_property
    def communes(self) -> frozenset[int]:
        """The communes whose villages can be chosen."""
        own = self.scope.communes_with(Permission.REGISTER_HOUSEHOLD)
        return own if len(own) <= MOST_COMMUNES else own & {self.household.commune_id}

    @cached_property
    def _names(self) -> dict[int, str]:
        found = names_on(self.communes | {self.household.commune_id}, self.on)
        return {pk: version.full_name for pk, version in found.items()}

    def name_of(self, commune_id: int) -> str:
        """Kind and name of a commune."""
        return self._names.get(commune_id, "–")

    def household_of_code(self, code: str) -> Household | None:
        """The household of a code, within the communes where the user registers."""
        communes = self.scope.communes_with(Permission.REGISTER_HOUSEHOLD)
        return Household.objects.filter(code=code.strip(), commune__in=communes).first()
