"""A commune in a round, as its pages see it: rights, law, step, and how far each step has come."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.law import Procedure
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import version_on
from vuonlen.reviews.models import CommuneSeason, Objection, Posting, ReviewRound, Step, StepRecord
from vuonlen.reviews.queries.procedure import chain, law_of

from ..workplace import Workplace, workplace_of


@dataclass(frozen=True)
class StepMark:
    """One step of the chain: done, the present one, or still to come."""

    step: Step
    label: str
    state: str  # done, here, ahead
    on: date | None


@dataclass(frozen=True)
class CommunePage:
    """What every page of a commune's season is about."""

    workplace: Workplace
    scope: Scope
    review: ReviewRound
    commune: PlaceVersion
    season: CommuneSeason

    @property
    def commune_id(self) -> int:
        return self.season.commune_id

    @cached_property
    def law(self) -> Procedure:
        """The procedure of the round's kind."""
        return law_of(self.review, self.review.opens_on)

    @property
    def step(self) -> Step:
        return Step(self.season.step)

    @property
    def surveying(self) -> bool:
        return self.step == Step.SURVEY and self.season.survey_finished_on is None

    @property
    def url(self) -> str:
        return reverse("commune_season", args=[self.review.pk, self.commune_id])

    def can(self, permission: Permission) -> bool:
        """Whether the user has the right in this commune."""
        return self.scope.can(permission, self.commune_id)

    @property
    def may_run(self) -> bool:
        """Whether the user runs the season of the commune: assigns, closes the survey."""
        return self.can(Permission.POST_LIST) or self.can(Permission.OPEN_ROUND)

    @cached_property
    def posting(self) -> Posting | None:
        """The newest posting."""
        return Posting.objects.filter(round=self.review, commune=self.commune_id).order_by("-number").first()

    @cached_property
    def objections(self) -> list[Objection]:
        """All objections, open ones first."""
        found = Objection.objects.filter(posting__round=self.review, posting__commune=self.commune_id)
        return sorted(
            found.select_related("household", "posting"), key=lambda one: (one.resolved_on is not None, one.pk)
        )

    @property
    def open_objections(self) -> list[Objection]:
        return [one for one in self.objections if one.resolved_on is None]

    @cached_property
    def marks(self) -> list[StepMark]:
        """The chain of steps with the days on which the commune came to each."""
        steps = list(chain(self.law))
        days = dict(StepRecord.objects.filter(season=self.season).order_by("pk").values_list("step", "on"))
        if self.step == Step.RECHECK:
            steps.insert(steps.index(Step.POSTING) + 1, Step.RECHECK)
        here = steps.index(self.step)
        return [
            StepMark(step, Step(step).label, _state(place, here), days.get(step) if place <= here else None)
            for place, step in enumerate(steps)
        ]


def open_commune(request: HttpRequest, round_id: int, commune_id: int) -> CommunePage:
    """The commune's page when round and commune are both in the user's area; else OutOfArea."""
    workplace = workplace_of(request)
    review = open_review(workplace, round_id)
    scope = workplace.scope_on(review.reviewed_on)
    if commune_id not in scope.communes_with(Permission.VIEW_HOUSEHOLD):
        raise OutOfArea
    season = CommuneSeason.objects.filter(round=review, commune=commune_id).first()
    commune = version_on(commune_id, review.reviewed_on)
    if season is None or commune is None:
        raise OutOfArea
    season.round = review
    return CommunePage(workplace, scope, review, commune, season)


def open_review(workplace: Workplace, round_id: int) -> ReviewRound:
    """A round of the user's area; else OutOfArea."""
    found = next((one for one in workplace.rounds_now() if one.pk == round_id), None)
    if found is None:
        raise OutOfArea
    return found


def _state(place: int, here: int) -> str:
    return "done" if place < here else "here" if place == here else "ahead"
