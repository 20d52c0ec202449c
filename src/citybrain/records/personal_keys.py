"""Keys of persons: what records say of somebody is sealed with a key of their own, which lies outside all cities.

A ring in the folder of keys has a key of the city and, wrapped by it, one key for each person. No copy and no backup of
a city has a ring: once the key of a person is destroyed, what was sealed with it can be read in none of them. Fields
are sealed by AES-GCM with 256 bits (NIST SP 800-38D), keys are wrapped by Fernet, of which several can hold at once.
What a field is bound to, its column and what else never changes in its row, is associated data of the cipher: a sealed
text that was put into another column or row cannot be read.
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, inspect, select, union_all

from citybrain.base.folders import sync
from citybrain.base.keys_folder import keys_folder, open_to_others, write_key
from citybrain.records.errors import NotRecordedError
from citybrain.records.tables.governance import data_subject, identity
from citybrain.records.tables.helpers import helper_mandate
from citybrain.records.tables.licences import licence_contact
from citybrain.records.tables.reports import report_contact
from citybrain.records.tables.services import resident_matter

RINGS = "persons"
CITY = "city.key"
PROOF = ".erased"
"""How the name of the file ends that stays in the place of a key."""

SEALED = re.compile(r"sealed:([0-9a-f]{16}/[0-9a-f]{32}):([A-Za-z0-9_=-]+)")
NONCE = 12
"""Bytes of chance before what is sealed."""

LOST = (OSError, RuntimeError, ValueError, InvalidToken, InvalidTag)
"""What reading raises where a key is not there, was destroyed, or is another one."""


class KeysStanding(NamedTuple):
    """Persons whose keys records name: how many, of how many the key is not here, and in which rings they are."""

    keys: int
    lost: int
    rings: tuple[str, ...]


def new_key(connection: Connection) -> str:
    """Make the key of one more person, in a transaction that may write; what names it, to be recorded with them.

    Raises NotRecordedError where the folder of keys cannot be written, or others may look into it.
    """
    opened = open_to_others()
    if opened is not None:
        raise NotRecordedError("personal-keys-open", file=str(opened))
    try:
        here = (one for one in rings(connection) if (_ring(one) / CITY).is_file())
        ring, key = next(here, None) or secrets.token_hex(8), secrets.token_hex(16)
        if not (_ring(ring) / CITY).is_file():
            write_key(_ring(ring) / CITY, Fernet.generate_key(), new=True)
        write_key(_ring(ring) / key, _keys_of_city(ring).encrypt(AESGCM.generate_key(256)), new=True)
    except (OSError, RuntimeError, ValueError) as problem:
        raise _unusable(problem) from problem
    return f"{ring}/{key}"


def seal(key: str, text: str, bound: Sequence[str | None]) -> str:
    """A text as only who has a key can read it, where it is `bound` to. Raises NotRecordedError without the key."""
    nonce = os.urandom(NONCE)
    try:
        closed = _cipher_of(key).encrypt(nonce, text.encode(), _associated(key, bound))
    except LOST as problem:
        raise _unusable(problem) from problem
    return f"sealed:{key}:{base64.urlsafe_b64encode(nonce + closed).decode()}"


def is_sealed(text: str) -> bool:
    """Whether a text was sealed, with whatever key."""
    return SEALED.fullmatch(text) is not None


def unseal(text: str, bound: Sequence[str | None]) -> str | None:
    """What was sealed where it is `bound` to; else None, as where its key is not here or was destroyed. What was never
    sealed is what it is.
    """
    parts = SEALED.fullmatch(text)
    if parts is None:
        return text
    with suppress(*LOST):
        closed = base64.urlsafe_b64decode(parts[2])
        return _cipher_of(parts[1]).decrypt(closed[:NONCE], closed[NONCE:], _associated(parts[1], bound)).decode()
    return None


def _associated(key: str, bound: Sequence[str | None]) -> bytes:
    return json.dumps([key, *bound]).encode() if bound else key.encode()


def is_here(key: str) -> bool:
    """Whether what is sealed with a key can be read."""
    try:
        _cipher_of(key)
    except LOST:
        return False
    return True


def leave_proof(key: str, proof: str) -> None:
    """Say beside the key of a person that they are erased: it stays there. Raises NotRecordedError."""
    try:
        write_key(_proof_of(keys_folder() / RINGS / key), proof.encode())
    except (OSError, RuntimeError) as problem:
        raise _unusable(problem) from problem


def proofs() -> dict[str, str]:
    """What was left of persons who were erased, of all cities, by what named their keys. Raises NotRecordedError."""
    try:
        found = (keys_folder() / RINGS).glob(f"*/{'[0-9a-f]' * 32}{PROOF}")
        return {f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8") for path in found}
    except (OSError, RuntimeError, ValueError) as problem:
        raise _unusable(problem) from problem


def destroy(key: str) -> None:
    """Destroy the key of a person. Raises NotRecordedError where it cannot be removed."""
    try:
        (keys_folder() / RINGS / key).unlink(missing_ok=True)
        if _ring(key.split("/", maxsplit=1)[0]).is_dir():
            sync(_ring(key.split("/", maxsplit=1)[0]))
    except (OSError, RuntimeError) as problem:
        raise _unusable(problem) from problem
    finally:
        _cipher.cache_clear()


def rotate(connection: Connection) -> int:
    """Wrap the keys of all persons by a new key of the city, in a transaction that may write; how many.

    Where it is stopped both keys hold, and the next time goes on. Raises NotRecordedError where one is damaged.
    """
    count = 0
    try:
        for ring in (one for one in rings(connection) if (_ring(one) / CITY).is_file()):
            kept = (_ring(ring) / CITY).read_bytes().split()
            newest = kept[0] if len(kept) > 1 else Fernet.generate_key()
            write_key(_ring(ring) / CITY, b"\n".join([newest, *(one for one in kept if one != newest)]))
            wrapping = _keys_of_city(ring)
            for path in (one for one in _ring(ring).iterdir() if re.fullmatch(r"[0-9a-f]{32}", one.name)):
                write_key(path, wrapping.rotate(path.read_bytes()))
                count += 1
            write_key(_ring(ring) / CITY, newest)
    except LOST as problem:
        raise _unusable(problem) from problem
    return count


def keys_standing(connection: Connection) -> KeysStanding:
    """Of how many persons the key is here."""
    keys = _named(connection)
    lost = sum(not is_here(key) for key in keys)
    return KeysStanding(len(keys), lost, tuple(rings(connection)))


def rings(connection: Connection) -> list[str]:
    """Rings of the keys that records name, the one that was begun last first."""
    return list(dict.fromkeys(key.split("/")[0] for key in reversed(_named(connection))))


def _named(connection: Connection) -> list[str]:
    there = inspect(connection)  # records of before are taken over without the later tables
    since = (licence_contact, report_contact, resident_matter, helper_mandate)
    later = [one for one in since if there.has_table(one.name)]
    tables = [identity, data_subject, *later]
    asked = union_all(*(select(one.c.key, one.c.made_at).where(one.c.key.is_not(None)) for one in tables)).subquery()
    return list(connection.execute(select(asked.c.key).order_by(asked.c.made_at)).scalars())


def _ring(name: str) -> Path:
    return keys_folder() / RINGS / name


def _proof_of(key: Path) -> Path:
    return key.with_name(key.name + PROOF)


def _keys_of_city(ring: str) -> MultiFernet:
    return MultiFernet([Fernet(one) for one in (_ring(ring) / CITY).read_bytes().split()])


def _cipher_of(key: str) -> AESGCM:
    """What opens a key that is there now: another program may have destroyed it since it was read. Raises LOST."""
    folder = keys_folder()
    (folder / RINGS / key).stat()
    return _cipher(folder, key)


@lru_cache(maxsize=10_000)
def _cipher(folder: Path, key: str) -> AESGCM:
    """Raises what LOST has."""
    return AESGCM(_keys_of_city(key.split("/", maxsplit=1)[0]).decrypt((folder / RINGS / key).read_bytes()))


def _unusable(problem: BaseException) -> NotRecordedError:
    said = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
    return NotRecordedError("personal-keys-unusable", problem=said)
