"""Codes of before there were identities, whose signature knows the number of a consultation but not the city.

A code is of one city from its first use on: the folder of keys, which all cities of an installation share, keeps under
the mark of the code which one. A city whose audit log has no codes made for a number takes none on it that somebody
would have been sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from citybrain.base.keys_folder import keys_folder, write_key
from citybrain.records.tables.governance import audit_entry

FOLDER = "codes_before_identities"
COMMANDS: Mapping[str, str] = {"consultation": "consultation", "questionnaire": "survey"}
"""What the command line calls them."""


def is_of_another(mark: str, label: str) -> bool:
    """Whether a code, known by its mark, was used for something else that has the same number."""
    with suppress(FileNotFoundError):
        return (keys_folder() / FOLDER / mark).read_text(encoding="ascii") != _digest(label)
    return False


def bind_code(mark: str, label: str) -> bool:
    """Whether a code is of what is labelled so, from now on if it was not used before. Raises OSError."""
    write_key(keys_folder() / FOLDER / mark, _digest(label).encode(), new=True)
    return not is_of_another(mark, label)


def may_have_made_codes(connection: Connection, what: str, row: Row[Any]) -> bool:
    """Whether codes were made for links, paper or the counter, as the audit log says; true where it has nothing."""
    of, since = audit_entry.c, audit_entry.c.made_at >= row.made_at
    if connection.execute(select(of.id).where(since).limit(1)).first() is None:
        return True
    by_command = of.act.in_([f"{COMMANDS[what]} {act}" for act in ("codes", "paper")]) & (of.object == str(row.id))
    made = select(of.id).where(since, or_(of.object == f"{what} {row.id}: codes", by_command))
    return connection.execute(made.limit(1)).first() is not None


def _digest(label: str) -> str:
    return hashlib.sha256(label.encode()).hexdigest()
