"""The report upward and its opinion, read from the season's records."""

from django.utils.translation import gettext as _

from vuonlen.documents import Paper
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import ancestors_of
from vuonlen.reviews.models import Objection, Opinion, Posting, ReviewRound, Status, UpperReport, VillageMeeting
from vuonlen.reviews.queries import stocks

from ..acts import number_of
from .found import found_of, office_of, require_any
from .upper import OpinionPaper, UpperFigures, UpperReportPaper, opinion, upper_report


def upper_report_of(scope: Scope, report: UpperReport) -> Paper:
    """The commune's report to the level above."""
    require_any(scope, report.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.GIVE_OPINION)
    review = report.round
    posted = Posting.objects.filter(round=review, commune=report.commune_id).order_by("-number").first()
    return upper_report(
        UpperReportPaper(
            office=office_of(report.commune_id, review.reviewed_on),
            year=review.year,
            number=report.number,
            sent_on=report.sent_on,
            signer="",
            act=number_of(review.kind, review.opens_on),
            posted=(posted.starts_on, posted.ends_on) if posted else None,
            figures=_figures(review, report.commune_id),
        )
    )


def _figures(review: ReviewRound, commune_id: int) -> UpperFigures:
    found = found_of(review, commune_id)
    meetings = VillageMeeting.objects.filter(round=review, commune=commune_id)
    objections = Objection.objects.filter(posting__round=review, posting__commune=commune_id)
    poor = [one for one in found if one.outcome == Status.POOR]
    near = [one for one in found if one.outcome == Status.NEAR_POOR]
    return UpperFigures(
        households=stocks([commune_id], review.effective_on)[commune_id].households,
        reviewed=len(found),
        poor=len(poor),
        near_poor=len(near),
        poor_people=sum(one.people for one in poor),
        near_poor_people=sum(one.people for one in near),
        out_of_poverty=sum(one.left_poverty for one in found),
        out_of_poverty_people=sum(one.people for one in found if one.left_poverty),
        out_of_near_poverty_people=sum(one.people for one in found if one.left_near_poverty),
        out_of_near_poverty=sum(one.left_near_poverty for one in found),
        villages=len({one.village for one in found}),
        meetings=meetings.count(),
        objections=objections.count(),
        changed=objections.filter(changes_outcome=True).count(),
    )


def opinion_of(scope: Scope, given: Opinion) -> Paper:
    """The answer of the chair above."""
    require_any(scope, given.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.GIVE_OPINION)
    review, report = given.round, given.report
    above = ancestors_of(given.commune_id, review.reviewed_on)
    upper = above[1] if given.level == Opinion.Level.DISTRICT and len(above) > 1 else above[0]
    again = given.review_again.order_by("name_key", "pk").values_list("head_name", flat=True)
    return opinion(
        OpinionPaper(
            office=office_of(given.commune_id, review.reviewed_on),
            upper_kind=upper.kind,
            upper_name=upper.name,
            year=review.year,
            report=_("Báo cáo số %(number)s ngày %(day)s")
            % {"number": report.number, "day": date_digits(report.sent_on)},
            given_on=given.given_on,
            signer=given.by,
            agrees=given.agrees,
            text=given.text,
            review_again=tuple(again),
            whole_list=given.whole_list,
        )
    )
