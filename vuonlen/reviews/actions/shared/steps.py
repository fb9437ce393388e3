"""A commune comes to a step of its round, and who brought it there."""

from datetime import date

from vuonlen.accounts.models import User

from ...models import CommuneSeason, ReviewRound, Step, StepRecord
from ...rounds import communes_of


def take_step(season: CommuneSeason, step: Step, on: date, actor: User) -> None:
    """Bring a commune to a step and keep who did it."""
    season.step = step
    season.save(update_fields=["step", "survey_finished_on"])
    StepRecord.objects.create(season=season, step=step, on=on, recorded_by=actor)


def first_steps(review: ReviewRound, actor: User) -> None:
    """Put every commune of a fresh round at its first step."""
    seasons = [CommuneSeason(round=review, commune_id=one) for one in sorted(communes_of(review))]
    seasons = CommuneSeason.objects.bulk_create(seasons)
    day = review.opens_on
    records = (StepRecord(season=one, step=Step.SURVEY, on=day, recorded_by=actor) for one in seasons)
    StepRecord.objects.bulk_create(records)
