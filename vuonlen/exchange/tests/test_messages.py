"""The catalogue is complete: codes are unique, every message is used, every sentence says how to mend."""

import re
from pathlib import Path

from vuonlen.exchange.messages import Message

ROOM = Path(__file__).parents[1]


def sources() -> str:
    files = [path for path in ROOM.rglob("*.py") if "tests" not in path.parts and path.name != "messages.py"]
    files.append(ROOM.parent / "web/views/imports.py")
    return "\n".join(path.read_text() for path in files if path.exists())


def test_codes_are_unique_and_well_formed() -> None:
    codes = [message.code for message in Message]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"NK-\d{3}", code) for code in codes)


def test_every_message_is_used() -> None:
    text = sources()
    assert [message.name for message in Message if f"Message.{message.name}" not in text] == []


def test_every_sentence_says_how_to_mend() -> None:
    assert [message.code for message in Message if "hãy" not in message.template.lower()] == []
