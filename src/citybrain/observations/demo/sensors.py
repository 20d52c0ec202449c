"""All readings of the demo city, by source, with the numbers of their streams and features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from citybrain.observations.demo.measured import KIND, measured_series
from citybrain.observations.demo.settings import settings
from citybrain.observations.demo.sites import Site
from citybrain.observations.demo.week import DemoSeries, Week
from citybrain.observations.readings.columns import NO_FEATURE, Delivery, Readings, Rejected

Numbers = Mapping[tuple[str, str], int]
"""Number of the stream of a property (by key) at a thing (by name)."""

SOURCES = {
    "street_sensors": "Street sensors",
    "noise_sensors": "Noise sensors",
    "traffic_counters": "Traffic counters",
    "weather_station": "Weather station",
    "water_level": "Water level",
    "meter": "Electricity meter",
    "vehicle": "Mobile laboratory",
    KIND: "Air quality station",
}


@dataclass(frozen=True)
class Sensors:
    """Sites by kind, and the places where the vehicle measures."""

    sites: Mapping[str, list[Site]]
    places: list[tuple[float, float]]


@dataclass(frozen=True)
class DemoPart:
    """What one source sends until the week ends, in order of time."""

    source: str
    readings: Readings
    garbled: np.ndarray[tuple[int], np.dtype[np.bool_]]
    names: tuple[str, ...]

    def delivery(self, begin: int, end: int) -> Delivery:
        """What it sends from one time to before another [µs]; what is no number is rejected."""
        first, last = np.searchsorted(self.readings.time, [begin, end])
        some, bad = self.readings.taken(np.arange(first, last)), self.garbled[first:last]
        text = settings()["garbled"]["text"]
        rejected = [
            Rejected("reading-not-a-number", text, name)
            for name, no in zip(self.names[first:last], bad, strict=True)
            if no
        ]
        return Delivery(self.source, some.taken(~bad), rejected)


def series_of(sensors: Sensors) -> Iterator[tuple[str, DemoSeries]]:
    """All series with their kinds, without those of the vehicle."""
    week = Week()
    for site in sensors.sites["street_sensors"]:
        yield from (("street_sensors", series) for series in week.air(site))
    for site in sensors.sites["weather_station"]:
        yield from (("weather_station", series) for series in week.weather(site))
    for site in sensors.sites[KIND]:
        yield from ((KIND, series) for series in measured_series(site))
    makers = {
        "noise_sensors": week.noise,
        "traffic_counters": week.traffic,
        "water_level": week.water,
        "meter": week.power,
    }
    for kind, make in makers.items():
        yield from ((kind, make(site)) for site in sensors.sites[kind])


def parts_of(sensors: Sensors, numbers: Numbers, features: list[int]) -> list[DemoPart]:
    """What each source sends; `features` are the numbers of the vehicle's places."""
    by_kind: dict[str, list[tuple[DemoSeries, np.ndarray[tuple[int], np.dtype[np.int32]]]]] = {}
    for kind, series in series_of(sensors):
        by_kind.setdefault(kind, []).append((series, np.full(len(series.time), NO_FEATURE, np.int32)))
    if sensors.places:
        moving, stop = Week().vehicle(settings()["vehicle"]["name"], sensors.places)
        by_kind["vehicle"] = [(moving, np.array(features, np.int32)[stop])]
    return [_part(SOURCES[kind], several, numbers) for kind, several in by_kind.items()]


def _part(
    source: str, several: list[tuple[DemoSeries, np.ndarray[tuple[int], np.dtype[np.int32]]]], numbers: Numbers
) -> DemoPart:
    time = np.concatenate([series.time for series, _ in several])
    order = np.argsort(time, kind="stable")
    stream = np.concatenate([np.full(len(s.time), numbers[s.site, s.property], np.int32) for s, _ in several])
    readings = Readings(
        stream[order],
        time[order],
        np.concatenate([series.value for series, _ in several])[order],
        feature=np.concatenate([feature for _, feature in several])[order],
    )
    names = np.concatenate([np.full(len(s.time), f"{s.site}: {s.property}", object) for s, _ in several])[order]
    return DemoPart(source, readings, np.concatenate([series.said for series, _ in several])[order], tuple(names))
