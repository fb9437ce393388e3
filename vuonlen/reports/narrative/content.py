"""The whole report, composed from the figures of a year."""

from django.utils.translation import gettext as _

from vuonlen.documents import Block, Heading, Paper, Paragraph, Section

from ..figures import YearFigures
from ..letterhead import chair_signs, head_of, place_in_sentence, recipients_of
from . import sentences as say
from .charts import poor_households_chart
from .summaries import movement_table, plan_table, results_table


def compose(figures: YearFigures, *, note: str = "") -> Paper:
    """The yearly report of a place; `note` is printed under the title."""
    title = _("BÁO CÁO")
    subject = (
        _("Kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": figures.year},
        _("trên địa bàn %(place)s") % {"place": place_in_sentence(figures)},
    )
    section = Section(
        title=title,
        subject=subject,
        head=head_of(figures),
        blocks=(
            Paragraph(say.basis(figures)),
            *_extent(figures),
            *_results(figures),
            *_plan(figures),
            *_closing(figures),
        ),
        signatures=(chair_signs(),),
        recipients=recipients_of(figures),
        is_running=True,
    )
    return Paper(name=" ".join((title, *subject)), sections=(section,), note=note)


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
