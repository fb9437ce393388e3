"""The whole report as blocks, composed from the figures of a year."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.documents.blocks import Block, Heading, Paragraph

from ..figures import YearFigures
from ..letterhead import Letterhead, letterhead_of, place_in_sentence
from . import sentences as say
from .charts import poor_households_chart
from .summaries import movement_table, plan_table, results_table


@dataclass(frozen=True)
class Content:
    """Letterhead, title, the two lines of the subject, and blocks; `note` is printed under the title."""

    letterhead: Letterhead
    title: str
    subject: tuple[str, str]
    note: str
    blocks: tuple[Block, ...]


def compose(figures: YearFigures, *, note: str = "") -> Content:
    """Compose the yearly report of a place."""
    return Content(
        letterhead=letterhead_of(figures),
        title=_("BÁO CÁO"),
        subject=(
            _("Kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": figures.year},
            _("trên địa bàn %(place)s") % {"place": place_in_sentence(figures)},
        ),
        note=note,
        blocks=(
            Paragraph(say.basis(figures)),
            *_extent(figures),
            *_results(figures),
            *_plan(figures),
            *_closing(figures),
        ),
    )


def _extent(figures: YearFigures) -> list[Block]:
    return [
        Heading(_("I. PHẠM VI VÀ CÁCH RÀ SOÁT"), 1),
        Paragraph(say.extent(figures)),
        Paragraph(say.standard(figures)),
    ]


def _results(figures: YearFigures) -> list[Block]:
    return [
        Heading(_("II. KẾT QUẢ RÀ SOÁT"), 1),
        Heading(_("1. Hộ nghèo"), 2),
        Paragraph(say.poor_flow(figures)),
        Paragraph(say.poor_stock(figures)),
        *([Paragraph(say.concentration(figures))] if _has_concentration(figures) else []),
        Heading(_("2. Hộ cận nghèo"), 2),
        Paragraph(say.near_poor_flow(figures)),
        Paragraph(say.near_poor_stock(figures)),
        Heading(_("3. Kết quả theo xã, thị trấn"), 2),
        results_table(figures),
        movement_table(figures),
        poor_households_chart(figures),
    ]


def _has_concentration(figures: YearFigures) -> bool:
    return len(figures.parts) > 2 and figures.whole.closing.poor_households > 0


def _plan(figures: YearFigures) -> list[Block]:
    table = plan_table(figures)
    if table is None:
        return []
    plan, whole = figures.plan, figures.whole
    blocks: list[Block] = [Heading(_("III. SO VỚI KẾ HOẠCH NĂM"), 1)]
    if plan.escaped_poor is not None:
        text = say.against_plan(_("Số hộ thoát nghèo"), whole.poor_households.escaped, plan.escaped_poor)
        blocks.append(Paragraph(text))
    if plan.near_poor_decrease is not None:
        decrease = whole.near_poor_households.net_decrease
        blocks.append(Paragraph(say.against_plan(_("Số hộ cận nghèo giảm"), decrease, plan.near_poor_decrease)))
    return [*blocks, table]


def _closing(figures: YearFigures) -> list[Block]:
    number = "IV" if plan_table(figures) else "III"
    return [
        Heading(_("%(number)s. KIỂM TRA SỐ LIỆU") % {"number": number}, 1),
        Paragraph(say.checked(figures)),
        Paragraph(
            _("Trên đây là báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s của %(place)s./.")
            % {"year": figures.year, "place": place_in_sentence(figures)}
        ),
    ]
