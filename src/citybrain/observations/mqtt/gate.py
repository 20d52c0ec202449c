"""Who may publish and listen: a token as the password of a client, or as its user name where it has no password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citybrain.governance import ANONYMOUS, Actor, may_read
from citybrain.governance.access import Access
from citybrain.governance.errors import NotSignedInError


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

    def may_read(self, data_class: str) -> bool:
        """Whether it may read readings of a class."""
        return may_read(self.actor(), data_class)


def enter(access: Access, user: str | None, password: str | None) -> Visitor | None:
    """Who a client is; None for a token that does not hold. Without both it is anybody. May wait for a hash."""
    text = password if password is not None else user
    if text is None:
        return Visitor(ANONYMOUS, lambda: ANONYMOUS)
    try:
        actor = access.actor(text)
    except NotSignedInError:
        return None
    number = actor.token
    return Visitor(actor, lambda: (None if number is None else access.actor_of(number)) or ANONYMOUS)
