"""Two records of a suspected double side by side, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.scope import Scope
from vuonlen.registry.duplicates.compare import BY_CODE
from vuonlen.registry.duplicates.queries import settled_in
from vuonlen.registry.models import BirthPrecision, DuplicatePair, Membership, Person
from vuonlen.registry.queries import masked_number

from .memory import last_names


@dataclass(frozen=True)
class Side:
    """One record as its column shows it, with the membership it speaks of."""

    person: Person
    membership: Membership | None
    number: str
    place: str
    family: str

    @property
    def stay(self) -> str:
        """How long the person belongs, or belonged, to the household."""
        if self.membership is None:
            return ""
        valid = self.membership.valid
        if valid.upper is None:
            return _("từ {day}").format(day=date_digits(valid.lower))
        return _("từ {first} đến trước {last}").format(first=date_digits(valid.lower), last=date_digits(valid.upper))


@dataclass(frozen=True)
class Line:
    """One particular of both, and whether it is the same."""

    label: str
    first: str
    second: str
    link_first: int | None = None  # of a household
    link_second: int | None = None

    @property
    def differs(self) -> bool:
        return self.first != self.second


@dataclass(frozen=True)
class Row:
    """One pair in the list; what is not the reader's area to see is None."""

    pair: DuplicatePair
    first: str | None
    second: str | None
    words: str

    @property
    def is_whole(self) -> bool:
        return self.first is not None and self.second is not None


def sides_of(pair: DuplicatePair, on: date) -> tuple[Side, Side]:
    """Both records with the household each joined last."""
    return _side(pair.first, on), _side(pair.second, on)


def _side(person: Person, on: date) -> Side:
    """The household joined last; a merged record may have none left."""
    own = Membership.objects.filter(person=person).select_related("household").order_by("-valid").first()
    names = last_names([own.household.village_id, own.household.commune_id], on) if own else {}
    others = Membership.objects.filter(household=own.household_id, valid__contains=own.valid.lower) if own else []
    family = [one.person.full_name for one in _with_persons(others) if one.person_id != person.pk]
    place = ", ".join(str(names[pk]) for pk in (own.household.village_id, own.household.commune_id)) if own else ""
    return Side(person, own, masked_number(person), place, "; ".join(family))


def _with_persons(memberships: object) -> list[Membership]:
    return list(memberships.select_related("person").order_by("pk")) if memberships else []  # type: ignore[attr-defined]


def born_words(person: Person) -> str:
    """What is known of the birth date: "05/11/1980", "tháng 11/1980" or "năm 1980"."""
    day = person.birth_date
    if person.birth_precision == BirthPrecision.YEAR:
        return _("năm {year}").format(year=day.year)
    if person.birth_precision == BirthPrecision.MONTH:
        return _("tháng {month}").format(month=f"{day:%m/%Y}")
    return date_digits(day)


def lines_of(first: Side, second: Side) -> list[Line]:
    """The particulars in the order in which an officer compares them."""
    one, other = first.membership, second.membership
    return [
        Line(_("Họ và tên"), first.person.full_name, second.person.full_name),
        Line(_("Giới tính"), str(first.person.get_sex_display()), str(second.person.get_sex_display())),
        Line(_("Ngày sinh"), born_words(first.person), born_words(second.person)),
        Line(_("Dân tộc"), first.person.ethnicity, second.person.ethnicity),
        Line(_("Số định danh"), first.number, second.number),
        Line(
            _("Hộ"),
            _household(one),
            _household(other),
            one.household_id if one else None,
            other.household_id if other else None,
        ),
        Line(_("Quan hệ với chủ hộ"), _relation(one), _relation(other)),
        Line(_("Ở hộ"), first.stay, second.stay),
        Line(_("Nơi ở"), first.place, second.place),
        Line(_("Người cùng hộ"), first.family, second.family),
    ]


def reason_words(pair: DuplicatePair) -> list[str]:
    """Why the two were put before a person."""
    return [BY_CODE[code].words for code in pair.reasons if code in BY_CODE]


def rows_of(pairs: Sequence[DuplicatePair], scope: Scope, on: date) -> list[Row]:
    """The pairs as the list shows them to this reader; of a person elsewhere nothing is even read."""
    communes = settled_in(scope)
    sides = [side for one in pairs for side in _places(one) if side[1] in communes]
    persons = Person.objects.in_bulk({person_id for person_id, _ in sides})
    names = last_names({commune_id for _, commune_id in sides}, on)
    short = {
        (pk, commune): f"{persons[pk].full_name}, {born_words(persons[pk])}, {names[commune]}"
        for pk, commune in sides
        if pk in persons
    }
    return [_row(one, *(short.get(side) for side in _places(one))) for one in pairs]


def _places(pair: DuplicatePair) -> tuple[tuple[int, int], tuple[int, int]]:
    return (pair.first_id, pair.first_commune_id), (pair.second_id, pair.second_commune_id)


def _row(pair: DuplicatePair, first: str | None, second: str | None) -> Row:
    # Reasons speak of both records: whoever sees one only does not learn the other's.
    words = ", ".join(reason_words(pair)) if first and second else ""
    return Row(pair, first, second, words)


def _household(membership: Membership | None) -> str:
    return f"{membership.household.code} · {membership.household.head_name}" if membership else ""


def _relation(membership: Membership | None) -> str:
    return str(membership.get_relation_display()) if membership else ""
