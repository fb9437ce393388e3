"""What a form says otherwise than the household's form before: beside each question, and as one sentence above."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from vuonlen.reviews.models import ReviewForm, ReviewRound
from vuonlen.reviews.queries import FormChanges

from .questions import Section, typed


@dataclass(frozen=True)
class Compared:
    """The form against the one before: when that was, how many answers differ, who came and who left."""

    when: str  # "năm trước", "năm 2020"
    year: int
    count: int
    joined: tuple[str, ...]
    left: tuple[str, ...]


def compare(
    sections: Iterable[Section], changes: FormChanges, review: ReviewRound
) -> tuple[list[Section], Compared | None]:
    """The sections with the earlier answer at each question, and the sum of it; None without an earlier form."""
    found = [_marked(section, changes) for section in sections]
    if changes.previous is None:
        return found, None
    changed = sum(one.is_changed and one.is_asked for section in found for one in section.questions)
    joined = tuple(section.title for section in found if section.is_new)
    year = changes.previous.round.year
    return found, Compared(_when(changes.previous, review), year, changed, joined, tuple(changes.left_names))


def _marked(section: Section, changes: FormChanges) -> Section:
    person = section.questions[0].person_id
    if changes.previous is None:
        return section
    if person in changes.joined:
        return replace(section, is_new=True)
    for question in section.questions:
        question.before = typed(changes.before.get((question.person_id, question.code)))
        question.before_words = question.words_of(question.before)
    return section


def _when(previous: ReviewForm, review: ReviewRound) -> str:
    year = previous.round.year
    if year == review.year:
        return _("lần trước")
    return _("năm trước") if year == review.year - 1 else _("năm {year}").format(year=year)
