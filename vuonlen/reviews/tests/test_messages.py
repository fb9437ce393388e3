"""The catalogue is complete: codes are unique, every message is used, every sentence fills in."""

import re
from pathlib import Path

from vuonlen.reviews.messages import Message

ROOM = Path(__file__).parents[1]


def sources():
    files = [path for path in ROOM.rglob("*.py") if "tests" not in path.parts and path.name != "messages.py"]
    return "\n".join(path.read_text() for path in files)


def test_codes_are_unique_and_well_formed():
    codes = [message.code for message in Message]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"RAS-\d{3}", code) for code in codes)


def test_every_message_is_used():
    text = sources()
    assert [message.name for message in Message if f"Message.{message.name}" not in text] == []


def test_every_sentence_says_how_to_mend():
    # RAS-017 hands on a sentence of the law, which says it itself.
    assert [message.code for message in Message if "hãy" not in message.template.lower()] == ["RAS-017"]
