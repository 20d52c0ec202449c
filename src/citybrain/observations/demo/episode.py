"""The dust episode of the demo city: what a works site gives off, carried by the wind as the forward model has it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel.units import Array
from citybrain.observations.demo.settings import HOUR, MINUTE, instant, settings
from citybrain.observations.readings.columns import Times

METRES = 111_320.0
"""A degree of latitude."""

GRAM = 1e6
"""Micrograms."""


class EpisodeStep(NamedTuple):
    """A plume, where it goes [radians from north] and how much is given off [g/s], from a time on [µs]."""

    time: int
    plume: Any
    towards: float
    rate: float


class DustEpisode:
    """Coarse dust of one source by time and place."""

    def __init__(self, time: Times, wind_speed: Array, wind_from: Array) -> None:
        """`time` [µs] of the wind at 10 m [m/s] and of where it comes from [degrees]."""
        self._source = settings()["episode"]
        begin, end = instant(self._source["start"]), instant(self._source["end"])
        inside = (time >= begin) & (time < end)
        make = find_domains().made("plume")
        height = self._source["height"]
        self._every = int(time[1] - time[0])
        self._steps = [
            EpisodeStep(int(at), make(float(speed), source_height=height), float(np.radians(way + 180.0)), rate)
            for at, speed, way, rate in zip(
                time[inside], wind_speed[inside], wind_from[inside], self._rates(time[inside], begin, end), strict=True
            )
        ]

    def _rates(self, time: Times, begin: int, end: int) -> Array:
        """Work starts and ends slowly, and comes in bouts [g/s]."""
        course = np.minimum(np.minimum((time - begin) / HOUR, (end - time) / HOUR), 1.0)
        bouts = 1 + 0.25 * np.sin(2 * np.pi * (time - begin) / (150 * MINUTE))
        return np.asarray(self._source["rate"] * course * bouts)

    def at(self, place: tuple[float, float], time: Times) -> Array:
        """Concentration [µg/m³] at a place [longitude, latitude] at times [µs]."""
        longitude, latitude = self._source["at"]
        north = (place[1] - latitude) * METRES
        east = (place[0] - longitude) * METRES * np.cos(np.radians(latitude))
        number = (np.asarray(time) - self._steps[0].time) // self._every
        known = (number >= 0) & (number < len(self._steps))
        levels = np.zeros(len(self._steps))
        for step in np.unique(number[known]):
            levels[step] = self._level(self._steps[step], east, north)
        return np.where(known, levels[np.clip(number, 0, len(levels) - 1)], 0.0)

    def _level(self, step: EpisodeStep, east: float, north: float) -> float:
        downwind = east * np.sin(step.towards) + north * np.cos(step.towards)
        across = east * np.cos(step.towards) - north * np.sin(step.towards)
        if downwind < step.plume.distance[0]:
            return 0.0
        width, dilution = (
            np.interp(downwind, step.plume.distance, of) for of in (step.plume.width, step.plume.dilution)
        )
        spread = np.exp(-0.5 * (across / width) ** 2) / (np.sqrt(2 * np.pi) * width)
        return float(GRAM * step.rate * dilution * spread)
