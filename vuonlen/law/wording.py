"""Numbers, dates and lists as they are written in Vietnamese."""

from collections.abc import Sequence
from datetime import date


def number_vi(value: float) -> str:
    """Write a number with dots for thousands and a comma for decimals: 1.500.000 or 7,5."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,"))


def money_vi(value: int) -> str:
    """Write an amount of money: 1.500.000 đồng."""
    return f"{number_vi(value)} đồng"


def day_vi(day: date) -> str:
    """Write a date: 01/11/2022."""
    return day.strftime("%d/%m/%Y")


def either_vi(items: Sequence[str]) -> str:
    """Join items by commas and "hoặc"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} hoặc {items[-1]}"


def in_sentence(label: str) -> str:
    """Write a label inside a sentence: its first letter small, unless it is an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
