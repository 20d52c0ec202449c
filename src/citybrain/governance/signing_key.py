"""The key that signs the heads of logs: of this installation, outside all cities, so that no city's folder has it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from stat import S_IRWXG, S_IRWXO
from tempfile import mkstemp

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

FOLDER = "CITYBRAIN_KEYS"
"""Variable of the environment that names the folder of keys."""

FILE = "audit.pem"


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 key; `public` is its public half as hexadecimal digits."""

    private: Ed25519PrivateKey
    public: str

    def sign(self, text: bytes) -> str:
        """The signature of a text as hexadecimal digits."""
        return self.private.sign(text).hex()


def keys_folder() -> Path:
    """The folder that the environment names, else `citybrain/keys` among the settings of whoever runs the program."""
    named = os.environ.get(FOLDER)
    settings = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(named) if named else Path(settings) / "citybrain" / "keys"


def signing_key() -> SigningKey | None:
    """The key of this installation, made at first use; None where the folder of keys can be neither read nor made, and
    where others may look into it: who else has the key could have signed anything.
    """
    try:
        return None if open_to_others() else _key_of(keys_folder())
    except (OSError, ValueError, RuntimeError):
        return None


def open_to_others() -> Path | None:
    """The folder or the file of the key, where others than its owner have any right to it."""
    with suppress(OSError, RuntimeError):  # no key yet, or no home
        for path in (keys_folder(), keys_folder() / FILE) if keys_folder().is_dir() else ():
            if os.name == "posix" and path.stat().st_mode & (S_IRWXG | S_IRWXO):
                return path
    return None


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
        _make(path)
    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path} is no Ed25519 key")
    return SigningKey(private, private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex())


def _make(path: Path) -> None:
    """Write a new key; where two programs do at once the first one's stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    handle, making = mkstemp(prefix=f".{path.name}-", dir=path.parent)  # for its owner alone
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    with suppress(FileExistsError):
        os.link(making, path)
    Path(making).unlink()
