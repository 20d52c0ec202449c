"""What a stream observes, in the unit of its property: rules, cases and their values are in that, whatever is read."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.kernel.errors import InputError
from citybrain.observations.properties import known_properties, scale
from citybrain.observations.stream_status.streams import KnownStream

DEGREES = frozenset({"deg", "degree", "degrees", "°"})
"""Units of angles."""


class StreamProperty(NamedTuple):
    """A property and its unit, None where it has none, and what leads from the unit of the stream to that."""

    property: str
    unit: str | None
    factor: float = 1.0
    offset: float = 0.0

    def value(self, read: float) -> float:
        """A reading of the stream in the unit of the property."""
        return read * self.factor + self.offset


def observed(stream: KnownStream) -> StreamProperty | None:
    """What a stream observes; None where the property is not known, or its unit does not convert."""
    known = known_properties().get(stream.key.partition(" [")[0])
    if known is None:
        return None
    try:
        return StreamProperty(known.key, known.unit, *scale(stream.unit or "", known))
    except InputError:
        return None


def as_observed(stream: KnownStream) -> StreamProperty:
    """What a stream observes, as it stands where that is not known."""
    return observed(stream) or StreamProperty(stream.key, stream.unit)
