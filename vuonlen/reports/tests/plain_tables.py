"""The statutory tables once more, household by household in plain Python over the ORM: the slow second opinion."""

from collections import Counter
from datetime import date

from vuonlen.registry.models import Household
from vuonlen.registry.models.ethnicities import ETHNICITIES
from vuonlen.reports.statutory import Area
from vuonlen.reports.tables.statutory_forms import GROUPS_UNSAID, NEAR_POOR_FROM
from vuonlen.reviews.models import FormRevision, StatusSpell

LISTED = ("poor", "near_poor")


def holds(valid, day: date) -> bool:
    return not valid.isempty and valid.lower <= day and (valid.upper is None or day < valid.upper)


def spell_on(household: Household, day: date) -> StatusSpell | None:
    gone = household.dissolved_on is not None and household.dissolved_on <= day
    if household.registered_on > day or gone:
        return None
    return next((one for one in household.spells.all() if holds(one.valid, day)), None)


def people_on(household: Household, day: date) -> dict[int, object]:
    return {one.person_id: one for one in household.memberships.select_related("person") if holds(one.valid, day)}


def counts_of(area: Area) -> Counter:
    """(form, stratum, count, unit) -> number, for an area in the units of its own time, by commune."""
    found: Counter = Counter()
    for household in Household.objects.all():
        _stocks(found, area, household)
        if area.opening_on is not None:
            for table, list_name, other in ((2, "poor", "near_poor"), (3, "near_poor", "poor")):
                _movement(found, area, household, table, list_name, other)
    return +found


def _stocks(found: Counter, area: Area, household: Household) -> None:
    day = area.closing_on
    there = household.registered_on <= day and (household.dissolved_on is None or household.dissolved_on > day)
    spell = spell_on(household, day)
    unit = spell.commune_id if spell else household.commune_id
    if not there or unit not in area.communes:
        return
    members = people_on(household, day)
    people, status = len(members), spell.status if spell else ""
    head = next(one.person for one in members.values() if one.relation == "head")
    minority = head.ethnicity != "Kinh"

    def add(form: int, stratum: str, count: int, number: int) -> None:
        found[form, stratum, count, unit] += number

    add(1, "both", 1, 1)
    add(1, "both", 2, people)
    for count, wanted in ((3, "poor"), (5, "near_poor"), (7, "average_living_standard")):
        add(1, "both", count, int(status == wanted))
        add(1, "both", count + 6, people if status == wanted else 0)
    for form, wanted in ((12, "poor"), (13, "near_poor")):
        for first, number, counted in (
            (1, 1, True),
            (5, people, True),
            (9, 1, status == wanted),
            (16, people, status == wanted),
        ):
            add(form, "both", first, number * counted)
            add(form, "both", first + 2 if minority else first + 1, number * counted)
            add(form, "both", first + 3, number * counted * (head.ethnicity in area.indigenous))
        add(form, "both", 15, int(status == wanted and head.sex == "female"))
    if status in LISTED:
        _listed(add, spell, status, people, minority, head.ethnicity)


def _listed(add, spell: StatusSpell, status: str, people: int, minority: bool, ethnicity: str) -> None:
    near = status == "near_poor"
    result = spell.classification
    facts = FormRevision.objects.get(form=result.form_id, version=result.form_version).facts
    table = 6 if near else 4
    add(table, "both", 1, 1)
    add(table, "both", 2, result.deprivation_count)
    codes = [one["code"] for one in result.explanation["indicators"]]
    for code in result.deprivations:
        add(table, "both", 3 + codes.index(code), 1)
    no_work = bool(facts["household"].get("no_work_capacity"))
    merit = bool(facts["household"].get("has_merit_member"))
    for stratum, number in (("households", 1), ("people", people)):
        for count, belongs in enumerate((True, minority, no_work, merit, not (minority or no_work or merit)), start=1):
            add(8, stratum, count + 5 * near, number * belongs)
    add(13 if near else 12, "both", 13, int(merit))
    add(13 if near else 12, "both", 14, int(no_work))
    flags = ("no_work_capacity", "has_merit_member")
    add(8, "households", GROUPS_UNSAID, int(any(facts["household"].get(flag) is None for flag in flags)))
    add(9, "both", NEAR_POOR_FROM * near + 1 + ETHNICITIES.index(ethnicity), 1)
    causes = set(facts["household"].get("causes") or [])
    for cause in causes or {9}:
        add(10, status, int(cause), 1)
    _children(add, result, facts, near)


def _children(add, result, facts: dict, near: bool) -> None:
    on = date.fromisoformat(facts["household"]["aged_on"])
    for person in facts["persons"]:
        born = date.fromisoformat(person["birth_date"])
        age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        if age < 16:
            add(11, "both", 1 + 4 * near, 1)
            add(11, "both", 2 + 4 * near, int(bool(person.get("stunted") or person.get("underweight"))))
            add(11, "both", 3 + 4 * near, int(age >= 6 and not person.get("has_health_insurance", True)))
            lacks = age >= 3 and not person.get("attends_right_school_level", True)
            add(11, "both", 4 + 4 * near, int(lacks))


def _movement(found: Counter, area: Area, household: Household, table: int, list_name: str, other: str) -> None:
    opening, closing = spell_on(household, area.opening_on), spell_on(household, area.closing_on)
    was = opening is not None and opening.status == list_name
    is_now = closing is not None and closing.status == list_name
    before, after = people_on(household, area.opening_on).keys(), people_on(household, area.closing_on).keys()

    def add(unit: int, count: int, households: int, people: int) -> None:
        if unit in area.communes:
            found[table, "households", count, unit] += households
            found[table, "people", count, unit] += people

    same = opening is None or closing is None or opening.commune_id == closing.commune_id
    stays = was and is_now and same
    gone = household.dissolved_on is not None and household.dissolved_on <= area.closing_on
    if was:
        add(opening.commune_id, 1, 1, len(before))
        add(opening.commune_id, 4, 0, len(before - after))
        if not stays:
            onward = (
                (2 if table == 2 else 3)
                if closing is not None and closing.status == other
                else 5 - (2 if table == 2 else 3)
            )
            add(opening.commune_id, 4 if gone or not same else onward, 1, len(before & after))
    if is_now:
        add(closing.commune_id, 9, 1, len(after))
        add(closing.commune_id, 8, 0, len(after - before))
        if not stays:
            add(closing.commune_id, _arrival(household, area, opening, list_name, other, same), 1, len(before & after))


def _arrival(household: Household, area: Area, opening, list_name: str, other: str, same: bool) -> int:
    if household.registered_on > area.opening_on or not same:
        return 8
    if opening is not None and opening.status == other:
        return 5
    ended = [
        one
        for one in household.spells.all()
        if one.status == list_name and not one.valid.isempty and one.valid.upper and one.valid.upper <= area.opening_on
    ]
    return 6 if ended else 7
