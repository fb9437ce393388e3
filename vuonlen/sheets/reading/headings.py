"""Headings are matched by their letters alone: marks, case, spaces, stars and line breaks do not count."""

import re

from vuonlen.kernel.folding import fold

#: Columns that the check itself adds; a file that comes back after mending may still carry them.
RESULT_HEADINGS = ("Kết quả kiểm tra", "Lỗi")


def heading_key(text: str) -> str:
    """ "Họ  và tên *" is "hovaten"."""
    return re.sub(r"[^0-9a-z]", "", fold(text))
