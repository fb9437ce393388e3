"""The household's record: who they are, what happened, why they have their status, how they live."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import NOT_RECORDED, date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.places import queries as places
from vuonlen.registry.models import BirthPrecision, Household, Membership
from vuonlen.registry.queries import get_household, masked_number, members_on, reveal_number
from vuonlen.reviews.models import Candidate, Decision, ReviewForm, ReviewRound
from vuonlen.reviews.queries import statuses_on, timeline, workers_on
from vuonlen.reviews.queries.fact_sheets import answers_of
from vuonlen.reviews.queries.forms import classification_of

from ..household_events.kinds import KINDS
from ..household_papers import HouseholdPapers, papers_there, recorded_papers
from ..memory import last_names
from ..read_log import log_look
from ..review_form.questions import Section, age_on, sections_of
from ..workplace import Workplace, workplace_of


@dataclass(frozen=True)
class MemberRow:
    """One line of the members' table."""

    person_id: int
    name: str
    relation: str
    sex: str
    born: str
    age: int
    ethnicity: str
    number: str
    is_worker: bool  # recognised today as one with low income


@dataclass(frozen=True)
class RoundRow:
    """One round the household may have a form in."""

    review: ReviewRound
    form: ReviewForm | None


@never_cache
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of one household; the look is logged."""
    workplace = workplace_of(request)
    found = get_household(workplace.current, pk)
    log_look(request, user=workplace.user, action="household.view", subject=f"household {pk}")
    return render(request, "web/household.html", _context(found, workplace))


@never_cache
@require_POST
def reveal_personal_number(request: HttpRequest, pk: int, person_id: int) -> HttpResponse:
    """One member's whole personal number, for roles that may see it; the look is logged by the registry."""
    workplace = workplace_of(request)
    found = get_household(workplace.current, pk)
    member = members_on(found.pk, workplace.today).filter(person_id=person_id).first()
    if member is None:
        raise OutOfArea
    number = reveal_number(workplace.current, member.person)
    return render(request, "web/parts/personal_number.html", {"number": number})


def _context(found: Household, workplace: Workplace) -> dict[str, Any]:
    forms = list(ReviewForm.objects.filter(household=found).select_related("round").order_by("-round__year"))
    chosen = next((form for form in forms if form.round.year == workplace.year), forms[0] if forms else None)
    classification = classification_of(chosen) if chosen else None
    rounds = list(_rounds(forms, workplace, found))
    main = _main_round(rounds)
    names = last_names([found.village_id, found.commune_id], workplace.today)
    status = status_now = statuses_on([found.pk], workplace.today).get(found.pk, "")
    if workplace.on != workplace.today:
        status = statuses_on([found.pk], workplace.on).get(found.pk, "")
    return {
        "household": found,
        "status": status,
        "status_now": status_now,
        "village": names.get(found.village_id),
        "commune": (commune := names.get(found.commune_id)),
        "waits": commune is not None and workplace.today not in commune.valid and not found.dissolved_on,
        "members": list(_members(found, workplace)),
        "ages_on": workplace.today,
        "may_see_numbers": workplace.current.can(Permission.SEE_PERSONAL_NUMBER, found.commune_id),
        "lived_before": list(_lived_before(found)),
        "timeline": timeline(found.pk),
        "form": chosen,
        "why": classification.explanation if classification else None,
        "sections": _living_conditions(chosen),
        "rounds": rounds,
        "main_round": main,
        "papers": list(_papers(found, workplace, main, chosen)),
        "events": KINDS if _may_record_events(found, workplace) else {},
        "to_correct": _to_correct(forms, workplace, found),
        "on": workplace.on,
        "today": workplace.today,
        "has_ended": workplace.has_ended,
    }


def _members(found: Household, workplace: Workplace) -> Iterator[MemberRow]:
    recognised = {one.person_id for one in workers_on([found.pk], workplace.today).get(found.pk, [])}
    for one in members_on(found.pk, workplace.today):
        yield _member(one, workplace.today, is_worker=one.person_id in recognised)


