"""Who may publish and listen: a token as the password of a client, or as its user name where it has no password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citybrain.governance import ANONYMOUS, Actor, Governance, may_read
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.roles import PURPOSES


@dataclass(frozen=True)
class Visitor:
    """A client that was let in as somebody. `actor` tells who it is now: anybody, once its token does not hold."""

    entered: Actor
    actor: Callable[[], Actor]

    @property
    def name(self) -> str:
        """Whom it was let in as."""
        return self.entered.name

    @property
    def anonymous(self) -> bool:
        """Whether it has no token."""
        return self.entered.token is None

    @property
    def source(self) -> str:
        """The name by which the ledger knows it."""
        return f"mqtt:{self.name}"

    @property
    def may_write(self) -> bool:
        """Whether it may deliver readings."""
        return self.actor().delivers

    def may_read(self, data_class: str, stream: int) -> bool:
        """Whether it may read readings of a stream of a class."""
        return may_read(self.actor(), data_class, stream)


def enter(governance: Governance, user: str | None, password: str | None) -> Visitor | None:
    """Who a client is; None for a token that does not hold. Without both it is anybody. May wait for a hash.

    A user name beside a token may be the purpose that data is read for; None where it is not for their roles.
    """
    text = password if password is not None else user
    if text is None:
        return Visitor(ANONYMOUS, lambda: ANONYMOUS)
    purpose = user if password is not None and user is not None and user in PURPOSES else ""
    try:
        actor = governance.access.actor(text)
        _reading_for(governance, actor, purpose)
    except NotAllowedError:
        return None
    return Visitor(actor, lambda: _now(governance, actor.token, purpose))


def _now(governance: Governance, token: int | None, purpose: str) -> Actor:
    actor = None if token is None else governance.access.actor_of(token)
    try:
        return _reading_for(governance, actor, purpose) if actor is not None else ANONYMOUS
    except NotAllowedError:  # it was for a role that they no longer have
        return actor or ANONYMOUS


def _reading_for(governance: Governance, actor: Actor, purpose: str) -> Actor:
    return governance.consents.reading_for(actor, purpose) if purpose else actor
