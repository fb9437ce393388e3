"""Printed against computed, one row a figure of the article that concerns the review."""

from dataclasses import dataclass
from decimal import Decimal

from vuonlen.kernel.format import number, percent, rounded, share
from vuonlen.reports.figures import YearFigures

from .arithmetic import nearest_whole, wholes_giving
from .published import Published, published_figures

FITS = "khớp"
CONTRADICTS = "bài báo mâu thuẫn"
NOT_PRINTED = "bài báo không nêu"


@dataclass(frozen=True)
class Row:
    """One line of `doi-chieu.csv`."""

    figure: str
    printed: str
    unit: str
    computed: str
    verdict: str
    explanation: str
    source: str


def compare(figures: YearFigures) -> list[Row]:
    """Compare every printed figure, then add what the article leaves open."""
    printed = published_figures()
    return [
        *_counts(figures, printed),
        _over_plan(printed["escaped_over_plan"], figures.whole.poor_households.escaped, figures.plan.escaped_poor),
        _over_plan(
            printed["near_poor_over_plan"],
            figures.whole.near_poor_households.net_decrease,
            figures.plan.near_poor_decrease,
        ),
        *_rates(figures, printed),
        _pair(printed, figures),
        *_left_open(figures),
    ]


def _counts(figures: YearFigures, printed: dict[str, Published]) -> list[Row]:
    poor, near = figures.whole.poor_households, figures.whole.near_poor_households
    made_of = {
        "escaped_poor": (
            poor.escaped,
            f"Biểu 2, cột 2 + cột 3: {poor.to_near_poor} hộ trở thành hộ cận nghèo và {poor.above_near_poor} hộ vượt "
            "chuẩn cận nghèo.",
        ),
        "poor_left": (poor.end, f"Biểu 2, cột 9: {poor.start} − {poor.escaped} = {poor.end}; bằng Biểu 1, cột 3."),
        "near_poor_decrease": (
            near.net_decrease,
            f"Giảm ròng trong Biểu 3: {near.start} đầu kỳ − {near.end} cuối kỳ ({near.above_near_poor} hộ thoát cận "
            f"nghèo, {near.from_poor} hộ từ hộ nghèo chuyển sang, {near.new} hộ phát sinh).",
        ),
        "near_poor_left": (near.end, "Biểu 3, cột 9; bằng Biểu 1, cột 5."),
        "communes": (len(figures.parts), "Số dòng của Biểu 1, theo danh mục đơn vị hành chính đến 30/06/2025."),
        "villages": (
            figures.villages,
            "Số thôn, khu của dân số mẫu (tên do chương trình đặt); bài báo nêu con số này khi nói về tổ tiết kiệm và "
            "vay vốn.",
        ),
    }
    return [_count(printed[key], value, text) for key, (value, text) in made_of.items()]


def _count(printed: Published, computed: int, explanation: str) -> Row:
    verdict = FITS if printed.printed == computed else CONTRADICTS
    return _row(printed, number(computed), verdict, explanation)


def _over_plan(printed: Published, actual: int, plan: int | None) -> Row:
    """Read "vượt x%" literally, and say what the other reading would need."""
    if plan is None:
        return _row(printed, "–", CONTRADICTS, "Đợt rà soát không ghi kế hoạch nên không tính được.")
    reached = Decimal(100 * actual) / plan
    fits = rounded(reached - 100, printed.places) == printed.printed
    explanation = (
        f"{number(actual)}/{number(plan)} = {percent(reached)}, tức vượt {percent(reached - 100)}. Bài báo không nêu "
        f"kế hoạch; {number(plan)} hộ là số suy ra. {_other_reading(printed, actual)}"
    )
    verdict = f"khớp khi hiểu là vượt so với kế hoạch {number(plan)} hộ" if fits else CONTRADICTS
    return _row(printed, number(reached - 100, 2), verdict, explanation)


def _other_reading(printed: Published, actual: int) -> str:
    shown = percent(printed.printed, printed.places)
    plans = wholes_giving(actual, printed.printed, printed.places)
    if plans:
        return f"Nếu hiểu là đạt {shown} thì kế hoạch là {_span(plans)} hộ."
    near = nearest_whole(actual, printed.printed)
    reached = percent(Decimal(100 * actual) / near, printed.places)
    return f"Nếu hiểu là đạt {shown} thì không có kế hoạch nào là số nguyên (gần nhất {number(near)} hộ cho {reached})."


