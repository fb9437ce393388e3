"""Names of persons for property tests (hypothesis): made of syllables that people bear, never of loose letters."""

import unicodedata

from hypothesis import strategies as st

from vuonlen.kernel.syllables import ONSETS, RHYMES, TONES

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Lý", "Chíu", "Tằng", "Phùn", "Nông", "Giàng", "Vừ", "Lò"]
MIDDLES = ["Văn", "Thị", "A", "Nhì", "Đức", "Hữu", "Ngọc", "Thúy", "Mỹ", "Quý", "Sìu"]
CLANS = ["Niê", "Êban", "Kđăm", "Mlô", "Ayŭn", "Byă", "Ñuôl", "Ksơr", "Rơ Châm", "Êñuôl", "Niê Kđăm", "Bkrông"]

_TONES = ["", *TONES]
_CLOSED_TONES = [chr(0x301), chr(0x323)]
_FRONT, _BACK = "ieêy", "aăâoôơuư"
_NEVER_AFTER = {"c": _FRONT, "g": _FRONT, "ng": _FRONT, "k": _BACK, "gh": _BACK, "ngh": _BACK, "gi": "iy", "qu": "oôuư"}
_HIGHLAND_ONSETS = ["B", "Bl", "Č", "D", "Đr", "H", "Hn", "Jr", "K", "Kp", "Kñ", "L", "M", "Mč", "Ñ", "R", "Wi", "Yu"]
_HIGHLAND_RHYMES = ["a", "ăn", "e", "ĕč", "ia", "iê", "ŏk", "on", "ô", "ôp", "ŭ", "uôr", "uôm", "ưk", "ơ̆r", "ô̆", "ĭt"]


def vietnamese_names() -> st.SearchStrategy[str]:
    """A family name, up to two middle names and a given name, in composed letters: "Chíu Nhì Múi"."""
    family, middles = st.sampled_from(FAMILIES), st.lists(st.sampled_from(MIDDLES), max_size=2)
    return st.builds(lambda first, between, given: " ".join([first, *between, given]), family, middles, given_names())


def given_names() -> st.SearchStrategy[str]:
    """One Vietnamese syllable of any onset, rhyme and tone that are written together: "Quỳnh"."""
    parts = st.sampled_from([(onset, rhyme) for onset in ONSETS for rhyme in _rhymes_after(onset)])
    return parts.flatmap(lambda pair: _toned(*pair))


def highland_names() -> st.SearchStrategy[str]:
    """As in Ê-đê, Gia Rai or Ba Na, with letters that Vietnamese has not: "H'Bia Ñiê Kđăm", "Y Blô Êban", "Y Wi-on"."""
    syllable = st.builds(str.__add__, st.sampled_from(_HIGHLAND_ONSETS), st.sampled_from(_HIGHLAND_RHYMES))
    first = st.sampled_from(["H'", "H’", "H", "Y ", "Y'", ""])
    more = st.just("") | st.builds(str.__add__, st.sampled_from([" ", "-"]), syllable)
    return st.builds(
        lambda sex, given, second, clan: f"{sex}{given}{second} {clan}", first, syllable, more, st.sampled_from(CLANS)
    )


def person_names() -> st.SearchStrategy[str]:
    """Any of them; Vietnamese ones more often."""
    return vietnamese_names() | vietnamese_names() | highland_names()


def _rhymes_after(onset: str) -> list[str]:
    """The rhymes that are written after an onset: "nghi" and "nga", never "ngi"; "qua", never "quua"."""
    never = _NEVER_AFTER.get(onset, "")
    return [rhyme for rhyme in RHYMES if rhyme[0] not in never and not (onset and rhyme.startswith("yê"))]


def _toned(onset: str, rhyme: str) -> st.SearchStrategy[str]:
    tones = _CLOSED_TONES if rhyme.endswith(("c", "ch", "p", "t")) else _TONES
    return st.sampled_from(tones).map(lambda tone: (onset + _with_tone(rhyme, tone)).capitalize())


def _with_tone(rhyme: str, tone: str) -> str:
    at = _bearer(rhyme) + 1
    return unicodedata.normalize("NFC", rhyme[:at] + tone + rhyme[at:])


def _bearer(rhyme: str) -> int:
    """Where the tone stands: on the last marked vowel, else on the vowel before the end of an open rhyme."""
    marked = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    vowels = len(rhyme.rstrip("bcdghklmnpqrst"))
    if marked:
        return marked[-1]
    return max(vowels - 2, 0) if vowels == len(rhyme) else vowels - 1
