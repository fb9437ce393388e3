"""The catalogue of messages and its use in the code are in step."""

import re
from pathlib import Path

from vuonlen.law import messages
from vuonlen.law.errors import LawError

PACKAGE = Path(messages.__file__).parent
CODES = {name: value for name, value in vars(messages).items() if isinstance(value, str) and name.isupper()}


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert set(CODES.values()) == set(messages.MESSAGES)


def test_codes_are_numbered_without_gap():
    assert sorted(CODES.values()) == [f"LUAT-{number:03}" for number in range(1, len(CODES) + 1)]


def test_every_code_is_used_by_name():
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py") if path.name != "messages.py")
    unused = [name for name in CODES if not re.search(rf"Error\(\s*{name}\b", source)]
    assert unused == []


def test_no_code_is_used_that_is_not_in_the_catalogue():
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    assert set(re.findall(r"Error\(\s*([A-Z_]+),", source)) <= set(CODES)


def test_sentences_end_with_a_full_stop_and_say_how_to_mend():
    assert all(text.endswith(".") and "Hãy" in text for text in messages.MESSAGES.values())


def test_an_error_keeps_its_details():
    error = LawError(messages.UNKNOWN_STANDARD, standard="x", known="y")
    assert (error.code, error.details["standard"]) == ("LUAT-003", "x")
