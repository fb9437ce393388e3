import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.number_words import money_words, number_words

VALUES = {
    **dict(zip(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"), range(10), strict=True)),
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (1_001, "một nghìn không trăm linh một"),
        (2_005_000, "hai triệu không trăm linh năm nghìn"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (45_000_000_000, "bốn mươi lăm tỷ"),
        (1_000_000_000_001, "một nghìn tỷ không trăm linh một"),
    ],
)
def test_numbers_are_said_as_accountants_say_them(number: int, words: str) -> None:
    assert number_words(number) == words


@given(st.integers(0, 10**17))
def test_words_read_back_as_the_number(number: int) -> None:
    assert read(number_words(number)) == number


def test_an_amount_begins_a_sentence() -> None:
    assert money_words(1_500_000) == "Một triệu năm trăm nghìn đồng"


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError):
        number_words(-1)


def read(words: str) -> int:
    """An independent reader: digits and the names of powers, from left to right."""
    total = billions = group = digit = 0
    for word in words.split():
        match word:
            case "linh":
                pass
            case "mười":
                digit, group = 0, group + 10
            case "mươi":
                digit, group = 0, group + digit * 10
            case "trăm":
                digit, group = 0, group + digit * 100
            case "nghìn" | "triệu":
                total += (group + digit) * {"nghìn": 1_000, "triệu": 1_000_000}[word]
                digit = group = 0
            case "tỷ":
                billions = (billions + total + group + digit) * 1_000_000_000
                total = digit = group = 0
            case _:
                digit = VALUES[word]
    return billions + total + group + digit
