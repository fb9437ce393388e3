"""The 12-digit personal number: encrypted at rest, found by a blind index, shown masked.

Cipher layout: key id (4 bytes), nonce (12 bytes), AES-256-GCM text with its tag. The associated data
name the field and the blind index, so a cipher copied to another person does not open.
"""

import hmac
import os
import re

from cryptography.exceptions import InvalidTag
from django.conf import settings

from vuonlen.kernel.field_keys import KEY_ID_BYTES, NONCE_BYTES, box_of, derived

SHOWN_DIGITS = 3
_FIELD = b"registry_person.personal_number"
_INDEX = b"index " + _FIELD
_TWELVE_DIGITS = re.compile(r"(?!0{12})[0-9]{12}")


class NumberUnreadable(Exception):
    """The stored cipher does not open: another key, or bytes that were changed."""


def is_personal_number(text: str) -> bool:
    """Whether `text` is exactly twelve digits; twelve zeros are how people write that they know none."""
    return _TWELVE_DIGITS.fullmatch(text) is not None


def blind_index(number: str) -> bytes:
    """32 bytes that are equal for equal numbers and say nothing else without the key."""
    return hmac.digest(derived(settings.FIELD_KEY, _INDEX), number.encode(), "sha256")


def encrypt(number: str, index: bytes) -> bytes:
    """Return the cipher of `number`, bound to its blind `index`."""
    key_id, box = box_of(settings.FIELD_KEY, _FIELD)
    nonce = os.urandom(NONCE_BYTES)
    return key_id + nonce + box.encrypt(nonce, number.encode(), _FIELD + index)


def decrypt(cipher: bytes, index: bytes) -> str:
    """Return the number; raises NumberUnreadable when key, bytes or index do not belong together."""
    key_id, box = box_of(settings.FIELD_KEY, _FIELD)
    if cipher[:KEY_ID_BYTES] != key_id:
        raise NumberUnreadable("encrypted with another key")
    nonce_end = KEY_ID_BYTES + NONCE_BYTES
    try:
        return box.decrypt(cipher[KEY_ID_BYTES:nonce_end], cipher[nonce_end:], _FIELD + index).decode()
    except InvalidTag as error:
        raise NumberUnreadable("cipher and index do not belong together") from error


def mask(number: str) -> str:
    """Twelve characters of which only the last three are digits."""
    return "•" * (len(number) - SHOWN_DIGITS) + number[-SHOWN_DIGITS:]
