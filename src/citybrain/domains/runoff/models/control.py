"""How much of a year's rain is held back: the annual control rate of runoff, today and with a plan."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.runoff.models.curve_number import potential_retention, runoff_depth
from citybrain.kernel import Solved, mean, solved
from citybrain.kernel.units import (
    Array,
    Count,
    Metres,
    Millimetres,
    MillimetresPerHour,
    Minutes,
    Ratio,
    Share,
    SquareMetres,
)

VOLUME = (
    "Volume capture ratio: Technical guide for sponge city construction (MOHURD, China 2014), 3.2; daily rain above "
    "2 mm; each station by itself, then their mean"
)
LEAST_RAIN = 2.0
"""Rain of a day [mm] that runs nowhere and is left out: above it days count."""

DEEPEST, STEPS = 400.0, 801
"""Depth [mm] up to which what is held is looked up, and in how many steps."""

TENTHS, ROUNDING = 10.0, 1e-6
LOWEST, HIGHEST = 0.75, 0.80
MINUTES, MILLIMETRES = 60.0, 1000.0
GROUPS = 4


class RainDays(NamedTuple):
    """Rain of days [mm] above 2 mm, station by station."""

    stations: tuple[Array, ...]

    @classmethod
    def of_rows(cls, rain: Array, station: Array) -> RainDays:
        """The days that count, of rows of a file; NaN is no day."""
        some = np.isfinite(rain) & (rain > LEAST_RAIN)
        return cls(tuple(rain[some & (station == one)] for one in np.unique(station[some])))

    def part(self, held: Any) -> float:
        """Mean over stations of the part of the rain that is held, by what is held of the rain of days [mm]."""
        if not self.stations:
            return float("nan")
        return float(np.mean([held(rain).sum() / rain.sum() for rain in self.stations]))

    def captured(self, depth: float) -> float:
        """Volume capture ratio: the part of the rain in the first so many millimetres of each day."""
        return self.part(lambda rain: np.minimum(rain, depth))

    def depth_for(self, ratio: float) -> float:
        """The least tenth of a millimetre that captures a part of the rain: by halves, for the ratio only rises."""
        if not self.stations:
            return float("nan")
        low, high = 0.0, float(max(rain.max() for rain in self.stations))
        for _ in range(60):
            middle = (low + high) / 2.0
            low, high = (middle, high) if self.captured(middle) < ratio else (low, middle)
        return float(np.ceil(high * TENTHS - ROUNDING) / TENTHS)


class CaptureDepths(NamedTuple):
    """Depths of rain to capture in a day for 75 % and 80 % of a year's rain."""

    capture_depth_for_75_percent: Millimetres
    capture_depth_for_80_percent: Millimetres


@solved(of="city", source=VOLUME, tolerance=1e-9, at_most=1)
def capture_depths(
    rain_of_day: Millimetres, rain_station: Count, *, tolerance: float, at_most: int
) -> Solved[CaptureDepths]:
    """Depths of rain to hold back in a day so that 75 % and 80 % of the rain of a year do not run off."""
    days = RainDays.of_rows(rain_of_day, rain_station)
    depths = (np.float64(days.depth_for(ratio)) for ratio in (LOWEST, HIGHEST))
    return Solved(CaptureDepths(*depths), 0.0, 1)  # type: ignore[arg-type]


