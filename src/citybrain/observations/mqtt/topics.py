"""What topics mean: where observations are published (OGC 18-088, section 14.1) and what can be listened to (14.2)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citybrain.kernel.errors import InputError
from citybrain.observations.mqtt.entities import EntityInterest, entity_interest
from citybrain.observations.mqtt.names import ALL, VERSION, topic_of
from citybrain.observations.mqtt.observations import SELECTABLE

OBSERVATIONS = re.compile(rf"{re.escape(VERSION)}/(?:Datastreams\((\d{{1,10}})\)/)?Observations")
LISTENED = re.compile(rf"(?P<topic>{OBSERVATIONS.pattern})(?:\?\$select=(?P<select>[\w@.,]+))?")


@lru_cache(maxsize=1 << 16)
def published(topic: str) -> tuple[str, int | None]:
    """The set that an observation is published to, and its datastream where the topic names that alone.

    Raises InputError for a topic that takes no observations.
    """
    version, _, resource = topic.partition("/")
    if version != VERSION or not f"/{resource}".endswith("/Observations"):
        raise InputError("mqtt-topic", received=topic[:200], allowed=f"{topic_of(1)}, {ALL}")
    found = OBSERVATIONS.fullmatch(topic)
    return resource, None if found is None or found[1] is None else int(found[1])


class Interest(NamedTuple):
    """What a filter of a subscriber asks for: a stream or all of them, with these properties, all where none is named.

    With wildcards `stream` is None and the filter is held against the topic of each stream.
    """

    filter: str
    stream: int | None
    select: tuple[str, ...]
    wild: bool

    def topic(self, stream: int) -> str | None:
        """The topic under which a subscriber gets an observation of a stream; None where it does not want it."""
        if self.wild:
            there = topic_of(stream)
            return there if matches(self.filter, there) else None
        return self.filter


def interest(wanted: str) -> Interest | EntityInterest | None:
    """What a filter asks for; None where nothing will ever be published under it."""
    if "+" in wanted or "#" in wanted:
        return Interest(wanted, None, (), True) if _well_formed(wanted) else None
    found = LISTENED.fullmatch(wanted)
    if found is None:
        return entity_interest(wanted)
    select = tuple(found["select"].split(",")) if found["select"] else ()
    if not set(select) <= set(SELECTABLE):
        return entity_interest(wanted)
    _, stream = published(found["topic"])
    return Interest(wanted, stream, select, False)


def _well_formed(wanted: str) -> bool:
    levels = wanted.split("/")
    hashes = [number for number, level in enumerate(levels) if "#" in level]
    whole = all(level in ("+", "#") or not set(level) & set("+#") for level in levels)
    return whole and hashes in ([], [len(levels) - 1])


@lru_cache(maxsize=1 << 16)
def matches(wanted: str, topic: str) -> bool:
    """Whether a topic is one of those that a filter with wildcards means (MQTT 3.1.1, section 4.7)."""
    levels, there = wanted.split("/"), topic.split("/")
    for number, level in enumerate(levels):
        if level == "#":
            return True
        if number >= len(there) or level not in ("+", there[number]):
            return False
    return len(levels) == len(there)
