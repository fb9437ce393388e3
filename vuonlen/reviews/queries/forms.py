from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vuonlen.kernel.problems import refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.law import Explanation, explain, required_facts
from vuonlen.registry.models import Household

from ..models import Classification, ReviewForm, ReviewRound
from .fact_sheets import Member, Sheet, answers_of, for_law, urban_by_commune
from .form_context import FormContext, Urban
from .offered import Offered, offered_answers


@dataclass(frozen=True)
class FormSheet:
    """What the form page of one household needs: questions, members, answers so far, version to save over."""

    schema: dict[str, Any]
    members: list[Member]
    answers: Sheet
    version: int  # 0: not yet saved in this round
    form: ReviewForm | None
    start: ReviewForm | None  # where the answers come from: the form itself, or the household's last one
    offered: tuple[Offered, ...] = ()  # members whose answers come from elsewhere; nothing of it is saved yet


def form_context(
    scope: Scope, review: ReviewRound, household: Household, urban: Urban = urban_by_commune
) -> FormContext:
    """What the form of a household rests on, for a caller that asks more than once about the same form.

    `urban` says whether a commune is urban; a caller may know it from before.

    Raises OutOfArea or PermissionMissing (to look is enough; to save is another right).
    """
    scope.require(Permission.VIEW_HOUSEHOLD, household.commune_id)
    return FormContext.of(review, household, urban)


def form_sheet(
    scope: Scope, review: ReviewRound, household: Household, context: FormContext | None = None
) -> FormSheet:
    """The household's form in a round, saved or new; a new one starts with the answers of its last form.

    Raises OutOfArea or PermissionMissing, as `form_context`, which is read here when not given.
    """
    context = context or form_context(scope, review, household)
    form = form_for(review, household.pk)
    start = form or latest_form(household.pk)
    members = context.members_of(household.pk)
    answers = _of_members(answers_of(start.facts, review), members) if start else _of_members(_EMPTY, members)
    offered = tuple(offered_answers(review, members, start))
    answers = _with_offered(answers, offered)
    schema = required_facts(review.standard, review.effective_on)
    return FormSheet(schema, members, answers, form.version if form else 0, form, start, offered)


def preview(
    scope: Scope,
    review: ReviewRound,
    household: Household,
    answers: Mapping[str, Any],
    context: FormContext | None = None,
) -> Explanation:
    """What the law would say of answers not yet saved. Raises Refused, OutOfArea or PermissionMissing."""
    context = context or form_context(scope, review, household)
    refuse_if(context.answer_problems(household.pk, answers))
    sheet = for_law(context.complete(household.pk, answers))
    return explain(
        sheet,
        review.effective_on,
        aged_on=review.reviewed_on,
        names=context.names_of(household.pk),
        low_income=review.recognises_persons,
    )


def form_for(review: ReviewRound, household_id: int) -> ReviewForm | None:
    """The household's form in a round, with who recorded it."""
    return ReviewForm.objects.filter(round=review, household=household_id).select_related("recorded_by").first()


def latest_form(household_id: int) -> ReviewForm | None:
    """The household's form in the most recent round, with its round; None when it was never reviewed."""
    forms = ReviewForm.objects.filter(household=household_id).select_related("round", "recorded_by")
    return forms.order_by("-round__effective_on", "-pk").first()


def classification_of(form: ReviewForm) -> Classification | None:
    """What the law says of the form's present version."""
    return Classification.objects.filter(form=form, form_version=form.version).first()


_EMPTY: Sheet = {"household": {}, "persons": []}


def _of_members(answers: Sheet, members: list[Member]) -> Sheet:
    """The answers with one entry for each present member, in order; others are left out."""
    known = {person["person"]: person for person in answers["persons"]}
    persons = [known.get(member.person_id, {"person": member.person_id}) for member in members]
    return {"household": answers["household"], "persons": persons}


def _with_offered(answers: Sheet, offered: tuple[Offered, ...]) -> Sheet:
    """The answers with whole entries replaced: the facts of one person are never mixed from two forms."""
    entries = {one.member.person_id: one.answers for one in offered}
    persons = [entries.get(person["person"], person) for person in answers["persons"]]
    return {"household": answers["household"], "persons": persons}
