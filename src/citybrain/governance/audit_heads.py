"""Heads of the audit log: after each transaction that adds entries, the hash of all of them, signed.

Heads are rows beside the entries. The last one is also remembered beside the key, outside the city: an older copy put
back in place of the log is noticed by it.
"""

from __future__ import annotations

import json
import os
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

HEADS = "heads"
ENTRY = tuple(column for column in audit_entry.c if column.name not in ("withdrawn_by", "withdrawn_at"))
"""What the hash of an entry covers."""

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
    return leaf_hash(json.dumps(list(entry), ensure_ascii=False, separators=(",", ":")).encode())


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


def add_head(connection: Connection) -> AuditHead:
    """Put a head over all entries that have none, in a transaction that may write, and so adds entries alone."""
    before = last_head(connection)
    asked = select(*ENTRY).where(audit_entry.c.id > before.last).order_by(audit_entry.c.id)
    rows = [tuple(row) for row in connection.execute(asked)]
    if not rows:
        return before
    tree = before.tree.grown(map(leaf_of, rows))
    key = signing_key()
    subtrees = " ".join(one.hex() for one in tree.subtrees)
    head = AuditHead(
        before.log or secrets.token_hex(16), tree.size, int(rows[-1][0]), tree.root.hex(), subtrees, now(), "", ""
    )  # fmt: skip
    if key is not None:
        head = head._replace(key=key.public, signature=key.sign(head.text))
    connection.execute(insert(audit_head), [{**head._asdict(), "made_by": rows[-1][WHO]}])
    return head


def remember(head: AuditHead) -> None:
    """Keep a head outside the city, beside the key; where that cannot be written the log goes on without it."""
    with suppress(OSError, RuntimeError):
        path = _remembered(head.log)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        beside = path.with_name(f".{path.name}-{os.getpid()}")
        beside.write_text(json.dumps(head._asdict()))
        beside.replace(path)


def remembered(log: str) -> AuditHead | None:
    """The head of a log that was remembered last, None where none was."""
    try:
        return head_of(_remembered(log).read_bytes())
    except (OSError, RuntimeError, ValueError):
        return None


def _remembered(log: str) -> Path:
    return keys_folder() / HEADS / f"{log}.json"
