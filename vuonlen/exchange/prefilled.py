"""Form B for the households of a round, who they are in place: an officer only fills in what was found."""

from collections.abc import Iterator
from typing import Any

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog
from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import commune_ids_under
from vuonlen.reviews.models import Candidate, ReviewRound
from vuonlen.reviews.queries import candidates_of
from vuonlen.reviews.queries.fact_sheets import Member, members_by_household

LIMIT = 18_000  # people; the drop-downs of a template reach down to row 20,000

Rows = dict[str, list[dict[str, Any]]]  # sheet key to rows by column key


def form_rows(*, scope: Scope, review: ReviewRound, place: PlaceVersion) -> Rows:
    """The rows of both sheets for the households of the round in the place that have no form yet; logged.

    Empty when there are more people than a template takes: then a smaller place must be chosen. Raises
    PermissionMissing when the user may record no form there.
    """
    communes = commune_ids_under([place.place_id], scope.on)[place.place_id] | {place.place_id}
    communes &= scope.communes_with(Permission.RECORD_FORM)
    if not communes:
        raise PermissionMissing(Permission.RECORD_FORM)
    waiting = candidates_of(scope, review).filter(commune__in=communes, form__isnull=True)
    found = list(waiting.exclude(household__dissolved_on__lte=review.reviewed_on))
    members = members_by_household([one.household_id for one in found], review.reviewed_on)
    if sum(len(those) for those in members.values()) > LIMIT:
        return {}
    subject = f"round {review.pk}: {len(found)} households"
    log_access(user=scope.user, action="forms.template", subject=subject, outcome=AccessLog.Outcome.ALLOWED)
    return {
        "households": [{"household_code": one.household.code, "head": one.household.head_name} for one in found],
        "persons": [row for one in found for row in _people(one, members.get(one.household_id, []))],
    }


def _people(candidate: Candidate, members: list[Member]) -> Iterator[dict[str, Any]]:
    for member in members:
        yield {
            "household_code": candidate.household.code,
            "full_name": member.full_name,
            "birth_date": date_digits(member.birth_date),
            "person_code": member.person_id,
        }
