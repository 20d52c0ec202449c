"""Heads of the audit log: after each transaction that adds entries, the hash of all of them, signed.

Heads are rows beside the entries. The last one is also remembered beside the key, outside the city, by the log and by
the place where it lies: an older copy put back in place of the log, or a log made anew, is noticed by it. What is
remembered of a place gives way to no log that does not go on from it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from citybrain.base.keys_folder import keys_folder, make_folder
from citybrain.governance.hash_tree import HashTree, leaf_hash
from citybrain.governance.signing_key import holds, signing_key
from citybrain.kernel import InputError
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import audit_entry, audit_head

LOG = logging.getLogger("citybrain.audit")
HEADS = "heads"
NAME = re.compile(r"[0-9a-f]{1,64}")
"""What names a head that is remembered: digits, so that no log of another name is a path."""

ENTRY = tuple(column for column in audit_entry.c if column.name not in ("withdrawn_by", "withdrawn_at"))
"""What the hash of an entry covers: the purpose last, and only where there is one."""

WHO = [column.name for column in ENTRY].index("made_by")


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The log when it had `size` entries, the last of them of the number `last`: `root` is the hash of all.

    `log` names the log wherever it lies. `subtrees` are the hashes from which the tree goes on (RFC 6962, SHA-256).
    `key` is the public half of the Ed25519 key that signed, both "" where none was at hand. Signed is the JSON of
    `last`, `log`, `made_at`, `root` and `size` in this order without blanks. Hashes, key and signature are hexadecimal
    digits.
    """

    log: str
    size: int
    last: int
    root: str
    subtrees: str
    made_at: str
    key: str
    signature: str

    @property
    def text(self) -> bytes:
        """What is signed."""
        said = {name: getattr(self, name) for name in ("log", "size", "last", "root", "made_at")}
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()

    @property
    def tree(self) -> HashTree | None:
        """The tree that goes on from here; None where what it would go on from is not that of this head."""
        try:
            tree = HashTree(self.size, tuple(bytes.fromhex(one) for one in self.subtrees.split()))
        except ValueError:
            return None
        sound = self.size >= 0 and len(tree.subtrees) == self.size.bit_count() and tree.root.hex() == self.root
        return tree if sound else None

    @property
    def signed(self) -> bool:
        """Whether the owner of the key signed it."""
        return holds(self.key, self.signature, self.text)


KINDS: dict[str, type] = {one.name: int if one.name in ("size", "last") else str for one in fields(AuditHead)}
HEAD = tuple(audit_head.c[name] for name in KINDS)
_LAST = select(*HEAD).order_by(audit_head.c.id.desc()).limit(1)
_SAME = select(audit_head.c.id).where(*(audit_head.c[n] == bindparam(n) for n in ("log", "size", "root"))).limit(1)
_AFTER = select(*ENTRY).where(audit_entry.c.id > bindparam("last")).order_by(audit_entry.c.id)
_ADDED = insert(audit_head)
NOTHING = AuditHead("", 0, 0, HashTree().root.hex(), "", "", "", "")


_ENTRY_TEXT = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=lambda blob: [bytes(blob).hex()]
).encode


