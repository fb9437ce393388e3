"""Which steps a kind of round has, and whether a commune may take the next one."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, Refused, refuse_if

from .messages import Message
from .models import CommuneSeason, ReviewRound, Step
from .rounds import commune_names


def season_of(review: ReviewRound, commune_id: int) -> CommuneSeason:
    """The commune's season, locked until the transaction ends; Refused when the commune is not in the round."""
    found = CommuneSeason.objects.select_for_update().filter(round=review, commune=commune_id).first()
    if found is not None:
        found.round = review
        return found
    names = commune_names(review, [commune_id])
    if commune_id not in names:
        raise OutOfArea
    raise Refused([Problem(Message.COMMUNE_OUTSIDE_ROUND, {"commune": names[commune_id].full_name})])


def refuse_unless(season: CommuneSeason, allowed: tuple[Step, ...], rule: str) -> None:
    """Refuse a verb that is not the commune's next; `rule` says what the law puts before it."""
    if season.step not in allowed:
        says = {"commune": name_of(season), "step": Step(season.step).label, "rule": rule}
        refuse_if([Problem(Message.ILLEGAL_STEP, says)])


def refuse_unless_surveying(season: CommuneSeason, rule: str) -> None:
    """Refuse what belongs to the survey once it is finished."""
    refuse_unless(season, (Step.SURVEY,), rule)
    if season.survey_finished_on is not None:
        says = {"commune": name_of(season), "step": _("đã khảo sát xong"), "rule": rule}
        refuse_if([Problem(Message.ILLEGAL_STEP, says)])


def name_of(season: CommuneSeason) -> str:
    """The commune's name on the day of review."""
    return commune_names(season.round, [season.commune_id])[season.commune_id].full_name


def day_problems(season: CommuneSeason, day: date, field: str, after: date | None = None) -> Iterator[Problem]:
    """A day that lies in the future, or before the round opened or the step before (`after`, itself allowed)."""
    says = {"commune": name_of(season), "day": date_digits(day)}
    earliest = max(after or season.round.opens_on, season.round.opens_on)
    if day < earliest:
        yield Problem(Message.DAY_TOO_EARLY, {**says, "earliest": date_digits(earliest)}, (field,))
    yield from future_problems(season, day, field)


def future_problems(season: CommuneSeason, day: date, field: str) -> Iterator[Problem]:
    """A day on which nothing can have happened yet."""
    if day > timezone.localdate():
        yield Problem(Message.DAY_IN_FUTURE, {"commune": name_of(season), "day": date_digits(day)}, (field,))


def empty_problems(season: CommuneSeason, **fields: tuple[str, str]) -> Iterator[Problem]:
    """Fields that must be filled in: name = (text, what a person calls it)."""
    for field, (text, label) in fields.items():
        if not text.strip():
            yield Problem(Message.FIELD_EMPTY, {"commune": name_of(season), "field": label}, (field,))
