"""Cities whose readings come of one source that is known to the test: stations around a place of Helsinki."""

import datetime
from collections.abc import Sequence
from typing import Any

import numpy as np

from citybrain.cases.tracing.plane import Plane
from citybrain.domains.air.models.plume import concentration, plume
from citybrain.observations.sensing import Sensing
from tests.sensors import HOUR, NOON, read, sensor

MIDDLE = (24.94, 60.17)
PLANE = Plane(MIDDLE)
SOURCE = np.array([150.0, -200.0])
RATE, BACKGROUND, WIND_FROM, WIND_SPEED = 3.0, 12.0, 205.0, 4.0
STATIONS = np.array(
    [[180.0, 0.0], [260.0, 60.0], [350.0, 400.0], [-300.0, 250.0], [600.0, 900.0], [100.0, -600.0], [230.0, 300.0]]
)
START = datetime.datetime.fromtimestamp(NOON / 1e6, datetime.UTC)


def emitted(
    places: np.ndarray, wind_from: float = WIND_FROM, source: np.ndarray = SOURCE, rate: float = RATE,
    stability: str = "D",
) -> np.ndarray:  # fmt: skip
    """What a source adds at places [µg/m3]."""
    towards = np.radians(wind_from + 180.0)
    way = places - source
    downwind = way @ np.array([np.sin(towards), np.cos(towards)])
    across = way @ np.array([np.cos(towards), -np.sin(towards)])
    return concentration(plume(WIND_SPEED, stability, source_height=1.5), rate, downwind, across) * 1e6


def degrees(metres: Sequence[float]) -> tuple[float, float]:
    """Longitude and latitude of a place."""
    return tuple(PLANE.degrees(np.array(metres, dtype=float)).tolist())


def known_source(name: str, metres: Sequence[float], **said: Any) -> dict[str, Any]:
    """A source of the register."""
    longitude, latitude = degrees(metres)
    return {"name": name, "longitude": longitude, "latitude": latitude, **said}


def register() -> list[dict[str, Any]]:
    """The true source among eleven others."""
    others = [(x, y) for x in (-400, 150, 700) for y in (-600, 200, 500, 800)]
    return [known_source(f"other {n}", other) for n, other in enumerate(others)] + [known_source("works", SOURCE)]


def senses(
    sensing: Sensing, winds: Sequence[float], speed: float = WIND_SPEED, told: Sequence[float] = (),
    rate: float = RATE, uneven: float = 0.0, stability: str = "D",
) -> list[int]:  # fmt: skip
    """Streams with readings of an hour for each wind; `told` is what the vane says instead.

    By `uneven` of it the background is higher at every second station and lower at the others.
    """
    times = NOON + np.arange(len(winds)) * HOUR + HOUR // 2
    numbers = []
    for number, place in enumerate(STATIONS):
        numbers.append(sensor(sensing, f"station {number}", place=degrees(place)))
        background = BACKGROUND * (1 + uneven * (-1) ** number)
        values = [background + float(emitted(place[None], wind, rate=rate, stability=stability)[0]) for wind in winds]
        read(sensing, numbers[-1], times, values)
    read(sensing, sensor(sensing, "mast", "wind_speed"), times, [speed] * len(winds))
    read(sensing, sensor(sensing, "vane", "wind_direction"), times, list(told or winds))
    return numbers


def asked(hours: int = 1, **said: Any) -> dict[str, Any]:
    """A question on the first hours; the air was neutral."""
    end = START + datetime.timedelta(hours=hours)
    asked = {"property": "pm10", "start": START.isoformat(), "end": end.isoformat(), "sources": register()}
    return {**asked, "stability": "D", **said}
