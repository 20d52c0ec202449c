"""The key that signs the heads of logs: of this installation, outside all cities, so that no city's folder has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from citybrain.base.keys_folder import keys_folder, open_to_others, write_key

FILE = "audit.pem"


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 key; `public` is its public half as hexadecimal digits."""

    private: Ed25519PrivateKey
    public: str

    def sign(self, text: bytes) -> str:
        """The signature of a text as hexadecimal digits."""
        return self.private.sign(text).hex()


def signing_key() -> SigningKey | None:
    """The key of this installation, made at first use; None where the folder of keys can be neither read nor made, and
    where others may look into it: who else has the key could have signed anything.
    """
    try:
        return None if key_open_to_others() else _key_of(keys_folder())
    except (OSError, ValueError, RuntimeError):
        return None


def key_open_to_others() -> Path | None:
    """The folder or the file of the key, where others than its owner have any right to it."""
    return open_to_others([FILE])


def holds(public: str, signature: str, text: bytes) -> bool:
    """Whether a text was signed by the owner of a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True


@cache
def _key_of(folder: Path) -> SigningKey:
    path = folder / FILE
    if not path.exists():
        text = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_key(path, text, new=True)
    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path} is no Ed25519 key")
    return SigningKey(private, private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex())
