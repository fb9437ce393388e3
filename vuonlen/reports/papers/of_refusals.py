"""Answers to requests that were turned down, read from the season's records."""

from vuonlen.documents import Paper
from vuonlen.kernel.format import lower_first
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.law import procedure_on
from vuonlen.reviews.models import RequestRefusal
from vuonlen.reviews.queries.refusal_reasons import reason_of

from .found import office_of, place_name, require_any
from .refusal import RefusalPaper, refusal
from .topics import topic_of


def refusal_of(scope: Scope, found: RequestRefusal) -> Paper:
    """The chair's answer; a draft with the reason of the records while it is not signed."""
    require_any(scope, found.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.DECIDE_ROUND)
    review, household = found.round, found.household
    office = office_of(found.commune_id, review.reviewed_on)
    village = place_name(found.village_id, review.reviewed_on)
    return refusal(
        RefusalPaper(
            office=office,
            topic=topic_of(review),
            head_name=household.head_name,
            residence=", ".join(part for part in (household.address, lower_first(village), office.where) if part),
            requested_on=found.requested_on,
            reason=found.reason or reason_of(found, procedure_on(review.kind, review.opens_on)),
            number=found.number,
            signed_on=found.signed_on,
            signer=found.signer,
        )
    )
