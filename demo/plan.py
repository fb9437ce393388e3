"""What the sample district is built from: days, counts, and the commune table `district.csv`."""

import csv
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from vuonlen.kernel.actor import Command

#: Who builds the district, in the trail.
DEMO = Command("demo")
SEED = "hai-ha-2022"
DISTRICT_CODE = "201"
PROVINCE_CODE = "22"
HOUSEHOLDS = 15_692
VILLAGES = 112

REGISTERED_ON = date(2021, 1, 1)


@dataclass(frozen=True)
class RoundDays:
    """Days of one annual round, in their order (the statuses may hold from a day before the certificates)."""

    year: int
    opens_on: date
    reviewed_on: date  # the survey ends on it, too
    met_on: date
    posted_on: date
    reported_on: date
    opinion_on: date
    signed_on: date
    certified_on: date
    effective_on: date


FIRST_ROUND = RoundDays(
    year=2021,
    opens_on=date(2021, 9, 1),
    reviewed_on=date(2021, 12, 1),
    met_on=date(2021, 12, 2),
    posted_on=date(2021, 12, 3),
    reported_on=date(2021, 12, 9),
    opinion_on=date(2021, 12, 13),
    signed_on=date(2021, 12, 14),
    certified_on=date(2021, 12, 30),
    effective_on=date(2022, 1, 1),
)
SECOND_ROUND = RoundDays(
    year=2022,
    opens_on=date(2022, 9, 1),
    reviewed_on=date(2022, 11, 15),
    met_on=date(2022, 11, 18),
    posted_on=date(2022, 11, 21),
    reported_on=date(2022, 11, 25),
    opinion_on=date(2022, 12, 1),
    signed_on=date(2022, 12, 12),
    certified_on=date(2022, 12, 14),
    effective_on=date(2022, 12, 14),
)
# Left open after its first day, so that a newcomer finds forms to fill in; the article says nothing of 2023.
NEXT_ROUND = replace(
    SECOND_ROUND,
    year=2023,
    opens_on=date(2023, 9, 5),
    reviewed_on=date(2023, 11, 15),
    effective_on=date(2023, 12, 14),
)

ETHNICITIES = ("Kinh", "Dao", "Tày", "Sán Dìu", "Hoa", "Sán Chay", "Nùng")


class Course(StrEnum):
    """What the two reviews find of a household; the facts are drawn so that the law finds it."""

    POOR_STAYS = "poor_stays"
    POOR_TO_NEAR = "poor_to_near"
    POOR_ABOVE = "poor_above"
    NEAR_STAYS = "near_stays"
    NEAR_LEAVES = "near_leaves"
    NEAR_ARISES = "near_arises"  # asks in 2022, found near-poor
    ASKED_2021 = "asked_2021"  # asked, found not poor
    ASKED_2022 = "asked_2022"
    AVERAGE_2022 = "average_2022"  # asked; income measured


@dataclass(frozen=True)
class CommuneTable:
    """One line of `district.csv`. `shares`: percent of heads by ethnicity; `courses`: households by what is found."""

    code: str
    name: str
    village_kind: str
    villages: int
    households: int
    shares: dict[str, int]
    courses: dict[Course, int]

    @property
    def is_urban(self) -> bool:
        """The town is the district's only urban unit."""
        return self.village_kind == "Khu"


def communes() -> list[CommuneTable]:
    """Read the commune table."""
    with (Path(__file__).parent / "district.csv").open(encoding="utf-8", newline="") as file:
        return [_commune(row) for row in csv.DictReader(file)]


def _commune(row: dict[str, str]) -> CommuneTable:
    return CommuneTable(
        code=row["code"],
        name=row["name"],
        village_kind=row["village_kind"],
        villages=int(row["villages"]),
        households=int(row["households"]),
        shares={name: int(row[name]) for name in ETHNICITIES},
        courses={course: int(row[course]) for course in Course},
    )
