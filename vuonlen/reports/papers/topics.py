"""What each kind of round is about, as its papers say it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.reviews.models import MEASURED, ReviewRound

from ..acts import act_of, form_name, number_of

Kind = ReviewRound.Kind


@dataclass(frozen=True)
class Topic:
    """Words of a round: whom it recognises, for which time, by which act, and who proposes the decision."""

    whom: str  # "hộ nghèo, hộ cận nghèo"
    results: str  # "kết quả rà soát hộ nghèo, hộ cận nghèo"
    period: str  # "năm 2022"; of a shorter round "tháng 05/2023"
    act: str
    proposed_by: str
    form: str  # of the decision
    named: str  # who stands in its list
    of_persons: bool


def topic_of(review: ReviewRound) -> Topic:
    """The words of a round's papers."""
    kind = Kind(review.kind)
    whom = {
        Kind.IN_YEAR_EXIT: _("hộ thoát nghèo, hộ thoát cận nghèo"),
        Kind.AVERAGE_LIVING: _("hộ có mức sống trung bình"),
        Kind.LOW_INCOME_WORKER: _("người lao động có thu nhập thấp"),
    }.get(kind, _("hộ nghèo, hộ cận nghèo"))
    measured = kind in MEASURED
    of_persons = review.recognises_persons
    results = _("kết quả xác định %(whom)s") if measured else _("kết quả rà soát %(whom)s")
    officer, committee = _("công chức phụ trách giảm nghèo"), _("Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo")
    by_year = _("năm %(year)s") % {"year": review.year}
    return Topic(
        whom=whom,
        results=results % {"whom": whom},
        period=by_year if kind == Kind.ANNUAL else _("tháng %(month)s") % {"month": f"{review.opens_on:%m/%Y}"},
        act=act_of(kind, review.opens_on),
        proposed_by=officer if measured else committee,
        form=_decision_form(review),
        named=_("người") if of_persons else _("hộ"),
        of_persons=of_persons,
    )


def _decision_form(review: ReviewRound) -> str:
    """Of persons with the number of the act, for another act gives decisions a form of the same name."""
    form = form_name(review.opens_on, review.kind, "decision")
    if not form or not review.recognises_persons:
        return form
    return _("%(form)s (%(act)s)") % {"form": form, "act": number_of(review.kind, review.opens_on)}
