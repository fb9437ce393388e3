from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.separation import refuse_own_record
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import CommuneSeason, Decision, RequestRefusal
from ..models.decision import NUMBER_LIMIT, SIGNER_LIMIT
from ..naming import household_label
from ..separation import refuse_own_forms
from ..steps import day_problems, empty_problems, name_of, season_of

REASON_LIMIT = 2_000


@verb("season.write_refusal")
def write_refusal(
    *, actor: User, scope: Scope, refusal: RequestRefusal, number: str, signed_on: date, signer: str, reason: str
) -> RequestRefusal:
    """Record the chair's written answer to a request that was turned down, once.

    Raises Refused, OutOfArea, PermissionMissing or OwnRecord.
    """
    scope.require(Permission.DECIDE_ROUND, refusal.commune_id)
    season = season_of(refusal.round, refusal.commune_id)
    found = RequestRefusal.objects.select_for_update().get(pk=refusal.pk)
    told = {"number": number.strip(), "signer": signer.strip(), "reason": reason.strip()}
    refuse_if(_problems(season, found, signed_on, told))
    if found.ground == RequestRefusal.Ground.QUICK_SCREEN:
        refuse_own_record(actor, [found.recorded_by_id])
    refuse_own_forms(actor, season.round, found.commune_id)
    for field, value in told.items():
        setattr(found, field, value)
    found.signed_on, found.written_by = signed_on, actor
    found.save(update_fields=[*told, "signed_on", "written_by"])
    return found


def _problems(season: CommuneSeason, found: RequestRefusal, signed_on: date, told: dict[str, str]) -> Iterator[Problem]:
    if found.signed_on is not None:
        says = {"household": household_label(found.household), "number": found.number}
        yield Problem(Message.REFUSAL_WRITTEN, {**says, "day": date_digits(found.signed_on)})
        return
    labels = {"number": _("số văn bản"), "signer": _("người ký"), "reason": _("lý do")}
    yield from empty_problems(season, **{field: (told[field], labels[field]) for field in labels})
    for field, limit in (("number", NUMBER_LIMIT), ("signer", SIGNER_LIMIT), ("reason", REASON_LIMIT)):
        if len(told[field]) > limit:
            yield Problem(Message.TEXT_TOO_LONG, {"where": name_of(season), "limit": limit}, (field,))
    yield from day_problems(season, signed_on, "signed_on", _earliest(found))


def _earliest(found: RequestRefusal) -> date:
    """A result is told after the decision it came with, a failed form A after the request."""
    if found.ground == RequestRefusal.Ground.QUICK_SCREEN:
        return found.requested_on
    decision = Decision.objects.filter(round=found.round, commune=found.commune_id).order_by("version").first()
    return decision.signed_on if decision else found.requested_on
