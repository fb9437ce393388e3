"""The lists by name that go with the tables: the three after review, and the provincial details 14 and 15.

Columns follow `domain/standards.md` 5.3 and `domain/statutory_forms.csv` R14, R15 (headings read there from the
software of a province, not from a sheet). Personal numbers are masked. Of the support received (health, education,
production, credit, housing, other) nothing is recorded yet: those columns hold dashes, and a note says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Membership, Relation, Sex
from vuonlen.registry.models.ethnicities import KINH
from vuonlen.registry.queries import masked_number
from vuonlen.reviews.models import LISTED, Classification, FormRevision, Status, StatusSpell
from vuonlen.reviews.queries.movements_sql import FLOWS

from .papers.found import Found, found_in
from .statutory import Area

NEW, RELAPSED, OLD = "new", "relapsed", "old"
_KINDS = """
SELECT household, list, bool_or(kind = 'relapsed'), bool_or(kind IN ('new', 'from_other_list', 'other_increase'))
FROM flow WHERE households = 1 AND commune = ANY(%(communes)s) GROUP BY 1, 2
"""


@dataclass(frozen=True)
class ListedMember:
    """One person of a listed household."""

    full_name: str
    relation: str
    is_head: bool
    birth_date: date
    born: str
    is_female: bool
    ethnicity: str
    number: str  # masked


@dataclass(frozen=True)
class ListedHousehold:
    """One household of a list, its members, and how it came onto the list."""

    found: Found
    commune: str
    commune_code: str
    decision: str
    decided_on: str
    members: tuple[ListedMember, ...]
    came: str  # NEW, RELAPSED or OLD
    no_work: bool
    merit: bool
    causes: tuple[str, ...]
    is_indigenous: bool | None  # None: the province's list is not loaded

    @property
    def is_minority(self) -> bool:
        """By the head's ethnicity."""
        return self.found.ethnicity != KINH


@dataclass(frozen=True)
class NamedLists:
    """Everything the workbook of lists is written from."""

    listed: tuple[ListedHousehold, ...]
    out_of_poverty: tuple[ListedHousehold, ...]
    out_of_near_poverty: tuple[ListedHousehold, ...]
    knows_indigenous: bool

    def of(self, status: Status) -> list[ListedHousehold]:
        """The listed of one status."""
        return [one for one in self.listed if one.found.outcome == status]


def named_lists(area: Area) -> NamedLists:
    """The households of an area by name, as the decisions of its round made them."""
    spells = StatusSpell.objects.filter(
        decision__round=area.review, decision__commune__in=area.communes, voided_by__isnull=True
    )
    rows = list(spells.select_related("decision", "classification").order_by("commune", "household__name_key"))
    classes = Classification.objects.filter(pk__in=[row.classification_id for row in rows])
    found = {one.household_id: one for one in found_in(area.review, classes)}
    households = tuple(_households(area, [row for row in rows if row.household_id in found], found))
    return NamedLists(
        listed=tuple(one for one in households if one.found.outcome in LISTED),
        out_of_poverty=tuple(one for one in households if one.found.left_poverty),
        out_of_near_poverty=tuple(one for one in households if one.found.left_near_poverty),
        knows_indigenous=bool(area.indigenous),
    )


def _households(area: Area, rows: list[StatusSpell], found: dict[int, Found]) -> Iterator[ListedHousehold]:
    members = _members(list(found), area.closing_on)
    came = _came(area)
    facts = _facts(rows)
    communes = names_on(area.communes, area.review.reviewed_on)
    for row in rows:
        commune, answers = communes[row.commune_id], facts.get(row.classification_id or 0, {})
        yield ListedHousehold(
            found=found[row.household_id],
            commune=commune.full_name,
            commune_code=commune.code,
            decision=row.decision.number,
            decided_on=date_digits(row.decision.signed_on),
            members=tuple(members.get(row.household_id, [])),
            came=came.get((row.household_id, row.status), OLD if area.opening_on else NEW),
            no_work=bool(answers.get("no_work_capacity")),
            merit=bool(answers.get("has_merit_member")),
            causes=tuple(answers.get("causes") or []),
            is_indigenous=found[row.household_id].ethnicity in area.indigenous if area.indigenous else None,
        )


def _members(household_ids: list[int], on: date) -> dict[int, list[ListedMember]]:
    found: dict[int, list[ListedMember]] = {}
    rows = Membership.objects.filter(household__in=household_ids, valid__contains=on).select_related("person")
    for row in sorted(rows, key=lambda one: (one.relation != Relation.HEAD, one.person.birth_date, one.person_id)):
        person = row.person
        found.setdefault(row.household_id, []).append(
            ListedMember(
                full_name=person.full_name,
                relation=str(Relation(row.relation).label),
                is_head=row.relation == Relation.HEAD,
                birth_date=person.birth_date,
                born=_born(person.birth_date, person.birth_precision),
                is_female=person.sex == Sex.FEMALE,
                ethnicity=person.ethnicity,
                number=masked_number(person),
            )
        )
    return found


def _born(day: date, precision: str) -> str:
    return {"year": f"{day:%Y}", "month": f"{day:%m/%Y}"}.get(precision, date_digits(day))


def _facts(rows: list[StatusSpell]) -> dict[int, dict[str, Any]]:
    """The household's answers in the version that was classified, by classification."""
    wanted = {row.classification.form_id: row.classification for row in rows if row.classification}
    revisions = FormRevision.objects.filter(form__in=list(wanted)).values_list("form", "version", "facts__household")
    return {wanted[form].pk: answers for form, version, answers in revisions if wanted[form].form_version == version}


def _came(area: Area) -> dict[tuple[int, str], str]:
    if area.opening_on is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FLOWS + _KINDS, area.parameters)
        return {
            (household, status): RELAPSED if relapsed else NEW if new else OLD
            for household, status, relapsed, new in cursor.fetchall()
        }


def sheet_titles() -> dict[str, str]:
    """The tabs of the workbook of lists and the titles of their sheets."""
    return {
        _("DS nghèo, cận nghèo"): _("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"),
        _("DS thoát nghèo"): _("DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT"),
        _("DS thoát cận nghèo"): _("DANH SÁCH HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT"),
        _("Biểu 14"): _("DANH SÁCH CHI TIẾT HỘ CẬN NGHÈO"),
        _("Biểu 15"): _("DANH SÁCH CHI TIẾT HỘ NGHÈO"),
    }
