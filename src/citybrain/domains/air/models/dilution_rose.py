"""Dilution of a point near the ground by where it lies, over the hours of a year; sums of it along lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.air.models.line_source import LineAir, plume_curves, point_dilution
from citybrain.domains.air.models.stability import Numbers

Rows = NDArray[np.intp]

SIDES = 360
"""Directions of the table: one for each degree."""

RINGS, FIRST_RING, LAST_RING = 120, 1.0, 4000.0
"""Distances of the table, in equal ratios between the first and the last [m]."""

WIND_STEP = 1.15
"""Ratio of the bounds of a class of wind speed."""

LEAST_SPEED = 0.2
CONVECTIVE_DEPTH = 1000.0
"""Height [m] to which unstable air is taken to mix, for the turbulence across the wind alone."""

STEP = 0.25
"""Step of the sums along lines, in the logarithm of the distance from the line."""

AT_ONCE = 4_000_000
"""Points of lines that are looked at together."""


class WindClasses(NamedTuple):
    """Hours by class of air and side from which the wind blows.

    `length` and `friction` are Obukhov's length [m] and the friction velocity [m/s] of each class; `row` and `side` are
    the class and the side [degrees] of each hour, the side below 0 where air is calm and moves to all sides alike.
    """

    length: Numbers
    friction: Numbers
    speed: Numbers
    row: Rows
    side: Rows


def wind_classes(speed: Numbers, wind_from: Numbers, friction: Numbers, length: Numbers) -> WindClasses:
    """Classes of hours with equal Obukhov's length and like wind; a class has the mean wind of its hours.

    The mean is that of the inverse, to which concentrations are near proportional. Not a number as a direction stands
    for calm air.
    """
    step = np.round(np.log(np.maximum(speed, LEAST_SPEED)) / np.log(WIND_STEP)).astype(np.int64)
    _, first, row = np.unique(np.column_stack([length, step]), axis=0, return_index=True, return_inverse=True)
    row = row.reshape(-1)
    count = np.bincount(row)
    means = [count / np.bincount(row, 1.0 / np.maximum(one, 1e-6)) for one in (speed, friction)]
    side = np.where(np.isnan(wind_from), -1, np.round(np.nan_to_num(wind_from)).astype(np.int64) % SIDES)
    return WindClasses(length[first], means[1], means[0], row.astype(np.intp), side.astype(np.intp))


def class_air(friction: float, length: float, roughness: float) -> LineAir:
    """The air of a class: unstable air mixes to `CONVECTIVE_DEPTH`, and has the convective velocity of that."""
    convective = friction * (CONVECTIVE_DEPTH / (0.4 * -length)) ** (1.0 / 3.0) if length < 0.0 else 0.0
    return LineAir(friction, length, roughness, max(float(np.hypot(0.6 * convective, 1.9 * friction)), 0.2))


@dataclass(frozen=True)
class DilutionRose:
    """Concentration [s/m3] of a unit emission of a point by class of air, distance and side seen from the receptor.

    `tables` (class, ring, side): the side counts from where the wind comes from; `classes` are the hours.
    """

    ring: Numbers
    tables: Numbers
    classes: WindClasses

    @cached_property
    def _waves(self) -> NDArray[np.complex128]:
        waves: NDArray[np.complex128] = np.fft.rfft(self.tables, axis=2)
        return waves

    @cached_property
    def _turned(self) -> NDArray[np.complex128]:
        """Waves by frequency, ring and class, as products of matrices want them."""
        return np.ascontiguousarray(np.conj(self._waves).transpose(2, 1, 0))

    def mean(self, weights: Numbers) -> Numbers:
        """The table (ring, side from north) of the mean over hours, with a weight for each [1]."""
        hours = self.classes
        calm = hours.side < 0
        key = hours.row * SIDES + np.where(calm, 0, hours.side)
        size = len(self.tables) * SIDES
        blowing = np.bincount(key[~calm], weights[~calm], size).reshape(-1, SIDES)
        still = np.bincount(hours.row[calm], weights[calm], len(self.tables))
        turned = np.fft.rfft(blowing + still[:, None] / SIDES, axis=1)
        whole = np.fft.irfft((self._waves * turned[:, None]).sum(axis=0), SIDES, axis=1) / len(weights)
        return np.maximum(whole, 0.0)

    def at(self, table: Numbers, places: Numbers) -> Numbers:
        """What a table (ring, side from north) says of places [m east, m north] seen from the receptor; 0 beyond it."""
        away = np.hypot(places[:, 0], places[:, 1])
        ring = np.log(np.clip(away, self.ring[0], self.ring[-1]) / self.ring[0]) / np.log(self.ring[1] / self.ring[0])
        side = np.degrees(np.arctan2(places[:, 0], places[:, 1])) % SIDES
        value = sum(table[a, b] * share for a, b, share in _corners(ring, side))
        return np.where(away <= self.ring[-1], value, 0.0)

    def hourly(self, sources: Numbers, weights: Numbers) -> Numbers:
        """Concentration of each hour (receptor, hour) of what lies around (receptor, ring, side from north) [g/s]."""
        hours = self.classes
        around = np.ascontiguousarray(np.fft.rfft(sources, axis=2).transpose(2, 0, 1))
        answer = around @ self._turned
        by_side = np.fft.irfft(answer, SIDES, axis=0)
        side = np.where(hours.side < 0, 0, hours.side)
        of_hours = by_side[side, :, hours.row].T
        calm = by_side.mean(axis=0)[:, hours.row]
        return np.maximum(np.where(hours.side < 0, calm, of_hours), 0.0) * weights


def dilution_rose(classes: WindClasses, kernel: Callable[[int, Numbers, Numbers], Numbers]) -> DilutionRose:
    """The tables of all classes by a kernel (class, metres downwind, metres across the wind) of a point source."""
    ring = np.geomspace(FIRST_RING, LAST_RING, RINGS)
    angle = np.radians(np.arange(SIDES))
    downwind, across = np.outer(ring, np.cos(angle)), np.outer(ring, np.sin(angle))
    return DilutionRose(ring, np.stack([kernel(one, downwind, across) for one in range(len(classes.length))]), classes)


def road_rose(classes: WindClasses, roughness: float, heights: tuple[float, float], initial: float) -> DilutionRose:
    """The rose of traffic: heights of source and receptor [m], and the vertical spread that vehicles make [m]."""
    distance = np.geomspace(FIRST_RING, LAST_RING, 2 * RINGS)

    def kernel(row: int, downwind: Numbers, across: Numbers) -> Numbers:
        air = class_air(float(classes.friction[row]), float(classes.length[row]), roughness)
        return point_dilution(downwind, across, plume_curves(distance, heights, air, initial))

    return dilution_rose(classes, kernel)


class LineParts(NamedTuple):
    """Pairs of a receptor and a straight part of a line: row of the receptor, begin and end of the part [m] from it."""

    receptor: Rows
    begin: Numbers
    end: Numbers

    def some(self, rows: slice) -> LineParts:
        """Some of the pairs."""
        return LineParts(self.receptor[rows], self.begin[rows], self.end[rows])


class PolarPoints(NamedTuple):
    """Points of the parts: row of the pair, place among the rings (with its fraction), side, and metres of line."""

    pair: Rows
    ring: Numbers
    side: Numbers
    metres: Numbers


def polar_points(parts: LineParts, ring: Numbers, step: float = STEP) -> PolarPoints:
    """Points of straight parts as seen from their receptors, dense where the part passes near.

    Steps are even in asinh(s / d), s along the part from where it passes at distance d.
    """
    way = parts.end - parts.begin
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    unit = way / length[:, None]
    before = (parts.begin * unit).sum(axis=1)
    nearest = parts.begin - unit * before[:, None]
    apart = np.maximum(np.hypot(nearest[:, 0], nearest[:, 1]), FIRST_RING)
    low, high = np.arcsinh(before / apart), np.arcsinh((before + length) / apart)
    count = np.maximum(np.ceil((high - low) / step), 1).astype(np.intp)
    pair = np.repeat(np.arange(len(count)), count)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
    width = ((high - low) / count)[pair]
    middle = low[pair] + (place + 0.5) * width
    metres = apart[pair] * (np.sinh(middle + width / 2) - np.sinh(middle - width / 2))
    point = nearest[pair] + unit[pair] * (apart[pair] * np.sinh(middle))[:, None]
    away = np.clip(np.hypot(point[:, 0], point[:, 1]), ring[0], ring[-1])
    at = np.log(away / ring[0]) / np.log(ring[1] / ring[0])
    return PolarPoints(pair, at, np.degrees(np.arctan2(point[:, 0], point[:, 1])) % SIDES, metres)


def _corners(ring: Numbers, side: Numbers) -> list[tuple[Rows, Rows, Numbers]]:
    """The four nodes of the table around each place among rings and sides, with their parts."""
    low, left = np.minimum(ring.astype(np.intp), RINGS - 2), side.astype(np.intp)
    over, turned = ring - low, side - left
    return [
        (low + a, (left + b) % SIDES, np.abs(1.0 - a - over) * np.abs(1.0 - b - turned)) for a in (0, 1) for b in (0, 1)
    ]


def line_sums(table: Numbers, ring: Numbers, parts: LineParts, step: float = STEP) -> Numbers:
    """Concentration [g/m3] at each receptor of each part that emits 1 g/(m s), by a table (ring, side from north)."""
    size = len(parts.receptor)
    total = np.zeros(size)
    each = max(AT_ONCE // 40, 1)
    for first in range(0, size, each):
        some = parts.some(slice(first, first + each))
        points = polar_points(some, ring, step)
        value = sum(table[a, b] * share for a, b, share in _corners(points.ring, points.side))
        total[first : first + each] = np.bincount(points.pair, value * points.metres, len(some.receptor))
    return total


def sources_around(size: int, ring: Numbers, parts: LineParts, emission: Numbers, step: float = STEP) -> Numbers:
    """What lies around receptors (receptor, ring, side) [g/s]: parts that emit [g/(m s)], spread over nodes of tables.

    A table read between its nodes at the points gives the same as the sum over nodes of the two.
    """
    around = np.zeros(size * RINGS * SIDES)
    each = max(AT_ONCE // 40, 1)
    for first in range(0, len(parts.receptor), each):
        some = parts.some(slice(first, first + each))
        points = polar_points(some, ring, step)
        emitted = emission[first : first + each][points.pair] * points.metres
        own = some.receptor[points.pair] * RINGS * SIDES
        for a, b, share in _corners(points.ring, points.side):
            np.add.at(around, own + a * SIDES + b, emitted * share)
    return around.reshape(size, RINGS, SIDES)
