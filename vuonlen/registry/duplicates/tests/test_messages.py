"""The catalogue is complete: codes are unique, every message is used, every sentence says how to mend."""

import re
from pathlib import Path

import vuonlen
from vuonlen.registry.duplicates.messages import Message

SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("registry/duplicates", "web")
    for path in (Path(vuonlen.__file__).parent / folder).rglob("*.py")
    if "tests" not in path.parts and path.name != "messages.py"
)


def test_codes_are_unique_and_well_formed():
    codes = [message.code for message in Message]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"TRG-\d{3}", code) for code in codes)


def test_every_message_is_used_and_says_how_to_mend():
    assert [message.name for message in Message if f"Message.{message.name}" not in SOURCES] == []
    assert [message.code for message in Message if "hãy" not in message.template.lower()] == []
