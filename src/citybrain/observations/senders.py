"""Who sent readings, for readers of each kind: services and the demo by name; people, devices and files as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citybrain.observations.demo.sensors import SOURCES
from citybrain.observations.readings.store import Tally

CONNECTOR = "connector:"
"""How the names of services begin that are asked for readings."""

SENDERS = "senders"
"""Stands for all whose names are for who reads internal data."""


def shown_sender(source: str, reads_internal: bool) -> str:
    """The name of a sender as somebody is told it."""
    return source if reads_internal or source.startswith(CONNECTOR) or source in SOURCES.values() else SENDERS


def shown_tallies(tallies: Iterable[Tally], reads_internal: bool) -> list[Tally]:
    """What became of readings by day and sender, as somebody is told it, in the order of what is given."""
    found: dict[tuple[object, str], Tally] = {}
    for one in tallies:
        source = shown_sender(one.source, reads_internal)
        before = found.get((one.day, source))
        found[one.day, source] = replace(one, source=source) if before is None else _sum(before, one)
    return list(found.values())


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        one.source,
        one.day,
        one.received + other.received,
        one.stored + other.stored,
        one.duplicates + other.duplicates,
        one.rejected + other.rejected,
    )
