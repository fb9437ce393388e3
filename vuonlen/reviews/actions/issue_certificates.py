from collections.abc import Iterator
from datetime import date
from secrets import token_urlsafe

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import LISTED, Certificate, CommuneSeason, Decision, ReviewRound, StatusSpell, Step
from ..queries.procedure import law_of
from ..rounds import lock_for_decision
from ..steps import day_problems, name_of, refuse_unless, season_of
from .shared.steps import take_step

_TOKEN_BYTES = 24


@verb("season.issue_certificates")
def issue_certificates(
    *, actor: User, scope: Scope, round: ReviewRound, commune_id: int, issued_on: date
) -> list[Certificate]:
    """Give every household that the commune's decisions made poor or near-poor its certificate (mẫu 03).

    Called again, it gives them to those that a correction added. Raises Refused, OutOfArea or PermissionMissing.
    """
    scope.require(Permission.ISSUE_CERTIFICATE, commune_id)
    season = season_of(lock_for_decision(round), commune_id)
    if not law_of(season.round, season.round.opens_on).certificate:
        refuse_if([Problem(Message.NO_CERTIFICATE_BY_LAW, {"commune": name_of(season)})])
    refuse_unless(season, (Step.DECIDED, Step.CERTIFIED, Step.FROZEN), _("cấp giấy chứng nhận sau khi có quyết định"))
    last = Decision.objects.filter(round=season.round, commune=commune_id).latest("version")
    refuse_if(day_problems(season, issued_on, "issued_on", last.signed_on))
    issued = Certificate.objects.bulk_create(_certificates(actor, season, issued_on), batch_size=1_000)
    if season.step == Step.DECIDED:
        take_step(season, Step.CERTIFIED, issued_on, actor)
    return issued


def _certificates(actor: User, season: CommuneSeason, issued_on: date) -> Iterator[Certificate]:
    taken = Certificate.objects.filter(commune=season.commune_id, issued_on__year=issued_on.year).count()
    for number, spell in enumerate(_without_certificate(season), taken + 1):
        yield Certificate(
            spell=spell,
            commune_id=season.commune_id,
            number=f"{number:04d}/{issued_on.year}/GCN-HN.HCN",
            issued_on=issued_on,
            token=token_urlsafe(_TOKEN_BYTES),
            issued_by=actor,
        )


def _without_certificate(season: CommuneSeason) -> QuerySet[StatusSpell]:
    spells = StatusSpell.objects.filter(
        decision__round=season.round, decision__commune=season.commune_id, status__in=LISTED
    )
    return spells.filter(certificate__isnull=True, voided_by__isnull=True).order_by("household__name_key", "household")
