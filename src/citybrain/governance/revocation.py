"""A token that no longer holds, the sessions that end with it, and what was set with it that outlives it."""

from __future__ import annotations

import time
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from citybrain.governance.credentials import Credential, set_with
from citybrain.governance.register import revoke_token
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import web_session


class EndedSession(NamedTuple):
    """A session at the page that was begun with a token: on what device, and when."""

    device: str
    begun_at: str


class Revocation(NamedTuple):
    """What a token leaves: `sessions` are over, `credentials` go on to sign its holder in."""

    sessions: list[EndedSession]
    credentials: list[Credential]


def revoke(connection: Connection, number: int, by: str, name: str | None = None) -> Revocation:
    """Revoke a token and end its sessions. Raises NotFoundError for one that does not hold, or is not of `name`."""
    revoke_token(connection, number, by, name)
    begun = (web_session.c.token == number) & web_session.c.withdrawn_at.is_(None)
    lasting = select(web_session).where(begun, web_session.c.until > time.time()).order_by(web_session.c.id)
    ended = [EndedSession(row.device or "", row.made_at) for row in connection.execute(lasting)]
    connection.execute(update(web_session).where(begun).values(withdrawn_by=by, withdrawn_at=now()))
    return Revocation(ended, set_with(connection, number))
