"""Every room's catalogue is complete: codes unique, each message used, each sentence whole."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import vuonlen
from vuonlen.kernel.problems import CodedMessage

ROOT = Path(vuonlen.__file__).parent
#: catalogue → the letters of its codes, and whether every sentence says "hãy" before what is to be done
CATALOGUES = {
    "kernel": ("TK", False),
    "places": ("DVHC", False),
    "accounts": ("TK", False),
    "background": ("CV", False),
    "registry": ("HGD", True),
    "registry.duplicates": ("TRG", True),
    "reviews": ("RAS", True),
    "reviews.official": ("DS", True),
    "audit": ("NKY", False),
    "exchange": ("NK", True),
    "sheets": ("NK", True),
    "reports": ("BC", False),
    "web": ("TR", False),
}
#: hands on a sentence of the law, which says itself how to mend
HANDED_ON = {"RAS-017"}


def messages_of(room: str) -> type[CodedMessage]:
    return import_module(f"vuonlen.{room}.messages").Message


def sources_of(room: str) -> str:
    """The code and pages of the room, and of the web, which may show another room's message."""
    folders = {ROOT / room.replace(".", "/"), ROOT / "web"}
    found = {path for folder in folders for ending in ("py", "html") for path in folder.rglob(f"*.{ending}")}
    files = {path for path in found if "tests" not in path.parts}
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.name != "messages.py")


def test_no_catalogue_is_left_out() -> None:
    found = {".".join(path.relative_to(ROOT).parts[:-1]) for path in ROOT.rglob("messages.py")}
    assert found - {"law"} == set(CATALOGUES)  # the law's catalogue knows no Django and has a test of its own


def test_no_code_stands_for_two_sentences() -> None:
    codes = [message.code for room in CATALOGUES for message in messages_of(room)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("room", "letters"), [(room, letters) for room, (letters, _) in CATALOGUES.items()])
def test_codes_are_well_formed(room: str, letters: str) -> None:
    assert [m.code for m in messages_of(room) if not re.fullmatch(rf"{letters}-\d{{3}}", m.code)] == []


@pytest.mark.parametrize("room", CATALOGUES)
def test_every_message_is_used_and_is_a_sentence(room: str) -> None:
    sources = sources_of(room)
    assert [m.name for m in messages_of(room) if not re.search(rf"(Message\.|problem \"){m.name}\b", sources)] == []
    assert [m.code for m in messages_of(room) if not m.template.endswith((".", "}"))] == []


@pytest.mark.parametrize("room", [room for room, (_, says) in CATALOGUES.items() if says])
def test_every_sentence_says_how_to_mend(room: str) -> None:
    silent = {m.code for m in messages_of(room) if "hãy" not in m.template.lower()}
    assert silent <= HANDED_ON


def test_a_text_is_filled_in_and_ends_with_its_code() -> None:
    text = messages_of("places").DATA_ALTERED.text(file="a.csv")
    assert text.startswith("Tệp a.csv khác")
    assert text.endswith("(DVHC-001)")
