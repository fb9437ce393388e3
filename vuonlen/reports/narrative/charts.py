"""The chart of the report: poor households left, by commune, with last year's end as a tick."""

from django.utils.translation import gettext as _

from vuonlen.documents import Bar, ChartBlock
from vuonlen.kernel.format import lower_first, number

from ..figures import YearFigures


def poor_households_chart(figures: YearFigures) -> ChartBlock:
    """Bars sorted by what is left; the title names the finding."""
    parts = sorted(figures.parts, key=lambda p: (-p.closing.poor_households, p.name))
    bars = tuple(Bar(p.name, p.closing.poor_households, p.opening.poor_households) for p in parts)
    top = parts[0]
    fell = sum(p.closing.poor_households < p.opening.poor_households for p in parts)
    return ChartBlock(
        title=_("Hình 1. Hộ nghèo giảm ở %(fell)s trên %(all)s xã, thị trấn; còn nhiều nhất ở %(top)s")
        % {"fell": number(fell), "all": number(len(parts)), "top": lower_first(top.name)},
        bars=bars,
        key=_("Thanh: số hộ nghèo cuối kỳ. Vạch: số hộ nghèo đầu kỳ."),
        alternative="; ".join(
            _("%(place)s: %(before)s hộ đầu kỳ, %(after)s hộ cuối kỳ")
            % {"place": b.label, "before": number(b.before), "after": number(b.value)}
            for b in bars
        ),
    )
