"""The hourly balance of ISO 13790:2008, annex C, compiled: blocks of buildings, hour after hour.

With the air left alone, both the mass temperature after an hour and the air temperature are affine in the mass
temperature before it, the outdoor temperature, the solar gain and the internal gain (equations C.1 to C.11); so is the
power that holds a set point (C.13). A building is therefore ten coefficients in each regime, and an hour of a block is
a few multiplications side by side. Heating gives no more than its system can (C.4.2, step 4): then the room lags.
Memory does not grow with the hours. Single-threaded, without the interpreter lock.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from citybrain.domains.buildings.models.thermal.blocks import EMPTY, LANES
from citybrain.domains.buildings.models.thermal.network import (
    AIR,
    CAPACITY,
    COOLING,
    GAIN,
    HEATING,
    IN_USE,
    MASS,
    MASS_SHARE,
    NORTH,
    OUT_OF_USE,
    OUTER,
    SKY,
    START,
    SURFACE_SHARE,
    VENTILATION,
    WINDOW,
)
from citybrain.kernel.units import Array

LANE_COUNT = LANES
(
    MASS_BY_MASS, MASS_BY_OUTDOOR, MASS_BY_SUN, MASS_BY_GAIN, MASS_BY_POWER,
    AIR_BY_MASS, AIR_BY_OUTDOOR, AIR_BY_SUN, AIR_BY_GAIN, HEATED, COOLED,
) = range(11)  # fmt: skip
COEFFICIENTS = 11
REGIMES = 3

CONTRACT = {"contract"}
"""Multiply-add in one step; sums keep their order, so a row has the same bits in any company."""


class Need(NamedTuple):
    """Sums of a block by lane, and the powers of its last hour."""

    heating: Array
    cooling: Array
    peak: Array
    up: Array
    down: Array


@njit(nogil=True, cache=True, fastmath=CONTRACT, error_model="numpy")
def response(network: Any, regime: int) -> Any:
    """Coefficients of one building in a regime: of the mass temperature after an hour, and of the power of the air.

    The air coefficients and set points are divided by the warming of the air by one watt (K/W), so that set point minus
    air is at once the power in W that holds it.
    """
    use = OUT_OF_USE if regime == OUT_OF_USE else IN_USE
    vent, window, air = network[VENTILATION + use], network[WINDOW], network[AIR]
    outer, coupling, capacity, gain = network[OUTER], network[MASS], network[CAPACITY], network[GAIN]
    mass_share, surface_share = network[MASS_SHARE], network[SURFACE_SHARE]
    to_supply = vent * air / (vent + air)  # C.6, H_tr,1
    outward = to_supply + window  # C.7, H_tr,2
    to_mass = outward * coupling / (outward + coupling)  # C.8, H_tr,3
    passed = coupling / (outward + coupling)  # H_tr,3 / H_tr,2
    at_surface = air / (vent + air)  # H_tr,1 / H_ve: part of a gain to the air that reaches the surface node
    half_loss = 0.5 * (to_mass + outer)
    per_mass = 1.0 / (capacity + half_loss)
    mass_by_mass = (capacity - half_loss) * per_mass  # C.4
    mass_by_outdoor = (outer + passed * (window + to_supply)) * per_mass  # C.5
    mass_by_sun = (mass_share + passed * surface_share) * per_mass
    mass_by_gain = 0.5 * (mass_share + passed * (surface_share + at_surface)) * per_mass
    mass_by_power = passed * at_surface * per_mass
    per_surface = 1.0 / (coupling + outward)  # C.10
    per_air = 1.0 / (air + vent)  # C.11
    air_by_mean_mass = air * per_air * coupling * per_surface
    half = 0.5 * air_by_mean_mass  # C.9: mean of the mass temperature before and after
    air_by_power = (air * per_surface * at_surface + 1.0) * per_air + half * mass_by_power
    watts = 1.0 / air_by_power  # C.13: power that warms the air by 1 K
    air_by_outdoor = (air * per_surface * outward + vent) * per_air + half * mass_by_outdoor
    air_by_sun = air * per_surface * surface_share * per_air + half * mass_by_sun
    air_by_gain = 0.5 * (air * per_surface * (surface_share + at_surface) + 1.0) * per_air + half * mass_by_gain
    return (
        mass_by_mass, mass_by_outdoor, mass_by_sun, mass_by_gain * gain, mass_by_power,
        half * (1.0 + mass_by_mass) * watts, air_by_outdoor * watts, air_by_sun * watts, air_by_gain * gain * watts,
        network[HEATING + regime] * watts, network[COOLING + use] * watts,
    )  # fmt: skip


@njit(nogil=True, cache=True, fastmath=CONTRACT, error_model="numpy")
def prepare(network: Any, power: Any, rows: Any, reply: Any, areas: Any, mass: Any, most: Any) -> None:
    """Fills the lanes of a block with its buildings; empty lanes stay at zero and need nothing."""
    reply[:] = 0.0
    areas[:] = 0.0
    mass[:] = 0.0
    most[:] = 0.0
    for lane in range(LANE_COUNT):
        i = rows[lane]
        if i == EMPTY:
            continue
        for regime in range(REGIMES):
            coefficients = response(network[i], regime)
            for k in range(COEFFICIENTS):
                reply[regime, k, lane] = coefficients[k]
        for plane in range(5):
            areas[plane, lane] = network[i, NORTH + plane]
        areas[5, lane] = -network[i, SKY]
        most[lane] = power[i]
        mass[lane] = network[i, START] if power[i] == power[i] else np.nan


@njit(nogil=True, cache=True, fastmath=CONTRACT, inline="always")
def collect(areas: Any, north: float, east: float, south: float, west: float, flat: float, sun: Any) -> None:
    """Solar gain of every lane in a sunlit hour, net of what radiates to the sky (the last row of `areas`)."""
    for lane in range(LANE_COUNT):
        sun[lane] = (
            areas[5, lane] + areas[0, lane] * north + areas[1, lane] * east + areas[2, lane] * south
            + areas[3, lane] * west + areas[4, lane] * flat
        )  # fmt: skip


@njit(nogil=True, cache=True, fastmath=CONTRACT, inline="always")
def darken(areas: Any, sun: Any) -> None:
    """What every lane radiates to the sky without sun; lane by lane, since a slice takes two seconds to compile."""
    for lane in range(LANE_COUNT):
        sun[lane] = areas[5, lane]


@njit(nogil=True, cache=True, fastmath=CONTRACT, inline="always")
def advance(
    reply: Any, r: int, outdoor: float, gain: float, sun: Any, mass: Any, most: Any, need: Any, loads: Any
) -> None:
    """One hour of a block in regime r: the mass goes on, the power that holds the set points adds to the need.

    Heating gives at most what the system can (`most`, W), and the room is then colder than its set point.
    """
    for lane in range(LANE_COUNT):
        after = (
            reply[r, MASS_BY_MASS, lane] * mass[lane] + reply[r, MASS_BY_OUTDOOR, lane] * outdoor
            + reply[r, MASS_BY_SUN, lane] * sun[lane] + reply[r, MASS_BY_GAIN, lane] * gain
        )  # fmt: skip
        air = (
            reply[r, AIR_BY_MASS, lane] * mass[lane] + reply[r, AIR_BY_OUTDOOR, lane] * outdoor
            + reply[r, AIR_BY_SUN, lane] * sun[lane] + reply[r, AIR_BY_GAIN, lane] * gain
        )  # fmt: skip
        up = min(most[lane], max(0.0, reply[r, HEATED, lane] - air))
        down = max(0.0, air - reply[r, COOLED, lane])
        need.heating[lane] += up
        need.cooling[lane] += down
        need.peak[lane] = max(need.peak[lane], up)
        if loads is not None:
            need.up[lane], need.down[lane] = up, down
        mass[lane] = after + reply[r, MASS_BY_POWER, lane] * (up - down)


@njit(nogil=True, cache=True, fastmath={"contract", "reassoc"}, inline="never")
def share(loads: Any, group: Any, hour: Any, need: Any, weight: Any) -> None:
    """Adds the last hour of a block to the three loads of its group, each lane with its weights."""
    first, second, third = 0.0, 0.0, 0.0
    for lane in range(LANE_COUNT):
        up, down = need.up[lane], need.down[lane]
        first += up * weight[0, 0, lane] + down * weight[0, 1, lane]
        second += up * weight[1, 0, lane] + down * weight[1, 1, lane]
        third += up * weight[2, 0, lane] + down * weight[2, 1, lane]
    loads[group, 0, hour] += first
    loads[group, 1, hour] += second
    loads[group, 2, hour] += third


@njit(nogil=True, cache=True)
def gather(shares: Any, rows: Any) -> Any:
    """Shares (3, 2, n) of every row brought to the lanes of a block; 0 in empty lanes."""
    weight = np.zeros((3, 2, LANE_COUNT))
    for lane in range(LANE_COUNT):
        if rows[lane] != EMPTY:
            for load in range(3):
                for mode in range(2):
                    weight[load, mode, lane] = shares[load, mode, rows[lane]]
    return weight


@njit(nogil=True, cache=True)
def put(need: Any, mass: Any, rows: Any, results: Any) -> None:
    """Writes the sums of a block to its rows; NaN where a missing input has made the mass temperature so."""
    for lane in range(LANE_COUNT):
        if rows[lane] != EMPTY:
            known = 1.0 if mass[lane] == mass[lane] else np.nan
            results[rows[lane], 0] = need.heating[lane] * known
            results[rows[lane], 1] = need.cooling[lane] * known
            results[rows[lane], 2] = need.peak[lane] * known


@njit(nogil=True, cache=True, fastmath=CONTRACT, error_model="numpy")
def solve(
    blocks: Any,
    network: Any,
    power: Any,
    weather: Any,
    gain: Any,
    regimes: Any,
    warm_up: int,
    results: Any,
    shares: Any,
    loads: Any,
) -> None:
    """Solves the hours for every block, after a warm-up over the last hours of the year (`warm_up` at most T).

    Reads `network` (n, 22), the power of the heating `power` (n,) in W, `weather` (T, 6), and by schedule class `gain`
    and `regimes` (k, T). The rows of `results` (n, 3) that are in
    blocks receive heating need (Wh), cooling need (Wh) and the largest hourly heating power (W); NaN where an input
    is. With `loads` (groups, 3, T) the heating and the cooling power of each hour are also added up by group, three
    times with the `shares` (3, 2, n) of every row; None and None leave that out.
    """
    length = weather.shape[0]
    reply, areas = np.empty((REGIMES, COEFFICIENTS, LANE_COUNT)), np.empty((6, LANE_COUNT))
    mass, sun, most = np.empty(LANE_COUNT), np.empty(LANE_COUNT), np.empty(LANE_COUNT)
    heating, cooling, peak = np.zeros(LANE_COUNT), np.zeros(LANE_COUNT), np.zeros(LANE_COUNT)
    need = Need(heating, cooling, peak, np.zeros(LANE_COUNT), np.zeros(LANE_COUNT))
    for b in range(blocks.rows.shape[0]):
        schedule = np.uint64(blocks.schedule[b])  # unsigned: no index to count from the end, no check for it
        prepare(network, power, blocks.rows[b], reply, areas, mass, most)
        if loads is not None:
            weight = gather(shares, blocks.rows[b])
        darken(areas, sun)
        lit = False
        for step in range(-warm_up, length):
            hour = np.uint64(step if step >= 0 else length + step)
            if step == 0:
                need.heating[:] = 0.0
                need.cooling[:] = 0.0
                need.peak[:] = 0.0
            north, east, south = weather[hour, 0], weather[hour, 1], weather[hour, 2]
            west, flat, outdoor = weather[hour, 3], weather[hour, 4], weather[hour, 5]
            if north + east + south + west + flat != 0:
                collect(areas, north, east, south, west, flat, sun)
                lit = True
            elif lit:
                darken(areas, sun)
                lit = False
            advance(reply, regimes[schedule, hour], outdoor, gain[schedule, hour], sun, mass, most, need, loads)
            if loads is not None and step >= 0:
                share(loads, blocks.group[b], hour, need, weight)
        put(need, mass, blocks.rows[b], results)
