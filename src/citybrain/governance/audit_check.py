"""Whether the audit log is what was written: every entry hashed again and held against every head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from citybrain.governance.audit_heads import (
    ENTRY,
    HEAD,
    HEADS,
    AuditHead,
    any_text,
    head_of_row,
    last_head,
    leaf_of,
    place_of,
    remembered,
)
from citybrain.governance.hash_tree import HashTree
from citybrain.governance.signing_key import key_open_to_others, signing_key
from citybrain.kernel import CityBrainError
from citybrain.records.append_only import missing_guards
from citybrain.records.tables.governance import audit_entry, audit_head

PIECE = 2_000
"""Rows that are read at a time."""

PIECES = {"yield_per": PIECE}


class AuditLogError(CityBrainError):
    """The log is not what was written."""


class AuditVerdict(NamedTuple):
    """What a check found: `entries` there are, the newest `head`, and everything that is wrong.

    `unsigned` heads were made where no key was at hand, `foreign` ones signed by a key that this installation has not:
    of these it cannot be told who made them, and so nothing is proved of the entries under them.
    """

    entries: int
    head: AuditHead
    faults: tuple[AuditLogError, ...]
    unsigned: int
    foreign: int

    @property
    def whole(self) -> bool:
        """Whether nothing was found that is wrong."""
        return not self.faults

    @property
    def proved(self) -> bool:
        """Whether all that is wrong would have been found: this installation signed every head."""
        return self.whole and not self.unsigned and not self.foreign and self.head.size == self.entries


def check_log(connection: Connection, against: AuditHead | None = None) -> AuditVerdict:
    """Check all entries and heads; with a head that was kept elsewhere, that the log begins with what it had then."""
    with any_text(connection):
        return _check(connection, against)


def _check(connection: Connection, against: AuditHead | None) -> AuditVerdict:
    head, place = last_head(connection), place_of(connection)
    known = [one for one in (against, remembered(place) or remembered(head.log)) if one is not None]
    entries, roots, faults = _hashed(connection, {one.size for one in known})
    if not head.log and not known:
        faults = []  # entries of before there were heads
    faults += _older(known, head, roots, place)
    faults += [AuditLogError("audit-guards-missing", table=table) for table in missing_guards(connection)]
    if (file := key_open_to_others()) is not None:
        faults.append(AuditLogError("audit-key-open", file=str(file), allowed="700" if file.is_dir() else "600"))
    own, unsigned, foreign = signing_key(), 0, 0
    for one in _heads(connection):
        unsigned += not one.key
        foreign += bool(one.key and (own is None or one.key != own.public))
        if one.key and not one.signed:
            faults.append(AuditLogError("audit-head-forged", size=one.size, made_at=one.made_at))
            break
    return AuditVerdict(entries, head, tuple(faults), unsigned, foreign)


def leaves_of(connection: Connection) -> list[bytes]:
    """The hashes of all entries, the oldest first."""
    return [leaf for _, leaf in _leaves(connection)]


def _hashed(connection: Connection, sizes: set[int]) -> tuple[int, dict[int, str], list[AuditLogError]]:
    """How many entries there are, the roots that the log had at some sizes, and where heads do not fit entries."""
    tree, number, before = HashTree(), 0, 0
    roots = {0: tree.root.hex()} if 0 in sizes else {}
    leaves, faults = _leaves(connection), list[AuditLogError]()

    def grow(leaf: tuple[int, bytes]) -> None:
        nonlocal tree, number
        number, tree = leaf[0], tree.grown([leaf[1]])
        if tree.size in sizes:
            roots[tree.size] = tree.root.hex()

    for head in _heads(connection):
        while tree.size < head.size and (leaf := next(leaves, None)) is not None:
            grow(leaf)
        goes_on = " ".join(one.hex() for one in tree.subtrees)
        if not faults and (tree.size, number, tree.root.hex(), goes_on) != (
            head.size, head.last, head.root, head.subtrees
        ):  # fmt: skip
            fault = AuditLogError("audit-entries-differ", first=before + 1, last=head.last, made_at=head.made_at)
            faults.append(fault)
        before = head.last
    covered = tree.size
    for leaf in leaves:
        grow(leaf)
    if tree.size > covered and not faults:
        faults.append(AuditLogError("audit-entries-without-head", number=tree.size - covered, first=before + 1))
    return tree.size, roots, faults


def _older(known: list[AuditHead], head: AuditHead, roots: dict[int, str], place: str) -> Iterator[AuditLogError]:
    """Heads kept elsewhere that the log does not begin with: another or an older log lies here."""
    for one in known:
        told: dict[str, str | int | float] = {"size": one.size, "made_at": one.made_at, "file": f"{HEADS}/{place}.json"}
        if one.log != head.log:
            yield AuditLogError("audit-another-log", **told)
        elif roots.get(one.size) != one.root:
            yield AuditLogError("audit-log-older", **told, entries=head.size)


def _leaves(connection: Connection) -> Iterator[tuple[int, bytes]]:
    asked = select(*ENTRY).order_by(audit_entry.c.id)
    for row in connection.execute(asked, execution_options=PIECES):
        yield row[0], leaf_of(tuple(row))


def _heads(connection: Connection) -> Iterator[AuditHead]:
    for row in connection.execute(select(*HEAD).order_by(audit_head.c.id), execution_options=PIECES):
        yield head_of_row(row)
