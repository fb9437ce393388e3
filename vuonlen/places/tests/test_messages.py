from pathlib import Path

import pytest

from vuonlen.places.messages import Message

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("*.py") if "tests" not in path.parts
)


def test_codes_are_unique() -> None:
    assert len({message.code for message in Message}) == len(Message)


@pytest.mark.parametrize("message", Message)
def test_a_message_is_used_and_ends_like_a_sentence(message: Message) -> None:
    assert f"Message.{message.name}" in SOURCES
    assert message.template.endswith(".")


def test_the_text_is_filled_in_and_ends_with_its_code() -> None:
    text = Message.DATA_ALTERED.text(file="a.csv")
    assert text.startswith("Tệp a.csv khác")
    assert text.endswith("(DVHC-001)")
