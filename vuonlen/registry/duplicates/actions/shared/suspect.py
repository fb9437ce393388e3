"""After a household was entered: who of its members may be registered already. Never refuses, never joins."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Q, QuerySet

from vuonlen.kernel.scope import Scope
from vuonlen.row_security.session import beyond_the_area

from ....models import DuplicatePair, Household
from ... import records
from ...area_people import people_of
from ...candidates import area_of, suspects
from ...compare import compare
from ...pairs import candidate_pairs
from ...records import Record
from ...suspicion import Suspicion
from .queue import fade_pairs, raise_pairs

#: From this many households on, reading their whole area once costs less than asking for each.
_MANY = 20


def suspect_households(household_ids: Sequence[int], scope: Scope) -> list[int]:
    """Compare the members of fresh households with everybody in their districts; return the new pairs' ids."""
    with beyond_the_area():  # nothing of what is read is shown: the queue hides who is elsewhere
        return _suspect_households(household_ids, scope)


def _suspect_households(household_ids: Sequence[int], scope: Scope) -> list[int]:
    found_by = DuplicatePair.FoundBy.ENTRY if len(household_ids) == 1 else DuplicatePair.FoundBy.IMPORT
    if len(household_ids) < _MANY:
        return raise_pairs(_by_name(records.of_households(household_ids), scope), found_by)
    return raise_pairs(_by_pairs(household_ids, scope), found_by)


def suspect_person(person_id: int, scope: Scope) -> list[int]:
    """Compare one person who was added or corrected; a suspicion whose cause was mended is closed."""
    with beyond_the_area():
        return _suspect_person(person_id, scope)


def _suspect_person(person_id: int, scope: Scope) -> list[int]:
    asked = records.of_persons([person_id])
    theirs = Q(first=person_id) | Q(second=person_id)
    fade_pairs(compared_now(DuplicatePair.objects.filter(theirs, state=DuplicatePair.State.OPEN)))
    return raise_pairs(_by_name(asked, scope), DuplicatePair.FoundBy.ENTRY)


def _by_name(fresh: Sequence[Record], scope: Scope) -> list[Suspicion]:
    """A few people: the index on year and name is asked for each."""
    return [
        Suspicion.of(record, other, likeness)
        for area, members in _by_area(fresh, scope).items()
        for record, alike in zip(members, suspects(members, area), strict=True)
        for other, likeness in alike.items()
    ]


def _by_pairs(household_ids: Sequence[int], scope: Scope) -> list[Suspicion]:
    """Many people: their area is read once, paired by columns, and only what may be alike is compared."""
    communes = Household.objects.filter(pk__in=household_ids).values_list("commune_id", flat=True).distinct()
    areas = {area_of(commune_id, scope.on) for commune_id in communes}
    return [suspicion for area in areas for suspicion in suspects_among(area, household_ids)]


def suspects_among(commune_ids: Collection[int], fresh_household_ids: Collection[int]) -> list[Suspicion]:
    """Every suspected pair of these communes of which at least one is in a fresh household; each pair once."""
    pairs = list(candidate_pairs(people_of(commune_ids, fresh_household_ids)).iter_rows())
    known = {record.person_id: record for record in records.of_persons({pk for pair in pairs for pk in pair})}
    compared = (Suspicion(known[one], known[other], compare(known[one], known[other])) for one, other in pairs)
    return [suspicion for suspicion in compared if suspicion.likeness.is_suspect]


def _by_area(fresh: Sequence[Record], scope: Scope) -> dict[frozenset[int], list[Record]]:
    by_area: dict[frozenset[int], list[Record]] = defaultdict(list)
    areas = {commune_id: area_of(commune_id, scope.on) for commune_id in {record.commune_id for record in fresh}}
    for record in fresh:
        by_area[areas[record.commune_id]].append(record)
    return by_area


def compared_now(pairs: QuerySet[DuplicatePair]) -> list[Suspicion]:
    """Pairs compared as their data are now; without those of a merged record."""
    keys = list(pairs.values_list("first_id", "second_id"))
    now = {record.person_id: record for record in records.of_persons({pk for key in keys for pk in key})}
    return [
        Suspicion(now[first], now[second], compare(now[first], now[second]))
        for first, second in keys
        if first in now and second in now
    ]
