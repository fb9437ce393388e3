"""What a filled database depends on: when one byte of it changes, the database is filled anew."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("vuonlen", "openfisca_vietnam", "demo", "requirements", "tests/plugins")
IGNORED = ("/tests/", "/static/", "/locale/", "/templates/", "/__pycache__/")  # nothing of these is read while filling


@cache
def digest_of_sources(root: Path = ROOT) -> str:
    """A checksum over every source and data file, and the key that encrypts personal numbers."""
    digest = hashlib.sha256(settings.FIELD_KEY.encode())
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()):
        inside = str(path.relative_to(root))
        if not any(part in inside for part in IGNORED):
            digest.update(f"{inside}\0".encode() + path.read_bytes())
    return digest.hexdigest()
