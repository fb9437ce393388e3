"""Whose household a row of an official list speaks of. Nobody is guessed: none is an error, two are a question."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from vuonlen.kernel.format import date_digits
from vuonlen.registry.models import Household, Membership
from vuonlen.registry.models.personal_numbers import blind_index, is_personal_number
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.reading.workbook import table_finding

from ..messages import Message
from .official_rows import Group

SHOWN = 5  # households named in one sentence
_COARSE = {"year": 1, "month": 2, "day": 3}


@dataclass(frozen=True)
class Placed:
    """A household of the file with the day and the place that count for it."""

    group: Group
    day: date
    village_id: int
    commune_id: int


# Exact number first, wherever in the registry; else the name in the village. Nobody is looked for by a blank number.
_HITS = """
WITH asked AS (
  SELECT * FROM unnest(%s::int[], %s::text[], %s::bigint[], %s::bytea[], %s::date[]) AS a (position, key, village, number, day)
), hit AS (
  SELECT a.position, a.day, p.id AS person, true AS by_number
  FROM asked a JOIN registry_person p ON p.personal_number_index = a.number
  UNION ALL
  SELECT a.position, a.day, p.id, false
  FROM asked a
  JOIN registry_residence r ON r.village_id = a.village AND r.valid @> a.day
  JOIN registry_membership m ON m.household_id = r.household_id AND m.valid @> a.day
  JOIN registry_person p ON p.id = m.person_id AND p.name_key = a.key
)
SELECT hit.position, hit.by_number, p.name_key, p.birth_date, p.birth_precision, m.household_id, r.commune_id
FROM hit
JOIN registry_person p ON p.id = hit.person AND p.merged_into_id IS NULL
JOIN registry_membership m ON m.person_id = p.id AND m.valid @> hit.day
JOIN registry_residence r ON r.household_id = m.household_id AND r.valid @> hit.day
ORDER BY 1, 2 DESC, 6
"""  # noqa: E501


def matched(placed: Sequence[Placed], findings: list[Finding]) -> list[tuple[Placed, int]]:
    """Each household of the file with the one household of the registry that it is; the others go to the findings."""
    hits = _hits(placed)
    coded = _coded(placed)
    found: list[tuple[Placed, int]] = []
    for position, one in enumerate(placed):
        household_id, finding = _household(one, hits.get(position, []), coded)
        if household_id is None:
            findings += [finding] if finding else []
        else:
            found.append((one, household_id))
    findings += _strangers(found)
    return found


def _hits(placed: Sequence[Placed]) -> dict[int, list[tuple[Any, ...]]]:
    heads = [one.group.head for one in placed]
    numbers = [head["number"] for head in heads]
    asked = [
        list(range(len(placed))),
        [head["name_key"] for head in heads],
        [one.village_id for one in placed],
        [blind_index(number) if number and is_personal_number(number) else None for number in numbers],
        [one.day for one in placed],
    ]
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_HITS, asked)
        for position, *rest in cursor.fetchall():
            found[position].append(tuple(rest))
    return found


def _coded(placed: Sequence[Placed]) -> dict[str, int]:
    """Households named by their code."""
    codes = {code for one in placed if (code := one.group.said("household_code"))}
    return dict(Household.objects.filter(code__in=codes).values_list("code", "pk"))


def _household(one: Placed, hits: list[tuple[Any, ...]], coded: dict[str, int]) -> tuple[int | None, Finding | None]:
    head, group = one.group.head, one.group
    here = [hit for hit in hits if hit[5] == one.commune_id]
    by_number = [hit for hit in here if hit[0]]
    if any(hit[1] != head["name_key"] for hit in by_number):
        return None, group.finding("personal_number", Message.NUMBER_OF_ANOTHER)
    alike = by_number or [
        hit for hit in here if agree((head["birth_date_day"], head["birth_date_precision"]), hit[2:4])
    ]
    candidates = sorted({hit[4] for hit in alike})
    code = group.said("household_code")
    if code:
        candidates = [pk for pk in candidates if pk == coded.get(code)]
    if len(candidates) == 1:
        return candidates[0], None
    if candidates:
        return None, _question(group, candidates)
    return None, group.finding("full_name", Message.LISTED_NOT_FOUND, day=date_digits(one.day))


def _question(group: Group, candidates: Sequence[int]) -> Finding:
    codes = list(Household.objects.filter(pk__in=candidates).order_by("code").values_list("code", flat=True))
    shown = ", ".join(codes[:SHOWN]) + (", …" if len(codes) > SHOWN else "")
    return group.question("full_name", Message.SEVERAL_LISTED, count=len(codes), households=shown)


def agree(one: tuple[date, str], other: tuple[date, str]) -> bool:
    """Whether two birth dates are equal in the parts that both know."""
    parts = min(_COARSE[one[1]], _COARSE[other[1]])
    return (one[0].year, one[0].month, one[0].day)[:parts] == (other[0].year, other[0].month, other[0].day)[:parts]


def _strangers(found: Iterable[tuple[Placed, int]]) -> Iterator[Finding]:
    """Members of the list who do not belong to the household on the day."""
    pairs = list(found)
    members: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    fields = ("household_id", "valid", "person__name_key", "person__birth_date", "person__birth_precision")
    there = Membership.objects.filter(household__in={household for _one, household in pairs})
    for household, valid, *person in there.values_list(*fields):
        members[household].append((valid, *person))
    for one, household in pairs:
        for row in one.group.rows[1:]:
            if row["birth_date_day"] and not any(_is(row, one.day, member) for member in members[household]):
                values = {"value": row["full_name"], "day": date_digits(one.day)}
                yield table_finding(one.group.table, row["row"], "full_name", Message.NOT_IN_HOUSEHOLD, **values)


def _is(row: dict[str, Any], day: date, member: tuple[Any, ...]) -> bool:
    valid, key, birth, precision = member
    there = valid.lower <= day and (valid.upper is None or day < valid.upper)
    return (
        there
        and key == row["name_key"]
        and agree((row["birth_date_day"], row["birth_date_precision"]), (birth, precision))
    )
