"""Messages to browsers: encrypted for the browser alone (RFC 8291, RFC 8188), signed as the city's (RFC 8292)."""

from __future__ import annotations

import base64
import os
import time
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from citybrain.notifications.keys import PUSH, key_file
from citybrain.records.errors import NotRecordedError

RECORD = 4096
"""Bytes of the one record of a message, the most that every service takes (RFC 8291, 4)."""

LASTS = 12 * 3600
"""Seconds for which a signature holds; services refuse more than a day (RFC 8292, 2)."""

AUTH = 16
LAST = b"\x02"
"""Ends the last record (RFC 8188, 2)."""


class BrowserKeys(NamedTuple):
    """Where a browser gets its messages, its public key and its secret."""

    endpoint: str
    public: bytes
    auth: bytes


def browser_keys(endpoint: str, public: str, auth: str) -> BrowserKeys:
    """As a browser tells them, in base64url. Raises ValueError where they are none."""
    if not isinstance(endpoint, str):
        raise ValueError("endpoint")
    keys = BrowserKeys(endpoint, decoded(public), decoded(auth))
    EllipticCurvePublicKey.from_encoded_point(SECP256R1(), keys.public)
    if len(keys.auth) != AUTH:
        raise ValueError("auth")
    return keys


def encrypted(
    text: bytes, to: BrowserKeys, own: EllipticCurvePrivateKey | None = None, salt: bytes | None = None
) -> bytes:
    """A message as only that browser can read it. Key and salt are new each time, but where a test gives them."""
    own, salt = own or generate_private_key(SECP256R1()), salt or os.urandom(16)
    public = encoded_point(own.public_key())
    shared = own.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), to.public))
    material = _derived(to.auth, shared, b"WebPush: info\0" + to.public + public, 32)
    key = _derived(salt, material, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(salt, material, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(public)]) + public
    return head + AESGCM(key).encrypt(nonce, text + LAST, None)


def signed_for(endpoint: str, contact: str) -> str:
    """The header `Authorization` of a message to a service. Raises NotRecordedError."""
    from joserfc import jwt
    from joserfc.jwk import ECKey

    place = urlsplit(endpoint)
    claims = {"aud": f"{place.scheme}://{place.netloc}", "exp": int(time.time()) + LASTS, "sub": contact}
    key = ECKey.import_key(city_key())
    return f"vapid t={jwt.encode({'alg': 'ES256', 'typ': 'JWT'}, claims, key)}, k={public_key()}"


def public_key() -> str:
    """The city's public key, which browsers ask their service for messages of. Raises NotRecordedError."""
    return encoded(encoded_point(_opened(city_key()).public_key()))


def city_key() -> bytes:
    """The city's key as PEM, made when it is first asked for. Raises NotRecordedError."""
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key_file(PUSH, generate_private_key(SECP256R1()).private_bytes(*pem))


@cache
def _opened(pem: bytes) -> EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, None)
    except ValueError as problem:
        raise NotRecordedError("notification-key-unusable", problem=str(problem)[:200]) from problem
    assert isinstance(key, EllipticCurvePrivateKey)
    return key


def _derived(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def encoded_point(key: EllipticCurvePublicKey) -> bytes:
    """A public key as 65 bytes."""
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def encoded(content: bytes) -> str:
    """As base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """What base64url stands for. Raises ValueError."""
    return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), b"-_", validate=True)
