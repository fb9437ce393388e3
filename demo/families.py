"""Who lives together: households of one to three generations, with ages that fit."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from .names import family_name, full_name
from .plan import REGISTERED_ON

_SHAPES = {"alone": 6, "couple": 13, "family": 47, "one_parent": 7, "three_generations": 21, "with_parent": 6}
_CHILDREN = {1: 28, 2: 48, 3: 19, 4: 5}
_MIXED_MARRIAGE = 0.12

Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Member:
    """One synthetic person; codes are those of the registry."""

    full_name: str
    sex: str
    birth_date: date
    birth_precision: str
    ethnicity: str
    relation: str


@dataclass
class _Family:
    """A household while it is being drawn."""

    draw: Random
    ethnicity: str
    family: str
    taken: set[str]
    members: list[Member]

    def add(
        self, relation: str, sex: str, age: int, *, family: str | None = None, ethnicity: str | None = None
    ) -> None:
        """Add a member of about `age` years on the day of registration."""
        ethnicity = ethnicity or self.ethnicity
        name = full_name(self.draw, ethnicity=ethnicity, family=family or self.family, sex=sex, taken=self.taken)
        birth, precision = _birth(self.draw, age)
        self.members.append(Member(name, sex, birth, precision, ethnicity, relation))

    def add_spouse(self, sex: str, age: int) -> None:
        """Add the head's spouse, who keeps a family name of their own."""
        ethnicity = "Kinh" if self.draw.random() < _MIXED_MARRIAGE else self.ethnicity
        self.add("spouse", sex, age, family=family_name(self.draw, ethnicity), ethnicity=ethnicity)

    def add_children(self, relation: str, oldest: int, *, most: int = 4) -> None:
        """Add children, the oldest of about `oldest` years, the others younger by one to five years each."""
        age = oldest
        for _ in range(min(most, _weighted(self.draw, _CHILDREN))):
            if age < 0:
                break
            self.add(relation, self.draw.choice(("male", "female")), age)
            age -= self.draw.randint(1, 5)


def draw_household(draw: Random, ethnicity: str) -> tuple[Member, ...]:
    """Draw the members of one household, the head first."""
    home = _Family(draw, ethnicity, family_name(draw, ethnicity), set(), [])
    _BUILDERS[_weighted(draw, _SHAPES)](home)
    return tuple(home.members)


def _alone(home: _Family) -> None:
    sex = "female" if home.draw.random() < 0.65 else "male"
    home.add("head", sex, int(home.draw.triangular(32, 88, 70)))


def _couple(home: _Family) -> None:
    age = home.draw.choice((home.draw.randint(22, 30), home.draw.randint(52, 80)))
    home.add("head", "male", age)
    home.add_spouse("female", age - home.draw.randint(0, 5))


def _family(home: _Family) -> None:
    age = int(home.draw.triangular(24, 62, 38))
    home.add("head", "male" if home.draw.random() < 0.86 else "female", age)
    spouse = "female" if home.members[0].sex == "male" else "male"
    home.add_spouse(spouse, age - home.draw.randint(-1, 5))
    home.add_children("child", min(age - 20, home.draw.randint(2, 26)))


def _one_parent(home: _Family) -> None:
    age = home.draw.randint(27, 58)
    home.add("head", "female" if home.draw.random() < 0.8 else "male", age)
    home.add_children("child", min(age - 20, home.draw.randint(2, 24)), most=3)


def _three_generations(home: _Family) -> None:
    age = home.draw.randint(27, 45)
    home.add("head", "male", age)
    home.add_spouse("female", age - home.draw.randint(0, 4))
    home.add_children("child", min(age - 20, home.draw.randint(1, 18)), most=3)
    parent = age + home.draw.randint(20, 30)
    if home.draw.random() < 0.55:
        home.add("parent", "male", parent)
    home.add("parent", "female", parent - 2, family=family_name(home.draw, home.ethnicity))


def _with_parent(home: _Family) -> None:
    age = home.draw.randint(25, 50)
    home.add("head", "male", age)
    home.add("parent", "female", age + home.draw.randint(20, 32), family=family_name(home.draw, home.ethnicity))
    if home.draw.random() < 0.4:
        home.add("sibling", home.draw.choice(("male", "female")), age - home.draw.randint(1, 8))


_BUILDERS = {
    "alone": _alone,
    "couple": _couple,
    "family": _family,
    "one_parent": _one_parent,
    "three_generations": _three_generations,
    "with_parent": _with_parent,
}


def _birth(draw: Random, age: int) -> tuple[date, str]:
    """A birth date about `age` years before registration; of the old, often only the year is known."""
    birth = REGISTERED_ON - timedelta(days=int(age * 365.25) + draw.randint(1, 364))
    chance = draw.random()
    if age >= 65 and chance < 0.25:
        return birth.replace(month=1, day=1), "year"
    if age >= 45 and chance < 0.03:
        return birth.replace(day=1), "month"
    return birth, "day"


def _weighted(draw: Random, weights: dict[Choice, int]) -> Choice:
    return draw.choices(list(weights), list(weights.values()))[0]
