"""The live picture of an incident: where what is released goes in the next hours, or the area that is known.

A contour is where a concentration is reached with a probability of at least `POSSIBLE` or `LIKELY`, over what is not
known of direction and model. It is a star around the source: for each bearing the farthest such distance.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from citybrain.cases.response.question import LonLat, StatedRelease
from citybrain.cases.tracing.plane import Plane

Numbers = NDArray[np.float64]
POSSIBLE, LIKELY = 0.1, 0.5
FRESH_DIRECTION = 8.0
"""Standard deviation of the direction of a plume beside the wind that is known for its hour [degrees]."""

AGED_DIRECTION = 10.0
"""What comes to it after an hour in which nobody knows better; it grows with the root of the time [degrees]."""

SCATTER = 0.5
"""Standard deviation of the logarithm of a concentration around that of the model."""

CALM = 1.0
"""Below this wind [m/s] nobody knows where air goes: it may be any way, as far as in a wind of this speed."""

NEAREST, FARTHEST, DISTANCES = 5.0, 30_000.0, 120
BEARINGS: Numbers = np.arange(0.0, 360.0, 2.0)
TURNS: Numbers = ndtri((np.arange(25) + 0.5) / 25)
"""Standard normal deviates, each as likely as any other."""

LEAST = 1e-30


class HourWind(NamedTuple):
    """Wind of an hour (hours from 1970 in UTC): where from [degrees], speed [m/s at 10 m], class; `age`: hours since
    it was known; `how`: stated by a person or read by the city's streams."""

    hour: int
    wind_from: float
    wind_speed: float
    stability: str
    age: int
    how: Literal["stated", "streams"]

    @property
    def calm(self) -> bool:
        """Whether it says nothing of where air goes."""
        return self.wind_speed < CALM

    @property
    def direction_spread(self) -> float:
        """Standard deviation of the direction of a plume in it [degrees]."""
        return float(np.hypot(FRESH_DIRECTION, AGED_DIRECTION * np.sqrt(self.age)))


class Contour(NamedTuple):
    """Where a level [g/m3] is reached with a probability of at least so much: farthest distance [m] by bearing."""

    level: float
    probability: float
    reach: Numbers


class Ground(NamedTuple):
    """What air moves over: roughness [m], and whether houses stand there."""

    roughness: float
    city: bool


def contours_of(
    model: Any, release: StatedRelease, levels: Sequence[float], wind: HourWind, ground: Ground, **measured: float
) -> list[Contour]:
    """Contours of every level in the wind of one hour, for each of the two probabilities.

    `model` gives dilution and width of a plume by distance, as a domain makes it; `measured` goes to it as it is.
    """
    plume = model(
        max(wind.wind_speed, CALM), wind.stability, source_height=release.height, roughness=ground.roughness,
        city=ground.city, **measured,
    )  # fmt: skip
    distance = np.geomspace(NEAREST, FARTHEST, DISTANCES)
    away = np.radians(BEARINGS[:, None, None] - wind.wind_from - 180.0 - wind.direction_spread * TURNS)
    downwind, across = distance[:, None] * np.cos(away), distance[:, None] * np.sin(away)
    width = np.interp(downwind, plume.distance, plume.width)
    dilution = np.interp(downwind, plume.distance, plume.dilution) / (np.sqrt(2 * np.pi) * width)
    reached = np.where(downwind >= plume.distance[0], release.rate * dilution * np.exp(-0.5 * (across / width) ** 2), 0)
    logs = np.log(np.maximum(reached, LEAST))
    contours = []
    for level in levels:
        probability = ndtr((logs - np.log(level)) / SCATTER).mean(axis=2)
        for least in (POSSIBLE, LIKELY):
            reach = _farthest(probability, least, distance)
            contours.append(Contour(level, least, np.full_like(reach, reach.max()) if wind.calm else reach))
    return contours


def _farthest(probability: Numbers, least: float, distance: Numbers) -> Numbers:
    """Farthest distance [m] by bearing at which a probability is at least so much; 0 where it never is."""
    inside = probability >= least
    last = inside.shape[1] - 1 - np.argmax(inside[:, ::-1], axis=1)
    row, beyond = np.arange(len(inside)), np.minimum(last + 1, inside.shape[1] - 1)
    here, there = probability[row, last], probability[row, beyond]
    share = np.clip((here - least) / np.maximum(here - there, LEAST), 0.0, 1.0)
    reach: Numbers = distance[last] * (distance[beyond] / distance[last]) ** share
    return np.where(inside.any(axis=1), reach, 0.0)


def over_hours(by_hour: Sequence[Sequence[Contour]]) -> list[Contour]:
    """Contours that hold in any of the hours."""
    together = zip(*by_hour, strict=True)
    return [
        Contour(some[0].level, some[0].probability, np.max([one.reach for one in some], axis=0)) for some in together
    ]


def star(place: LonLat, reach: Numbers) -> list[list[float]]:
    """Corners [degrees] of the area within a distance [m] by bearing; none where nothing is within any."""
    if not reach.any():
        return []
    bearing, near = np.radians(BEARINGS), np.maximum(reach, NEAREST)
    metres = near[:, None] * np.column_stack([np.sin(bearing), np.cos(bearing)])
    corners: list[list[float]] = Plane(place).degrees(metres).tolist()
    return corners


def circle(size: float) -> Numbers:
    """The same distance [m] for every bearing."""
    return np.full_like(BEARINGS, size)


def hectares(reach: Numbers) -> float:
    """Area [ha] within a distance [m] by bearing."""
    step = np.radians(BEARINGS[1] - BEARINGS[0])
    return float(0.5 * np.sin(step) * (reach * np.roll(reach, -1)).sum() / 1e4)
