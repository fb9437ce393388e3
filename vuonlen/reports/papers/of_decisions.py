"""Decisions and certificates, read from the season's records."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import F
from django.utils.translation import gettext as _

from vuonlen.documents import Paper
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Relation
from vuonlen.registry.queries import masked_number, members_on
from vuonlen.reviews.models import (
    Certificate,
    Classification,
    Decision,
    Opinion,
    ReviewRound,
    Status,
    StatusSpell,
)

from ..acts import form_name
from ..errors import ReportRefused
from ..messages import Message
from .certificate import CertificateMember, CertificatePaper, certificates
from .decided import DecidedLine, DecidedList
from .decision import DecisionPaper, decision
from .found import Found, found_in, office_of, place_name, require_any
from .recognised import RecognisedLine, RecognisedList
from .topics import topic_of


def decisions_of(scope: Scope, made: Decision) -> list[Paper]:
    """The papers of a decision: recognition with its lists, and exits when they have a number of their own."""
    require_any(scope, made.commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.DECIDE_ROUND)
    paper = _decision_paper(made)
    if paper.topic.of_persons:
        return [decision(replace(paper, lists=[_recognised(made)]))]
    found = _decided(made)
    listed = [
        _list(_("Hộ nghèo"), (one for one in found if one.outcome == Status.POOR)),
        _list(_("Hộ cận nghèo"), (one for one in found if one.outcome == Status.NEAR_POOR)),
    ]
    average = _list(_("Hộ có mức sống trung bình"), (one for one in found if one.outcome == Status.AVERAGE))
    exits = [
        _list(_("Hộ thoát nghèo"), (one for one in found if one.left_poverty)),
        _list(_("Hộ thoát cận nghèo"), (one for one in found if one.left_near_poverty)),
    ]
    first = {ReviewRound.Kind.AVERAGE_LIVING: average, ReviewRound.Kind.IN_YEAR_EXIT: exits[0]}
    empty = first.get(ReviewRound.Kind(made.review.kind), listed[0])
    if made.exit_number:
        exit_paper = replace(paper, number=made.exit_number, is_exit=True, lists=_filled(exits, exits[0]))
        return [decision(replace(paper, lists=_filled([*listed, average], empty))), decision(exit_paper)]
    return [decision(replace(paper, lists=_filled([*listed, average, *exits], empty)))]


def _recognised(made: Decision) -> RecognisedList:
    """The persons that a decision recognised."""
    found = made.recognitions.select_related("person", "household").annotate(village=F("classification__form__village"))
    rows = list(found.order_by("household__name_key", "household", "person"))
    villages = names_on({one.village for one in rows}, made.review.reviewed_on)
    lines = [
        RecognisedLine(
            full_name=one.person.full_name,
            birth_year=one.person.birth_date.year,
            ethnicity=one.person.ethnicity,
            head_name=one.household.head_name,
            village=villages[one.village].full_name,
        )
        for one in rows
    ]
    return RecognisedList(_("Người lao động có thu nhập thấp"), lines)


def _decided(made: Decision) -> list[Found]:
    """The households whose status a decision gave, as they were classified for it."""
    classes = StatusSpell.objects.filter(decision=made, classification__isnull=False).values("classification")
    return found_in(made.review, Classification.objects.filter(pk__in=classes))


def _list(title: str, lines: Iterable[Found]) -> DecidedList:
    return DecidedList(
        title,
        [
            DecidedLine(one.head_name, one.ethnicity, one.village, one.people, one.label, one.b1, one.b2)
            for one in lines
        ],
    )


def _filled(lists: Sequence[DecidedList], empty: DecidedList) -> list[DecidedList]:
    """Lists that name somebody; when none does, the one that the round is about."""
    return [one for one in lists if one.lines] or [empty]


def _decision_paper(made: Decision) -> DecisionPaper:
    review = made.review
    given = Opinion.objects.filter(round=review, commune=made.commune_id, agrees=True).order_by("-given_on").first()
    office = office_of(made.commune_id, review.reviewed_on)
    basis = ""
    if given is not None and made.kind == Decision.Kind.RECOGNITION:
        basis = _("ý kiến của Chủ tịch Ủy ban nhân dân %(upper)s ngày %(day)s") % {
            "upper": office.upper,
            "day": date_digits(given.given_on),
        }
    first = Decision.objects.filter(round=review, commune=made.commune_id, version=1).first()
    corrects = made.kind == Decision.Kind.CORRECTION and first is not None
    return DecisionPaper(
        office=office,
        topic=topic_of(review),
        number=made.number,
        signed_on=made.signed_on,
        effective_on=made.effective_on,
        signer=made.signer,
        lists=(),
        corrects=named(first) if corrects and first else "",
        reason=made.reason,
        basis=basis,
    )


def named(made: Decision) -> str:
    return _("Quyết định số %(number)s ngày %(day)s") % {"number": made.number, "day": date_digits(made.signed_on)}


def certificates_of(
    scope: Scope, review: ReviewRound, commune_id: int, *, site: str, household_id: int | None = None
) -> Paper:
    """The certificates of a commune, or of one household, still in force; `site` is where the public page stands.

    Personal numbers are masked. Raises ReportRefused when there is none.
    """
    require_any(scope, commune_id, Permission.EXPORT_HOUSEHOLDS, Permission.ISSUE_CERTIFICATE)
    issued = Certificate.objects.filter(
        commune=commune_id, spell__decision__round=review, spell__voided_by__isnull=True
    )
    if household_id is not None:
        issued = issued.filter(spell__household=household_id)
    issued = issued.select_related("spell__household", "spell__decision").order_by("number")
    papers = [_certificate(one, site, review) for one in issued]
    if not papers:
        raise ReportRefused(Message.NO_CERTIFICATE.text(year=review.year))
    return certificates(papers)


def _certificate(one: Certificate, site: str, review: ReviewRound) -> CertificatePaper:
    spell, household = one.spell, one.spell.household
    office = office_of(one.commune_id, review.reviewed_on)
    members = list(members_on(household.pk, one.issued_on))
    head = next((member.person for member in members if member.relation == Relation.HEAD), None)
    village = place_name(household.village_id, one.issued_on)
    return CertificatePaper(
        office=office,
        number=one.number,
        issued_on=one.issued_on,
        signer=spell.decision.signer,
        status=str(Status(spell.status).label),
        year=review.year,
        form=form_name(review.opens_on, review.kind, "certificate"),
        decision=named(spell.decision),
        valid_from=spell.valid.lower,
        head_name=head.full_name if head else household.head_name,
        head_ethnicity=head.ethnicity if head else household.head_ethnicity,
        head_number=masked_number(head) if head else "",
        residence=", ".join(part for part in (household.address, village, office.where) if part),
        members=[
            CertificateMember(
                full_name=member.person.full_name,
                ethnicity=member.person.ethnicity,
                relation=str(Relation(member.relation).label),
                is_female=member.person.sex == "female",
                birth_year=member.person.birth_date.year,
            )
            for member in members
        ],
        address=f"{site.rstrip('/')}/giay/{one.token}/",
    )
