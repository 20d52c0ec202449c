"""How much it rains in a storm: depth by return period and duration, and its course in time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import Solved, solved
from citybrain.kernel.units import Array, Count, Millimetres, MillimetresPerMinute, Minutes, Ratio, Share, Years

FORMULA = (
    "Rain intensity i = A (1 + C lg T) / (t + b)^n (Sherman 1931; GB 50014-2021, 3.2.3), or the city's table of rain, "
    "between whose durations and return periods logarithms run straight"
)
CHICAGO = "Keifer and Chu 1957, Synthetic storm pattern for drainage design, in blocks of one time step"
PERIODS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""Return periods [a] of the storms that the page goes through."""

MINUTES_OF_HOUR = 60.0
RECORD, GROWTH = 420.0, 0.475
"""Deepest rain ever measured: 420 mm × hours^0.475 (Jennings 1950, Monthly Weather Review 78, 4-5)."""


class IntensityFormula(NamedTuple):
    """A [mm/min], C, b [min] and n of the formula of a place; A is 0 where the place states none."""

    intensity: float
    growth: float
    offset: float
    exponent: float

    def depth(self, period: float, minutes: float) -> float:
        """Depth [mm] of rain that falls in so many minutes once in a period [a]; NaN where no formula is known."""
        if not self.intensity > 0.0:
            return float("nan")
        whole = self.intensity * (1.0 + self.growth * np.log10(period))
        return float(whole * minutes / (minutes + self.offset) ** self.exponent)


class RainTable(NamedTuple):
    """Depths [mm] of a file by return period [a] and duration [min]."""

    period: Array
    minutes: Array
    depth: Array

    def at(self, period: float, minutes: float) -> float:
        """Depth [mm], by logarithms between the rows of the file; beyond them that of the nearest."""
        depths = []
        durations = np.unique(self.minutes)
        for one in durations:
            rows = np.flatnonzero(self.minutes == one)
            rows = rows[np.argsort(self.period[rows])]
            depths.append(np.interp(np.log(period), np.log(self.period[rows]), self.depth[rows]))
        return float(np.exp(np.interp(np.log(minutes), np.log(durations), np.log(depths))))


def deepest_rain(minutes: float) -> float:
    """Deepest rain [mm] that was ever measured in so many minutes."""
    return float(RECORD * (minutes / MINUTES_OF_HOUR) ** GROWTH)


class StormDepths(NamedTuple):
    """Depth of the storm of the scenario and of 1 to 100 years; none of what is deeper than any rain ever."""

    cloudburst_rain: Millimetres
    rain_in_1_year_storm: Millimetres
    rain_in_2_year_storm: Millimetres
    rain_in_5_year_storm: Millimetres
    rain_in_10_year_storm: Millimetres
    rain_in_20_year_storm: Millimetres
    rain_in_50_year_storm: Millimetres
    rain_in_100_year_storm: Millimetres


@solved(of="city", source=FORMULA, tolerance=1e-9, at_most=1)
def storm_depths(
    table_return_period: Years, table_duration: Minutes, table_rain: Millimetres, rain_intensity: MillimetresPerMinute,
    rain_growth_with_period: Ratio, rain_duration_offset: Minutes, rain_duration_exponent: Ratio,
    cloudburst_duration: Minutes, cloudburst_return_period: Years, cloudburst_depth: Millimetres,
    climate_factor_of_rain: Ratio, *, tolerance: float, at_most: int,
) -> Solved[StormDepths]:  # fmt: skip
    """Depth of the storm of the scenario, and of storms of 1 to 100 years; none of what is deeper than any rain ever.

    A depth that the scenario states holds as it is; others come of the city's table or formula, times the climate
    factor. None is known where the city has neither; a storm of 1,000 mm in an hour has none, and one in a day has.
    """
    minutes = float(cloudburst_duration)
    numbers = rain_intensity, rain_growth_with_period, rain_duration_offset, rain_duration_exponent
    formula = IntensityFormula(*map(float, numbers))
    table = RainTable(table_return_period, table_duration, table_rain)

    def depth(period: float) -> Array:
        rain = table.at(period, minutes) if len(table.depth) else formula.depth(period, minutes)
        return np.float64(rain * float(climate_factor_of_rain))  # type: ignore[return-value]

    stated = float(cloudburst_depth)
    chosen = np.float64(stated) if stated > 0.0 else depth(float(cloudburst_return_period))
    depths = [np.float64(one) if one <= deepest_rain(minutes) else np.float64(np.nan) for one in
              (chosen, *(depth(period) for period in PERIODS))]  # fmt: skip
    return Solved(StormDepths(*depths), 0.0, 1)  # type: ignore[arg-type]


def chicago_course(total: float, formula: IntensityFormula, minutes: float, peak: float, steps: int) -> Array:
    """Rain [mm] in each of `steps` equal parts of a storm of a duration [min], the most of it at `peak` (0-1).

    Before and after the peak rain accumulates as the formula has it: what falls within the middle r of the storm is the
    depth of that duration, shared out by the position of the peak. The sum is `total`; where no formula is known all
    parts are alike (a block).
    """
    edges = np.linspace(0.0, minutes, steps + 1)
    if not formula.intensity > 0.0:
        return np.full(steps, total / steps)
    middle = peak * minutes

    def fallen(time: Array, share: float) -> Array:
        """What falls within a time of the peak on one side of it, over the whole."""
        scaled = np.abs(time - middle) / share if share > 0.0 else np.zeros_like(time)
        return np.asarray(share * scaled / (scaled + formula.offset) ** formula.exponent)

    sums = np.where(edges <= middle, -fallen(edges, peak), fallen(edges, 1.0 - peak))
    parts = np.diff(sums)
    return np.asarray(parts / parts.sum() * total)


@solved(of="storm_step", source=CHICAGO, tolerance=1e-9, at_most=1)
def rain_in_step(
    storm_step_number: Count, cloudburst_rain: Millimetres, rain_intensity: MillimetresPerMinute,
    rain_growth_with_period: Ratio, rain_duration_offset: Minutes, rain_duration_exponent: Ratio,
    cloudburst_duration: Minutes, peak_of_cloudburst: Share, *, tolerance: float, at_most: int,
) -> Solved[Millimetres]:  # fmt: skip
    """Rain of the storm of the scenario in each of its parts, which are equally long; they add up to its depth."""
    numbers = rain_intensity, rain_growth_with_period, rain_duration_offset, rain_duration_exponent
    formula = IntensityFormula(*map(float, numbers))
    steps = max(len(storm_step_number), 1)
    course = chicago_course(
        float(cloudburst_rain), formula, float(cloudburst_duration), float(peak_of_cloudburst), steps
    )
    return Solved(course[np.asarray(storm_step_number, np.intp)], 0.0, 1)
