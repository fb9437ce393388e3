"""One row of the file as the verb of the registry that records it."""

from datetime import date
from typing import Any

from vuonlen.places.queries import names_on
from vuonlen.registry.actions import change_head, dissolve_household
from vuonlen.registry.actions.marry_in import marry_in
from vuonlen.registry.actions.marry_out import marry_out
from vuonlen.registry.actions.move_household_away import move_household_away
from vuonlen.registry.actions.move_person_away import move_person_away
from vuonlen.registry.actions.move_person_in import move_person_in
from vuonlen.registry.actions.record_birth import record_birth
from vuonlen.registry.actions.record_death import record_death
from vuonlen.registry.models import BirthPrecision, Household, HouseholdEvent, Membership, Person, Relation, Sex
from vuonlen.registry.newcomers import NewMember
from vuonlen.registry.personal_numbers import blind_index

from ..messages import Message
from .context import ImportContext

Kind = HouseholdEvent.Kind
_ARRIVE = {Kind.MARRIAGE_IN.value: marry_in, Kind.MEMBER_MOVED_IN.value: move_person_in}
_LEAVE = {Kind.MARRIAGE_OUT.value: marry_out, Kind.MEMBER_MOVED_OUT.value: move_person_away}


class Unclear(Exception):
    """The row names nobody, or more than one person; `key` is the column that does."""

    def __init__(self, key: str, message: Message, values: dict[str, object]) -> None:
        self.key, self.message, self.values = key, message, values
        super().__init__(message.code)


def apply_event(row: dict[str, Any], household: Household, context: ImportContext) -> None:
    """Record the event of one row. Raises Unclear, or what the verb raises."""
    kind, day = row["event_code"], row["happened_on_day"]
    version = names_on([household.commune_id], context.today)[household.commune_id]
    scope = context.scope_within({household.commune_id: version.path})
    given: dict[str, Any] = {"actor": context.actor, "scope": scope, "household": household, "reason": row["reason"]}
    if kind == Kind.BIRTH:
        record_birth(**given, new=_newcomer(row))
    elif kind in _ARRIVE:
        _ARRIVE[kind](**given, new=_newcomer(row), joined_on=day)
    elif kind == Kind.DEATH:
        record_death(**given, person=_member(row, household, day), died_on=day, new_head=_new_head(row, household, day))
    elif kind in _LEAVE:
        _LEAVE[kind](**given, person=_member(row, household, day), left_on=day, new_head=_new_head(row, household, day))
    elif kind == Kind.HEAD_CHANGED:
        relation = Relation(row["relation_code"])
        change_head(**given, new_head=_member(row, household, day), former_head_becomes=relation, on=day)
    elif kind == Kind.MOVED_OUT:
        move_household_away(**given, on=day)
    else:
        dissolve_household(**given, on=day)


def _newcomer(row: dict[str, Any]) -> NewMember:
    return NewMember(
        row["full_name"],
        Sex(row["sex_code"]),
        row["birth_date_day"],
        BirthPrecision(row["birth_date_precision"]),
        row["ethnicity_code"],
        Relation(row["relation_code"]),
        row["number"],
    )


def _new_head(row: dict[str, Any], household: Household, day: date) -> Person | None:
    if not row["new_head"]:
        return None
    return _one(household, day, "new_head", row["new_head"], {"person__name_key": row["new_head_key"]}, None)


def _member(row: dict[str, Any], household: Household, day: date) -> Person:
    wanted = {"person__name_key": row["name_key"]}
    if row["birth_date_day"]:
        wanted["person__birth_date"] = row["birth_date_day"]
    return _one(household, day, "full_name", row["full_name"], wanted, row["number"])


def _one(household: Household, day: date, key: str, name: str, wanted: dict[str, Any], number: str | None) -> Person:
    """The one member of that name on the day; of several, the one with the number. Nobody is guessed."""
    there = Membership.objects.filter(household=household, valid__contains=day, **wanted).select_related("person")
    people = [one.person for one in there]
    if len(people) > 1 and number:
        index = blind_index(number)
        people = [one for one in people if bytes(one.personal_number_index or b"") == index] or people
    if len(people) == 1:
        return people[0]
    if people:
        raise Unclear(key, Message.SEVERAL_PEOPLE, {"count": len(people)})
    raise Unclear(key, Message.NOT_IN_HOUSEHOLD, {"value": name, "day": f"{day:%d/%m/%Y}"})
