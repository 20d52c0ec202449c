"""Sealed fields are bound to their column and row, so that none can be read in the place of another."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard, unguard
from citybrain.records.personal_keys import SEALED, seal, unseal

revision = "0043"
down_revision = "0040"

BOUND = {
    "data_subject": (("pseudonym",), ()),
    "consent_entry": (("streams",), ("purpose", "basis", "text_version", "made_at")),
    "credential": (("secret", "label"), ("kind", "handle", "made_at")),
}
"""Of each table what is sealed, and columns of its row that never change.

An address of `subscription` stays as it is: what opens a feed, and signs calls of a server, is made from it.
"""


def upgrade() -> None:
    """Seal anew what can be read here; what cannot stays as it is."""
    connection = op.get_bind()
    unguard(connection, "consent_entry")
    for name, (fields, to) in BOUND.items():
        table = sa.table(name, *(sa.column(one) for one in ("id", *fields, *to)))
        for row in connection.execute(sa.select(table)).mappings().all():
            bound = [row[one] for one in to]
            anew = {one: _anew(row[one], [f"{name}.{one}", *bound]) for one in fields}
            connection.execute(sa.update(table).where(table.c.id == row["id"]).values(**anew))
    guard(connection, "consent_entry")


def _anew(text: str, bound: list[str | None]) -> str:
    parts, plain = SEALED.fullmatch(text), unseal(text, ())
    return text if parts is None or plain is None else seal(parts[1], plain, bound)
