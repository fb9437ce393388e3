"""What stands at the head and foot of an administrative document (Nghị định 30/2020/NĐ-CP)."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

DOTS = "……"


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


@dataclass(frozen=True)
class Letterhead:
    """Issuer, number, place and date, and signature; what is not known yet is dotted, as in a draft."""

    issuer: tuple[str, str]
    number: str
    nation: str
    motto: str
    place_and_date: str
    authority: str  # on whose behalf the document is signed
    signer_title: str
    signer: str
    recipients_title: str
    recipients: tuple[str, ...]


def letterhead_of(figures: Issued) -> Letterhead:
    """The letterhead of the people's committee whose report this is."""
    return Letterhead(
        issuer=(_("ỦY BAN NHÂN DÂN"), f"{figures.place_kind} {figures.place_name}".upper()),
        number=_("Số: %(dots)s/BC-UBND") % {"dots": DOTS},
        nation=_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        motto=_("Độc lập - Tự do - Hạnh phúc"),
        place_and_date=_("%(place)s, ngày %(dots)s tháng %(dots)s năm %(year)s")
        % {"place": figures.place_name, "dots": DOTS, "year": figures.year},
        authority=_("TM. ỦY BAN NHÂN DÂN"),
        signer_title=_("CHỦ TỊCH"),
        signer=DOTS * 4,
        recipients_title=_("Nơi nhận:"),
        recipients=_recipients(figures),
    )


def issuer_name(figures: Issued) -> str:
    """The issuer inside a sentence: "Ủy ban nhân dân huyện Hải Hà"."""
    return _("Ủy ban nhân dân %(place)s") % {"place": place_in_sentence(figures)}


def place_in_sentence(figures: Issued) -> str:
    """Kind in small letters, name as it is: "huyện Hải Hà"."""
    return f"{figures.place_kind.lower()} {figures.place_name}"


def _recipients(figures: Issued) -> tuple[str, ...]:
    kind = figures.place_kind.lower()
    return (
        _("UBND %(province)s (để báo cáo);") % {"province": lower_first(figures.province)},
        _("Sở Lao động - Thương binh và Xã hội;"),
        _("Thường trực Huyện ủy, HĐND %(kind)s;") % {"kind": kind},
        _("Chủ tịch, các Phó Chủ tịch UBND %(kind)s;") % {"kind": kind},
        _("UBND các xã, thị trấn;"),
        _("Lưu: VT, LĐTBXH."),
    )


def lower_first(text: str) -> str:
    """Start a name inside a sentence: "Tỉnh Quảng Ninh" becomes "tỉnh Quảng Ninh"."""
    return text[:1].lower() + text[1:]
