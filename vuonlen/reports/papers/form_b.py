"""Form B of one household (Phụ lục III, Thông tư 02/2022/TT-BLĐTBXH): blank with its identity, or as recorded.

The questions are those the law asks for, from `law.required_facts`; the layout of the circular and its table of B1
points are not in our sources, so B1 is one total. The code of an answer never appears, only its words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ..document.blocks import Heading, Paragraph, TableBlock, TableColumn
from ..format import number
from .paper import Block, Fields, Head, Paper, Section, Signature
from .wording import Office

MEMBERS_A_TABLE = 5  # columns that fit beside the questions on an upright page


@dataclass(frozen=True)
class FormMember:
    """One person of the form with the answers given; "" where nothing is known."""

    full_name: str
    relation: str
    sex: str
    birth: str
    ethnicity: str
    answers: Mapping[str, Any]


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
                    form=_("Phụ lục III"),
                ),
                blocks=tuple(_blocks(form)),
                signatures=(
                    Signature((_("CHỦ HỘ"),), _("(Ký, ghi rõ họ tên)")),
                    Signature((_("RÀ SOÁT VIÊN"),), _("(Ký, ghi rõ họ tên)")),
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
        *_member_questions(form),
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


def _asked(described: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(code, fact) for code, fact in described["properties"].items() if fact["x-source"] == "form"]


def _household_questions(form: FormPaper) -> TableBlock:
    questions = _asked(form.schema["properties"]["household"])
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("Số"),), 11, "center"),
            TableColumn((_("Nội dung"),), 84, "left"),
            TableColumn((_("Trả lời"),), 70, "left"),
        ),
        rows=tuple(
            (str(n), _title(fact), _answer(fact, form.answers.get(code), blank=not form.outcome))
            for n, (code, fact) in enumerate(questions, start=1)
        ),
        has_total=False,
    )


def _member_questions(form: FormPaper) -> list[TableBlock]:
    """A table for every few members, their numbers across, the questions down."""
    questions = _asked(form.schema["properties"]["persons"]["items"])
    return [
        TableBlock(
            caption="",
            columns=(
                TableColumn((_("Nội dung"),), 165 - 22 * MEMBERS_A_TABLE, "left"),
                *(
                    TableColumn((_("Thành viên số"), str(one)), 22, "center")
                    for one in range(first + 1, first + 1 + MEMBERS_A_TABLE)
                ),
            ),
            rows=tuple((_title(fact), *_cells(fact, code, form.members, first)) for code, fact in questions),
            has_total=False,
        )
        for first in range(0, max(1, len(form.members)), MEMBERS_A_TABLE)
    ]


def _cells(fact: Mapping[str, Any], code: str, members: Sequence[FormMember], first: int) -> list[str]:
    shown = [_answer(fact, one.answers.get(code), blank=False) for one in members[first : first + MEMBERS_A_TABLE]]
    return shown + [""] * (MEMBERS_A_TABLE - len(shown))


def _title(fact: Mapping[str, Any]) -> str:
    unit = _units().get(fact.get("x-unit", ""), "")
    return f"{fact['title']} ({unit})" if unit else str(fact["title"])


def _units() -> dict[str, str]:
    """The units of the law's variables, as a form writes them."""
    return {"m2": "m²", "VND/person/month": _("đồng/người/tháng"), "points": _("điểm")}


def _answer(fact: Mapping[str, Any], value: Any, *, blank: bool) -> str:
    """The answer in words; on a blank form the choices to tick."""
    labels = fact.get("x-labels")
    if value is None:
        if not blank:
            return ""
        choices = list(labels.values()) if labels else [_("có"), _("không")] if "boolean" in fact["type"] else []
        return "   ".join(f"[  ] {choice}" for choice in choices) or "…………………………"
    if isinstance(value, list):
        return "; ".join(str(fact["x-labels"][one]) for one in value)
    if labels:
        return str(labels[value])
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return number(value) if float(value).is_integer() else number(value, 1)


def _result(form: FormPaper) -> list[Block]:
    if not form.outcome:
        return [
            Fields(
                (
                    (_("Tổng điểm B1"), ""),
                    (_("Tổng điểm B2 (10 điểm mỗi chỉ số thiếu hụt)"), ""),
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
