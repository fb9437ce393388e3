"""Secrets come from the environment; a laptop keeps its own in `.local/`, which git ignores."""

import base64
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret(name: str, folder: Path, *, production: bool) -> str:
    """Return the secret `name`: base64 text of 32 random bytes.

    Raises ImproperlyConfigured in production when the environment does not give it.
    """
    if name in os.environ:
        return os.environ[name]
    if production:
        raise ImproperlyConfigured(f"Biến môi trường {name} chưa được đặt. Hãy đặt trước khi khởi động.")
    return _kept_secret(folder / name.lower())


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
    return path.read_text()
