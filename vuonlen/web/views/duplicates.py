"""People who may have been entered twice: the queue, one pair side by side, the decision, its undoing."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.format import number
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Grant, Scope
from vuonlen.places.queries import Reach
from vuonlen.registry.duplicates.actions import merge_persons, settle_different, undo_merge
from vuonlen.registry.duplicates.messages import Message
from vuonlen.registry.duplicates.queries import get_pair, may_settle, merge_of, pairs_after, pairs_in, steps_of
from vuonlen.registry.duplicates.search import start_duplicate_search
from vuonlen.registry.models import DuplicatePair

from ..duplicate_sides import lines_of, reason_words, rows_of, sides_of
from ..read_log import log_look
from ..workplace import Workplace, workplace_of

SIZE = 50
COUNT_TO = 10_000
STATE, FOUND_BY, AFTER = "ket_luan", "cach", "sau"
DIFFERENT, KEEP_FIRST, KEEP_SECOND = "khac", "giu_1", "giu_2"
_ALL = "tat_ca"


@never_cache
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """The suspected pairs of the chosen place, the most alike first."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    _require_right(workplace.current)
    scope = _here(workplace)
    state = request.GET.get(STATE, DuplicatePair.State.OPEN)
    state = state if state in {*DuplicatePair.State.values, _ALL} else DuplicatePair.State.OPEN
    way = request.GET.get(FOUND_BY, "")
    way = way if way in DuplicatePair.FoundBy.values else ""
    found = pairs_in(scope, state="" if state == _ALL else state, found_by=way)
    page = list(pairs_after(found, request.GET.get(AFTER, ""))[: SIZE + 1])
    if page:  # each line has names and birth dates
        subject = f"duplicates of place {workplace.place.place_id}"
        log_look(request, user=workplace.user, action="duplicate.list", subject=subject)
    context = {
        "rows": rows_of(page[:SIZE], workplace.current, workplace.today),
        "count": _count(workplace, scope, state, way),
        "states": [(value, label, value == state) for value, label in _states()],
        "ways": [(value, label, value == way) for value, label in DuplicatePair.FoundBy.choices],
        "after": _next(request, page[SIZE - 1]) if len(page) > SIZE else "",
        "is_narrow": state != DuplicatePair.State.OPEN or bool(way),
    }
    return render(request, "web/duplicates.html", context)


@require_POST
def search_duplicates(request: HttpRequest) -> HttpResponse:
    """Start the sweep over the chosen place; go to its progress."""
    workplace = workplace_of(request)
    if workplace.place is None:
        raise OutOfArea
    scope = workplace.current
    work = start_duplicate_search(actor=workplace.user, scope=scope, place_id=workplace.place.place_id)
    return redirect("work", pk=work.pk)


@never_cache
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair; POST records the decision made below it."""
    workplace = workplace_of(request)
    pair = get_pair(workplace.current, pk)
    if request.method != "POST":
        return _page(request, workplace, pair)
    try:
        said = _settle(request, workplace, pair)
    except Refused as refused:
        return _page(request, workplace, get_pair(workplace.current, pk), refused, status=422)
    messages.success(request, said)
    return redirect("duplicate", pk=pk)


@require_POST
def undo_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the two records of a merged pair back as they were."""
    workplace = workplace_of(request)
    pair = get_pair(workplace.current, pk)
    merge = merge_of(pair)
    if merge is None:
        raise OutOfArea
    reason = request.POST.get("ly_do", "")
    try:
        undo_merge(actor=workplace.user, scope=workplace.current, merge_id=merge.pk, reason=reason)
    except Refused as refused:
        return _page(request, workplace, pair, refused, status=422)
    messages.success(request, _("Đã hoàn tác. Hai bản ghi trở lại như trước khi gộp, cặp này chờ xem xét lại."))
    return redirect("duplicate", pk=pk)


def _settle(request: HttpRequest, workplace: Workplace, pair: DuplicatePair) -> str:
    """Do what was chosen; return the sentence that says so."""
    conclusion, reason = request.POST.get("ket_luan", ""), request.POST.get("ly_do", "")
    scope, actor = workplace.current, workplace.user
    if conclusion == DIFFERENT:
        settle_different(actor=actor, scope=scope, pair_id=pair.pk, reason=reason)
        return _("Đã ghi: hai người khác nhau. Cặp này chỉ trở lại khi thông tin của một trong hai người thay đổi.")
    if conclusion not in {KEEP_FIRST, KEEP_SECOND}:
        raise Refused([Problem(Message.NO_CONCLUSION, {}, ("ket_luan",))])
    if not may_settle(scope, pair):
        raise OutOfArea  # the other record is elsewhere, where it cannot even be read
    keep, drop = (pair.first, pair.second) if conclusion == KEEP_FIRST else (pair.second, pair.first)
    merge_persons(actor=actor, scope=scope, keep=keep, drop=drop, reason=reason)
    return _("Đã gộp vào bản ghi của {name}. Phiếu đã ghi giữ nguyên; có thể hoàn tác ở dưới.").format(
        name=keep.full_name
    )


def _page(
    request: HttpRequest,
    workplace: Workplace,
    pair: DuplicatePair,
    refused: Refused | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    log_look(request, user=workplace.user, action="duplicate.view", subject=f"duplicate {pair.pk}")
    [row] = rows_of([pair], workplace.current, workplace.today)
    context: dict[str, Any] = {"pair": pair, "row": row, "may_settle": may_settle(workplace.current, pair)}
    if row.is_whole:
        first, second = sides_of(pair, workplace.today)
        context |= {"lines": lines_of(first, second), "why": reason_words(pair), "steps": steps_of(pair)}
        context |= {"merge": merge_of(pair), "both_numbers": bool(first.number and second.number)}
    context["problems"] = [problem.text for problem in refused.problems] if refused else []
    context["given"] = {"conclusion": request.POST.get("ket_luan", ""), "reason": request.POST.get("ly_do", "")}
    return render(request, "web/duplicate.html", context, status=status)


def _require_right(scope: Scope) -> None:
    if not scope.communes_with(Permission.SETTLE_DUPLICATE):
        raise PermissionMissing(Permission.SETTLE_DUPLICATE)


def _here(workplace: Workplace) -> Scope:
    """The user's area within the chosen place, in today's boundaries."""
    if workplace.is_everything:
        return workplace.current
    reach = workplace.reach_on(workplace.today)
    return replace(workplace.current, grants=tuple(_within(grant, reach) for grant in workplace.current.grants))


def _within(grant: Grant, reach: Reach) -> Grant:
    return replace(grant, commune_ids=grant.commune_ids & reach.communes, keeper_ids=grant.keeper_ids & reach.keepers)


def _count(workplace: Workplace, scope: Scope, state: str, way: str) -> str:
    found = pairs_in(scope, state="" if state == _ALL else state, found_by=way)
    count = found.order_by()[: COUNT_TO + 1].count()
    return _("hơn {limit} cặp").format(limit=number(COUNT_TO)) if count > COUNT_TO else f"{number(count)} {_('cặp')}"


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in DuplicatePair.State.choices] + [(_ALL, _("tất cả"))]


def _next(request: HttpRequest, last: DuplicatePair) -> str:
    kept = {key: value for key, value in request.GET.items() if key != AFTER and value}
    return f"?{urlencode({**kept, AFTER: f'{last.score}.{last.pk}'})}"
