"""One household's form in one round, as the page shows it: stored, prefilled or typed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.registry.models import Household
from vuonlen.registry.queries import get_household
from vuonlen.reviews.models import ReviewForm, ReviewRound
from vuonlen.reviews.queries import FormSheet, form_changes, form_context, form_sheet, preview
from vuonlen.reviews.queries.fact_sheets import Member
from vuonlen.reviews.queries.form_context import FormContext

from ..memory import urban_communes
from .answers import read_answers
from .changes import Compared, compare
from .questions import Section, sections_of

EMPTY: dict[str, Any] = {"household": {}, "persons": []}


@dataclass
class SheetPage:
    """The form of `household` in `review`, seen by the user of `scope`."""

    scope: Scope
    household: Household
    review: ReviewRound

    @cached_property
    def context(self) -> FormContext:
        """Members and commune, read once for the questions and the outcome."""
        return form_context(self.scope, self.review, self.household, urban_communes)

    @cached_property
    def sheet(self) -> FormSheet:
        """The form as stored, or the answers a new one starts with."""
        return form_sheet(self.scope, self.review, self.household, self.context)

    @property
    def members(self) -> list[Member]:
        """Who belonged to the household on the day of review."""
        return self.context.members_of(self.household.pk)

    @property
    def form(self) -> ReviewForm | None:
        return self.sheet.form

    @property
    def version(self) -> int:
        return self.sheet.version

    @cached_property
    def closed(self) -> list[str]:
        """Why the form cannot be saved at this step of the commune, as sentences; empty when it can."""
        return [problem.text for problem in self.context.place_problems()]

    @cached_property
    def may_record(self) -> bool:
        """Whether the user may save: the right, and a step at which the household's form is taken."""
        now, then = self.household.commune_id, self.context.homes[self.household.pk][1]
        return all(self.scope.can(Permission.RECORD_FORM, commune) for commune in (now, then)) and not self.closed

    @property
    def is_prefilled(self) -> bool:
        return self.form is None and bool(self.sheet.answers["household"])

    @property
    def offered_words(self) -> list[str]:
        """Whose answers come from another record or form, as sentences."""
        words = _("{name}: câu trả lời lấy từ phiếu của hộ {household}, ghi ngày {day}.")
        return [
            words.format(
                name=one.member.full_name, household=one.household, day=date_digits(localdate(one.source.recorded_at))
            )
            for one in self.sheet.offered
        ]

    def stored(self) -> tuple[list[Section], dict[str, Any]]:
        """The questions with the stored answers, and these."""
        return sections_of(self.review, self.members, self.sheet.answers), self.sheet.answers

    def typed(self, posted: QueryDict) -> tuple[list[Section], dict[str, Any]]:
        """The questions with the typed answers, and the facts these make."""
        sections = sections_of(self.review, self.members, EMPTY)
        return sections, read_answers(sections, self.members, posted)

    def compared(self, sections: list[Section], facts: dict[str, Any]) -> tuple[list[Section], Compared | None]:
        """The questions with the answers of the form before, and what changed since in one sentence."""
        changes = form_changes(self.review, self.household.pk, facts, self.sheet.start)
        return compare(sections, changes, self.review)

    def outcome(self, facts: dict[str, Any]) -> dict[str, Any]:
        """What the law makes of the answers, and where each missing one is asked. Nothing is stored.

        Raises Refused when an answer cannot be right.
        """
        found = preview(self.scope, self.review, self.household, facts, self.context).as_dict()
        return found | {"missing_links": [self._link(one) for one in found["missing"]]}

    def _link(self, missing: dict[str, Any]) -> dict[str, str]:
        if missing["person"] is None:
            return {"href": f"#q-h-{missing['fact']}", "label": missing["label_vi"]}
        member = self.members[missing["person"]]
        label = _("{name}: {question}").format(name=member.full_name, question=missing["label_vi"])
        return {"href": f"#q-p{member.person_id}-{missing['fact']}", "label": label}


def mark_theirs(sections: list[Section], stored: list[Section]) -> None:
    """After a conflict: note at each question what the stored form says where it differs."""
    theirs = {question.name: question for section in stored for question in section.questions}
    for section in sections:
        for question in section.questions:
            other = theirs.get(question.name)
            if other is not None and other.answer != question.answer:
                question.theirs = other.answer_words


def open_sheet(scope: Scope, rounds: list[ReviewRound], household_id: int, round_id: int) -> SheetPage:
    """The form page, when household and round are both in the user's area; else OutOfArea."""
    household = get_household(scope, household_id)
    review = next((found for found in rounds if found.pk == round_id), None)
    if review is None:
        raise OutOfArea
    return SheetPage(scope=scope, household=household, review=review)
