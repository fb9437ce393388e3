"""Lists and minutes of a season, read from its records. Every reader checks right and area first."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.documents import Paper
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.law import Purpose, procedure_on
from vuonlen.places.queries import names_on
from vuonlen.reviews.models import LISTED, Candidate, MeetingVote, Posting, ReviewRound, Status, VillageMeeting
from vuonlen.reviews.queries import statuses_on
from vuonlen.reviews.queries.standing_candidates import active_candidates

from ..acts import form_name
from .found import Found, found_of, office_of, place_name, require_any
from .minutes import Minutes, VoteLine, agreed_word, meeting_minutes
from .posting import PostedLine, PostedList, posting_list
from .results import ResultLine, ResultsPaper, result_lists
from .review_list import ReviewLine, ReviewListPaper, review_list
from .topics import topic_of


def review_list_of(scope: Scope, review: ReviewRound, commune_id: int, village_id: int | None = None) -> Paper:
    """The list of households to review of a commune, or of one village. Raises OutOfArea or PermissionMissing."""
    require_any(scope, commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.HOLD_MEETING, Permission.RECORD_FORM)
    candidates = active_candidates(review, [commune_id])
    if village_id is not None:
        candidates = candidates.filter(village=village_id)
    rows = list(candidates.select_related("household").order_by("village", "household__name_key", "household"))
    names = names_on({row.village_id for row in rows} | {village_id or 0}, review.reviewed_on)
    surveyors = _surveyors(review)
    before = statuses_on([row.household_id for row in rows], review.opens_on)
    lines = [
        ReviewLine(
            head_name=row.household.head_name,
            ethnicity=row.household.head_ethnicity,
            village=names[row.village_id].full_name if row.village_id in names else "",
            people=row.household.member_count,
            reason=_reason(row, before.get(row.household_id)),
            surveyor=surveyors.get(row.village_id, ""),
        )
        for row in rows
    ]
    village = names[village_id].full_name if village_id in names else ""
    office = office_of(commune_id, review.reviewed_on)
    form = _form(review.opens_on, "review_list")
    return review_list(ReviewListPaper(office, village, review.year, review.opens_on, "", form, lines))


def _reason(candidate: Candidate, before: Status | None) -> str:
    if candidate.reason == Candidate.Reason.LISTED and before is not None:
        return str(Status(before).label)
    return str(Candidate.Reason(candidate.reason).label)


def _surveyors(review: ReviewRound) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for one in review.assignments.select_related("surveyor").order_by("pk"):
        found.setdefault(one.village_id, []).append(str(one.surveyor))
    return {village: ", ".join(names) for village, names in found.items()}


def minutes_of(scope: Scope, meeting: VillageMeeting) -> Paper:
    """The minutes of a meeting that was held."""
    require_any(scope, meeting.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.HOLD_MEETING)
    review = meeting.round
    found = {one.household_id: one for one in found_of(review, meeting.commune_id)}
    votes = meeting.votes.select_related("household").order_by("household__name_key", "household")
    lines = [
        VoteLine(
            head_name=one.household.head_name,
            outcome=found[one.household_id].label if one.household_id in found else "",
            agree=one.agree,
            disagree=one.disagree,
            conclusion=agreed_word() if one.outcome == MeetingVote.Outcome.AGREED else _("rà soát lại"),
        )
        for one in votes
    ]
    held = timezone.localtime(meeting.held_at)
    law = procedure_on(review.kind, held.date())
    return meeting_minutes(
        Minutes(
            office=office_of(meeting.commune_id, review.reviewed_on),
            village=place_name(meeting.village_id, review.reviewed_on),
            year=review.year,
            number=meeting.number,
            held_at=held,
            place=meeting.place,
            chair=meeting.chair,
            secretary=meeting.secretary,
            attendance=meeting.attendance,
            copies=meeting.minutes_copies,
            agreement_percent=law.agreement_percent,
            form=_form(held.date(), "minutes"),
            votes=lines,
        )
    )


def blank_minutes(scope: Scope, review: ReviewRound, commune_id: int, village_id: int) -> Paper:
    """The minutes to fill in at a meeting: the village's households with what their forms found."""
    require_any(scope, commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.HOLD_MEETING)
    village = place_name(village_id, review.reviewed_on)
    law = procedure_on(review.kind, review.opens_on)
    return meeting_minutes(
        Minutes(
            office=office_of(commune_id, review.reviewed_on),
            village=village,
            year=review.year,
            number=1,
            held_at=None,
            place="",
            chair="",
            secretary="",
            attendance=None,
            copies=law.minutes_copies,
            agreement_percent=law.agreement_percent,
            form=_form(review.opens_on, "minutes"),
            votes=[
                VoteLine(one.head_name, one.label, None, None, "")
                for one in found_of(review, commune_id)
                if one.village == village
            ],
        )
    )


def _form(on: date, form: str) -> str:
    return form_name(on, Purpose.GUIDANCE, form)


def posting_of(scope: Scope, posting: Posting) -> Paper:
    """The list that hung, or hangs: name, village, outcome."""
    require_any(scope, posting.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.POST_LIST)
    review = posting.round
    return posting_list(
        PostedList(
            office=office_of(posting.commune_id, review.reviewed_on),
            topic=topic_of(review),
            number=posting.number,
            starts_on=posting.starts_on,
            ends_on=posting.ends_on,
            places=posting.places,
            signer="",
            lines=[line for one in found_of(review, posting.commune_id) for line in _posted(review, one)],
        )
    )


def _posted(review: ReviewRound, one: Found) -> Iterator[PostedLine]:
    """The household with its outcome; of a round on workers, each of them, or that there is none."""
    if not review.recognises_persons:
        yield PostedLine(one.head_name, one.village, one.label)
        return
    for name in one.workers:
        yield PostedLine(one.head_name, one.village, _("đủ điều kiện"), name)
    if not one.workers:
        yield PostedLine(one.head_name, one.village, _("không đủ điều kiện"))


def results_of(scope: Scope, review: ReviewRound, commune_id: int) -> Paper:
    """The three lists after review."""
    require_any(scope, commune_id, Permission.EXPORT_HOUSEHOLDS)
    found = found_of(review, commune_id)
    return result_lists(
        ResultsPaper(
            office=office_of(commune_id, review.reviewed_on),
            year=review.year,
            on=None,
            signer="",
            form=_form(review.opens_on, "results"),
            listed=[_result(one) for one in found if one.outcome in LISTED],
            out_of_poverty=[_result(one) for one in found if one.left_poverty],
            out_of_near_poverty=[_result(one) for one in found if one.left_near_poverty],
        )
    )


def _result(one: Found) -> ResultLine:
    return ResultLine(
        one.head_name, one.sex, one.birth_year, one.ethnicity, one.village, one.people, one.label, one.b1, one.b2
    )
