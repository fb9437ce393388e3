"""One secret, a key for each purpose: what is encrypted at rest, field or file, and the blind indexes."""

import base64
import hashlib
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_ID_BYTES = 4
NONCE_BYTES = 12


@lru_cache(maxsize=8)
def box_of(field_key: str, field: bytes) -> tuple[bytes, AESGCM]:
    """The id of the key that encrypts `field`, which is stored beside every cipher, and the key itself."""
    key = derived(field_key, b"encrypt " + field)
    return hashlib.sha256(b"id " + key).digest()[:KEY_ID_BYTES], AESGCM(key)


@lru_cache(maxsize=8)
def derived(field_key: str, purpose: bytes) -> bytes:
    """32 bytes for one purpose from the secret (base64)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(base64.b64decode(field_key))
