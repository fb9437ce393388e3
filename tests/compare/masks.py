"""What no two takes can share is put out of sight: the wall clock, tokens, the address of the site.

The served site's clock stands at `MOMENT`, but a demo is built on some later day, and the database has a clock of its
own. So a day between that moment and the day of the take is no data of the demo: it is when something was done.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

#: Later than all days of the demo, earlier than every day on which this code can have been built.
MOMENT = datetime.fromisoformat("2026-06-01T10:00:00+07:00")
SITE, TOKEN = "https://trang.mau", "‹mã›"

_DAY = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}|ngày \d{1,2} tháng \d{1,2} năm \d{4})"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?"
_WHEN = re.compile(
    rf"(?<!\d)(?:{_TIME}(?: ngày|,)? )?({_DAY})(?:(?:T| lúc |, | ){_TIME}(?:[+-]\d{{2}}:\d{{2}})?)?(?!\d)"
)
_TOKENS = (re.compile(r"(?<=/giay/)[\w-]{20,}(?=/)"),)  # of the public page of a certificate


Mask = Callable[[str], str]


def hider(today: date | None = None) -> Mask:
    """The function that hides when something was done, in the text or the source of a page taken `today`.

    The digits go, the way of writing stays: "14:05 25/11/2026" becomes "##:## ##/##/####".
    """
    last = (today or date.today()) + timedelta(days=1)  # the zones of site and machine may differ

    def hide(found: re.Match[str]) -> str:
        if not MOMENT.date() < (_day(found[1]) or date.min) <= last:
            return found[0]
        return re.sub(r"\d+" if "tháng" in found[1] else r"\d", "#", found[0])

    return lambda text: _WHEN.sub(hide, text)


def masker(site: str, today: date | None = None) -> Mask:
    """The function that masks a text of the site served at `site`: times, tokens and the site's own address."""
    hide = hider(today)

    def mask(text: str) -> str:
        text = hide(text.replace(site, SITE) if site else text)
        for pattern in _TOKENS:
            text = pattern.sub(TOKEN, text)
        return text

    return mask


def _day(text: str) -> date | None:
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if numbers[0] < 100:
        numbers.reverse()
    try:
        return date(*numbers)
    except ValueError:
        return None
