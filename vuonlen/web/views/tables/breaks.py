"""What contradicts itself, with the households and events that a person has to look at."""

from dataclasses import dataclass, field

from vuonlen.registry.models import Household, HouseholdEvent
from vuonlen.reports.errors import Break

SHOWN = 200  # households and events of one contradiction on the page


@dataclass(frozen=True)
class BreakText:
    """A contradiction with the households and events behind it."""

    text: str
    households: list[Household] = field(default_factory=list)
    events: list[HouseholdEvent] = field(default_factory=list)
    more: int = 0


def break_text(found: Break) -> BreakText:
    """A contradiction for the page."""
    events = HouseholdEvent.objects.filter(pk__in=found.events).select_related("household", "person")
    return BreakText(
        text=found.text,
        households=list(Household.objects.filter(pk__in=found.households).order_by("name_key", "pk")[:SHOWN]),
        events=list(events.order_by("household__name_key", "happened_on", "pk")[:SHOWN]),
        more=max(0, len(found.households) - SHOWN),
    )
