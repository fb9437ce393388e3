"""All households of the district, and which of them the reviews concern."""

from dataclasses import dataclass
from random import Random

from .families import Member, draw_household
from .plan import SEED, CommuneTable, Course

_HARDSHIP = {"Dao": 6, "Tày": 4, "Sán Chay": 4, "Sán Dìu": 3, "Nùng": 4, "Hoa": 2, "Kinh": 1}


@dataclass(frozen=True)
class Home:
    """One synthetic household. `course` is None when no review concerns it."""

    key: str  # "06928/17": names the household wherever something about it is drawn
    commune: str
    village: int  # from 0
    address: str
    is_urban: bool
    members: tuple[Member, ...]
    course: Course | None

    def draw(self, about: str) -> Random:
        """The household's own source of chance for one subject: the same in every run and every year."""
        return Random(f"{SEED}/{self.key}/{about}")


def commune_homes(commune: CommuneTable) -> list[Home]:
    """Draw the households of one commune, village by village."""
    draw = Random(f"{SEED}/{commune.code}")
    ethnicities = draw.choices(list(commune.shares), list(commune.shares.values()), k=commune.households)
    families = [draw_household(draw, ethnicity) for ethnicity in ethnicities]
    courses = _courses(draw, commune, families)
    return [
        Home(
            key=f"{commune.code}/{index}",
            commune=commune.code,
            village=index * commune.villages // commune.households,
            address=f"Số nhà {index % (commune.households // commune.villages) + 1}",
            is_urban=commune.is_urban,
            members=members,
            course=courses.get(index),
        )
        for index, members in enumerate(families)
    ]


def _courses(draw: Random, commune: CommuneTable, families: list[tuple[Member, ...]]) -> dict[int, Course]:
    """Choose the households of each course, those in hardship more often."""
    wanted = [course for course, count in commune.courses.items() for _ in range(count)]
    draw.shuffle(wanted)
    # Weighted choice without return: the smallest of exponential waiting times (Efraimidis and Spirakis).
    waits = [(draw.expovariate(_hardship(members)), index) for index, members in enumerate(families)]
    chosen = [index for _wait, index in sorted(waits)[: len(wanted)]]
    return dict(zip(chosen, wanted, strict=True))


def _hardship(members: tuple[Member, ...]) -> float:
    weight: float = _HARDSHIP[members[0].ethnicity]
    if len(members) == 1 or members[0].sex == "female":
        weight *= 2
    return weight * (1.5 if len(members) >= 6 else 1)
