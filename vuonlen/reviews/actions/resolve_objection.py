from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Classification, CommuneSeason, Objection, ReviewForm
from ..naming import household_label
from ..rounds import lock_for_decision
from ..steps import day_problems, empty_problems, season_of


@verb("season.resolve_objection")
def resolve_objection(
    *,
    actor: User,
    scope: Scope,
    objection: Objection,
    resolved_on: date,
    resolution: str,
    late_reason: str = "",
) -> Objection:
    """Answer an objection after the re-check; a late answer needs a reason. Then the list is posted again.

    Whether the outcome changed is read from the household's form as it stands against the one posted.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    commune_id = objection.posting.commune_id
    scope.require(Permission.HANDLE_OBJECTION, commune_id)
    season = season_of(lock_for_decision(objection.posting.round), commune_id)
    stored = Objection.objects.select_for_update().filter(pk=objection.pk).first()
    if stored is None:
        raise OutOfArea
    refuse_if(_answered(stored))
    refuse_if(_problems(season, stored, resolved_on, resolution, late_reason))
    stored.resolved_on, stored.resolution, stored.resolved_by = resolved_on, resolution.strip(), actor
    stored.late_reason = late_reason.strip()
    stored.changes_outcome = _outcome_changed(season, stored)
    stored.save(update_fields=["resolved_on", "resolution", "resolved_by", "late_reason", "changes_outcome"])
    return stored


def _answered(objection: Objection) -> Iterator[Problem]:
    if objection.resolved_on:
        day = date_digits(objection.resolved_on)
        yield Problem(Message.OBJECTION_ANSWERED, {"household": household_label(objection.household), "day": day})


def _problems(
    season: CommuneSeason, objection: Objection, resolved_on: date, resolution: str, late_reason: str
) -> Iterator[Problem]:
    yield from day_problems(season, resolved_on, "resolved_on", objection.received_on)
    yield from empty_problems(season, resolution=(resolution, _("kết quả giải quyết")))
    if resolved_on > objection.resolve_by and not late_reason.strip():
        days = {"last": date_digits(objection.resolve_by), "day": date_digits(resolved_on)}
        label = household_label(objection.household)
        yield Problem(Message.RECHECK_LATE, {"household": label, **days}, ("late_reason",))


def _outcome_changed(season: CommuneSeason, objection: Objection) -> bool:
    form = ReviewForm.objects.get(round=season.round, household=objection.household_id)
    versions = Classification.objects.filter(form=form, form_version__in=(form.version, objection.form_version))
    return versions.values("outcome").distinct().count() > 1
