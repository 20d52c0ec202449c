"""Concentration beside a line near the ground, such as a road: RLINE, a line of points whose plumes also meander."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.air.models.stability import KARMAN, Numbers, wind_function

DISPLACEMENT = 5.0
"""Height by which ground of a roughness lifts the profile of wind, over that roughness."""

NEAREST = 1.0
"""Distance [m] below which a plume is as at this distance."""

LEAST_LATERAL = 0.2
"""Least standard deviation of the wind across its mean [m/s], which stands for calm air too."""

LEAST_WIND = float(np.sqrt(2.0) * LEAST_LATERAL)
"""Wind [m/s] below which air counts as calm: the effective wind is that of the least lateral turbulence."""

REFLECTED = float(np.sqrt(2.0 / np.pi))
STEP = 0.1
"""Step of the integral along a line, in the logarithm of the distance from it."""

ROUNDS, SAME = 20, 1e-2
"""Rounds in which the effective wind and the vertical spread are found of each other, and when they are."""


class LineAir(NamedTuple):
    """The air of one hour as RLINE sees it.

    Friction velocity [m/s], Obukhov's length [m], roughness [m], standard deviation of the wind across its mean [m/s],
    measured wind over that of the profile, and the height of mixing [m], infinite where nobody knows it.
    """

    friction: float
    length: float
    roughness: float
    lateral: float
    adjustment: float = 1.0
    mixing: float = np.inf


def line_air(
    wind_speed: float, wind_height: float, friction: float, length: float, roughness: float, convective: float = 0.0,
    mixing: float = np.inf,
) -> LineAir:  # fmt: skip
    """The air of an hour by wind [m/s] at a height [m], friction velocity [m/s] and Obukhov's length [m].

    `convective` is the convective velocity scale [m/s]. Snyder et al. 2013, Atmospheric Environment 77, 748-756,
    doi:10.1016/j.atmosenv.2013.05.074; as in RLINE 1.2.
    """
    lateral = max(float(np.hypot(0.6 * convective, 1.9 * friction)), LEAST_LATERAL)
    air = LineAir(friction, length, roughness, lateral, mixing=mixing)
    return air._replace(adjustment=wind_speed / float(wind_at(np.array([wind_height]), air)[0]))


def wind_at(height: Numbers, air: LineAir) -> Numbers:
    """Wind [m/s] at heights [m] by similarity, times the adjustment; below the displacement that of turbulence alone.

    Stable air: van Ulden and Holtslag 1985, doi:10.1175/1520-0450(1985)024<1196:EOABLP>2.0.CO;2.
    """
    above = height - DISPLACEMENT * air.roughness
    over = np.maximum(above, air.roughness)
    if air.length > 0.0:
        top, bottom = (-17.0 * (1.0 - np.exp(-0.29 * one / air.length)) for one in (over, air.roughness))
    else:
        top, bottom = (wind_function(np.asarray(one / air.length)) for one in (over, air.roughness))
    profile = air.friction / KARMAN * (np.log(over / air.roughness) - top + bottom)
    wind: Numbers = np.where(above > 0.0, profile, np.sqrt(2.0) * air.lateral) * air.adjustment
    return wind


def vertical_spread(distance: Numbers, wind: Numbers, air: LineAir, initial: float = 0.0) -> Numbers:
    """Vertical standard deviation [m] at distances [m] in an effective wind [m/s].

    Venkatram et al. 2013, doi:10.1016/j.atmosenv.2012.11.014; no higher than a mixed layer lets it grow.
    """
    ratio, stable = air.friction / wind, np.abs(distance / air.length)
    if air.length > 0.0:
        spread = 0.57 * ratio * distance / (1.0 + 3.0 * ratio * stable ** (2.0 / 3.0))
    else:
        spread = 0.57 * ratio * distance * (1.0 + 1.5 * ratio * stable)
    limited: Numbers = np.minimum(np.hypot(spread, initial), REFLECTED * air.mixing)
    return limited


def lateral_spread_of(vertical: Numbers, air: LineAir, initial: float = 0.0) -> Numbers:
    """Lateral standard deviation [m] that goes with a vertical one [m] (Venkatram et al. 2013)."""
    grown = np.sqrt(np.maximum(vertical**2 - initial**2, 0.0))
    stable = grown / np.abs(air.length)
    factor = 1.0 + 2.5 * stable if air.length > 0.0 else (1.0 + stable) ** -0.5
    spread: Numbers = 1.6 * air.lateral / air.friction * grown * factor
    return spread


def effective_wind(distance: Numbers, height: float, air: LineAir, initial: float = 0.0) -> tuple[Numbers, Numbers]:
    """Wind [m/s] that carries a plume from a height [m], and its vertical spread [m], at distances [m].

    The wind is that at the mean height of the plume with the energy of its turbulence; both are found in rounds.
    """
    from scipy.special import erf  # loaded with the first line

    wind = np.broadcast_to(wind_at(np.array([height]), air), distance.shape).copy()
    wind = np.maximum(wind, SAME)
    spread = vertical_spread(distance, wind, air, initial)
    open_ = np.ones(distance.shape, bool)
    for _ in range(ROUNDS):
        some = spread[open_]
        mean = REFLECTED * some * np.exp(-0.5 * (height / some) ** 2) + height * erf(height / (np.sqrt(2.0) * some))
        faster = np.hypot(wind_at(np.maximum(mean, height), air), np.sqrt(2.0) * air.lateral)
        grown = vertical_spread(distance[open_], faster, air, initial)
        wind[open_], spread[open_] = faster, grown
        still = np.abs(grown - some) > SAME * some
        open_[open_] = still
        if not open_.any():
            break
    return wind, spread


class Curves(NamedTuple):
    """A plume at distances [m]: its dilution across the wind [s/m2], lateral spread [m], and the part that meanders."""

    distance: Numbers
    dilution: Numbers
    width: Numbers
    meander: Numbers


def plume_curves(distance: Numbers, heights: tuple[float, float], air: LineAir, initial: float = 0.0) -> Curves:
    """The plume of a point of the line at ascending distances [m]; heights of source and receptor [m]."""
    source, receptor = heights
    wind, vertical = effective_wind(distance, source, air, initial)
    both = sum(np.exp(-0.5 * ((source + side * receptor) / vertical) ** 2) for side in (-1.0, 1.0))
    dilution = REFLECTED * both / (2.0 * vertical * wind)
    return Curves(distance, dilution, lateral_spread_of(vertical, air, initial), 2.0 * (air.lateral / wind) ** 2)


def point_dilution(downwind: Numbers, across: Numbers, curves: Curves) -> Numbers:
    """Concentration of a unit emission [s/m3] of a point at places downwind and across the wind [m].

    The plume and what meanders to all sides alike, by their parts of the wind's energy; upwind only the latter.
    """
    logs, away = np.log(curves.distance), np.log(np.maximum(np.hypot(downwind, across), NEAREST))
    along = np.log(np.maximum(downwind, NEAREST))
    dilution, width = (np.interp(along, logs, one) for one in (curves.dilution, curves.width))
    part = np.interp(along, logs, curves.meander)
    plume = dilution / (np.sqrt(2.0 * np.pi) * width) * np.exp(-0.5 * (across / width) ** 2)
    around = np.interp(away, logs, curves.dilution) / (2.0 * np.pi * np.exp(away))
    return np.where(downwind > 0.0, plume * (1.0 - part), 0.0) + around * part


def line_points(begin: Numbers, end: Numbers, place: Numbers, step: float = STEP) -> tuple[Numbers, Numbers]:
    """Points of a line [m] and the metres that each stands for, dense where the line passes a place.

    Steps are even in asinh(s / d), s along the line from where it passes at distance d.
    """
    way = end - begin
    length = float(np.hypot(*way))
    along = float((place - begin) @ way / length)
    nearest = begin + way * along / length
    apart = max(float(np.hypot(*(place - nearest))), NEAREST)
    ends = np.arcsinh(np.array([-along, length - along]) / apart)
    count = max(int(np.ceil((ends[1] - ends[0]) / step)), 1)
    steps = ends[0] + (np.arange(count) + 0.5) * (ends[1] - ends[0]) / count
    bounds = apart * np.sinh(np.linspace(ends[0], ends[1], count + 1))
    return nearest + np.outer(apart * np.sinh(steps), way / length), np.diff(bounds)


def line_dilution(
    line: tuple[Numbers, Numbers], place: Numbers, wind_from: float, heights: tuple[float, float], air: LineAir,
    initial: float = 0.0, step: float = STEP,
) -> float:  # fmt: skip
    """Concentration [g/m3] at a place of a line from end to end that emits 1 g/(m s), in a wind from a side [degrees].

    x is east and y north [m]. `initial` is the vertical spread that traffic and kerb make at once [m]. For sources
    below about 10 m on flat open ground, at 1 m to a few kilometres; no deposition, no buildings, no barriers.
    """
    points, metres = line_points(*line, place, step)
    toward = np.radians(wind_from + 180.0)
    east, north = (place - points).T
    downwind = east * np.sin(toward) + north * np.cos(toward)
    across = east * np.cos(toward) - north * np.sin(toward)
    distance = np.geomspace(NEAREST, max(float(np.hypot(east, north).max()), 2.0), 600)
    return float(point_dilution(downwind, across, plume_curves(distance, heights, air, initial)) @ metres)