def _member(membership: Membership, today: date, *, is_worker: bool) -> MemberRow:
    person = membership.person
    return MemberRow(
        person_id=person.pk,
        name=person.full_name,
        relation=membership.get_relation_display(),
        sex=person.get_sex_display(),
        born=_born(person.birth_date, person.birth_precision),
        age=age_on(person.birth_date, today),
        ethnicity=person.ethnicity,
        number=masked_number(person),
        is_worker=is_worker,
    )


def _born(birth_date: date, precision: str) -> str:
    """What is known of the birth date: "05/11/1980", "tháng 11/1980" or "năm 1980"."""
    if precision == BirthPrecision.YEAR:
        return _("năm {year}").format(year=birth_date.year)
    if precision == BirthPrecision.MONTH:
        return _("tháng {month}").format(month=f"{birth_date:%m/%Y}")
    return date_digits(birth_date)


def _living_conditions(form: ReviewForm | None) -> list[Section]:
    """The household part of the form, as words; a question that other answers made needless is left out."""
    if form is None:
        return []
    sections = sections_of(form.round, [], answers_of(form.facts, form.round))
    return [
        replace(section, questions=[one for one in section.questions if one.answer or not one.when])
        for section in sections
    ]


def _rounds(forms: list[ReviewForm], workplace: Workplace, found: Household) -> Iterator[RoundRow]:
    by_round = {form.round_id: form for form in forms}
    above = _path_of(found, workplace)
    asked = set(Candidate.objects.filter(household=found).values_list("round_id", flat=True))
    for review in workplace.rounds:
        concerns = review.kind == ReviewRound.Kind.ANNUAL or review.pk in asked
        if review.place_id in above and concerns:
            yield RoundRow(review, by_round.get(review.pk))


def _papers(
    found: Household, workplace: Workplace, main: ReviewRound | None, chosen: ReviewForm | None
) -> Iterator[tuple[ReviewRound, list[tuple[str, Any]]]]:
    """What can be printed of the round that is opened first, and what was recorded in the year looked at."""
    if main is not None:
        yield main, papers_there(HouseholdPapers(workplace.current, main, found))
    if chosen is not None and chosen.round != main:
        yield chosen.round, recorded_papers(HouseholdPapers(workplace.current, chosen.round, found))


def _main_round(rounds: list[RoundRow]) -> ReviewRound | None:
    """The round whose form is opened first: one that still takes forms, else the newest."""
    still_open = (row.review for row in rounds if row.review.state == ReviewRound.State.OPEN)
    return next(still_open, rounds[0].review if rounds else None)


def _may_record_events(found: Household, workplace: Workplace) -> bool:
    gone = found.dissolved_on is not None and found.dissolved_on <= workplace.today
    return not gone and workplace.current.can(Permission.REGISTER_HOUSEHOLD, found.commune_id)


def _to_correct(forms: list[ReviewForm], workplace: Workplace, found: Household) -> ReviewRound | None:
    """The newest decided round of the household, for whoever may decide a correction."""
    if not workplace.current.can(Permission.DECIDE_ROUND, found.commune_id):
        return None
    where = {(form.round_id, form.commune_id) for form in forms}
    decided = Decision.objects.filter(round__in=[form.round_id for form in forms])
    there = where & set(decided.values_list("round_id", "commune_id"))
    return next((form.round for form in forms if (form.round_id, form.commune_id) in there), None)


def _path_of(found: Household, workplace: Workplace) -> frozenset[int]:
    """Every place above the household, now or where it lived before: rounds of the past review those."""
    communes = {found.commune_id, *found.past_residences.values_list("commune_id", flat=True)}
    days = places.last_valid_days(communes, workplace.today)
    versions = (places.version_on(commune, day) for commune, day in days.items())
    return frozenset(place for version in versions if version for place in version.path)


def _lived_before(found: Household) -> Iterator[str]:
    """ "đến 30/06/2025: Thôn 3, Xã Quảng Sơn", the newest first."""
    for past in found.past_residences.order_by("-valid"):
        last = past.valid.upper - timedelta(days=1)
        names = places.names_on([past.village_id, past.commune_id], last)
        words = [names[pk].full_name if pk in names else NOT_RECORDED for pk in (past.village_id, past.commune_id)]
        yield _("đến {day}: {place}").format(day=date_digits(last), place=", ".join(words))
