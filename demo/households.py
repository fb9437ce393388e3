"""Synthetic households on their way into the registry."""

from collections.abc import Iterator, Sequence
from itertools import count

from vuonlen.registry.models import BirthPrecision, Relation, Sex
from vuonlen.registry.models.newcomers import NewHousehold, NewMember

from .families import Member
from .numbers import personal_number
from .places import District
from .plan import REGISTERED_ON
from .population import Home

_WITHOUT_NUMBER = 0.04


def new_households(homes: Sequence[Home], district: District) -> Iterator[NewHousehold]:
    """The homes as the registry takes them; numbers run through the whole district."""
    sequence = count(1)
    for home in homes:
        draw = home.draw("numbers")
        yield NewHousehold(
            village_id=district.villages[home.commune][home.village].pk,
            commune_id=district.communes[home.commune].pk,
            registered_on=REGISTERED_ON,
            address=home.address,
            members=[_new_member(m, next(sequence), draw.random() < _WITHOUT_NUMBER) for m in home.members],
        )


def _new_member(member: Member, sequence: int, without_number: bool) -> NewMember:
    number = personal_number(sequence, birth=member.birth_date, sex=member.sex)
    return NewMember(
        full_name=member.full_name,
        sex=Sex(member.sex),
        birth_date=member.birth_date,
        birth_precision=BirthPrecision(member.birth_precision),
        ethnicity=member.ethnicity,
        relation=Relation(member.relation),
        personal_number=None if without_number else number,
    )
