"""The 12-digit personal number: encrypted at rest, found by a blind index, shown masked.

Cipher layout: key id (4 bytes), nonce (12 bytes), AES-256-GCM text with its tag. The associated data
name the field and the blind index, so a cipher copied to another person does not open.
"""

import base64
import hashlib
import hmac
import os
import re
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

SHOWN_DIGITS = 3
_FIELD = b"registry_person.personal_number"
_KEY_ID_BYTES = 4
_NONCE_BYTES = 12
_TWELVE_DIGITS = re.compile(r"(?!0{12})[0-9]{12}")


class NumberUnreadable(Exception):
    """The stored cipher does not open: another key, or bytes that were changed."""


def is_personal_number(text: str) -> bool:
    """Whether `text` is exactly twelve digits; twelve zeros are how people write that they know none."""
    return _TWELVE_DIGITS.fullmatch(text) is not None


def blind_index(number: str) -> bytes:
    """32 bytes that are equal for equal numbers and say nothing else without the key."""
    return hmac.new(_index_key(settings.FIELD_KEY), number.encode(), hashlib.sha256).digest()


def encrypt(number: str, index: bytes) -> bytes:
    """Return the cipher of `number`, bound to its blind `index`."""
    key_id, box = _box(settings.FIELD_KEY)
    nonce = os.urandom(_NONCE_BYTES)
    return key_id + nonce + box.encrypt(nonce, number.encode(), _FIELD + index)


def decrypt(cipher: bytes, index: bytes) -> str:
    """Return the number; raises NumberUnreadable when key, bytes or index do not belong together."""
    key_id, box = _box(settings.FIELD_KEY)
    if cipher[:_KEY_ID_BYTES] != key_id:
        raise NumberUnreadable("encrypted with another key")
    nonce_end = _KEY_ID_BYTES + _NONCE_BYTES
    try:
        return box.decrypt(cipher[_KEY_ID_BYTES:nonce_end], cipher[nonce_end:], _FIELD + index).decode()
    except InvalidTag as error:
        raise NumberUnreadable("cipher and index do not belong together") from error


def mask(number: str) -> str:
    """Twelve characters of which only the last three are digits."""
    return "•" * (len(number) - SHOWN_DIGITS) + number[-SHOWN_DIGITS:]


@lru_cache(maxsize=4)
def _box(field_key: str) -> tuple[bytes, AESGCM]:
    key = _derived(field_key, b"encrypt " + _FIELD)
    return hashlib.sha256(b"id " + key).digest()[:_KEY_ID_BYTES], AESGCM(key)


@lru_cache(maxsize=4)
def _index_key(field_key: str) -> bytes:
    return _derived(field_key, b"index " + _FIELD)


def _derived(field_key: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(base64.b64decode(field_key))
