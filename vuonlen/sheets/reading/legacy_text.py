"""Vietnamese typed for the fonts of the 1990s: the letters look right only in .VnTime or VNI-Times.

TCVN3 puts Vietnamese letters on Latin-1 symbols ("NguyÔn V¨n ¸nh"); VNI writes the tone as a second letter
("Nguyeãn Vaên AÙnh"). Neither can be stored: names would never be found again.
"""

import re
import unicodedata

from vuonlen.kernel.syllables import is_syllable

#: The font to name when the workbook declares none.
FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}
#: A word with a letter beyond ASCII, in the syntax of polars; what only separates words is not of it.
WORD = r"[A-Za-z]*[^\x00-\x7F\s][^\x00-\x40\x5B-\x60\x7B-\x7F\s]*"

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵăâđêôơư",
)
_VNI_LETTERS = str.maketrans("ñôöæóòî", "đơưỉĩịỵ")
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT, _CIRCUMFLEX, _BREVE = map(chr, (0x300, 0x301, 0x303, 0x309, 0x323, 0x302, 0x306))
#: Second letters and the marks they stand for; the breve stands on "a" only.
_VNI_MARKS = {
    **dict(zip("ùøõûï", (_ACUTE, _GRAVE, _TILDE, _HOOK, _DOT), strict=True)),
    **dict(zip("áàãåäâ", (_CIRCUMFLEX + tone for tone in (_ACUTE, _GRAVE, _TILDE, _HOOK, _DOT, "")), strict=True)),
    **dict(zip("éèüúëê", (_BREVE + tone for tone in (_ACUTE, _GRAVE, _TILDE, _HOOK, _DOT, "")), strict=True)),
}
_VNI = re.compile("a[ùøõûïáàãåäâéèüúëê]|[eo][ùøõûïáàãåäâ]|[uyôö][ùøõûï]|[ñôöæóòî]")

#: Letters with ñ alone, as in Ê-đê ("Y Ñon"); and a sign that multiplies ("20m×30m").
_NO_PROOF = re.compile("[A-Za-zñÑ]+|[A-Za-z]+×")


def typed_in(word: str) -> str | None:
    """The old encoding in which a word is a Vietnamese syllable, or None.

    None too where the word is a syllable as it stands: "Hoàng" is a name, though VNI would read it as "Hồng".
    """
    if is_syllable(word) or _NO_PROOF.fullmatch(word):
        return None
    if is_syllable(_from_vni(word)):
        return "VNI"
    return "TCVN3" if is_syllable(word.translate(_TCVN3)) else None


def _from_vni(word: str) -> str:
    return _VNI.sub(_composed, word.lower())


def _composed(found: re.Match[str]) -> str:
    base, mark = found[0][0], found[0][1:]
    return unicodedata.normalize("NFC", base.translate(_VNI_LETTERS) + _VNI_MARKS.get(mark, ""))
