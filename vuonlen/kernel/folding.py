"""Text without its marks: how names are searched, headings matched and files called.

There are two: `fold` here and `vl_name_key` in the database, which fills stored columns; a test holds them equal for
every letter of the languages of Vietnam.
"""

import re
import unicodedata

#: Letters whose mark is no mark of its own, and the signs that typists and Word put for one another.
ALIKE = str.maketrans({"đ": "d", "ƀ": "b"} | dict.fromkeys("‘’‛ʻʼ", "'") | dict.fromkeys("‐‑–—", "-"))


def fold(text: str) -> str:
    """Small letters without marks, single spaces: " Đặng Thị  Ước" is "dang thi uoc"."""
    apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(ALIKE).split())


def slug(text: str) -> str:
    """As a file or an address may bear it: "Hải Hà" is "hai-ha"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
