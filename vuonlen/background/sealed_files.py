"""Files that hold people's data lie encrypted on the disk: what is sent in, and what work makes.

Layout of a file: mark, key id (4 bytes), nonce (12 bytes), AES-256-GCM text with its tag. The key is derived from
`FIELD_KEY`, as those of the encrypted fields are; the content never lies open on the disk, not even for a moment.
"""

import os
from typing import Any

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

from vuonlen.kernel.field_keys import KEY_ID_BYTES, NONCE_BYTES, box_of

_MARK = b"VLTEP1"
_PURPOSE = b"files"


class FileUnreadable(Exception):
    """The stored file does not open: another key, or bytes that were changed."""


def seal(content: bytes) -> bytes:
    """The content as it lies on the disk."""
    key_id, box = box_of(settings.FIELD_KEY, _PURPOSE)
    nonce = os.urandom(NONCE_BYTES)
    return b"".join((_MARK, key_id, nonce, box.encrypt(nonce, content, _MARK)))


def unseal(stored: bytes) -> bytes:
    """The content again; raises FileUnreadable when key and bytes do not belong together."""
    key_id, box = box_of(settings.FIELD_KEY, _PURPOSE)
    head = len(_MARK) + KEY_ID_BYTES
    if stored[:head] != _MARK + key_id:
        raise FileUnreadable("not sealed, or with another key")
    nonce_end = head + NONCE_BYTES
    try:
        return box.decrypt(stored[head:nonce_end], stored[nonce_end:], _MARK)
    except InvalidTag as error:
        raise FileUnreadable("the bytes were changed") from error


@deconstructible
class SealedStorage(FileSystemStorage):
    """As the file system's storage; what is read and written is sealed. `path` leads to the sealed file."""

    def _save(self, name: str, content: File[Any]) -> str:
        content.seek(0)
        return str(super()._save(name, ContentFile(seal(content.read()))))  # type: ignore[misc]

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        if mode != "rb":
            raise ValueError("a sealed file is written once and then only read")
        with super()._open(name, mode) as stored:  # type: ignore[misc]
            return ContentFile(unseal(stored.read()), name=name)
