from collections import Counter
from collections.abc import Callable

from django.db.models import F, QuerySet

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.registry.queries import names_of_persons

from ..models import Classification, ReviewForm, ReviewRound
from ..queries.fact_sheets import PERSON, Sheet
from ..rounds import communes_of, decisions_of, lock_for_forms
from ..verdicts import Verdict, verdicts

Report = Callable[[int, int | None], None]  # forms done, of how many

_CHANGED = ("outcome", "deprivation_count", "deprivations", "income_points", "workers", "law_version", "explanation")


@verb("round.classify")
def classify_round(*, actor: User, scope: Scope, round: ReviewRound, progress: Report | None = None) -> dict[str, int]:
    """Classify every form of the round anew under the law as loaded; return how many have each outcome.

    For a law that was corrected in the season. Communes already decided keep what was decided on.
    Raises OutOfArea or PermissionMissing.
    """
    review = lock_for_forms(round)
    require_everywhere(scope, Permission.RECORD_FORM, communes_of(review))
    forms = list(_undecided_forms(review))
    sheets: list[Sheet] = [form.facts for form in forms]
    found = []
    for verdict in verdicts(review, sheets, _names(sheets)):
        found.append(verdict)
        if progress:
            progress(len(found), len(forms))
    _store(forms, found)
    return dict(Counter(verdict.outcome for verdict in found))


def _undecided_forms(review: ReviewRound) -> QuerySet[ReviewForm]:
    return ReviewForm.objects.filter(round=review).exclude(commune_id__in=decisions_of(review)).order_by("pk")


def _names(sheets: list[Sheet]) -> list[list[str]]:
    names = names_of_persons(person[PERSON] for sheet in sheets for person in sheet["persons"])
    return [[names[person[PERSON]] for person in sheet["persons"]] for sheet in sheets]


def _store(forms: list[ReviewForm], found: list[Verdict]) -> None:
    current = Classification.objects.filter(form__in=[form.pk for form in forms], form_version=F("form__version"))
    stored = dict(current.values_list("form_id", "pk"))
    rows = [verdict.row(form.pk, form.version) for form, verdict in zip(forms, found, strict=True)]
    fresh = [row for row in rows if row.form_id not in stored]
    again = [row for row in rows if row.form_id in stored]
    for row in again:
        row.pk = stored[row.form_id]
    Classification.objects.bulk_create(fresh, batch_size=500)
    Classification.objects.bulk_update(again, _CHANGED, batch_size=500)
