"""A letterbox that only the code of a person opens: what is put in can be read by nobody else, the city included.

The code gives a private key of X25519 (RFC 7748) by HKDF (RFC 5869); the city keeps the public one. What is put in is
sealed by AES-GCM with the secret that a key of chance shares with it, as in ECIES.
"""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BYTES = 32
NONCE = b"\0" * 12
"""Each key seals one letter, so that none is used twice."""


def letterbox_of(code: str) -> str:
    """The public part of the letterbox of a code."""
    return _text(_private(code).public_key().public_bytes_raw())


def put_in(letterbox: str, letter: str, bound: str) -> str:
    """A letter as only the code of the letterbox opens it, where it is bound to."""
    own, to = X25519PrivateKey.generate(), _bytes(letterbox)
    public = own.public_key().public_bytes_raw()
    key = _derived(own.exchange(X25519PublicKey.from_public_bytes(to)), public + to)
    return _text(public + AESGCM(key).encrypt(NONCE, letter.encode(), bound.encode()))


def take_out(code: str, closed: str, bound: str) -> str | None:
    """The letter; None for that of another code or place."""
    raw, own = _bytes(closed), _private(code)
    public, to = raw[:BYTES], own.public_key().public_bytes_raw()
    try:
        key = _derived(own.exchange(X25519PublicKey.from_public_bytes(public)), public + to)
        return AESGCM(key).decrypt(NONCE, raw[BYTES:], bound.encode()).decode()
    except (InvalidTag, ValueError):
        return None


def _private(code: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_derived(code.encode(), b"letterbox"))


def _derived(secret: bytes, about: bytes) -> bytes:
    return HKDF(SHA256(), BYTES, salt=None, info=b"citybrain helper " + about).derive(secret)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text)
