"""What keeps somebody from taking a proposal further."""

from __future__ import annotations

from citybrain.governance.errors import NotAllowedError
from citybrain.records.errors import EntryError


class ProposalError(EntryError):
    """A proposal that is not whole, or a step without what it needs."""


class ProposalStepError(EntryError):
    """A step that the state of the proposal does not allow."""


class ProposalChangedError(EntryError):
    """Somebody else has made a step since the proposal was read."""


class ProposalTagError(EntryError):
    """A step that does not say which version of the proposal was read."""


class SecondPersonError(NotAllowedError):
    """Somebody who approves what they proposed themselves."""


class ProposalRoleError(NotAllowedError):
    """Somebody whose role is not the one that the kind names."""


class NotApprovedError(NotAllowedError):
    """Somebody who wants done what nobody has approved."""
