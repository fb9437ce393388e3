"""The fingerprint of a file: what is written must be what was checked."""

import hashlib
from typing import Any

from django.core.files import File


def checksum_of(file: File[Any]) -> str:
    """SHA-256 of the whole content; leaves the file at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
