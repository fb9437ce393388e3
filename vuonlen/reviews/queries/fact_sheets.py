"""Fact sheets between a form and the law: the system adds what it knows itself.

A person answers questions; the commune's class, the day of ages and the birth dates come from the places, the
round and the registry. Stored sheets hold all of it, so that a classification can be repeated years later.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vuonlen.law import required_facts
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Membership

from ..models import ReviewRound

Sheet = dict[str, Any]
PERSON = "person"  # key of a person's id in the sheet; the law does not know it


@dataclass(frozen=True, slots=True)
class Member:
    """Who the sheet speaks of."""

    person_id: int
    full_name: str
    birth_date: date


def members_by_household(household_ids: Collection[int], on: date) -> dict[int, list[Member]]:
    """The members of many households on a day, in the order in which they were registered; one query."""
    rows = Membership.objects.filter(household_id__in=household_ids, valid__contains=on).order_by("person_id")
    found: dict[int, list[Member]] = defaultdict(list)
    fields = ("household_id", "person_id", "person__full_name", "person__birth_date")
    for household_id, person_id, name, birth in rows.values_list(*fields):
        found[household_id].append(Member(person_id, name, birth))
    return found


def urban_by_commune(commune_ids: Collection[int], on: date) -> dict[int, bool | None]:
    """Whether each commune is urban on a day; None when it is not known."""
    return {place_id: version.is_urban for place_id, version in names_on(commune_ids, on).items()}


def completed(sheet: Mapping[str, Any], review: ReviewRound, is_urban: bool | None, members: list[Member]) -> Sheet:
    """The sheet as stored: the answers given, every member in it, and the facts of the system."""
    answers = {person[PERSON]: person for person in sheet["persons"]}
    household = {**sheet["household"], "is_urban": is_urban, "aged_on": review.reviewed_on.isoformat()}
    return {"household": household, "persons": [_person(answers.get(one.person_id, {}), one) for one in members]}


def persons_of(sheet: Mapping[str, Any]) -> list[int]:
    """The ids of the persons of a sheet."""
    return [person[PERSON] for person in sheet["persons"]]


def for_law(sheet: Mapping[str, Any]) -> Sheet:
    """The sheet without the ids of persons."""
    persons = [{key: value for key, value in person.items() if key != PERSON} for person in sheet["persons"]]
    return {"household": sheet["household"], "persons": persons}


def answers_of(sheet: Mapping[str, Any], review: ReviewRound) -> Sheet:
    """Only what a person answered and the review's standard asks: what a new form may start from."""
    household, person = asked_facts(review)
    return {
        "household": _only(sheet["household"], household),
        "persons": [_only(one, [PERSON, *person]) for one in sheet["persons"]],
    }


def asked_facts(review: ReviewRound) -> tuple[list[str], list[str]]:
    """Codes of the facts that the form asks of the household and of each person."""
    properties = required_facts(review.standard, review.effective_on)["properties"]
    return _asked(properties["household"]), _asked(properties["persons"]["items"])


def _asked(described: Mapping[str, Any]) -> list[str]:
    return [code for code, fact in described["properties"].items() if fact["x-source"] == "form"]


def _person(answers: Mapping[str, Any], member: Member) -> Sheet:
    return {**answers, PERSON: member.person_id, "birth_date": member.birth_date.isoformat()}


def _only(facts: Mapping[str, Any], codes: Iterable[str]) -> Sheet:
    return {code: facts[code] for code in codes if code in facts}
