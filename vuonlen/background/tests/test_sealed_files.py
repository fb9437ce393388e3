"""On the disk nobody reads a file without the key, nor changes a byte unnoticed; through the storage it is whole."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.background.sealed_files import FileUnreadable, SealedStorage, seal, unseal

OTHER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


@given(st.binary(max_size=2_000))
def test_what_is_sealed_comes_back(content: bytes) -> None:
    assert unseal(seal(content)) == content
    assert seal(content) != seal(content)


def test_the_disk_holds_no_word_of_it(tmp_path: Path) -> None:
    storage = SealedStorage(location=tmp_path)
    name = storage.save("2022/ho.xlsx", ContentFile("Chíu Nhì Múi 022180001234".encode()))
    stored = Path(storage.path(name)).read_bytes()
    assert b"022180001234" not in stored
    with storage.open(name) as file:
        assert file.read().decode() == "Chíu Nhì Múi 022180001234"


@pytest.mark.parametrize("at", [0, 7, 12, 30, -1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    stored = bytearray(seal(b"nam trang bieu"))
    stored[at] ^= 1
    with pytest.raises(FileUnreadable):
        unseal(bytes(stored))


def test_another_key_opens_nothing(settings: Any) -> None:
    stored = seal(b"nam trang bieu")
    settings.FIELD_KEY = OTHER_KEY
    with pytest.raises(FileUnreadable):
        unseal(stored)


def test_a_sealed_file_is_not_written_to(tmp_path: Path) -> None:
    storage = SealedStorage(location=tmp_path)
    name = storage.save("a.txt", ContentFile(b"a"))
    with pytest.raises(ValueError, match="only read"):
        storage.open(name, "wb")
