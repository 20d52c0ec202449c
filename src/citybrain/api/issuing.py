"""Who may issue early warnings and call them off."""

from __future__ import annotations

from citybrain.governance import Act, Actor, Role, require
from citybrain.governance.errors import NotAllowedError

ISSUERS = frozenset({Role.ADMINISTRATOR, Role.DUTY_OFFICER})
"""Who speaks for the city. Whoever sends readings, or looks after sensors, does not thereby warn its people."""


def may_issue(actor: Actor) -> bool:
    """Whether somebody may: by their roles, with a token that does not leave out what warnings are made from."""
    return Act.READ_OBSERVATIONS in actor.acts and bool(ISSUERS & actor.roles)


def require_issuer(actor: Actor) -> None:
    """Raises NotSignedInError where nobody said who they are, NotAllowedError where they may not issue warnings."""
    require(actor, Act.READ_OBSERVATIONS)
    if not may_issue(actor):
        raise NotAllowedError("warning-not-allowed", name=actor.name)
