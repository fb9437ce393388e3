"""The small tables inside the text; the statutory ones go with the report as a workbook."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from vuonlen.documents import TableBlock, TableColumn
from vuonlen.kernel.format import number, percent, share

from ..figures import PlaceFigures, YearFigures

_ORDINAL = 9
_PLACE = 38


def _lead() -> tuple[TableColumn, TableColumn]:
    return TableColumn((_("TT"),), _ORDINAL, "center"), TableColumn((_("Xã, thị trấn"),), _PLACE, "left")


def results_table(figures: YearFigures) -> TableBlock:
    """Households, poor and near-poor, with shares, a line a commune."""
    poor, near = _("Hộ nghèo"), _("Hộ cận nghèo")
    count, rate = _("Số hộ"), _("Tỷ lệ")
    columns = (
        *_lead(),
        TableColumn((_("Tổng số hộ"),), 22),
        TableColumn((poor, count), 21),
        TableColumn((poor, rate), 21),
        TableColumn((near, count), 21),
        TableColumn((near, rate), 21),
    )
    caption = _("Bảng 1. Hộ nghèo, hộ cận nghèo cuối kỳ theo xã, thị trấn")
    return TableBlock(caption, columns, _lines(figures, _result_cells), has_total=True)


def _result_cells(place: PlaceFigures) -> tuple[str, ...]:
    stock = place.closing
    return (
        number(stock.households),
        number(stock.poor_households),
        percent(share(stock.poor_households, stock.households)),
        number(stock.near_poor_households),
        percent(share(stock.near_poor_households, stock.households)),
    )


def movement_table(figures: YearFigures) -> TableBlock:
    """What entered and left the two lists, a line a commune."""
    poor, near = _("Hộ nghèo"), _("Hộ cận nghèo")
    texts = (
        (poor, _("Đầu kỳ")),
        (poor, _("Thoát nghèo")),
        (poor, _("Tăng, giảm khác")),
        (poor, _("Cuối kỳ")),
        (near, _("Đầu kỳ")),
        (near, _("Giảm")),
        (near, _("Tăng")),
        (near, _("Cuối kỳ")),
    )
    columns = (*_lead(), *(TableColumn(text, 14) for text in texts))
    caption = _("Bảng 2. Diễn biến hộ nghèo, hộ cận nghèo trong năm (hộ)")
    return TableBlock(caption, columns, _lines(figures, _movement_cells), has_total=True)


def _movement_cells(place: PlaceFigures) -> tuple[str, ...]:
    poor, near = place.poor_households, place.near_poor_households
    down = near.above_near_poor + near.to_poor + near.other_decrease
    up = near.from_poor + near.relapsed + near.new + near.other_increase
    other = poor.end - poor.start + poor.escaped
    return tuple(map(number, (poor.start, poor.escaped, other, poor.end, near.start, down, up, near.end)))


def plan_table(figures: YearFigures) -> TableBlock | None:
    """Plan against actual; None when no target is recorded."""
    flow, near = figures.whole.poor_households, figures.whole.near_poor_households
    measures = (
        (_("Số hộ thoát nghèo"), figures.plan.escaped_poor, flow.escaped),
        (_("Số hộ cận nghèo giảm"), figures.plan.near_poor_decrease, near.net_decrease),
    )
    rows = tuple(
        (str(index), name, number(plan), number(actual), *_plan_rates(actual, plan))
        for index, (name, plan, actual) in enumerate(measures, start=1)
        if plan is not None
    )
    columns = (
        TableColumn((_("TT"),), _ORDINAL, "center"),
        TableColumn((_("Chỉ tiêu"),), 50, "left"),
        TableColumn((_("Kế hoạch (hộ)"),), 24),
        TableColumn((_("Thực hiện (hộ)"),), 24),
        TableColumn((_("Đạt so với kế hoạch"),), 24),
        TableColumn((_("Vượt kế hoạch"),), 24),
    )
    return TableBlock(_("Bảng 3. Kết quả so với kế hoạch năm"), columns, rows, has_total=False) if rows else None


def _plan_rates(actual: int, plan: int) -> tuple[str, str]:
    reached = share(actual, plan)
    return percent(reached), percent(None if reached is None else reached - 100)


def _lines(figures: YearFigures, cells: Callable[[PlaceFigures], tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    places = [(str(index), p.name, *cells(p)) for index, p in enumerate(figures.parts, start=1)]
    return (*places, ("", _("TỔNG CỘNG"), *cells(figures.whole)))
