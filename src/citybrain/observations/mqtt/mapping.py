"""Plain JSON topics that city.toml explains: which stream a message is of, and where its time and values stand."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from citybrain.kernel.errors import InputError
from citybrain.observations.catalogue import Catalogue, results_of
from citybrain.observations.incoming import Reading, parse_json, result_of
from citybrain.observations.mqtt.observations import TypeOf
from citybrain.observations.properties import KnownProperty, known_properties, named, scale, spelled
from citybrain.observations.times import instant, not_ahead
from citybrain.records import Records
from citybrain.twin.configuration_sensing import MqttTopicSettings

StreamOf = Callable[[str, KnownProperty], int]
"""Number of the stream of a property at a station, made where it is not there."""

NAMED = ("station", "property")
PER_SECOND = {"seconds": 1_000_000, "milliseconds": 1_000}
LONGEST_NAME = 80
MOST_STATIONS = 10_000
"""Stations that messages may make."""


@dataclass(frozen=True)
class TopicMapping:
    """One explained topic, checked."""

    told: MqttTopicSettings
    pattern: re.Pattern[str]
    paths: Mapping[str, str | None] = field(default_factory=dict)
    """Path of the value by property; of "" where a stream is named."""

    @property
    def filter(self) -> str:
        """What a client subscribes to."""
        return re.sub(r"\{\w+\}", "+", self.told.pattern)


def check(told: MqttTopicSettings) -> TopicMapping:
    """A topic of city.toml that can be followed. Raises InputError with what is missing or too much."""
    found = set(re.findall(r"\{(\w+)\}", told.pattern))
    levels = told.pattern.split("/")
    wrong = [level for level in levels if set(level) & set("+#{}") and not re.fullmatch(r"\+|#|\{\w+\}", level)]
    if wrong or "#" in levels[:-1] or not found <= set(NAMED):
        raise InputError("mqtt-mapping-pattern", pattern=told.pattern)
    if told.value is not None and told.values:
        raise InputError("mqtt-mapping-values", pattern=told.pattern)
    if told.stream is not None:
        if told.station or told.property or told.values or told.unit or found:
            raise InputError("mqtt-mapping-target", pattern=told.pattern)
        paths: dict[str, str | None] = {"": told.value}
    else:
        properties = list(told.values) or ([told.property] if told.property else [])
        if (told.station is None) == ("station" not in found) or bool(properties) == ("property" in found):
            raise InputError("mqtt-mapping-target", pattern=told.pattern)
        for name in properties:
            scale(told.unit or "", known_property(name, told.pattern))
        paths = dict(told.values) or {told.property or "": told.value}
    return TopicMapping(told, _expression(levels), paths)


def known_property(name: str, pattern: str, unit: str | None = None) -> KnownProperty:
    """A property by one of its names; with a unit an unknown one of that name, of which the page asks what it is.

    Raises InputError with those that are known.
    """
    known, _ = named(name)
    if known is None and unit and len(name) <= LONGEST_NAME:
        return KnownProperty(name, {"en": name}, f"urn:citybrain:{name}", spelled(unit), stated=False)
    if known is None:
        raise InputError(
            "mqtt-mapping-property",
            pattern=pattern,
            received=name[:LONGEST_NAME],
            allowed=", ".join(known_properties()),
        )
    return known


def _expression(levels: Sequence[str]) -> re.Pattern[str]:
    parts = []
    for level in levels:
        if level == "+":
            parts.append("[^/]*")
        elif level == "#":
            parts.append(".*")
        elif level.startswith("{"):
            parts.append(f"(?P<{level[1:-1]}>[^/]+)")
        else:
            parts.append(re.escape(level))
    return re.compile("/".join(parts))


class TopicMap:
    """All topics that city.toml explains; the first whose pattern fits counts. Safe for threads."""

    def __init__(self, topics: Sequence[MqttTopicSettings], stream_of: StreamOf, type_of: TypeOf) -> None:
        self._mappings = [check(told) for told in topics]
        self._stream_of = stream_of
        self._type_of = type_of

    @property
    def filters(self) -> list[str]:
        """What a client of a broker subscribes to."""
        return [mapping.filter for mapping in self._mappings]

    def read(self, topic: str, payload: bytes, now: int) -> list[Reading]:
        """The readings of a message. Raises InputError."""
        for mapping in self._mappings:
            found = mapping.pattern.fullmatch(topic)
            if found is not None:
                return self._readings(mapping, found.groupdict(), parse_json(payload), now)
        raise InputError("mqtt-topic", received=topic[:200], allowed=", ".join(self.filters)[:500])

    def _readings(self, mapping: TopicMapping, from_topic: Mapping[str, str], told: Any, now: int) -> list[Reading]:
        time = now if mapping.told.time is None else _time(at(told, mapping.told.time), mapping.told.time_format)
        not_ahead(time, now)
        readings = []
        for name, path in mapping.paths.items():
            result = told if path is None else at(told, path)
            if result is None and len(mapping.paths) > 1:
                continue
            if result is None:
                raise InputError("mqtt-value-missing", path=path or "-")
            readings.append(self._reading(mapping.told, from_topic, name, result, time))
        if not readings:
            raise InputError("mqtt-value-missing", path=", ".join(str(path) for path in mapping.paths.values()))
        return readings

    def _reading(
        self, told: MqttTopicSettings, from_topic: Mapping[str, str], name: str, result: Any, time: int
    ) -> Reading:
        if told.stream is not None:
            value, said = result_of(_number(result), self._type_of(told.stream))
            return Reading(told.stream, time, value, said=said)
        known = known_property(from_topic.get("property", name), told.pattern, told.unit)
        value, said = result_of(_number(result) if known.unit else result, results_of(known))
        factor, offset = scale(told.unit or "", known)
        station = from_topic.get("station", told.station or "")
        return Reading(self._stream_of(station, known), time, value * factor + offset, said=said)


def at(told: Any, path: str) -> Any:
    """What stands at a path such as "data.0.pm25"; None where there is nothing."""
    for part in path.split("."):
        if isinstance(told, dict):
            told = told.get(part)
        elif isinstance(told, list) and part.isdecimal() and int(part[:9]) < len(told):
            told = told[int(part)]
        else:
            return None
    return told


def _number(result: Any) -> Any:
    """A number that is written as a text, as many devices do, is that number."""
    try:
        return float(result) if isinstance(result, str) else result
    except ValueError:
        return result


def _time(told: Any, form: str) -> int:
    if form == "iso":
        return instant(told)
    number = _number(told)
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not abs(number) < 1e14:
        raise InputError("reading-time-unread")
    return round(number * PER_SECOND[form])


class StationStreams:
    """Streams of stations, made in the records where they are not there. Safe for threads."""

    def __init__(self, records: Records, source: str, made_by: str) -> None:
        self._records = records
        self._source = source
        self._made_by = made_by
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], int] = {}

    def __call__(self, station: str, known: KnownProperty) -> int:
        """Number of a stream. Raises InputError where messages have made too many."""
        with self._lock:
            if (station, known.key) not in self._known:
                if len(self._known) >= MOST_STATIONS:
                    raise InputError("mqtt-stations", allowed=MOST_STATIONS)
                with self._records.begin() as connection:
                    number = Catalogue(connection, self._made_by).stream(station, known, self._source)
                self._known[station, known.key] = number
            return self._known[station, known.key]
