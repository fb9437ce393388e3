"""What a commune's round says of each household: its status before, its form, the outcome, the last vote."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from vuonlen.exchange.household_filter import status_label
from vuonlen.registry.models import Household
from vuonlen.registry.queries import names_of_persons
from vuonlen.reviews.models import LISTED, Candidate, Classification, MeetingVote, ReviewForm, ReviewRound
from vuonlen.reviews.queries import statuses_on
from vuonlen.reviews.queries.standing_candidates import active_candidates, with_last_vote

_DETERMINED = {choice.value for choice in Classification.Outcome} - {Classification.Outcome.UNDETERMINED.value}


@dataclass(frozen=True)
class Result:
    """One household of the round."""

    household: Household
    village_id: int
    reason: str
    requested: bool
    before: str
    form: ReviewForm | None
    outcome: str
    vote: str
    workers: tuple[str, ...] | None  # names of those found to be workers with low income; None in other rounds

    @property
    def before_label(self) -> str:
        return status_label(self.before) if self.before else ""

    @property
    def outcome_label(self) -> str:
        if self.workers is not None and self.is_determined:
            found = _("người lao động có thu nhập thấp: {names}").format(names=", ".join(self.workers))
            return found if self.workers else _("không có người lao động có thu nhập thấp")
        return str(Classification.Outcome(self.outcome).label) if self.outcome else ""

    @property
    def mark(self) -> str:
        """The colour of the outcome: its code, and for workers found the one beside the lists."""
        if self.workers is None or not self.is_determined:
            return self.outcome
        return Classification.Outcome.AVERAGE.value if self.workers else Classification.Outcome.NOT_POOR.value

    @property
    def is_determined(self) -> bool:
        return self.outcome in _DETERMINED

    @property
    def is_agreed(self) -> bool:
        return self.vote == MeetingVote.Outcome.AGREED

    @property
    def must_survey_again(self) -> bool:
        return self.vote == MeetingVote.Outcome.SURVEY_AGAIN

    @property
    def vote_label(self) -> str:
        return str(MeetingVote.Outcome(self.vote).label) if self.vote else ""

    @property
    def on_list_after(self) -> bool:
        return self.outcome in LISTED

    @property
    def leaves(self) -> bool:
        """Whether the household leaves the list by this outcome."""
        return self.before in LISTED and self.is_determined and not self.on_list_after


def results(review: ReviewRound, commune_ids: Collection[int], village_id: int | None = None) -> list[Result]:
    """The households of the round in some communes, by name; two queries, three of a round on workers."""
    now = Classification.objects.filter(form=OuterRef("form"), form_version=OuterRef("form__version"))
    found = with_last_vote(active_candidates(review, commune_ids)).annotate(
        outcome=Subquery(now.values("outcome")[:1]), workers=Subquery(now.values("workers")[:1])
    )
    if village_id is not None:
        found = found.filter(village=village_id)
    rows = list(found.select_related("household", "form__recorded_by").defer("form__facts"))
    before = statuses_on([one.household_id for one in rows], review.reviewed_on)
    workers = _workers(review, rows)
    return [_result(one, before.get(one.household_id, ""), workers.get(one.pk)) for one in rows]


def _workers(review: ReviewRound, rows: Collection[Candidate]) -> dict[int, tuple[str, ...]]:
    """The names of the workers found, by candidate; nothing in a round about other things."""
    if not review.recognises_persons:
        return {}
    found = {one.pk: one.workers or [] for one in rows}  # type: ignore[attr-defined]
    names = names_of_persons(pk for ids in found.values() for pk in ids)
    return {pk: tuple(names[one] for one in ids) for pk, ids in found.items()}


def tally(found: Iterable[Result]) -> list[tuple[str, int]]:
    """Households by outcome, in the order of the law, zero left out; then those that leave the list."""
    rows = list(found)
    if any(row.workers is not None for row in rows):
        return [(_("người lao động có thu nhập thấp"), sum(len(row.workers or ()) for row in rows))]
    counts = Counter(row.outcome for row in rows)
    lines = [(str(choice.label), counts[choice.value]) for choice in Classification.Outcome if counts[choice.value]]
    return lines


def _result(candidate: Candidate, before: str, workers: tuple[str, ...] | None) -> Result:
    return Result(
        household=candidate.household,
        village_id=candidate.village_id,
        reason=candidate.get_reason_display(),
        requested=candidate.reason == Candidate.Reason.REQUESTED,
        before=before,
        form=candidate.form,
        outcome=candidate.outcome or "",  # type: ignore[attr-defined]
        vote=candidate.last_vote or "",  # type: ignore[attr-defined]
        workers=workers,
    )
