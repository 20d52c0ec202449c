"""What keeps somebody from making a step."""

from __future__ import annotations

from citybrain.records.errors import EntryError


class CaseChangedError(EntryError):
    """Somebody else has made a step since the case was read."""


class CaseTagError(EntryError):
    """A step that does not say which version of the case was read."""


class CaseStepError(EntryError):
    """A step that the state of the case does not allow."""
