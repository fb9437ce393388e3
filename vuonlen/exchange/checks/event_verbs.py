"""The rows of the file as the verbs of the registry that record them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from vuonlen.kernel.format import date_digits
from vuonlen.places.queries import names_on
from vuonlen.registry.actions import change_head, dissolve_household
from vuonlen.registry.actions.marry_in import marry_in
from vuonlen.registry.actions.marry_out import marry_out
from vuonlen.registry.actions.merge_households import merge_households
from vuonlen.registry.actions.move_household_away import move_household_away
from vuonlen.registry.actions.move_person_away import move_person_away
from vuonlen.registry.actions.move_person_in import move_person_in
from vuonlen.registry.actions.record_birth import record_birth
from vuonlen.registry.actions.record_death import record_death
from vuonlen.registry.actions.split_household import split_household
from vuonlen.registry.models import BirthPrecision, Household, HouseholdEvent, Membership, Person, Relation, Sex
from vuonlen.registry.models.newcomers import NewMember
from vuonlen.registry.models.personal_numbers import blind_index
from vuonlen.sheets.imports.context import ImportContext

from ..kinds.events import OF_SEVERAL
from ..messages import Message

Kind = HouseholdEvent.Kind
Row = dict[str, Any]
Given = dict[str, Any]  # what every verb takes
_OF_ONE_ACT = ("event_code", "household_code", "other_household_code", "happened_on_day")
_ARRIVE = {Kind.MARRIAGE_IN.value: marry_in, Kind.MEMBER_MOVED_IN.value: move_person_in}
_LEAVE = {Kind.MARRIAGE_OUT.value: marry_out, Kind.MEMBER_MOVED_OUT.value: move_person_away}


class Unclear(Exception):
    """A row names nobody, or more than one person; `key` is the column that does."""

    def __init__(self, row: int, key: str, message: Message, values: dict[str, object]) -> None:
        self.row, self.key, self.message, self.values = row, key, message, values
        super().__init__(message.code)


def acts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each event: one row, or for a split or a merge those that follow each other."""
    act: list[Row] = []
    for row in rows:
        if act and not _goes_on(act[-1], row):
            yield act
            act = []
        act.append(row)
    if act:
        yield act


def _goes_on(before: Row, row: Row) -> bool:
    same = all(before[key] == row[key] for key in _OF_ONE_ACT)
    return same and row["event_code"] in OF_SEVERAL and row["relation_code"] != Relation.HEAD


def apply_event(act: Sequence[Row], households: Mapping[str, Household], context: ImportContext) -> None:
    """Record the event of these rows. Raises Unclear, or what the verb raises."""
    row = act[0]
    household = households[row["household_code"]]
    there = [household]
    if row["event_code"] == Kind.MERGED_INTO:
        there.append(households[row["other_household_code"]])
    versions = names_on({one.commune_id for one in there}, context.today)
    scope = context.scope_within({pk: version.path for pk, version in versions.items()})
    given: Given = {"actor": context.actor, "scope": scope, "reason": row["reason"]}
    if row["event_code"] == Kind.MERGED_INTO:
        _merge(act, household, there[1], given)
    elif row["event_code"] == Kind.SPLIT:
        relations = _relations(act, household)
        split_household(**given, household=household, members=relations, on=row["happened_on_day"])
    else:
        _apply(row, household, given | {"household": household})


def _merge(act: Sequence[Row], gone: Household, kept: Household, given: Given) -> None:
    relations = _relations(act, gone)
    merge_households(**given, kept=kept, gone=gone, relations=relations, on=act[0]["happened_on_day"])


def _relations(act: Sequence[Row], household: Household) -> dict[int, Relation]:
    """Who changes household, and the relation to the head there."""
    day = act[0]["happened_on_day"]
    return {_member(row, household, day).pk: Relation(row["relation_code"]) for row in act}


def _apply(row: Row, household: Household, given: Given) -> None:
    """An event of one person, or of the household as a whole."""
    kind, day = row["event_code"], row["happened_on_day"]
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


def _newcomer(row: Row) -> NewMember:
    return NewMember(
        row["full_name"],
        Sex(row["sex_code"]),
        row["birth_date_day"],
        BirthPrecision(row["birth_date_precision"]),
        row["ethnicity_code"],
        Relation(row["relation_code"]),
        row["number"],
    )


def _new_head(row: Row, household: Household, day: date) -> Person | None:
    if not row["new_head"]:
        return None
    wanted = {"person__name_key": row["new_head_key"]}
    return _one(row, household, day, "new_head", wanted, None)


def _member(row: Row, household: Household, day: date) -> Person:
    wanted = {"person__name_key": row["name_key"]}
    if row["birth_date_day"]:
        wanted["person__birth_date"] = row["birth_date_day"]
    return _one(row, household, day, "full_name", wanted, row["number"])


def _one(row: Row, household: Household, day: date, key: str, wanted: dict[str, Any], number: str | None) -> Person:
    """The one member of that name on the day; of several, the one with the number. Nobody is guessed."""
    there = Membership.objects.filter(household=household, valid__contains=day, **wanted).select_related("person")
    people = [one.person for one in there]
    if len(people) > 1 and number:
        index = blind_index(number)
        people = [one for one in people if bytes(one.personal_number_index or b"") == index] or people
    if len(people) == 1:
        return people[0]
    if people:
        raise Unclear(row["row"], key, Message.SEVERAL_PEOPLE, {"count": len(people)})
    raise Unclear(row["row"], key, Message.NOT_IN_HOUSEHOLD, {"value": row[key], "day": date_digits(day)})
