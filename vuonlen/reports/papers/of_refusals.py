"""Answers to requests that were turned down, read from the season's records."""

from django.utils.translation import gettext as _

from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.law import procedure_on
from vuonlen.reviews.models import RequestRefusal, ReviewRound
from vuonlen.reviews.refusals import reason_of

from .found import office_of, place_name, require_any
from .paper import Paper
from .refusal import RefusalPaper, refusal

Kind = ReviewRound.Kind


def refusal_of(scope: Scope, found: RequestRefusal) -> Paper:
    """The chair's answer; a draft with the reason of the records while it is not signed."""
    require_any(scope, found.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.DECIDE_ROUND)
    review, household = found.round, found.household
    office = office_of(found.commune_id, review.reviewed_on)
    village = place_name(found.village_id, review.reviewed_on)
    return refusal(
        RefusalPaper(
            office=office,
            what=_recognised(Kind(review.kind)),
            head_name=household.head_name,
            residence=", ".join(
                part for part in (household.address, village[:1].lower() + village[1:], office.where) if part
            ),
            requested_on=found.requested_on,
            reason=found.reason or reason_of(found, procedure_on(review.kind, review.opens_on)),
            number=found.number,
            signed_on=found.signed_on,
            signer=found.signer,
        )
    )


def _recognised(kind: ReviewRound.Kind) -> str:
    if kind == Kind.IN_YEAR_EXIT:
        return _("hộ thoát nghèo, hộ thoát cận nghèo")
    return _("hộ có mức sống trung bình") if kind == Kind.AVERAGE_LIVING else _("hộ nghèo, hộ cận nghèo")
