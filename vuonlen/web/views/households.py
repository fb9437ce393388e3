"""The household list: find, filter, page, export."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vuonlen.exchange.household_export import start_household_export
from vuonlen.exchange.household_filter import OTHER_STATUSES, HouseholdFilter, status_label, with_status
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import number
from vuonlen.kernel.rights import Permission
from vuonlen.places import queries as places
from vuonlen.places.models import Level
from vuonlen.registry.models.ethnicities import ETHNICITIES
from vuonlen.reviews.models import Status

from ..fragments import fragment
from ..household_rows import rows_html
from ..memory import place_names, recall
from ..paging import AFTER, BEFORE, Listed, Row, at_home, listed, page_of
from ..workplace import Workplace, workplace_of

#: Beyond this the exact number helps nobody on screen and costs a full count; the Excel file states it.
COUNT_TO = 10_000


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    is_chosen: bool


def households(request: HttpRequest) -> HttpResponse:
    """One page of the households of the chosen place that match the filters."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    wanted = _wanted(request, workplace)
    page = page_of(_listed(wanted, workplace), request.GET)
    context = {
        "rows": _rows(at_home(page.rows, wanted.on), workplace, wanted) if page.rows else "",
        "count": _count_words(wanted, workplace),
        "before": _page_url(request, BEFORE, page.before),
        "after": _page_url(request, AFTER, page.after),
        "may_export": bool(workplace.place_scope.keepers_with(Permission.EXPORT_HOUSEHOLDS)),
        "may_import": bool(workplace.current.communes_with(Permission.IMPORT_DATA)),
        "may_settle": bool(workplace.current.communes_with(Permission.SETTLE_DUPLICATE)),
        "wanted": wanted,
        "wants_today": workplace.wants_today,
        "is_narrow": _is_narrow(wanted, workplace),
        "on": workplace.on,
        "filters": _filters(wanted, workplace),
        "table_head": fragment("household_table_head.html", None, dict),
    }
    return render(request, "web/households.html", context)


@require_POST
def export_households(request: HttpRequest) -> HttpResponse:
    """Start the Excel export of the filters posted; go to its progress."""
    workplace = workplace_of(request)
    if workplace.place is None:
        raise OutOfArea
    wanted = _wanted(request, workplace)
    work = start_household_export(actor=workplace.user, scope=workplace.scope, wanted=wanted)
    return redirect("work", pk=work.pk)


def _wanted(request: HttpRequest, workplace: Workplace) -> HouseholdFilter:
    asked = request.POST if request.method == "POST" else request.GET
    status = asked.get("tinh_trang", "")
    village = asked.get("thon", "")
    return HouseholdFilter(
        place_id=workplace.place.place_id if workplace.place else 0,
        on=workplace.on,
        text=asked.get("tim", "").replace("\0", "").strip()[:100],
        status=status if status in OTHER_STATUSES or status in Status.values else "",
        ethnicity=asked.get("dan_toc", "") if asked.get("dan_toc") in ETHNICITIES else "",
        village_id=int(village) if village.isdecimal() and len(village) < 19 else None,
    )


def _is_narrow(wanted: HouseholdFilter, workplace: Workplace) -> bool:
    """Whether the filters leave anything to take back."""
    return wanted.is_narrow or workplace.wants_today


def _rows(found: list[Row], workplace: Workplace, wanted: HouseholdFilter) -> str:
    several = not _is_commune(workplace) or workplace.reach.began_later  # communes of the day of the list
    ids = {row.village_id for row in found}
    if several:
        ids |= {row.commune_id for row in found}
    return rows_html(found, place_names(ids, wanted.on), with_commune=several)


def _is_commune(workplace: Workplace) -> bool:
    return workplace.place is not None and workplace.place.level == Level.COMMUNE


def _listed(wanted: HouseholdFilter, workplace: Workplace) -> Listed:
    """The question; the one that everybody begins with is kept. The answer is read at every request."""

    def question() -> Listed:
        return listed(with_status(wanted.apply(workplace.place_scope), wanted.on))

    key = ("listed", workplace.held, wanted)
    return question() if wanted.is_narrow else recall(key, question)


def _count_words(wanted: HouseholdFilter, workplace: Workplace) -> str:
    """ "1.023 hộ", counted anew after some seconds; over the limit "hơn 10.000 hộ"."""
    key = ("count", workplace.held, wanted)
    count = recall(key, lambda: wanted.apply(workplace.place_scope).order_by()[: COUNT_TO + 1].count())
    return _("hơn {limit} hộ").format(limit=number(COUNT_TO)) if count > COUNT_TO else f"{number(count)} {_('hộ')}"


def _page_url(request: HttpRequest, direction: str, cursor: str) -> str:
    if not cursor:
        return ""
    kept = {key: value for key, value in request.GET.items() if key not in {AFTER, BEFORE} and value}
    return f"?{urlencode({**kept, direction: cursor})}"


def _filters(wanted: HouseholdFilter, workplace: Workplace) -> str:
    key = (wanted, workplace.year_day, workplace.wants_today)
    return fragment("household_filters.html", key, lambda: {"wanted": wanted, **_options(wanted, workplace)})


def _options(wanted: HouseholdFilter, workplace: Workplace) -> dict[str, Any]:
    statuses = [*Status.values, *OTHER_STATUSES]
    return {
        "is_narrow": _is_narrow(wanted, workplace),
        "wants_today": workplace.wants_today,
        "year_day": workplace.year_day,
        "today": workplace.today,
        "has_ended": workplace.has_ended,
        "statuses": [Option(value, status_label(value), value == wanted.status) for value in statuses],
        "ethnicities": [Option(name, name, name == wanted.ethnicity) for name in ETHNICITIES],
        "villages": [Option(str(pk), name, pk == wanted.village_id) for pk, name in _villages(workplace)],
    }


def _villages(workplace: Workplace) -> list[tuple[int, str]]:
    """The villages to choose from; above a commune there would be hundreds: go down by the place path."""
    if workplace.place is None or not _is_commune(workplace):
        return []
    found = places.villages_under(workplace.place.place_id, workplace.named_on)
    named = [(village.place_id, village.full_name) for village in found]
    return _with_commune_of_then(named, workplace.on) if workplace.reach.began_later else named


def _with_commune_of_then(villages: list[tuple[int, str]], on: date) -> list[tuple[int, str]]:
    """ "Thôn 6, Xã Quảng Sơn": the villages of several communes that became one often bear the same name."""
    then = places.names_on([pk for pk, _name in villages], on)
    parents = {pk: one.path[-2] for pk, one in then.items()}
    communes = place_names(parents.values(), on)
    return [(pk, f"{name}, {communes[parents[pk]]}" if pk in parents else name) for pk, name in villages]
