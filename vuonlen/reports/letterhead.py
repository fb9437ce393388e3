"""What stands at the head and foot of a report and of its tables."""

from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from vuonlen.documents import DOTS, Head, Signature, committee_of, for_committee, numbered, place_and_date
from vuonlen.kernel.format import lower_first
from vuonlen.law import office_on


class Issued(Protocol):
    """What a letterhead and a title block need to know of a report."""

    @property
    def year(self) -> int: ...
    @property
    def place_kind(self) -> str: ...
    @property
    def place_name(self) -> str: ...
    @property
    def province(self) -> str: ...
    @property
    def opening_on(self) -> date | None: ...
    @property
    def reviewed_on(self) -> date: ...
    @property
    def closing_on(self) -> date: ...


def head_of(figures: Issued) -> Head:
    """The head of a report of the people's committee whose figures these are; number and day are open."""
    return Head(dated(figures), issuer_of(figures), numbered("", "BC-UBND"))


def issuer_of(figures: Issued) -> tuple[str, str]:
    """The two lines of the committee."""
    return committee_of(f"{figures.place_kind} {figures.place_name}")


def dated(figures: Issued) -> str:
    """Place and day of signing, open but for the year."""
    return place_and_date(figures.place_name, None, figures.year)


def chair_signs() -> Signature:
    """Where the chair signs; the name is dotted."""
    return for_committee(DOTS * 4)


def issuer_name(figures: Issued) -> str:
    """The issuer inside a sentence: "Ủy ban nhân dân huyện Hải Hà"."""
    return _("Ủy ban nhân dân %(place)s") % {"place": place_in_sentence(figures)}


def place_in_sentence(figures: Issued) -> str:
    """Kind in small letters, name as it is: "huyện Hải Hà"."""
    return f"{figures.place_kind.lower()} {figures.place_name}"


def recipients_of(figures: Issued) -> tuple[str, ...]:
    """Who receives a district's report; the offices are those of its last day."""
    kind, on = figures.place_kind.lower(), figures.closing_on
    department, division = office_on(on, "provincial_department"), office_on(on, "district_division_mark")
    return (
        _("UBND %(province)s (để báo cáo);") % {"province": lower_first(figures.province)},
        *([f"{department};"] if department else []),
        _("Thường trực Huyện ủy, HĐND %(kind)s;") % {"kind": kind},
        _("Chủ tịch, các Phó Chủ tịch UBND %(kind)s;") % {"kind": kind},
        _("UBND các xã, thị trấn;"),
        _("Lưu: VT, %(division)s.") % {"division": division} if division else _("Lưu: VT."),
    )
