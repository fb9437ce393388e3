"""Numbers in words, as vouchers and minutes write amounts: 1.001.000 is "một triệu không trăm linh một nghìn"."""

from .format import upper_first

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")  # then "tỷ", and again from the start
_BILLION = 1_000_000_000
_LAST_FIVE, _LAST_ONE, _LAST_FOUR = "lăm", "mốt", "tư"


def number_words(number: int) -> str:
    """Write a whole number in words, in small letters; 0 to less than a billion billions. Raises ValueError below 0."""
    if number < 0:
        raise ValueError(number)
    return " ".join(_words(number)) if number else _DIGITS[0]


def money_words(amount: int) -> str:
    """Write an amount of đồng in words as a sentence begins: "Một triệu năm trăm nghìn đồng"."""
    return upper_first(f"{number_words(amount)} đồng")


def _words(number: int, *, is_first: bool = True) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    words: list[str] = []
    if billions:
        words = [*_words(billions, is_first=is_first), "tỷ"]
        is_first = False
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += [*_group(group, is_first=is_first), *([_SCALES[power]] if power else [])]
            is_first = False
    return words


def _group(group: int, *, is_first: bool) -> list[str]:
    """Three digits; inside a number the hundreds are said even when there are none: "không trăm"."""
    hundreds, rest = divmod(group, 100)
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    tens, ones = divmod(rest, 10)
    if not rest:
        return words
    if tens == 0:
        return [*words, *(["linh"] if words else []), _DIGITS[ones]]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, *([_last(tens, ones)] if ones else [])]


def _last(tens: int, ones: int) -> str:
    """The last digit after tens: "mười lăm", "hai mươi mốt", "ba mươi tư"."""
    if ones == 5:
        return _LAST_FIVE
    if tens > 1 and ones in (1, 4):
        return _LAST_ONE if ones == 1 else _LAST_FOUR
    return _DIGITS[ones]
