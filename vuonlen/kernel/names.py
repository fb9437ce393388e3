"""Names as they are stored: composed marks, single spaces."""

import unicodedata


def tidy(text: str) -> str:
    """Return `text` in normal form C, trimmed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