def _rates(figures: YearFigures, printed: dict[str, Published]) -> list[Row]:
    stock = figures.whole.closing
    return [
        _rate(printed["poor_rate"], stock.poor_households, stock.households),
        _rate(printed["near_poor_rate"], stock.near_poor_households, stock.households),
    ]


def _rate(printed: Published, part: int, households: int) -> Row:
    computed = share(part, households, printed.places)
    fits = computed == printed.printed
    needed = wholes_giving(part, printed.printed, printed.places)
    explanation = (
        f"{number(part)}/{number(households)} hộ = {percent(computed)}. Tỷ lệ in ra đòi hỏi tổng số hộ từ "
        f"{_span(needed)}"
    )
    explanation += "." if fits else f"; tổng số hộ của dân số mẫu là {number(households)}, theo tỷ lệ hộ nghèo."
    return _row(printed, percent(computed)[:-1], FITS if fits else CONTRADICTS, explanation)


def _pair(printed: dict[str, Published], figures: YearFigures) -> Row:
    poor, near = printed["poor_rate"], printed["near_poor_rate"]
    by_poor = wholes_giving(int(printed["poor_left"].printed), poor.printed, poor.places)
    by_near = wholes_giving(int(printed["near_poor_left"].printed), near.printed, near.places)
    agree = range(max(by_poor.start, by_near.start), min(by_poor.stop, by_near.stop))
    return Row(
        figure="hai tỷ lệ hộ nghèo và hộ cận nghèo đặt cạnh nhau",
        printed=f"{number(poor.printed, 2)} và {number(near.printed, 2)}",
        unit="%",
        computed=f"{_span(by_poor)} và {_span(by_near)} hộ",
        verdict=FITS if agree else CONTRADICTS,
        explanation=(
            f"102 hộ là 0,65% khi huyện có {_span(by_poor)} hộ; 347 hộ là 1,91% khi huyện có {_span(by_near)} hộ. Hai "
            f"khoảng không giao nhau: hai tỷ lệ không thể cùng mẫu số. {_likely_slip(near, figures)}"
        ),
        source=poor.source,
    )


def _likely_slip(near: Published, figures: YearFigures) -> str:
    """What the printed near-poor rate is the rate of, when it is that of the decrease."""
    decrease = figures.whole.near_poor_households.net_decrease
    households = figures.whole.closing.households
    if share(decrease, households, near.places) != near.printed:
        return ""
    return (
        f"Có thể bài báo in nhầm mức giảm: {number(decrease)} hộ cận nghèo giảm trên {number(households)} hộ đúng bằng "
        f"{percent(near.printed)}, và {percent(near.printed)} của {number(decrease)} hộ đòi hỏi từ "
        f"{_span(wholes_giving(decrease, near.printed, near.places))} hộ, hợp với tỷ lệ hộ nghèo."
    )


def _left_open(figures: YearFigures) -> list[Row]:
    poor, near = figures.whole.poor_households, figures.whole.near_poor_households
    source = published_figures()["poor_left"].source
    rows = (
        (
            "hộ nghèo đầu năm 2022",
            poor.start,
            f"Suy ra: {poor.end} hộ còn lại + {poor.escaped} hộ thoát nghèo, khi không có hộ nghèo tăng thêm.",
        ),
        (
            "hộ cận nghèo đầu năm 2022",
            near.start,
            f"Suy ra: {near.end} hộ còn lại + {near.net_decrease} hộ giảm.",
        ),
        (
            "tổng số hộ của huyện",
            figures.whole.closing.households,
            "Chọn theo 102 hộ là 0,65%; bài báo không nêu tổng số hộ.",
        ),
        ("kế hoạch thoát nghèo năm 2022", figures.plan.escaped_poor, "Suy từ 139 hộ là vượt 113,8%."),
        ("kế hoạch giảm hộ cận nghèo năm 2022", figures.plan.near_poor_decrease, "Suy từ 299 hộ là vượt 199%."),
    )
    return [
        Row(name, "–", "hộ", "–" if value is None else number(value), NOT_PRINTED, text, source)
        for name, value, text in rows
    ]


def _row(printed: Published, computed: str, verdict: str, explanation: str) -> Row:
    shown = number(printed.printed, printed.places)
    return Row(printed.figure, shown, printed.unit, computed, verdict, explanation, printed.source)


def _span(values: range) -> str:
    low, high = number(values.start), number(values.stop - 1)
    return low if low == high else f"{low} đến {high}"
