from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.trail import audited
from vuonlen.kernel.verb import verb
from vuonlen.law import LAW_VERSION
from vuonlen.registry.models import Household

from ..decision_checks import CommuneDecision, paper_problems
from ..messages import Message
from ..models import (
    Classification,
    CommuneSeason,
    Decision,
    FormRevision,
    ReviewForm,
    ReviewRound,
    StatusSpell,
    Step,
)
from ..naming import household_label
from ..queries.fact_sheets import Sheet
from ..queries.form_context import FormContext
from ..queries.workers import recognised_from
from ..rounds import lock_for_decision
from ..separation import refuse_own_forms
from ..steps import empty_problems, name_of, season_of
from ..verdicts import Verdict, verdicts
from .shared.corrections import correct_results
from .shared.snapshot import take_snapshot


@verb("season.correct_status")
def correct_status(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    household: Household,
    facts: Mapping[str, Any],
    number: str,
    signed_on: date,
    signer: str,
    reason: str,
) -> Decision:
    """Correct a decided household by a further decision on corrected answers; what was decided stays readable.

    The new status holds from the round's effective day, the old one is voided, and the commune's tables have a new
    version (a frozen commune a new snapshot). Raises Refused, OutOfArea, PermissionMissing or OwnRecord.
    """
    review = lock_for_decision(round)
    form = ReviewForm.objects.select_for_update().filter(round=review, household=household).first()
    scope.require(Permission.DECIDE_ROUND, form.commune_id if form else household.commune_id)
    if form is None:
        refuse_if([Problem(Message.NOT_A_CANDIDATE, {"household": household_label(household)})])
    assert form is not None  # noqa: S101 - refused above
    season = season_of(review, form.commune_id)
    paper = CommuneDecision(form.commune_id, number, signed_on, signer)
    refuse_if(_problems(season, household, paper, reason))
    refuse_own_forms(actor, review, form.commune_id)
    context = FormContext.read(review, [household.pk])
    refuse_if(context.answer_problems(household.pk, facts))
    sheet = context.complete(household.pk, facts)
    names = [context.names_of(household.pk)]
    [verdict] = verdicts(review, [sheet], names)
    before = Classification.objects.get(form=form, form_version=form.version)
    refuse_if(_verdict_problems(household, before, verdict))
    decision = _decide(actor, season, form, paper, reason)
    with audited(actor, "season.correct_status", reason=reason.strip(), decision=decision):
        correct_results(decision, _revise(actor, form, sheet, verdict, reason))
    if season.step == Step.FROZEN:
        take_snapshot(season, actor)
    return decision


def _problems(season: CommuneSeason, household: Household, paper: CommuneDecision, reason: str) -> Iterator[Problem]:
    label = household_label(household)
    last = Decision.objects.filter(round=season.round, commune=season.commune_id).order_by("-version").first()
    if last is None:
        yield Problem(Message.NOT_DECIDED_YET, {"household": label})
        return
    yield from paper_problems(season.round, name_of(season), paper)
    yield from empty_problems(season, reason=(reason, _("lý do điều chỉnh")))
    if paper.signed_on < last.signed_on:
        days = {"day": date_digits(paper.signed_on), "earliest": date_digits(last.signed_on)}
        yield Problem(Message.DAY_TOO_EARLY, {"commune": name_of(season), **days}, ("signed_on",))
    if _decided_since(season.round, household):
        yield Problem(Message.DECIDED_SINCE, {"household": label, "day": date_digits(season.round.effective_on)})


def _decided_since(review: ReviewRound, household: Household) -> bool:
    if review.recognises_persons:
        forms = ReviewForm.objects.filter(round=review, household=household)
        return recognised_from(forms, review.effective_on + timedelta(days=1)).exists()
    return StatusSpell.objects.filter(household=household, valid__startswith__gt=review.effective_on).exists()


def _verdict_problems(household: Household, before: Classification, verdict: Verdict) -> Iterator[Problem]:
    says = {"household": household_label(household)}
    if verdict.outcome == Classification.Outcome.UNDETERMINED:
        yield Problem(Message.UNDETERMINED_CORRECTION, says)
    elif (verdict.outcome, verdict.workers) == (before.outcome, before.workers):
        outcome = Classification.Outcome(before.outcome).label
        yield Problem(Message.CORRECTION_CHANGES_NOTHING, {**says, "outcome": outcome})


def _decide(actor: User, season: CommuneSeason, form: ReviewForm, paper: CommuneDecision, reason: str) -> Decision:
    return Decision.objects.create(
        round=season.round,
        commune_id=season.commune_id,
        kind=Decision.Kind.CORRECTION,
        version=Decision.objects.filter(round=season.round, commune=season.commune_id).count() + 1,
        number=paper.number.strip(),
        signed_on=paper.signed_on,
        signer=paper.signer.strip(),
        effective_on=season.round.effective_on,
        corrected_form=form,
        corrected_form_version=form.version + 1,
        reason=reason.strip(),
        recorded_by=actor,
    )


def _revise(actor: User, form: ReviewForm, sheet: Sheet, verdict: Verdict, reason: str) -> Classification:
    form.facts, form.law_version, form.recorded_by, form.version = sheet, LAW_VERSION, actor, form.version + 1
    form.save(update_fields=["facts", "law_version", "recorded_by", "recorded_at", "version"])
    FormRevision.objects.create(form=form, version=form.version, facts=sheet, reason=reason.strip(), recorded_by=actor)
    row = verdict.row(form.pk, form.version)
    row.save(force_insert=True)
    return row
