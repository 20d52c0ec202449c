"""What keeps somebody from a step of an incident."""

from __future__ import annotations

from citybrain.records.errors import EntryError


class IncidentError(EntryError):
    """A step that the incident does not allow as it is."""
