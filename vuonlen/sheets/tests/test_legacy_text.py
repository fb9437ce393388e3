"""Which files are refused as typed for an old font, and which odd names are let through."""

import unicodedata
from collections.abc import Callable, Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.problems import Refused
from vuonlen.kernel.tests.strategies import person_names, vietnamese_names
from vuonlen.sheets.checks.legacy import refuse_legacy_text
from vuonlen.sheets.reading.guards import Package
from vuonlen.sheets.reading.workbook import SheetTable

from .trial import LIST

PROPER = ["Nguyễn Văn Ánh", "Lê Thị Hòa", "Chíu Nhì Múi", "Đặng Văn Ước", "H'Bia Ñiê Kđăm", "Y Blô Êban"]
TCVN3 = ["NguyÔn V¨n ¸nh", "Ph¹m ThÞ Hång", "§Æng V¨n ¦íc", "Hoµng Ngäc Mü"]
VNI = ["Nguyeãn Vaên AÙnh", "Leâ Thò Hoàng", "ÑAËNG VAÊN ÖÔÙC", "Lyù A Phuø"]
Columns = dict[str, Sequence[str | None]]


def sheet(columns: Columns) -> SheetTable:
    """The rows of a file from the second row on; columns not named are empty."""
    size = max(map(len, columns.values()))
    texts = {column.key: columns.get(column.key, [None] * size) for column in LIST.columns}
    rows = pl.Series("row", range(2, size + 2), dtype=pl.UInt32)
    frame = pl.DataFrame([rows, *(pl.Series(key, cells, dtype=pl.String) for key, cells in texts.items())])
    return SheetTable(LIST, LIST.name, 1, [], [], [], frame)


def problem(*tables: SheetTable, font: str = "") -> dict[str, object] | None:
    """What the refusal says, or None when the file may pass."""
    try:
        refuse_legacy_text(Package(b"", "ho.xlsx", legacy_font=font), tables)
    except Refused as refused:
        [one] = refused.problems
        return dict(one.values)
    return None


def names(*parts: Sequence[str]) -> SheetTable:
    return sheet({"name": [name for part in parts for name in part]})


