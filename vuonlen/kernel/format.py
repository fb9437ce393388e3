"""Numbers, rates, money and dates as officers write them: 1.234.567 · 0,65% · ngày 05 tháng 11 năm 2022."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

NOT_RECORDED = "–"
#: A day as people type it; for forms, which read and write by such a pattern.
DAY_FORMAT = "%d/%m/%Y"
_DATE_WORDS = re.compile(r"ngày (\d{2}) tháng (\d{1,2}) năm (\d{4})")


def rounded(value: Decimal | int, places: int) -> Decimal:
    """Round half away from zero, as people do by hand; `places` digits after the comma."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Decimal | int, places: int = 0) -> str:
    """Write 1234567.5 with one place as "1.234.567,5"."""
    text = f"{rounded(value, places):,f}"
    return text.translate(str.maketrans(",.", ".,"))


def short_number(value: float) -> str:
    """Write at most two places, and none that is zero: 1500000 as "1.500.000", 7.5 as "7,5"."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,"))


def money(value: int) -> str:
    """Write an amount of đồng: "1.500.000 đồng"."""
    return f"{number(value)} đồng"


def parse_number(text: str) -> Decimal:
    """Read what `number` writes. Raises ValueError when the dots do not group by three."""
    if not re.fullmatch(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", text):
        raise ValueError(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def percent(value: Decimal | None, places: int = 2) -> str:
    """Write a percentage: Decimal("0.65") as "0,65%"; None (no denominator) as a dash."""
    return NOT_RECORDED if value is None else f"{number(value, places)}%"


def parse_percent(text: str) -> Decimal:
    """Read what `percent` writes, a space before the sign allowed. Raises ValueError."""
    if not text.endswith("%"):
        raise ValueError(text)
    return parse_number(text[:-1].rstrip())


def points(value: Decimal, places: int = 2) -> str:
    """Write a difference of two rates, which is percentage points and never a percentage."""
    return f"{number(value, places)} điểm %"


def share(part: int, whole: int, places: int = 2) -> Decimal | None:
    """Return part / whole in percent, rounded; None when there is no whole to share."""
    return rounded(Decimal(part) * 100 / whole, places) if whole else None


def lower_first(text: str) -> str:
    """A label inside a sentence: "Tỉnh Quảng Ninh" becomes "tỉnh Quảng Ninh"."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """A label that begins a line: "hộ nghèo" becomes "Hộ nghèo"."""
    return text[:1].upper() + text[1:]


def date_words(day: date) -> str:
    """Write a date for a document: days below 10 and months 1 and 2 take a leading 0 (NĐ 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year:04d}"


def parse_date_words(text: str) -> date:
    """Read what `date_words` writes. Raises ValueError for other text or a day not in the calendar."""
    match = _DATE_WORDS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day, month, year = map(int, match.groups())
    return date(year, month, day)


def date_digits(day: date) -> str:
    """Write a date for a table: 05/11/2022."""
    return f"{day:%d/%m}/{day.year:04d}"


def month_digits(day: date) -> str:
    """Write a month for a table: 11/2022."""
    return f"{day:%m}/{day.year:04d}"


def moment_digits(at: datetime) -> str:
    """Write a moment for a table: 14:05 05/11/2022, in the time zone that `at` has."""
    return f"{at:%H:%M} {date_digits(at)}"
