"""Words that stand on every administrative document (Nghị định 30/2020/NĐ-CP)."""

from datetime import date

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_words

from .paper import Signature

DOTS = "……"  # what is not known yet, to be written in by hand


def nation() -> str:
    """The name of the state."""
    return _("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def motto() -> str:
    """The motto under it."""
    return _("Độc lập - Tự do - Hạnh phúc")


def recipients_title() -> str:
    """What stands over the recipients."""
    return _("Nơi nhận:")


def committee_of(place: str) -> tuple[str, str]:
    """The two lines of a people's committee that issues a document; `place` as "Xã Quảng Sơn"."""
    return _("ỦY BAN NHÂN DÂN"), place.upper()


def numbered(number: str, kind: str) -> str:
    """ "Số: 125/QĐ-UBND"; dotted before `kind` while the number is open."""
    return _("Số: %(number)s") % {"number": number or f"{DOTS}/{kind}"}


def place_and_date(place: str, on: date | None, year: int | None = None) -> str:
    """ "Quảng Sơn, ngày 05 tháng 11 năm 2022"; dotted while the day is open, but for a `year` that is known."""
    if on:
        return f"{place}, {date_words(on)}"
    open_day = _("ngày %(dots)s tháng %(dots)s năm %(year)s") % {"dots": DOTS, "year": DOTS if year is None else year}
    return f"{place}, {open_day}"


def for_committee(name: str = "") -> Signature:
    """Where the chair signs on behalf of the people's committee."""
    return Signature((_("TM. ỦY BAN NHÂN DÂN"), _("CHỦ TỊCH")), name=name)


def by_hand(title: str, name: str = "") -> Signature:
    """Where somebody signs and writes out the name."""
    return Signature((title,), _("(Ký, ghi rõ họ tên)"), name)
