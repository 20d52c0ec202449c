"""What is wrong with what somebody brings for a paper."""

from __future__ import annotations

from citybrain.records.errors import EntryError


class PaperError(EntryError):
    """A logo that is no picture, an origin that is none, a part that a plan does not have."""
