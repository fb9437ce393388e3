"""A village meeting: the minutes, and the votes on each household; the result shows as the votes are typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.reviews.actions import Meeting, hold_meeting
from vuonlen.reviews.models import Step, VillageMeeting

from ..messages import Message
from ..season.commune_page import CommunePage
from ..season.forms import PageForm, count, day, moment, text
from ..season.results import Result, results
from .village import open_village


class MeetingForm(PageForm):
    """The minutes."""

    held_on = day(gettext_lazy("Ngày họp"))
    held_from = forms.TimeField(
        label=gettext_lazy("Giờ họp"),
        initial=time(8),
        input_formats=["%H:%M", "%Hh%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Ví dụ: 08:30."),
    )
    place = text(gettext_lazy("Nơi họp"), 200, initial=gettext_lazy("Nhà văn hóa thôn"))
    chair = text(gettext_lazy("Chủ trì"), 120, gettext_lazy("Thường là trưởng thôn."))
    secretary = text(gettext_lazy("Thư ký"), 120)
    attendance = count(gettext_lazy("Số người dự họp"))
    minutes_copies = count(gettext_lazy("Số bản biên bản"))


@dataclass(frozen=True)
class VoteLine:
    """The votes on one household as typed."""

    result: Result
    agree: str
    disagree: str

    @property
    def numbers(self) -> tuple[int, int] | None:
        """The two numbers; None when one is not there."""
        if self.agree.isdecimal() and self.disagree.isdecimal() and len(self.agree + self.disagree) < 10:
            return int(self.agree), int(self.disagree)
        return None


def village_meeting(request: HttpRequest, round_id: int, village_id: int) -> HttpResponse:
    """The form of a meeting; a POST records it. Only households not yet agreed on are voted on."""
    page, place = open_village(request, round_id, village_id)
    rows = [row for row in results(page.review, [page.commune_id], village_id) if not row.is_agreed]
    lines = _lines(rows, request.POST)
    form = MeetingForm(request.POST or None, initial={"minutes_copies": page.law.minutes_copies})
    if request.method == "POST":
        if not page.can(Permission.HOLD_MEETING):
            raise PermissionMissing(Permission.HOLD_MEETING)
        held = form.attempt(lambda **answers: _hold(page, village_id, lines, answers))
        if held is not None:
            _say(request, held)
            return redirect("village", round_id=round_id, village_id=village_id)
    context = {
        "page": page,
        "place": place,
        "form": form,
        "lines": lines,
        "open": page.step == Step.MEETING and page.can(Permission.HOLD_MEETING) and bool(rows),
        "percent": page.law.agreement_percent,
    }
    return render(request, "web/season/meeting.html", context, status=422 if form.is_bound else 200)


def _lines(rows: list[Result], posted: Mapping[str, str]) -> list[VoteLine]:
    return [
        VoteLine(row, posted.get(f"dong-y-{pk}", "").strip(), posted.get(f"khong-{pk}", "").strip())
        for row, pk in ((row, row.household.pk) for row in rows)
    ]


def _hold(page: CommunePage, village_id: int, lines: list[VoteLine], answers: dict[str, Any]) -> VillageMeeting:
    held_on, held_from = answers.pop("held_on"), answers.pop("held_from")
    return hold_meeting(
        actor=page.workplace.user,
        scope=page.scope,
        round=page.review,
        village_id=village_id,
        meeting=Meeting(held_at=moment(held_on, held_from), **answers),
        votes=_votes(lines),
    )


def _votes(lines: list[VoteLine]) -> dict[int, tuple[int, int]]:
    empty = [line for line in lines if line.numbers is None]
    if empty:
        raise Refused(Problem(Message.VOTE_EMPTY, {"household": line.result.household.head_name}) for line in empty)
    return {line.result.household.pk: line.numbers for line in lines if line.numbers}


def _say(request: HttpRequest, held: VillageMeeting) -> None:
    again = held.votes.filter(outcome="survey_again").count()
    agreed = held.votes.count() - again
    said = _("Đã ghi biên bản họp thôn: {agreed} hộ được đồng ý, {again} hộ phải rà soát lại.")
    messages.success(request, said.format(agreed=agreed, again=again))
