"""What saving a form needs to know of its round and household, read once for one form or for thousands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.accounts.errors import OutOfArea
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.registry.areas import require_everywhere
from vuonlen.registry.models import Household
from vuonlen.registry.problems import Problem

from .messages import Message
from .models import ReviewForm, ReviewRound
from .rounds import communes_of, decisions_of
from .sheets import Member, Sheet, completed, members_by_household, urban_by_commune
from .validation import sheet_problems


@dataclass(frozen=True)
class FormContext:
    """A round and some of its households, with members and commune class on the day of review."""

    review: ReviewRound
    households: Mapping[int, Household]
    members: Mapping[int, list[Member]]
    urban: Mapping[int, bool | None]

    @classmethod
    def read(cls, review: ReviewRound, household_ids: Iterable[int]) -> "FormContext":
        """Read households, members and communes; raises OutOfArea when a household is not there."""
        wanted = set(household_ids)
        households = Household.objects.in_bulk(wanted)
        if households.keys() != wanted:
            raise OutOfArea
        return cls._around(review, households)

    @classmethod
    def of(cls, review: ReviewRound, household: Household) -> "FormContext":
        """The context of a household that has just been read: reads its members and its commune."""
        return cls._around(review, {household.pk: household})

    @classmethod
    def _around(cls, review: ReviewRound, households: Mapping[int, Household]) -> "FormContext":
        members = members_by_household(households.keys(), review.reviewed_on)
        communes = {household.commune_id for household in households.values()}
        return cls(review, households, members, urban_by_commune(communes, review.reviewed_on))

    def require(self, scope: Scope, permission: Permission) -> None:
        """Check the right in the commune of every household."""
        require_everywhere(scope, permission, {household.commune_id for household in self.households.values()})

    def place_problems(self) -> Iterator[Problem]:
        """Households that the round cannot take a form of."""
        inside, decided = communes_of(self.review), decisions_of(self.review)
        for household in self.households.values():
            says = {"household": household_label(household), "day": f"{self.review.reviewed_on:%d/%m/%Y}"}
            if household.commune_id not in inside:
                yield Problem(Message.HOUSEHOLD_OUTSIDE_ROUND, says)
            elif household.commune_id in decided:
                yield Problem(Message.COMMUNE_DECIDED, says)
            elif not self.members_of(household.pk):
                yield Problem(Message.HOUSEHOLD_NOT_THERE, says)

    def answer_problems(self, household_id: int, answers: Any) -> Iterator[Problem]:
        """What is wrong with the answers of one household."""
        review, household = self.review, self.households[household_id]
        label, members = household_label(household), self.members_of(household_id)
        return sheet_problems(answers, review.standard, review.effective_on, label, members, review.reviewed_on)

    def complete(self, household_id: int, answers: Mapping[str, Any]) -> Sheet:
        """The answers with the facts of the system."""
        is_urban = self.urban.get(self.households[household_id].commune_id)
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
        return ReviewForm(
            round=self.review,
            household=household,
            village_id=household.village_id,
            commune_id=household.commune_id,
            facts=sheet,
            law_version=law_version,
            recorded_by_id=recorded_by_id,
        )


def household_label(household: Household) -> str:
    """How a sentence names a household."""
    return _("Hộ {head} ({code})").format(head=household.head_name, code=household.code)
