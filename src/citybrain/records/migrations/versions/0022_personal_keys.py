"""Names of persons, streams that they agreed for, and secrets of authenticators are sealed with keys of their own."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard, unguard
from citybrain.records.personal_keys import new_key, seal

revision = "0022"
down_revision = "0021"

IDENTITY = sa.table("identity", sa.column("id"), sa.column("key"))
CREDENTIAL = sa.table(
    "credential", sa.column("id"), sa.column("identity"), sa.column("kind"), sa.column("secret"), sa.column("label")
)
SUBJECT = sa.table("data_subject", sa.column("id"), sa.column("pseudonym"), sa.column("key"))
ENTRY = sa.table("consent_entry", sa.column("id"), sa.column("subject"), sa.column("streams"), sa.column("made_by"))


def upgrade() -> None:
    """Add what names the key of a person, and seal what there is."""
    for table in ("identity", "data_subject"):
        op.add_column(table, sa.Column("key", sa.String))
    connection = op.get_bind()
    for number in connection.execute(sa.select(CREDENTIAL.c.identity).distinct()).scalars().all():
        key = new_key(connection)
        connection.execute(sa.update(IDENTITY).where(IDENTITY.c.id == number).values(key=key))
        for row in connection.execute(sa.select(CREDENTIAL).where(CREDENTIAL.c.identity == number)).all():
            sealed = {"label": seal(key, row.label, ())} if row.label else {}
            sealed |= {"secret": seal(key, row.secret, ())} if row.kind == "time_code" and row.secret else {}
            if sealed:
                connection.execute(sa.update(CREDENTIAL).where(CREDENTIAL.c.id == row.id).values(**sealed))
    unguard(connection, "consent_entry")
    for person in connection.execute(sa.select(SUBJECT.c.id, SUBJECT.c.pseudonym)).all():
        key = new_key(connection)
        named = {"key": key, "pseudonym": seal(key, person.pseudonym, ())}
        connection.execute(sa.update(SUBJECT).where(SUBJECT.c.id == person.id).values(**named))
        for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.subject == person.id)).all():
            by = "" if row.made_by == person.pseudonym else row.made_by
            sealed = {"streams": seal(key, row.streams, ()), "made_by": by}
            connection.execute(sa.update(ENTRY).where(ENTRY.c.id == row.id).values(**sealed))
    guard(connection, "consent_entry")
