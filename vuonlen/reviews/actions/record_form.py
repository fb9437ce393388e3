from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, Refused, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.law import LAW_VERSION
from vuonlen.registry.models import Household

from ..errors import StaleForm
from ..messages import Message
from ..models import FormRevision, ReviewForm, ReviewRound
from ..naming import household_label
from ..queries.fact_sheets import Sheet
from ..queries.form_context import FormContext
from ..rounds import lock_for_forms
from ..verdicts import verdicts
from .shared.candidates import tie_candidates

REASON_LIMIT = 200


@verb("form.record")
def record_form(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    household: Household,
    facts: Mapping[str, Any],
    expected_version: int,
    reason: str = "",
) -> ReviewForm:
    """Save the answers of one household and classify them at once; unanswered questions are allowed.

    `facts` is `{"household": {...}, "persons": [{"person": id, ...}]}`; class of commune, birth dates and the day
    of ages are filled in here. `expected_version` is the version the actor saw, 0 for a new form.
    Raises StaleForm when somebody saved in between, Refused, OutOfArea or PermissionMissing.
    """
    context = FormContext.read(round, [household.pk])
    context.require(scope, Permission.RECORD_FORM)
    context = FormContext.read(lock_for_forms(round), [household.pk])
    refuse_if(context.place_problems())
    refuse_if([*context.answer_problems(household.pk, facts), *_reason_problems(household, reason)])
    sheet = context.complete(household.pk, facts)
    form = _saved(context, household, sheet, actor, expected_version)
    FormRevision.objects.create(form=form, version=form.version, facts=sheet, reason=reason.strip(), recorded_by=actor)
    names = [context.names_of(household.pk)]
    [verdict] = verdicts(context.review, [sheet], names)
    verdict.row(form.pk, form.version).save(force_insert=True)
    return form


def _saved(context: FormContext, household: Household, sheet: Sheet, actor: User, expected: int) -> ReviewForm:
    stored = ReviewForm.objects.select_for_update().filter(round=context.review, household=household).first()
    if stored is None and expected:
        raise Refused([Problem(Message.NO_FORM_YET, {"household": household_label(household)})])
    if stored is None:
        form = _first_version(context.new_form(household.pk, sheet, actor.pk, LAW_VERSION))
        tie_candidates([form])
        return form
    if stored.version != expected:
        raise _stale(stored)
    stored.facts, stored.law_version, stored.recorded_by = sheet, LAW_VERSION, actor
    stored.version = expected + 1
    stored.save(update_fields=["facts", "law_version", "recorded_by", "recorded_at", "version"])
    return stored


def _first_version(form: ReviewForm) -> ReviewForm:
    """Two first saves at the same time: the second waits for the first, then is refused as stale."""
    try:
        with transaction.atomic():
            form.save(force_insert=True)
    except IntegrityError:
        raise _stale(ReviewForm.objects.get(round=form.round_id, household=form.household_id)) from None
    return form


def _stale(stored: ReviewForm) -> StaleForm:
    saved_by, saved_at = str(stored.recorded_by), stored.recorded_at
    says = {
        "household": household_label(stored.household),
        "saved_by": saved_by,
        "saved_at": f"{localtime(saved_at):%H:%M} ngày {date_digits(localtime(saved_at))}",
    }
    return StaleForm(Problem(Message.STALE_FORM, says), saved_by, saved_at, stored.version)


def _reason_problems(household: Household, reason: str) -> list[Problem]:
    if len(reason.strip()) <= REASON_LIMIT:
        return []
    says = {"where": f"{household_label(household)}, lý do", "limit": REASON_LIMIT}
    return [Problem(Message.TEXT_TOO_LONG, says, ("reason",))]