@solved(of="cell", source=VOLUME, tolerance=1e-9, at_most=1)
def cell_control_rate(
    rain_of_day: Millimetres, rain_station: Count, sealed_ground_share: Share, green_ground_share: Share,
    open_ground_share: Share, cell_roof_share: Share, cell_water_share: Share, green_roof_share: Share,
    permeable_paving_share: Share, rain_garden_share: Share, rain_tank_share: Share,
    retention_of_plants: Millimetres, retention_of_bare_ground: Millimetres, curve_number_of_hard_ground: Ratio,
    curve_number_of_green_roofs: Ratio, water_held_by_permeable_paving: Millimetres,
    water_held_by_rain_tanks: Millimetres, depth_of_rain_gardens: Metres, seepage_of_rain_gardens: MillimetresPerHour,
    cloudburst_duration: Minutes, *, tolerance: float, at_most: int,
) -> Solved[Share]:  # fmt: skip
    """Part of a year's rain on the land of a cell that does not run off; none where the city has no days of rain.

    Each cover holds of each day what the curve number says; rain gardens take what runs off hard ground and roofs of
    their cell, up to what they can hold. Crowns and basins are left out. Tanks are empty again on the next day.
    """
    days = RainDays.of_rows(rain_of_day, rain_station)
    hard, roofs = (potential_retention(one) for one in (curve_number_of_hard_ground, curve_number_of_green_roofs))

    def by_retention(retention: Array) -> Array:
        number = 25400.0 / (np.unique(retention[np.isfinite(retention)]) + 254.0)
        rates = np.array([days.part(lambda rain, one=one: rain - runoff_depth(rain, one)) for one in number])
        told = np.full(len(retention), np.nan)
        known = np.isfinite(retention)
        told[known] = rates[np.searchsorted(np.unique(retention[known]), retention[known])]
        return told

    over = float(curve_number_of_hard_ground)
    of_hard, of_green_roofs = (float(by_retention(np.atleast_1d(one))[0]) for one in (hard, roofs))
    of_paving = days.captured(float(water_held_by_permeable_paving))
    tank = float(water_held_by_rain_tanks)
    of_tanks = days.part(lambda rain: rain - np.maximum(runoff_depth(rain, np.float64(over)) - tank, 0.0))  # type: ignore[arg-type]
    ground = open_ground_share
    sealed, green = np.minimum(sealed_ground_share, ground), green_ground_share
    bare = np.maximum(ground - sealed - green, 0.0)
    garden = np.minimum(rain_garden_share, ground)
    of_green = np.minimum(garden, green)
    green, other = green - of_green, ground - of_green
    free = 1.0 - np.divide(garden - of_green, other, out=np.zeros(len(ground)), where=other > 0.0)
    paved = np.minimum(permeable_paving_share, sealed)
    planted = np.minimum(green_roof_share, cell_roof_share)
    drained = np.minimum(rain_tank_share, cell_roof_share - planted)
    held = free * ((sealed - paved) * of_hard + paved * of_paving)
    for share, retention in ((green, retention_of_plants), (bare, retention_of_bare_ground)):
        held += free * np.where(share > 0.0, share * by_retention(retention), 0.0)
    rest = cell_roof_share - planted - drained
    held += rest * of_hard + drained * of_tanks + planted * of_green_roofs + garden
    runs_off = free * (sealed - paved) + rest
    seeped = float(seepage_of_rain_gardens) * float(cloudburst_duration) / MINUTES
    room = garden * (float(depth_of_rain_gardens) * MILLIMETRES + seeped)
    depth = np.divide(room, runs_off, out=np.zeros(len(room)), where=runs_off > 0.0)
    held += runs_off * _more_by_depth(days, over, depth)
    land = 1.0 - cell_water_share
    return Solved(np.divide(held, land, out=np.full(len(land), np.nan), where=land > 0.0), 0.0, 1)


def _more_by_depth(days: RainDays, number: float, depth: Array) -> Array:
    """Part of the rain that a room [mm] holds of what runs off hard ground, between steps of half a millimetre."""
    if not depth.any():
        return np.zeros(len(depth))
    steps = np.linspace(0.0, DEEPEST, STEPS)
    curve = np.float64(number)
    table = [days.part(lambda rain, one=one: np.minimum(runoff_depth(rain, curve), one)) for one in steps]  # type: ignore[arg-type]
    return np.asarray(np.interp(depth, steps, table))


@mean(of="zone")
def zone_control_rate(cell_control_rate: Share, cell_land_area: SquareMetres) -> Share:
    """Part of a year's rain on the land of a zone that does not run off."""
    ...


@mean(of="city")
def annual_control_rate(cell_control_rate: Share, cell_land_area: SquareMetres) -> Share:
    """Part of a year's rain on the land of the city that does not run off."""
    ...