def leaf_of(entry: tuple[object, ...]) -> bytes:
    """The hash of an entry, of the columns that ENTRY says; what is no text hashes unlike any text."""
    told = entry if entry[-1] is not None else entry[:-1]
    return leaf_hash(_ENTRY_TEXT(list(told)).encode(errors="surrogateescape"))


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """Read texts that are no UTF-8 too, put into SQLite past the program: such bytes become surrogates."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    before, driver.text_factory = driver.text_factory, lambda read: read.decode(errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before


def head_of_row(row: Iterable[object]) -> AuditHead:
    """A head of the table; what no head can have is empty there, so that it fits nothing."""
    return AuditHead(*map(_fitting, row, KINDS.values()))  # type: ignore[arg-type]


def _fitting(value: object, kind: type) -> object:
    return value if type(value) is kind and (kind is int or str(value).isascii()) else kind()


def head_of(text: str | bytes) -> AuditHead:
    """A head that was written as JSON. Raises ValueError for anything else."""
    said = json.loads(text)
    if not isinstance(said, dict) or {name: type(value) for name, value in said.items()} != KINDS:
        raise ValueError("no head of an audit log")
    return AuditHead(**said)


def read_head(path: Path) -> AuditHead:
    """A head of a file: as JSON, or as what a check of a log printed as JSON. Raises InputError for anything else."""
    try:
        said = json.loads(path.read_bytes())
        return head_of(json.dumps(said.get("head", said)))
    except (OSError, ValueError, AttributeError) as problem:
        raise InputError("audit-no-head", file=str(path)) from problem


def last_head(connection: Connection) -> AuditHead:
    """The newest head, NOTHING where no entry has one."""
    with any_text(connection):
        found = connection.execute(_LAST).first()
    return head_of_row(found) if found else NOTHING


def add_head(connection: Connection, before: AuditHead | None, added: int) -> AuditHead:
    """Put a head over all entries that have none, in a transaction that may write, and so adds entries alone.

    It is signed where these are as many as were `added` by this program in this transaction: what another session put
    in meanwhile is signed by nobody. `before` is the newest head where that has been read in the same transaction.
    """
    before, broken = before or last_head(connection), False
    tree = before.tree
    if tree is None:
        LOG.error("the newest head of the audit log was changed: all entries are hashed again, under an unsigned head")
        before, tree, broken = replace(before, last=0), HashTree(), True
    rows = _entries_after(connection, before.last)
    if not rows:
        return before
    tree = tree.grown(map(leaf_of, rows))
    own = len(rows) == added or not before.log
    key = signing_key() if own and not broken else None
    subtrees = " ".join(one.hex() for one in tree.subtrees)
    head = AuditHead(
        before.log or secrets.token_hex(16), tree.size, int(rows[-1][0]), tree.root.hex(), subtrees, now(), "", ""
    )  # fmt: skip
    if key is not None:
        head = replace(head, key=key.public, signature=key.sign(head.text))
    connection.execute(_ADDED, [{**asdict(head), "made_by": rows[-1][WHO]}])
    return head


def _entries_after(connection: Connection, last: int) -> list[tuple[Any, ...]]:
    with any_text(connection):
        return [tuple(row) for row in connection.execute(_AFTER, {"last": last})]


def add_strange_head(connection: Connection) -> AuditHead:
    """Put an unsigned head over entries that were put in past the program, so that no head vouches for them alone.

    Returns the newest head.
    """
    before = last_head(connection)
    if before.log and (head := add_head(connection, before, added=0)) != before:
        LOG.error("%d entries of the audit log were put in past the program", head.size - before.size)
        return head
    return before


def place_of(connection: Connection) -> str:
    """What names the place where a log lies, the same at each start: a hash of its file or database.

    Over a socket PostgreSQL has no address: what it drew when it was made tells it from others of this machine.
    """
    if connection.dialect.name == "postgresql":
        parts = "system_identifier, inet_server_addr(), inet_server_port(), current_database(), current_schema()"
        where = connection.exec_driver_sql(f"SELECT concat_ws('/', {parts}) FROM pg_control_system()").scalar_one()
    else:
        where = connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar_one()
    return hashlib.sha256(str(where).encode()).hexdigest()


def remember_last(connection: Connection) -> None:
    """Keep the newest head outside the city, beside the key; where that cannot be written the log goes on without it.

    Nothing is kept of a log that does not go on from what was remembered of its place.
    """
    head, place = last_head(connection), place_of(connection)
    before = remembered(place)
    if not head.log or (before is not None and not _goes_on(connection, before, head)):
        return
    remember(head)
    remember(head, place)


def _goes_on(connection: Connection, before: AuditHead, head: AuditHead) -> bool:
    if (before.log, before.size, before.root) == (head.log, head.size, head.root):
        return True
    return connection.execute(_SAME, {"log": before.log, "size": before.size, "root": before.root}).first() is not None


def remember(head: AuditHead, name: str | None = None) -> None:
    """Keep a head beside the key by a name, that of its log if None."""
    with suppress(OSError, RuntimeError, ValueError):
        path = remembered_file(name or head.log)
        make_folder(path.parent)
        beside = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
        beside.write_text(json.dumps(asdict(head)))
        beside.replace(path)


def remembered(name: str) -> AuditHead | None:
    """The head that was remembered last by a name, None where none was."""
    try:
        return head_of(remembered_file(name).read_bytes())
    except (OSError, RuntimeError, ValueError):
        return None


def remembered_file(name: str) -> Path:
    """Where a head is remembered. Raises ValueError for what can be no name."""
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} names no head")
    return keys_folder() / HEADS / f"{name}.json"
