"""The two charts of the home page: data for the browser, a finding as title, words for who cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from vuonlen.kernel.format import number

from .figure_lines import CommuneLine
from .workplace import PLACE

#: More bars than this would not be read; the table below the chart has all.
BARS = 15


@dataclass(frozen=True)
class Chart:
    """What the template and `charts.js` need."""

    title: str
    description: str
    data: dict[str, Any]


def commune_bars(lines: Sequence[CommuneLine], *, by_province: bool = False) -> Chart:
    """Poor households by commune (or by province), the most first."""
    shown = [line for line in lines if line.stock.households][:BARS]
    bars = [{"name": line.name, "value": line.stock.poor_hh, "url": _list_url(line, "poor")} for line in shown]
    words = "; ".join(f"{line.name} {number(line.stock.poor_hh)}" for line in shown)
    told = _("Số hộ nghèo theo tỉnh: {words}.") if by_province else _("Số hộ nghèo theo xã: {words}.")
    return Chart(_finding(lines), told.format(words=words), {"bars": bars})


def commune_map(lines: Sequence[CommuneLine], *, by_province: bool = False) -> Chart:
    """A circle per commune at its centre, its area by poor households; hollow where there are no data."""
    placed = [line for line in lines if line.version.latitude is not None and line.version.longitude is not None]
    bubbles = [
        {
            "name": line.name,
            "at": [line.version.longitude, line.version.latitude],
            "value": line.stock.poor_hh if line.stock.households else None,
            "share": line.poor_share,
            "url": _list_url(line, "poor"),
        }
        for line in placed
    ]
    words = "; ".join(f"{line.name} {line.poor_share}" for line in placed if line.stock.households)
    where = _("Vị trí các tỉnh") if by_province else _("Vị trí các xã")
    description = where + _(", vòng tròn càng lớn càng nhiều hộ nghèo. Tỷ lệ hộ nghèo: {words}.")
    return Chart(_("Hộ nghèo ở đâu"), description.format(words=words), {"bubbles": bubbles})


def _finding(lines: Sequence[CommuneLine]) -> str:
    total = sum(line.stock.poor_hh for line in lines)
    if not total:
        return _("Không còn hộ nghèo nào")
    top = lines[0]
    words = _("{name} còn nhiều hộ nghèo nhất: {count} trên {total} hộ")
    return words.format(name=top.name, count=number(top.stock.poor_hh), total=number(total))


def _list_url(line: CommuneLine, status: str) -> str:
    if line.is_part:  # no place of its own to go to: the list of the place itself has these households
        return f"{reverse('households')}?{urlencode({'tinh_trang': status})}"
    return f"{reverse('households')}?{urlencode({PLACE: line.version.place_id, 'tinh_trang': status})}"
