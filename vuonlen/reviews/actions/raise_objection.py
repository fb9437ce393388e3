from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.law import add_working_days
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_on

from ..decision_checks import latest_posting
from ..messages import Message
from ..models import Candidate, CommuneSeason, Objection, Posting, ReviewRound, Step
from ..naming import household_label
from ..queries.procedure import law_of
from ..queries.standing_candidates import active_candidates
from ..rounds import lock_for_decision
from ..steps import empty_problems, future_problems, refuse_unless, season_of
from .shared.steps import take_step


@verb("season.raise_objection")
def raise_objection(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    household: Household,
    raised_by: str,
    received_on: date,
    text: str,
) -> Objection:
    """Write down that somebody objects to the posted outcome of a household; the household is checked again.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    commune_id = homes_on([household.pk], round.reviewed_on)[household.pk][1]
    scope.require(Permission.HANDLE_OBJECTION, commune_id)
    season = season_of(lock_for_decision(round), commune_id)
    rule = _("khiếu nại được nhận trong thời gian niêm yết")
    refuse_unless(season, (Step.POSTING, Step.RECHECK), rule)
    posting = latest_posting(season)
    assert posting is not None  # noqa: S101 - both steps come after a posting
    candidate = active_candidates(season.round, [commune_id]).filter(household=household).first()
    refuse_if(_problems(season, posting, household, candidate, received_on))
    refuse_if(empty_problems(season, raised_by=(raised_by, _("người khiếu nại")), text=(text, _("nội dung khiếu nại"))))
    assert candidate is not None and candidate.form is not None  # noqa: S101 - posted households have forms
    objection = Objection.objects.create(
        posting=posting,
        household=household,
        raised_by=raised_by.strip(),
        received_on=received_on,
        text=text.strip(),
        form_version=candidate.form.version,
        resolve_by=add_working_days(received_on, law_of(season.round, received_on).recheck_working_days),
        recorded_by=actor,
    )
    if season.step != Step.RECHECK:
        take_step(season, Step.RECHECK, received_on, actor)
    return objection


def _problems(
    season: CommuneSeason, posting: Posting, household: Household, candidate: Candidate | None, received_on: date
) -> Iterator[Problem]:
    says = {"household": household_label(household)}
    if candidate is None or candidate.form is None:
        yield Problem(Message.NOT_A_CANDIDATE, says, ("household",))
    if not posting.starts_on <= received_on <= posting.ends_on:
        days = {"first": date_digits(posting.starts_on), "last": date_digits(posting.ends_on)}
        day = date_digits(received_on)
        yield Problem(Message.OBJECTION_OUTSIDE_POSTING, {**says, **days, "day": day}, ("received_on",))
    yield from future_problems(season, received_on, "received_on")
    if Objection.objects.filter(posting=posting, household=household, resolved_on__isnull=True).exists():
        yield Problem(Message.OBJECTION_TWICE, says)
