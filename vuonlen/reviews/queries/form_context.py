"""What saving a form needs to know of its round and household, read once for one form or for thousands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_of

from ..messages import Message
from ..models import Candidate, CommuneSeason, ReviewForm, ReviewRound, Step
from ..naming import household_label
from ..rounds import communes_of, decisions_of
from ..validation import sheet_problems
from .fact_sheets import Member, Sheet, completed, members_by_household, urban_by_commune
from .standing_candidates import to_survey_again, under_recheck

#: Whether each of some communes is urban on a day.
Urban = Callable[[set[int], date], Mapping[int, bool | None]]


@dataclass(frozen=True)
class FormContext:
    """A round and some of its households, with members and commune class on the day of review."""

    review: ReviewRound
    households: Mapping[int, Household]
    members: Mapping[int, list[Member]]
    urban: Mapping[int, bool | None]
    homes: Mapping[int, tuple[int, int]]  # village and commune on the day of review

    @classmethod
    def read(cls, review: ReviewRound, household_ids: Iterable[int]) -> "FormContext":
        """Read households, members and communes; raises OutOfArea when a household is not there."""
        wanted = set(household_ids)
        households = Household.objects.in_bulk(wanted)
        if households.keys() != wanted:
            raise OutOfArea
        return cls._around(review, households)

    @classmethod
    def of(cls, review: ReviewRound, household: Household, urban: Urban = urban_by_commune) -> "FormContext":
        """The context of a household that has just been read: reads its members, and its commune by `urban`."""
        return cls._around(review, {household.pk: household}, urban)

    @classmethod
    def _around(
        cls, review: ReviewRound, households: Mapping[int, Household], urban: Urban = urban_by_commune
    ) -> "FormContext":
        members = members_by_household(households.keys(), review.reviewed_on)
        homes = homes_of(households, review.reviewed_on)
        communes = {commune_id for __, commune_id in homes.values()}
        return cls(review, households, members, urban(communes, review.reviewed_on), homes)

    def require(self, scope: Scope, permission: Permission) -> None:
        """Check the right in the commune of every household."""
        require_everywhere(scope, permission, {commune_id for __, commune_id in self.homes.values()})

    def place_problems(self) -> Iterator[Problem]:
        """Households that the round cannot take a form of, or not at the step where their commune is."""
        inside, decided, doors = communes_of(self.review), decisions_of(self.review), FormDoors.read(self)
        for household in self.households.values():
            says = {"household": household_label(household), "day": date_digits(self.review.reviewed_on)}
            commune_id = self.homes[household.pk][1]
            if commune_id not in inside:
                yield Problem(Message.HOUSEHOLD_OUTSIDE_ROUND, says)
            elif commune_id in decided:
                yield Problem(Message.COMMUNE_DECIDED, says)
            elif not self.members_of(household.pk):
                yield Problem(Message.HOUSEHOLD_NOT_THERE, says)
            else:
                yield from doors.problems(household.pk, commune_id, says)

    def answer_problems(self, household_id: int, answers: Any) -> Iterator[Problem]:
        """What is wrong with the answers of one household."""
        review, household = self.review, self.households[household_id]
        label, members = household_label(household), self.members_of(household_id)
        return sheet_problems(answers, review.standard, review.effective_on, label, members, review.reviewed_on)

    def complete(self, household_id: int, answers: Mapping[str, Any]) -> Sheet:
        """The answers with the facts of the system."""
        is_urban = self.urban.get(self.homes[household_id][1])
        return completed(answers, self.review, is_urban, self.members_of(household_id))

    def members_of(self, household_id: int) -> list[Member]:
        """The household's members on the day of review."""
        return self.members.get(household_id, [])

    def names_of(self, household_id: int) -> list[str]:
        """Their names, in the order of a complete sheet."""
        return [member.full_name for member in self.members_of(household_id)]

    def new_form(self, household_id: int, sheet: Sheet, recorded_by_id: int, law_version: str) -> ReviewForm:
        """An unsaved first version of the household's form."""
        household = self.households[household_id]
        village_id, commune_id = self.homes[household_id]
        return ReviewForm(
            round=self.review,
            household=household,
            village_id=village_id,
            commune_id=commune_id,
            facts=sheet,
            law_version=law_version,
            recorded_by_id=recorded_by_id,
        )


@dataclass(frozen=True)
class FormDoors:
    """Which households the round takes forms of now: candidates while the survey runs, later those sent back."""

    candidates: frozenset[int]
    steps: Mapping[int, CommuneSeason]
    again: frozenset[int]
    recheck: frozenset[int]

    @classmethod
    def read(cls, context: FormContext) -> "FormDoors":
        """Read candidates and steps of the context's households, and votes and objections once a survey is over."""
        review, ids = context.review, list(context.households)
        candidates = Candidate.objects.filter(round=review, household__in=ids)
        communes = {commune_id for __, commune_id in context.homes.values()}
        seasons = CommuneSeason.objects.filter(round=review, commune__in=communes)
        steps = {season.commune_id: season for season in seasons}
        later = any(season.step != Step.SURVEY for season in steps.values())
        return cls(
            frozenset(candidates.values_list("household_id", flat=True)),
            steps,
            frozenset(to_survey_again(review, ids) if later else ()),
            frozenset(under_recheck(review, ids) if later else ()),
        )

    def problems(self, household_id: int, commune_id: int, says: Mapping[str, str]) -> Iterator[Problem]:
        """Why the household's form cannot be saved now."""
        season = self.steps[commune_id]
        if household_id not in self.candidates:
            yield Problem(Message.NOT_A_CANDIDATE, dict(says))
        elif not self._open(season, household_id):
            yield Problem(Message.FORM_CLOSED, {**says, "step": Step(season.step).label})

    def _open(self, season: CommuneSeason, household_id: int) -> bool:
        if season.step == Step.SURVEY:
            return season.survey_finished_on is None
        return household_id in {Step.MEETING: self.again, Step.RECHECK: self.recheck}.get(Step(season.step), ())
