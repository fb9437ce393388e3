"""Papers of one household: request, form A, form B, read from the register and the season's records."""

from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import Paper
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.law import Procedure, Purpose, procedure_on, required_facts, standard_by_id
from vuonlen.registry.models import BirthPrecision, Household, Membership, Person, Relation
from vuonlen.registry.queries import masked_number, members_on
from vuonlen.reviews.models import Candidate, Classification, RequestRefusal, ReviewForm, ReviewRound
from vuonlen.reviews.models.quick_screen import criteria
from vuonlen.reviews.queries import classification_of, form_for
from vuonlen.reviews.queries.fact_sheets import PERSON

from ..acts import form_name
from .form_b import FormMember, FormPaper, review_form
from .found import office_of, place_name, require_any
from .request import RequestKind, RequestMember, RequestPaper, request_form
from .review_list import QuickScreenPaper, quick_screen
from .wording import Office

#: By which act each request is made, and what it calls the form.
_REQUEST_FORMS = {
    RequestKind.ENTRY: (Purpose.ANNUAL, "request"),
    RequestKind.EXIT: (Purpose.IN_YEAR_EXIT, "exit_request"),
    RequestKind.AVERAGE: (Purpose.AVERAGE_LIVING, "request"),
    RequestKind.WORKER: (Purpose.LOW_INCOME_WORKER, "request"),
}


def request_of(scope: Scope, household: Household, kind: RequestKind, on: date) -> Paper:
    """The request of a household, identity filled in; the personal number masked."""
    _require(scope, household)
    office = office_of(household.commune_id, on)
    members = list(members_on(household.pk, on))
    head = _head(members)
    return request_form(
        RequestPaper(
            office=office,
            kind=kind,
            on=None,
            form=form_name(on, *_REQUEST_FORMS[kind]),
            head_name=household.head_name,
            sex=str(head.get_sex_display()) if head else "",
            ethnicity=household.head_ethnicity,
            birth_date=_born(head) if head else "",
            personal_number=masked_number(head) if head else "",
            residence=_residence(household, office, on),
            members=[
                RequestMember(one.person.full_name, one.person.birth_date.year, str(Relation(one.relation).label))
                for one in members
            ],
        )
    )


def quick_screen_of(scope: Scope, review: ReviewRound, household: Household, *, blank: bool = False) -> Paper:
    """Form A of a household that asked, as ticked; blank when asked, or when it has not asked yet."""
    _require(scope, household)
    asked = None if blank else _screened(review, household)
    ticks = asked.quick_screen_ticks if asked else None
    office = office_of(household.commune_id, review.reviewed_on)
    law: Procedure = procedure_on(review.kind, review.opens_on)
    return quick_screen(
        QuickScreenPaper(
            office=office,
            village=place_name(household.village_id, review.reviewed_on),
            head_name=household.head_name,
            residence=_residence(household, office, review.reviewed_on),
            on=asked.requested_on if asked else None,
            criteria=[one.text for one in criteria()],
            ticks=None if ticks is None else frozenset(ticks),
            below=law.quick_screen_ticks_below,
            form=form_name(review.opens_on, Purpose.GUIDANCE, "quick_screen"),
        )
    )


def _screened(review: ReviewRound, household: Household) -> Candidate | RequestRefusal | None:
    """The request whose form A is filled in: taken up, or turned down."""
    of = {"round": review, "household": household}
    turned_down = RequestRefusal.objects.filter(**of, quick_screen_ticks__isnull=False).first()
    return Candidate.objects.filter(**of).first() or turned_down


def review_form_of(scope: Scope, review: ReviewRound, household: Household, *, blank: bool = False) -> Paper:
    """Form B as recorded; blank with its identity when asked, or when nothing is recorded yet."""
    _require(scope, household)
    form = None if blank else form_for(review, household.pk)
    found = classification_of(form) if form else None
    office = office_of(form.commune_id if form else household.commune_id, review.reviewed_on)
    village = place_name(form.village_id if form else household.village_id, review.reviewed_on)
    return review_form(
        FormPaper(
            office=office,
            village=village,
            code=household.code,
            year=review.year,
            on=review.reviewed_on if form else None,
            head_name=household.head_name,
            residence=_residence(household, office, review.reviewed_on),
            schema=required_facts(review.standard, review.effective_on),
            answers=form.facts["household"] if form else {},
            members=_form_members(review, household, form),
            form=form_name(review.opens_on, Purpose.GUIDANCE, "review_form"),
            points_per_indicator=standard_by_id(review.standard).points_per_indicator,
            outcome=str(Classification.Outcome(found.outcome).label) if found else "",
            deprivations=_deprivations(found),
            b2=found.explanation.get("deprivation_points") if found else None,
        )
    )


def _form_members(review: ReviewRound, household: Household, form: ReviewForm | None) -> list[FormMember]:
    answers = {person[PERSON]: person for person in form.facts["persons"]} if form else {}
    return [
        FormMember(
            full_name=one.person.full_name,
            relation=str(Relation(one.relation).label),
            sex=str(one.person.get_sex_display()),
            birth=_born(one.person),
            ethnicity=one.person.ethnicity,
            answers=answers.get(one.person_id, {}),
        )
        for one in members_on(household.pk, review.reviewed_on)
    ]


def _deprivations(found: Classification | None) -> list[str]:
    if found is None:
        return []
    return [one["name_vi"] for one in found.explanation["indicators"] if one["verdict"] == "deprived"]


def _require(scope: Scope, household: Household) -> None:
    require_any(scope, household.commune_id, Permission.RECORD_FORM, Permission.EXPORT_HOUSEHOLDS)


def _head(members: list[Membership]) -> Person | None:
    return next((one.person for one in members if one.relation == Relation.HEAD), None)


def _born(person: Person) -> str:
    """As much of the birth date as is known."""
    if person.birth_precision == BirthPrecision.YEAR:
        return str(person.birth_date.year)
    if person.birth_precision == BirthPrecision.MONTH:
        return f"{person.birth_date:%m/%Y}"
    return date_digits(person.birth_date)


def _residence(household: Household, office: Office, on: date) -> str:
    village = place_name(household.village_id, on)
    return ", ".join(part for part in (household.address, village, office.where) if part) or _("chưa ghi")
