"""The joins leave out no pair that a comparison would raise: held against every pair of a block, one by one."""

import random
from datetime import date
from itertools import combinations

import polars as pl
import pytest

from vuonlen.registry.duplicates.compare import RAISE_FROM, Reason, compare
from vuonlen.registry.duplicates.folding import match_key, swapped
from vuonlen.registry.duplicates.pairs import MOST, candidate_pairs
from vuonlen.registry.duplicates.records import Record

NAMES = (
    "Chíu Thị Múi",
    "Chiu Thi Mui",
    "Chíu Múi",
    "Chíu Thị Mai",
    "Chíu Múi Thị",
    "Tằng A Sám",
    "Tằng A Sam",
    "Lý Ba",
)
DAYS = (date(1980, 5, 11), date(1980, 11, 5), date(1981, 5, 11), date(1980, 5, 12), date(1980, 1, 1), date(1990, 5, 11))


def person(draw: random.Random, pk: int) -> Record:
    name, born = draw.choice(NAMES), draw.choice(DAYS)
    number = bytes([pk % 256, pk // 256]) * 16 if draw.random() < 0.5 else None
    precision = "year" if (born.day, born.month) == (1, 1) and draw.random() < 0.5 else "day"
    sex, ethnicity, village = draw.choice(("male", "female")), draw.choice(("Dao", "Kinh")), draw.randrange(1, 4)
    return Record(pk, name, match_key(name), sex, born, precision, ethnicity, number, pk // 3, village, village // 2)


def columns(people: list[Record], fresh: set[int]) -> pl.DataFrame:
    fields = ("person_id", "key", "sex", "birth_date", "ethnicity", "village_id", "commune_id")
    rows = [
        {field: getattr(one, field) for field in fields}
        | {"is_vague": one.birth_is_vague, "has_number": one.number is not None, "is_fresh": one.person_id in fresh}
        for one in people
    ]
    return pl.DataFrame(rows)


def share_a_block(one: Record, other: Record) -> bool:
    """As the module says it."""
    same_year = one.birth_date.year == other.birth_date.year
    if one.key == other.key and same_year:
        return True
    if one.birth_is_vague or other.birth_is_vague:
        return same_year and (one.commune_id, one.sex) == (other.commune_id, other.sex)
    same_day = (one.birth_date.day, one.birth_date.month) == (other.birth_date.day, other.birth_date.month)
    return (one.key == other.key and same_day) or other.birth_date in (one.birth_date, swapped(one.birth_date))


@pytest.mark.parametrize("seed", range(6))
def test_no_suspect_of_a_block_is_left_out(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same people at every run
    people = [person(draw, pk) for pk in range(1, 161)]
    fresh = set(draw.sample(range(1, 161), 60))
    found = set(candidate_pairs(columns(people, fresh)).iter_rows())
    wanted = {
        (one.person_id, other.person_id)
        for one, other in combinations(people, 2)
        if {one.person_id, other.person_id} & fresh and share_a_block(one, other) and compare(one, other).is_suspect
    }
    assert wanted
    assert wanted <= found
    assert all(one < other and {one, other} & fresh for one, other in found)


def test_a_date_on_every_line_is_not_compared() -> None:
    people = [
        Record(pk, f"Ho {pk}", f"ho {pk}", "male", date(1980, 5, 11), "day", "Dao", None, pk, 1, 1)
        for pk in range(1, MOST + 2)
    ]
    assert candidate_pairs(columns(people, {1})).is_empty()


@pytest.mark.parametrize(
    "weaker",
    [
        (Reason.NAME_SLIP, Reason.BIRTH_SAME, Reason.SEX_SAME, Reason.VILLAGE_SAME, Reason.ETHNICITY_SAME),
        (Reason.NAME_SAME, Reason.BIRTH_SWAPPED, Reason.SEX_SAME, Reason.VILLAGE_SAME, Reason.ETHNICITY_SAME),
        (Reason.NAME_SAME, Reason.BIRTH_SAME, Reason.SEX_DIFFERS, Reason.VILLAGE_SAME, Reason.ETHNICITY_SAME),
        (Reason.NAME_SAME, Reason.BIRTH_SAME, Reason.SEX_SAME, Reason.COMMUNE_SAME, Reason.ETHNICITY_SAME),
        (Reason.NAME_SAME, Reason.BIRTH_SAME, Reason.SEX_SAME, Reason.VILLAGE_SAME, Reason.ETHNICITY_DIFFERS),
    ],
)
def test_two_numbers_leave_no_room_for_another_difference(weaker: tuple[Reason, ...]) -> None:
    """What `_all_agree` rests on; new weights that break it must change the joins too."""
    assert sum(one.points for one in weaker) + Reason.NUMBERS_DIFFER.points < RAISE_FROM


def test_unlike_names_and_sexes_never_suffice() -> None:
    best = (Reason.NAME_SLIP, Reason.BIRTH_SAME, Reason.SEX_DIFFERS, Reason.VILLAGE_SAME, Reason.ETHNICITY_SAME)
    assert sum(one.points for one in best) < RAISE_FROM