@pytest.mark.parametrize(("encoding", "typed"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_an_old_font_is_seen_in_short_and_long_files(encoding: str, typed: list[str]) -> None:
    for size in (1, 2, 4, 2_000):
        found = problem(names((typed * 500)[:size]))
        assert found
        assert (found["encoding"], found["where"], found["value"]) == (encoding, "Dòng 2, cột Họ và tên", typed[0])


def test_a_list_pasted_below_a_proper_one_is_named() -> None:
    found = problem(names(PROPER * 500, VNI[:1], PROPER))
    assert found
    assert (found["where"], found["value"], found["count"]) == ("Dòng 3002, cột Họ và tên", VNI[0], 3)


def test_one_sheet_among_proper_ones_is_named() -> None:
    proper, other = names(PROPER * 50), sheet({"answer": ["Toå 3", "Thoân Nhì"], "name": PROPER[:2]})
    found = problem(proper, other)
    assert found
    assert found["where"] == "Dòng 2, cột Xử lý"


def test_names_typed_for_an_old_font_beside_proper_drop_downs() -> None:
    size = 60
    choices = {"answer": ["06925 Xã Quảng Sơn, Thôn Mố Kiệc"] * size, "sex": ["Nữ"] * size}
    found = problem(sheet({**choices, "name": ["Giaøng Thò Sua", "Lyù A Phuø"] * (size // 2)}))
    assert found
    assert (found["encoding"], found["where"]) == ("VNI", "Dòng 2, cột Họ và tên")


def test_a_declared_font_makes_one_word_enough() -> None:
    assert problem(names(["Leâ Thò Hoàng"])) is None
    found = problem(names(PROPER, ["Leâ Thò Hoàng"]), font=".VnArial")
    assert found
    assert found["font"] == ".VnArial"
    assert problem(names(PROPER), font=".VnArial") is None


@pytest.mark.parametrize(
    "odd",
    [
        ["Lý àêhaáễ", "Lý aaà"],
        ["H'Yuôm Êñuôl", "H’Mơ̆ Ñuôl", "Y Ñon Êban", "Ñiê Kñul", "Čil Múp K’Brơ̆i"],
        ["Jürgen Müller", "Thaï Noël", "François Côté", "José Peña", "Zoë Brontë"],
        ["Thạch Sôphia", "Sơn Sà Rây", "Kim Sêrây"],
        ["Thuý Hoà Huê", "Quý Uý", "Ngô Hoàng Thò Lò"],
        ["Vườn 20m×30m, sông 5m×3m", "Tổ 3 · Khu 2", "© Ủy ban", "“Ông Ba” – 12 m²"],
        ["Il est né à Huế, où son père était maître d’école, là où on parle thaï et français"],
    ],
)
def test_odd_names_and_notes_are_no_proof(odd: list[str]) -> None:
    assert problem(names(PROPER * 3, odd)) is None
    assert problem(names(odd)) is None


def test_two_odd_words_in_a_proper_file_are_no_proof() -> None:
    assert problem(names(PROPER * 20, ["Thaï Văn Múi", "Noémie Thaï Thị Lê"])) is None


@given(st.lists(person_names(), min_size=1, max_size=30))
def test_no_file_of_proper_names_is_refused(people: list[str]) -> None:
    assert problem(names(people)) is None
    assert problem(names(people), font="VNI-Times") is None


@pytest.mark.parametrize("encoding", ["VNI", "TCVN3"])
@given(people=st.lists(vietnamese_names(), min_size=1, max_size=12))
def test_every_list_typed_for_an_old_font_is_refused(encoding: str, people: list[str]) -> None:
    typed = [TYPED[encoding](name) for name in people]
    # Two words that only the old font explains: what an officer of that time typed in a list of two persons.
    found = problem(names(typed, [TYPED[encoding]("Nguyễn Văn Ánh")]))
    assert found
    assert found["encoding"] == encoding


TONES = {"̀": "ø", "́": "ù", "̃": "õ", "̉": "û", "̣": "ï"}
CIRCUMFLEX = {"": "â", "̀": "à", "́": "á", "̃": "ã", "̉": "å", "̣": "ä"}
BREVE = {"": "ê", "̀": "è", "́": "é", "̃": "ü", "̉": "ú", "̣": "ë"}
VNI_I = {"̀": "ì", "́": "í", "̃": "ó", "̉": "æ", "̣": "ò"}


def in_vni(name: str) -> str:
    """As VNI types it: plain letter, then its mark."""
    return "".join(map(_vni_letter, name))


def _vni_letter(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    if base in "đĐ":
        return {"đ": "ñ", "Đ": "Ñ"}[base]
    if "\u0302" in marks or "\u0306" in marks:
        return base + (CIRCUMFLEX if "\u0302" in marks else BREVE)[tone]
    if "\u031b" in marks:
        return {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base] + TONES.get(tone, "")
    if base in "iI" and tone:
        return VNI_I[tone]
    return "î" if (base, tone) == ("y", "\u0323") else base + TONES.get(tone, "")


TCVN3_CODES = dict(
    zip(
        "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂÂĐÊÔƠƯ".replace(" ", ""),
        "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ® ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \xadõøö÷ù úýûüþ ¡¢§£¤¥¦".replace(" ", ""),
        strict=True,
    )
)


def in_tcvn3(name: str) -> str:
    """As TCVN3 types it; its fonts of small letters have no capital with a tone."""
    return "".join(TCVN3_CODES.get(letter) or TCVN3_CODES.get(letter.lower(), letter) for letter in name)


TYPED: dict[str, Callable[[str], str]] = {"VNI": in_vni, "TCVN3": in_tcvn3}
