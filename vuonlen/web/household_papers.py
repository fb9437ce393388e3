"""The papers of one household in a round: which there are now, and how each is made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from vuonlen.documents import Paper
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.registry.models import Household
from vuonlen.reports.papers import (
    RequestKind,
    certificates_of,
    quick_screen_of,
    refusal_of,
    request_of,
    review_form_of,
)
from vuonlen.reviews.models import MEASURED, Candidate, Certificate, RequestRefusal, ReviewForm, ReviewRound
from vuonlen.reviews.queries.procedure import law_of

Kind = ReviewRound.Kind
#: The others measure income for twelve months; their survey form is not phiếu B.
BY_FORM_B = tuple(kind for kind in Kind if kind not in MEASURED)
_ASKS = {
    Kind.ANNUAL: RequestKind.ENTRY,
    Kind.IN_YEAR_ENTRY: RequestKind.ENTRY,
    Kind.IN_YEAR_EXIT: RequestKind.EXIT,
    Kind.AVERAGE_LIVING: RequestKind.AVERAGE,
    Kind.LOW_INCOME_WORKER: RequestKind.WORKER,
}
_PRINT = (Permission.RECORD_FORM, Permission.EXPORT_HOUSEHOLDS)
_BLANK = {"giay-de-nghi", "phieu-a-trang", "phieu-b-trang"}
_PRINT_ANSWER = (Permission.DECIDE_ROUND, Permission.EXPORT_HOUSEHOLDS)
_PRINT_CERTIFICATE = (Permission.ISSUE_CERTIFICATE, Permission.EXPORT_HOUSEHOLDS)


@dataclass(frozen=True)
class HouseholdPapers:
    """A household in a round, for whoever prints; `site` is where the public page of a certificate stands."""

    scope: Scope
    review: ReviewRound
    household: Household
    site: str = ""

    @cached_property
    def has_form(self) -> bool:
        return ReviewForm.objects.filter(round=self.review, household=self.household).exists()

    @cached_property
    def has_screen(self) -> bool:
        asked = Candidate.objects.filter(round=self.review, household=self.household)
        by_form_a = RequestRefusal.Ground.QUICK_SCREEN
        return asked.filter(quick_screen_ticks__isnull=False).exists() or (
            self.refusal is not None and self.refusal.ground == by_form_a
        )

    @cached_property
    def refusal(self) -> RequestRefusal | None:
        """The newest answer, or draft of one, to a request that was turned down."""
        found = RequestRefusal.objects.filter(round=self.review, household=self.household)
        return found.select_related("round", "household", "classification").order_by("pk").last()

    @cached_property
    def has_certificate(self) -> bool:
        issued = Certificate.objects.filter(spell__decision__round=self.review, spell__household=self.household)
        return issued.filter(spell__voided_by__isnull=True).exists()

    @property
    def screens(self) -> bool:
        """Whether this kind of round has phiếu A."""
        return self.review.kind != Kind.IN_YEAR_EXIT and bool(law_of(self.review, self.review.opens_on).quick_screen)

    def may(self, rights: tuple[Permission, ...]) -> bool:
        return any(self.scope.can(right, self.household.commune_id) for right in rights)


@dataclass(frozen=True)
class PaperKind:
    """One paper: its title, how it is made, whether it is there, and any one of the rights that print it."""

    title: Any
    make: Callable[[HouseholdPapers], Paper]
    is_there: Callable[[HouseholdPapers], bool]
    rights: tuple[Permission, ...] = _PRINT


def papers_there(of: HouseholdPapers) -> list[tuple[str, Any]]:
    """Name and title of the papers that the user can print now."""
    return [(name, kind.title) for name, kind in PAPERS.items() if of.may(kind.rights) and kind.is_there(of)]


def recorded_papers(of: HouseholdPapers) -> list[tuple[str, Any]]:
    """Those that tell what was recorded; of a past round nobody needs a blank form."""
    return [(name, title) for name, title in papers_there(of) if name not in _BLANK]


def form_papers(of: HouseholdPapers, *, is_saved: bool) -> list[tuple[str, Any]]:
    """Form B beside the form on the screen; asks the database nothing."""
    names = ["phieu-b-trang", *(["phieu-b"] if is_saved else [])]
    return [(name, PAPERS[name].title) for name in names if of.may(_PRINT) and _by_form(of)]


def request_papers(of: HouseholdPapers) -> list[tuple[str, Any]]:
    """What a household that asks fills in: the request, and form A where the round has it."""
    names = ("giay-de-nghi", "phieu-a-trang")
    return [(name, PAPERS[name].title) for name in names if of.may(_PRINT) and PAPERS[name].is_there(of)]


def _request(of: HouseholdPapers) -> Paper:
    return request_of(of.scope, of.household, _ASKS[Kind(of.review.kind)], of.review.reviewed_on)


def _certificate(of: HouseholdPapers) -> Paper:
    where = of.review, of.household.commune_id
    return certificates_of(of.scope, *where, site=of.site, household_id=of.household.pk)


def _answer(of: HouseholdPapers) -> Paper:
    assert of.refusal is not None  # noqa: S101 - asked by is_there
    return refusal_of(of.scope, of.refusal)


def _by_form(of: HouseholdPapers) -> bool:
    return of.review.kind in BY_FORM_B


PAPERS: dict[str, PaperKind] = {
    "giay-de-nghi": PaperKind(_("Giấy đề nghị"), _request, lambda of: of.review.kind in _ASKS),
    "phieu-a-trang": PaperKind(
        _("Phiếu A để ghi tay"),
        lambda of: quick_screen_of(of.scope, of.review, of.household, blank=True),
        lambda of: of.screens,
    ),
    "phieu-a": PaperKind(
        _("Phiếu A đã ghi"),
        lambda of: quick_screen_of(of.scope, of.review, of.household),
        lambda of: of.has_screen,
    ),
    "phieu-b-trang": PaperKind(
        _("Phiếu B để ghi tay"),
        lambda of: review_form_of(of.scope, of.review, of.household, blank=True),
        _by_form,
    ),
    "phieu-b": PaperKind(
        _("Phiếu B đã ghi"),
        lambda of: review_form_of(of.scope, of.review, of.household),
        lambda of: _by_form(of) and of.has_form,
    ),
    "tra-loi": PaperKind(_("Văn bản trả lời đề nghị"), _answer, lambda of: of.refusal is not None, _PRINT_ANSWER),
    "giay-chung-nhan": PaperKind(_("Giấy chứng nhận"), _certificate, lambda of: of.has_certificate, _PRINT_CERTIFICATE),
}
