from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, Refused, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.law import LawError, required_facts, standard_on
from vuonlen.places.models import Place
from vuonlen.places.queries import commune_ids_under, names_on

from ..messages import Message
from ..models import ReviewRound, RoundTarget
from ..queries.procedure import law_of
from ..rights import require_opening
from ..rounds import shortened
from .shared.candidates import list_candidates
from .shared.steps import first_steps

Kind = ReviewRound.Kind


@dataclass(frozen=True)
class Target:
    """What the plan asks of a round, in households, and where the plan says so."""

    measure: RoundTarget.Measure
    households: int
    source: str


@verb("round.open")
def open_round(
    *,
    actor: User,
    scope: Scope,
    place_id: int,
    year: int,
    opens_on: date,
    reviewed_on: date,
    effective_on: date,
    targets: Sequence[Target] | None = None,
    kind: ReviewRound.Kind = Kind.ANNUAL,
) -> ReviewRound:
    """Open a review of a place under the standard in force on `effective_on`; each commune begins with the survey.

    Into the annual review go all households on the list; who asks is added later (`add_requester`). The actor needs
    the right in every commune of the place. Raises Refused, OutOfArea or PermissionMissing.
    """
    Place.objects.select_for_update().filter(pk=place_id).first()  # two officers cannot open one round twice
    communes = _open_communes(scope, place_id, reviewed_on, kind)
    if not opens_on <= reviewed_on <= effective_on:
        refuse_if([Problem(Message.DAYS_OUT_OF_ORDER)])
    review = ReviewRound(
        place_id=place_id, kind=kind, year=year, opens_on=opens_on, reviewed_on=reviewed_on, effective_on=effective_on
    )
    refuse_if([*_window_problems(review), *_overlaps(communes, review)])
    review.standard = _standard(effective_on)
    review.save(force_insert=True)
    RoundTarget.objects.bulk_create(RoundTarget(round=review, **vars(target)) for target in targets or ())
    first_steps(review, actor)
    list_candidates(review, actor, communes)
    return review


def _open_communes(scope: Scope, place_id: int, day: date, kind: ReviewRound.Kind) -> frozenset[int]:
    communes = commune_ids_under([place_id], day)[place_id]
    if not communes:
        if not Place.objects.filter(pk=place_id).exists():
            raise OutOfArea
        refuse_if([Problem(Message.PLACE_WITHOUT_COMMUNE, {"day": date_digits(day)})])
    require_opening(scope, kind, communes)
    return communes


def _window_problems(review: ReviewRound) -> Iterator[Problem]:
    """The annual review has its season; the others begin in the second half of a month."""
    law, day = law_of(review, review.opens_on), date_digits(review.opens_on)
    window = law.window(review.year)
    if window and not window[0] <= review.opens_on <= window[1]:
        first, last = (date_digits(one) for one in window)
        yield Problem(Message.OUTSIDE_WINDOW, {"year": review.year, "first": first, "last": last, "day": day})
    if law.starts_on_day and review.opens_on.day < law.starts_on_day:
        yield Problem(Message.STARTS_TOO_EARLY, {"first": law.starts_on_day, "day": day})


def _overlaps(communes: frozenset[int], review: ReviewRound) -> Iterator[Problem]:
    """A commune has one review of a kind at a time, whether alone or with its district."""
    same = ReviewRound.objects.filter(kind=review.kind, year=review.year)
    if review.kind != Kind.ANNUAL:
        same = same.filter(opens_on__year=review.opens_on.year, opens_on__month=review.opens_on.month)
    others = set(same.values_list("place_id", flat=True))
    for reviewed in commune_ids_under(others, review.reviewed_on).values():
        if shared := communes & reviewed:
            names = sorted(version.full_name for version in names_on(shared, review.reviewed_on).values())
            says = {"year": review.year, "month": f"{review.opens_on:%m/%Y}", "communes": shortened(names)}
            annual = review.kind == Kind.ANNUAL
            yield Problem(Message.ROUND_OVERLAPS if annual else Message.IN_YEAR_ROUND_OVERLAPS, says)


def _standard(effective_on: date) -> str:
    """The standard in force, refused while a table that classification needs is not known."""
    try:
        standard = standard_on(effective_on)
        required_facts(standard, effective_on)
    except LawError as error:
        raise Refused([Problem(Message.LAW_REFUSES, {"sentence": f"{error} [{error.code}]"})]) from error
    return standard.id
