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
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from citybrain.governance.hash_tree import HashTree, leaf_hash
from citybrain.governance.signing_key import holds, keys_folder, signing_key
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


class AuditHead(NamedTuple):
    """The log when it had `size` entries, the last of them of the number `last`: `root` is the hash of all.

    `log` names the log wherever it lies. `key` is the public half of the key that signed, both "" where none was at
    hand. `subtrees` are the hashes from which the tree goes on. All hashes are hexadecimal digits.
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
    def tree(self) -> HashTree:
        """The tree that goes on from here."""
        return HashTree(self.size, tuple(bytes.fromhex(one) for one in self.subtrees.split()))

    @property
    def signed(self) -> bool:
        """Whether the owner of the key signed it."""
        return holds(self.key, self.signature, self.text)


HEAD = tuple(audit_head.c[name] for name in AuditHead._fields)
NOTHING = AuditHead("", 0, 0, HashTree().root.hex(), "", "", "", "")


def leaf_of(entry: tuple[object, ...]) -> bytes:
    """The hash of an entry, of the columns that ENTRY says."""
    told = entry if entry[-1] is not None else entry[:-1]
    return leaf_hash(json.dumps(list(told), ensure_ascii=False, separators=(",", ":")).encode())


def head_of(text: str | bytes) -> AuditHead:
    """A head that was written as JSON. Raises ValueError for anything else."""
    said = json.loads(text)
    kinds = {name: int if name in ("size", "last") else str for name in AuditHead._fields}
    if not isinstance(said, dict) or {name: type(value) for name, value in said.items()} != kinds:
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
    found = connection.execute(select(*HEAD).order_by(audit_head.c.id.desc()).limit(1)).first()
    return AuditHead(*found) if found else NOTHING


def add_head(connection: Connection, known: bool = True) -> AuditHead:
    """Put a head over all entries that have none, in a transaction that may write, and so adds entries alone.

    It is signed where the entries are `known`: written by this program, in this transaction.
    """
    before = last_head(connection)
    asked = select(*ENTRY).where(audit_entry.c.id > before.last).order_by(audit_entry.c.id)
    rows = [tuple(row) for row in connection.execute(asked)]
    if not rows:
        return before
    tree = before.tree.grown(map(leaf_of, rows))
    key = signing_key() if known else None
    subtrees = " ".join(one.hex() for one in tree.subtrees)
    head = AuditHead(
        before.log or secrets.token_hex(16), tree.size, int(rows[-1][0]), tree.root.hex(), subtrees, now(), "", ""
    )  # fmt: skip
    if key is not None:
        head = head._replace(key=key.public, signature=key.sign(head.text))
    connection.execute(insert(audit_head), [{**head._asdict(), "made_by": rows[-1][WHO]}])
    return head


def add_strange_head(connection: Connection) -> None:
    """Put an unsigned head over entries that were put in past the program, so that no head vouches for them alone."""
    before = last_head(connection)
    if before.log and (head := add_head(connection, known=False)) != before:
        LOG.error("%d entries of the audit log were put in past the program", head.size - before.size)


def place_of(connection: Connection) -> str:
    """What names the place where a log lies, the same at each start: a hash of its file or database."""
    if connection.dialect.name == "postgresql":
        parts = "inet_server_addr(), inet_server_port(), current_database(), current_schema()"
        where = connection.exec_driver_sql(f"SELECT concat_ws('/', {parts})").scalar_one()
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
    same = (audit_head.c[name] == getattr(before, name) for name in ("log", "size", "root"))
    return connection.execute(select(audit_head.c.id).where(*same).limit(1)).first() is not None


def remember(head: AuditHead, name: str | None = None) -> None:
    """Keep a head beside the key by a name, that of its log if None."""
    with suppress(OSError, RuntimeError, ValueError):
        path = remembered_file(name or head.log)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
        beside.write_text(json.dumps(head._asdict()))
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
