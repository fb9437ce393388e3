from pathlib import Path

import pytest

from vuonlen.accounts.messages import PERMISSION_NAMES, Message
from vuonlen.accounts.permissions import Permission

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
    text = Message.PERMISSION_MISSING.text(right="mở đợt rà soát")
    assert "quyền “mở đợt rà soát”" in text
    assert text.endswith("(TK-002)")


def test_every_right_has_a_vietnamese_name() -> None:
    assert PERMISSION_NAMES.keys() == set(Permission)
