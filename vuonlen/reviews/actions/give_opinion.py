from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from vuonlen.accounts.models import Role, User
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.registry.models import Household

from ..messages import Message
from ..models import Candidate, CommuneSeason, Opinion, ReviewForm, ReviewRound, Step, UpperReport
from ..queries.procedure import law_of
from ..queries.standing_candidates import active_candidates
from ..rounds import lock_for_decision
from ..separation import refuse_own_forms
from ..steps import day_problems, empty_problems, name_of, refuse_unless, season_of
from .shared.steps import take_step

CHAIRS = {Opinion.Level.DISTRICT: Role.DISTRICT_CHAIR, Opinion.Level.PROVINCE: Role.PROVINCE_CHAIR}


@verb("season.give_opinion")
def give_opinion(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    commune_id: int,
    given_on: date,
    by: str,
    agrees: bool,
    text: str = "",
    review_again: Collection[Household] = (),
    whole_list: bool = False,
) -> Opinion:
    """Record what the chair of the level that the law names on `given_on` says of the commune's report.

    A disagreement names the households to review again, or the whole list. The commune then goes back to its
    meetings: each of these households is surveyed, voted on, posted and reported again.
    Raises Refused, OutOfArea, PermissionMissing or OwnRecord.
    """
    scope.require(Permission.GIVE_OPINION, commune_id)
    season = season_of(lock_for_decision(round), commune_id)
    refuse_unless(season, (Step.REPORTED,), _("cho ý kiến sau khi xã báo cáo"))
    report = UpperReport.objects.filter(round=season.round, commune=commune_id).latest("pk")
    again = _named(season, review_again, whole_list=whole_list and not agrees)
    refuse_if(_problems(scope, season, report, given_on, by, agrees, text, again))
    refuse_own_forms(actor, season.round, commune_id)
    opinion = Opinion.objects.create(
        round=season.round,
        commune_id=commune_id,
        report=report,
        level=law_of(season.round, given_on).opinion_level or "",
        given_on=given_on,
        by=by.strip(),
        agrees=agrees,
        text=text.strip(),
        whole_list=whole_list and not agrees,
        recorded_by=actor,
    )
    if not agrees:
        opinion.review_again.set(again)
        _reopen(season, again)
    take_step(season, Step.OPINION if agrees else Step.MEETING, given_on, actor)
    return opinion


def _named(season: CommuneSeason, review_again: Collection[Household], *, whole_list: bool) -> list[int]:
    """Ids of the households that the opinion names; all that the commune reviews when it names the whole list."""
    if not whole_list:
        return [household.pk for household in review_again]
    return list(active_candidates(season.round, [season.commune_id]).values_list("household", flat=True))


def _reopen(season: CommuneSeason, household_ids: Collection[int]) -> None:
    """Take back the meetings' agreement with the forms as they stand."""
    form = ReviewForm.objects.filter(pk=OuterRef("form")).values("version")
    named = Candidate.objects.filter(round=season.round, household__in=household_ids)
    named.update(reopened_version=Subquery(form))


def _problems(
    scope: Scope,
    season: CommuneSeason,
    report: UpperReport,
    given_on: date,
    by: str,
    agrees: bool,
    text: str,
    again: Collection[int],
) -> Iterator[Problem]:
    yield from day_problems(season, given_on, "given_on", report.sent_on)
    yield from empty_problems(season, by=(by, _("người cho ý kiến")))
    level = law_of(season.round, given_on).opinion_level
    if level is None or not _holds(scope, CHAIRS[Opinion.Level(level)], season.commune_id):
        label = Opinion.Level(level).label if level else ""
        yield Problem(Message.WRONG_LEVEL, {"commune": name_of(season), "day": date_digits(given_on), "level": label})
    if not agrees:
        yield from empty_problems(season, text=(text, _("nội dung ý kiến")))
        known = active_candidates(season.round, [season.commune_id]).filter(household__in=again)
        if not again or known.count() != len(again):
            yield Problem(Message.OPINION_NAMES_NOBODY, {"commune": name_of(season)}, ("review_again",))


def _holds(scope: Scope, role: Role, commune_id: int) -> bool:
    return any(grant.role == role and commune_id in grant.commune_ids for grant in scope.grants)
