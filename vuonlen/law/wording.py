"""Lists and labels as they are written in Vietnamese."""

from collections.abc import Sequence

from vuonlen.kernel.format import lower_first


def either_vi(items: Sequence[str]) -> str:
    """Join items by commas and "hoặc"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} hoặc {items[-1]}"


def in_sentence(label: str) -> str:
    """Write a label inside a sentence: its first letter small, unless it is an abbreviation."""
    return label if label[:2].isupper() else lower_first(label)
