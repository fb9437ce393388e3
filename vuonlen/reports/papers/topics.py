"""What each kind of round is about, as its papers say it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.reviews.models import MEASURED, ReviewRound

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
        act=_decree() if of_persons else _decision(),
        proposed_by=officer if measured else committee,
        form=_("Mẫu số 02 (Nghị định số 30/2025/NĐ-CP)") if of_persons else _("Mẫu số 02"),
        named=_("người") if of_persons else _("hộ"),
        of_persons=of_persons,
    )


def _decree() -> str:
    return _("Nghị định số 30/2025/NĐ-CP của Chính phủ")


def _decision() -> str:
    return _("Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ")
