"""Fields that were sealed for their key alone are sealed anew, for their column and what never changes in their row."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, column, select, table, update

from citybrain.records.append_only import guard, unguard
from citybrain.records.personal_keys import SEALED, is_here, seal, unseal

BOUND = {
    "data_subject": (("pseudonym",), ()),
    "consent_entry": (("streams",), ("purpose", "basis", "text_version", "made_at")),
    "credential": (("secret", "label"), ("kind", "handle", "made_at")),
    "subscription": (("address",), ("channel", "made_at")),
}
"""Of each table what is sealed, and columns of its row that never change."""


def bind_fields(connection: Connection) -> int:
    """Seal anew what a version before number 0046 of the records sealed and a key here opens; how many fields.

    Only an update and a renewal of keys do so: until then such a field is read nowhere.
    """
    count = 0
    unguard(connection, "consent_entry")
    for name, (fields, to) in BOUND.items():
        rows = table(name, *(column(one) for one in ("id", *fields, *to)))
        for row in connection.execute(select(rows)).mappings().all():
            anew = {one: _anew(row[one], [f"{name}.{one}", *(row[other] for other in to)]) for one in fields}
            if changed := {one: text for one, text in anew.items() if text is not None}:
                connection.execute(update(rows).where(rows.c.id == row["id"]).values(**changed))
                count += len(changed)
    guard(connection, "consent_entry")
    return count


def unread_keys(connection: Connection) -> frozenset[str]:
    """Keys that are here though something sealed with them cannot be read: it was never bound, or stands elsewhere now.

    That is so where records of an earlier version were updated while the keys were away.
    """
    unread = set()
    for name, (fields, to) in BOUND.items():
        rows = table(name, *(column(one) for one in (*fields, *to)))
        for row in connection.execute(select(rows)).mappings():
            for one in fields:
                parts = SEALED.fullmatch(row[one] or "")
                bound = [f"{name}.{one}", *(row[other] for other in to)]
                if parts is not None and is_here(parts[1]) and unseal(row[one], bound) is None:
                    unread.add(parts[1])
    return frozenset(unread)


def _anew(text: str, bound: Sequence[str | None]) -> str | None:
    parts, plain = SEALED.fullmatch(text), unseal(text, ())
    return None if parts is None or plain is None else seal(parts[1], plain, bound)
