"""A household moves: its place on an open round and its status follow it. What a round reviews keeps its village."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef

from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.places.models import PlaceVersion
from vuonlen.registry.actions.signals import village_in_use
from vuonlen.registry.models import Household

from ...messages import Message
from ...models import Candidate, Decision, StatusSpell
from ...naming import household_label


def follow_household(sender: Any, household: Household, from_commune_id: int, on: date, **kwargs: Any) -> None:
    """Listener of `household_moved`: refuses a move into a round that is about to be decided where it was."""
    undecided = _undecided(household)
    if household.commune_id != from_commune_id:
        refuse_if(_about_to_be_decided(household, undecided, on))
        _carry_status(household, on)
    for candidate in undecided:
        if on <= candidate.round.reviewed_on and candidate.form_id is None:
            candidate.village_id, candidate.commune_id = household.village_id, household.commune_id
            candidate.save(update_fields=["village", "commune"])


def keep_village(sender: Any, village: PlaceVersion, on: date, **kwargs: Any) -> None:
    """Listener of `village_returns`: refuses once a round reviews households of the village in the new commune."""
    reviewed = Candidate.objects.filter(village=village.place_id, commune=village.parent_id)
    if reviewed.exists():
        refuse_if([village_in_use(village)])


def _undecided(household: Household) -> list[Candidate]:
    decided = Decision.objects.filter(round=OuterRef("round"), commune=OuterRef("commune"))
    found = Candidate.objects.filter(~Exists(decided), household=household)
    return list(found.select_related("round"))


def _about_to_be_decided(household: Household, undecided: list[Candidate], on: date) -> Iterator[Problem]:
    """After the day when statuses begin to hold, the decision would come to a household that is no longer there."""
    for candidate in undecided:
        if on >= candidate.round.effective_on or (candidate.form_id and on <= candidate.round.reviewed_on):
            says = {"household": household_label(household), "round": candidate.round}
            yield Problem(Message.MOVE_WAITS_FOR_DECISION, says)


def _carry_status(household: Household, on: date) -> None:
    """The running status ends in the former commune and goes on in the new one, under the same decision."""
    running = StatusSpell.objects.filter(household=household, valid__contains=on).first()
    if running is None:
        return
    end = running.valid.upper
    if running.valid.lower < on:
        running.valid = DateRange(running.valid.lower, on)
        running.save(update_fields=["valid"])
        StatusSpell.objects.create(
            household=household,
            commune_id=household.commune_id,
            status=running.status,
            valid=DateRange(on, end),
            decision=running.decision,
            classification=running.classification,
            income_points=running.income_points,
            deprivation_points=running.deprivation_points,
            list_facts=running.list_facts,
        )
