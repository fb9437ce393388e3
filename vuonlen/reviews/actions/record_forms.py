from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from vuonlen.accounts.models import User
from vuonlen.kernel.chunks import chunks
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.statistics import refresh_statistics
from vuonlen.kernel.verb import verb
from vuonlen.law import LAW_VERSION

from ..messages import Message
from ..models import Classification, FormRevision, ReviewForm, ReviewRound
from ..naming import household_label
from ..queries.form_context import FormContext
from ..rounds import lock_for_forms
from ..verdicts import verdicts
from .shared.candidates import tie_candidates

Answers = tuple[int, dict[str, Any]]  # household id, facts as for `record_form`
Report = Callable[[int, int | None], None]  # forms done, of how many

CHUNK = 2_000  # forms held in memory at a time


@verb("form.record_many")
def record_forms(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    sheets: Iterable[Answers],
    progress: Report | None = None,
) -> list[int]:
    """Save the first form of many households and classify them; return the forms' ids in the order given.

    All or nothing: raises Refused with every problem of the first faulty chunk (a household that has a form
    in this round is one), OutOfArea or PermissionMissing.
    """
    ids: list[int] = []
    for chunk in chunks(sheets, CHUNK):
        ids += _record_chunk(actor, scope, round, chunk)
        if progress:
            progress(len(ids), None)
    refresh_statistics(len(ids), "reviews_reviewform", "reviews_classification")
    return ids


def _record_chunk(actor: User, scope: Scope, review: ReviewRound, chunk: Sequence[Answers]) -> list[int]:
    household_ids = [household_id for household_id, _ in chunk]
    context = FormContext.read(review, household_ids)
    context.require(scope, Permission.RECORD_FORM)
    lock_for_forms(review)
    refuse_if(chain(context.place_problems(), _existing(context, household_ids)))
    refuse_if(chain.from_iterable(context.answer_problems(pk, answers) for pk, answers in chunk))
    complete = [context.complete(pk, answers) for pk, answers in chunk]
    forms = [
        context.new_form(pk, sheet, actor.pk, LAW_VERSION) for pk, sheet in zip(household_ids, complete, strict=True)
    ]
    forms = ReviewForm.objects.bulk_create(forms, batch_size=500)
    tie_candidates(forms)
    revisions = (FormRevision(form=form, version=1, facts=form.facts, recorded_by=actor) for form in forms)
    FormRevision.objects.bulk_create(revisions, batch_size=500)
    names = [context.names_of(pk) for pk in household_ids]
    found = verdicts(review, complete, names)
    rows = [verdict.row(form.pk, 1) for verdict, form in zip(found, forms, strict=True)]
    Classification.objects.bulk_create(rows, batch_size=500)
    return [form.pk for form in forms]


def _existing(context: FormContext, household_ids: Sequence[int]) -> Iterable[Problem]:
    """Households that have a form already, or come twice."""
    stored = ReviewForm.objects.filter(round=context.review, household_id__in=household_ids)
    seen = set(stored.values_list("household_id", flat=True))
    for pk in household_ids:
        if pk in seen:
            yield Problem(Message.FORM_EXISTS, {"household": household_label(context.households[pk])})
        seen.add(pk)
