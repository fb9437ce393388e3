"""Form B of one household (Phụ lục III, Thông tư 02/2022/TT-BLĐTBXH): blank with its identity, or as recorded.

The questions are those the law asks for, from `law.required_facts`; the layout of the circular and its table of B1
points are not in our sources, so B1 is one total. The code of an answer never appears, only its words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.documents import Block, Fields, Head, Heading, Paper, Paragraph, Section, TableBlock, TableColumn, by_hand
from vuonlen.kernel.format import number

from .form_b_members import FormMember, member_questions
from .form_b_words import answer, asked, title
from .wording import Office


@dataclass(frozen=True)
class FormPaper:
    """A household's form under one standard; `outcome` "" while it is to be filled in by hand."""

    office: Office
    village: str
    code: str
    year: int
    on: date | None
    head_name: str
    residence: str
    schema: Mapping[str, Any]  # law.required_facts
    answers: Mapping[str, Any]
    members: Sequence[FormMember]
    form: str  # "Phụ lục III"
    points_per_indicator: int | None  # of B2; None when the standard's table is not known
    outcome: str = ""
    deprivations: Sequence[str] = ()
    b2: int | None = None


def review_form(form: FormPaper) -> Paper:
    """The form: household, members, answers, result, signatures."""
    return Paper(
        name=_("Phiếu B của hộ %(head)s năm %(year)s") % {"head": form.head_name, "year": form.year},
        sections=(
            Section(
                title=_("PHIẾU B"),
                subject=(_("Rà soát, phân loại hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": form.year},),
                head=Head(
                    form.office.place_and_date(form.on),
                    (form.office.issuer[1], form.village.upper()),
                    _("Mã hộ: %(code)s") % {"code": form.code},
                    form=form.form,
                ),
                blocks=tuple(_blocks(form)),
                signatures=(
                    by_hand(_("CHỦ HỘ")),
                    by_hand(_("RÀ SOÁT VIÊN")),
                ),
            ),
        ),
    )


def _blocks(form: FormPaper) -> list[Block]:
    return [
        Heading(_("I. Thông tin của hộ"), 1),
        Fields(((_("Họ và tên chủ hộ"), form.head_name), (_("Nơi ở hiện tại"), form.residence))),
        _members(form.members),
        Heading(_("II. Thu nhập, nhà ở, nước sạch, vệ sinh, thông tin và hoàn cảnh của hộ"), 1),
        _household_questions(form),
        Heading(_("III. Việc làm, y tế, giáo dục của từng thành viên"), 1),
        *member_questions(form.schema, form.members, blank=not form.outcome),
        Heading(_("IV. Kết quả"), 1),
        *_result(form),
    ]


def _members(members: Sequence[FormMember]) -> TableBlock:
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("Số"),), 11, "center"),
            TableColumn((_("Họ và tên"),), 54, "left"),
            TableColumn((_("Quan hệ với chủ hộ"),), 34, "left"),
            TableColumn((_("Giới tính"),), 16, "center"),
            TableColumn((_("Ngày sinh"),), 26, "center"),
            TableColumn((_("Dân tộc"),), 24, "left"),
        ),
        rows=tuple(
            (str(n), one.full_name, one.relation, one.sex, one.birth, one.ethnicity)
            for n, one in enumerate(members, start=1)
        ),
        has_total=False,
    )


def _household_questions(form: FormPaper) -> TableBlock:
    questions = asked(form.schema["properties"]["household"])
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("Số"),), 11, "center"),
            TableColumn((_("Nội dung"),), 66, "left"),
            TableColumn((_("Trả lời"),), 88, "left"),
        ),
        rows=tuple(
            (str(n), title(fact), answer(fact, form.answers.get(code), blank=not form.outcome))
            for n, (code, fact) in enumerate(questions, start=1)
        ),
        has_total=False,
    )


def _result(form: FormPaper) -> list[Block]:
    if not form.outcome:
        return [
            Fields(
                (
                    (_("Tổng điểm B1"), ""),
                    (_total_of_b2(form.points_per_indicator), ""),
                    (_("Phân loại hộ"), ""),
                )
            )
        ]
    points = form.answers.get("income_points")
    lacks = ", ".join(form.deprivations) or _("không thiếu hụt chỉ số nào")
    return [
        Fields(
            (
                (_("Tổng điểm B1"), "–" if points is None else number(points)),
                (_("Tổng điểm B2"), "–" if form.b2 is None else number(form.b2)),
                (_("Phân loại hộ"), form.outcome),
            )
        ),
        Paragraph(_("Chỉ số thiếu hụt: %(lacks)s.") % {"lacks": lacks}),
    ]


def _total_of_b2(each: int | None) -> str:
    if each is None:
        return _("Tổng điểm B2")
    return _("Tổng điểm B2 (%(points)s điểm mỗi chỉ số thiếu hụt)") % {"points": number(each)}
