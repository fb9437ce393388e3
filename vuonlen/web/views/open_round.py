"""Open a round: which kind, for the chosen place, and its days."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import upper_first
from vuonlen.kernel.rights import Permission
from vuonlen.law import LawError, procedure_on
from vuonlen.reviews.actions import open_round
from vuonlen.reviews.models import ReviewRound

from ..season.forms import PageForm, day
from ..workplace import Workplace, workplace_of


class OpenRoundForm(PageForm):
    """Kind and days of a round."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại rà soát"), widget=forms.RadioSelect)
    opens_on = day(gettext_lazy("Ngày mở đợt"))
    reviewed_on = day(gettext_lazy("Ngày rà soát"), gettext_lazy("Tuổi và điều kiện sống tính vào ngày này."))
    effective_on = day(gettext_lazy("Ngày có hiệu lực"), gettext_lazy("Chuẩn nghèo của ngày này được áp dụng."))

    def __init__(self, data: Any, kinds: list[tuple[str, str]], today: date) -> None:
        super().__init__(data, initial={"kind": kinds[0][0]} if len(kinds) == 1 else None)
        self.fields["opens_on"].help_text = opening_days(today)
        self.fields["kind"].choices = [(value, upper_first(label)) for value, label in kinds]  # type: ignore[attr-defined]


def opening_days(on: date) -> str:
    """From when to when the law of a day lets reviews open; "" when that is not known."""
    try:
        annual, other = (procedure_on(kind, on) for kind in (ReviewRound.Kind.ANNUAL, ReviewRound.Kind.IN_YEAR_ENTRY))
    except LawError:
        return ""
    if annual.opens_from is None or annual.closes_on is None or other.starts_on_day is None:
        return ""
    (first_month, first_day), (last_month, last_day) = annual.opens_from, annual.closes_on
    says = _("Rà soát hằng năm mở từ {first} đến {last}; rà soát thường xuyên từ ngày {day} hằng tháng.")
    first, last = f"{first_day:02d}/{first_month}", f"{last_day:02d}/{last_month}"
    return says.format(first=first, last=last, day=other.starts_on_day)


def new_round(request: HttpRequest) -> HttpResponse:
    """The form of a new round for the chosen place; a POST opens it."""
    workplace = workplace_of(request)
    if workplace.place is None:
        raise OutOfArea
    kinds = kinds_to_open(workplace)
    form = OpenRoundForm(request.POST or None, kinds, workplace.today) if kinds else None
    if request.method == "POST" and form is None:
        workplace.current.require(Permission.OPEN_ROUND, min(workplace.current.commune_ids, default=0))
    if form is not None and form.is_bound:
        review = form.attempt(lambda **told: _open(workplace, told))
        if review is not None:
            messages.success(request, _("Đã mở đợt: {round}.").format(round=review))
            return redirect("round_board", round_id=review.pk)
    context = {"form": form, "place": workplace.place}
    return render(request, "web/season/open_round.html", context, status=422 if form and form.is_bound else 200)


def kinds_to_open(workplace: Workplace) -> list[tuple[str, str]]:
    """The kinds of round that the user may open for the whole chosen place: the annual one comes from above."""
    kinds, scope, communes = ReviewRound.Kind, workplace.current, workplace.commune_ids
    if communes and communes <= scope.communes_with(Permission.OPEN_ROUND):
        return list(kinds.choices)
    if communes and communes <= scope.communes_with(Permission.POST_LIST):
        return [(value, label) for value, label in kinds.choices if value != kinds.ANNUAL]
    return []


def _open(workplace: Workplace, told: dict[str, Any]) -> ReviewRound:
    place_id = workplace.place.place_id if workplace.place else 0
    opens_on = told["opens_on"]
    return open_round(actor=workplace.user, scope=workplace.current, place_id=place_id, year=opens_on.year, **told)
