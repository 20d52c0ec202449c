"""Heating and cooling need of a building over the hours of a year."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.buildings.models.thermal.blocks import blocks_of, some_of
from citybrain.domains.buildings.models.thermal.network import AIR, IN_USE, OUT_OF_USE, RISING
from citybrain.kernel import quantity
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.rows import distinct_rows
from citybrain.kernel.units import Array, Category, Columns, KilowattHoursPerYear, Kilowatts, Share

WARM_UP_HOURS = 21 * 24
"""The last three weeks of the year run before it, so that the temperature at the start does not matter."""

LEAST_BLOCKS = 4
"""Blocks for which another thread is worth waking: about a millisecond of work."""

WATTS_PER_KILOWATT = 1000.0


class HourlyNeed(NamedTuple):
    """What the rooms of a building need over a year of hours, and the most in one hour."""

    space_heating_need: KilowattHoursPerYear
    space_cooling_need: KilowattHoursPerYear
    peak_heating_need: Kilowatts


@quantity(
    of="building",
    source="ISO 13790:2008, annex C: simple hourly method",
    compiled=True,
    totals=("zone", "city"),
    per={"space_heating_need": ("area",)},
)
def hourly_need(
    thermal_network: Columns,
    heating_power: Kilowatts,
    schedule_class: Category,
    weather_on_envelope: Columns,
    internal_gain_profiles: Share,
    presence_profiles: Share,
) -> HourlyNeed:
    """Heat and cold that keep the rooms at their set points, hour by hour, whatever walls, air, sun and people do.

    One value per building (n,), from `thermal_network` (n, 22), `heating_power` (n,), `weather_on_envelope` (T, 6) and
    profiles by schedule class (T, k). The balance of ISO 13790:2008, annex C, in two regimes: while anybody is there
    (presence above 0) with the set points and the ventilation of use, else with those of setback; the set point of
    heating rises within the first hour in use. Heating gives no more than the power of its system: after a setback or
    in the hardest frost the room lags and the peak is that power. A cooling set point of infinity stands for no
    cooling, a heating set point of minus infinity for no heating; without conditioned floor nothing is needed; a
    missing input gives NaN. The last three weeks of the year run before it, so that no start temperature matters.

    Cooling is the need of the whole building, whatever part of it has machines: what those do not take out counts as
    let out by windows. Not valid for: rooms that differ within a building (it is one zone), comfort near cold or
    sunlit surfaces (air and radiation are not apart), blinds that people draw, ventilation that recovers heat in
    one season only, and cooling that its machines could not give (it has no limit).
    Opaque walls follow the course of the sun on windows of their side; transmission to the ground that of outdoors.
    """
    from citybrain.domains.buildings.models.thermal.five_r_one_c import (
        solve,  # numba takes a second to import: not at the server's start
    )

    first, kind = distinct_rows(thermal_network, heating_power, schedule_class)  # draws repeat what does not move
    network, weather = contiguous(thermal_network[first]), contiguous(weather_on_envelope)
    power, gain = contiguous(heating_power[first] * WATTS_PER_KILOWATT), contiguous(internal_gain_profiles.T)
    results = np.zeros((len(network), 3))
    blocks = blocks_of(schedule_class[first], network[:, AIR] != 0)
    used, before = regimes(presence_profiles), warm_up(weather)

    def part(chosen: slice) -> None:
        solve(some_of(blocks, chosen), network, power, weather, gain, used, before, results, None, None)

    in_parts(part, len(blocks.rows), LEAST_BLOCKS)
    heating, cooling, peak = results[kind].T / WATTS_PER_KILOWATT
    return HourlyNeed(heating, cooling, peak)


def regimes(presence: Array) -> NDArray[np.int8]:
    """Regime of every class in every hour, an array (k, T), from presence (T, k); the year before ends as this one."""
    used = presence.T > 0
    first = used & ~np.roll(used, 1, axis=1)
    return np.ascontiguousarray(np.where(first, RISING, np.where(used, IN_USE, OUT_OF_USE)), np.int8)


def warm_up(weather: Columns) -> int:
    """Hours of the warm-up, at most all there are."""
    return min(WARM_UP_HOURS, len(weather))


def contiguous(values: Columns) -> Columns:
    """The values as the compiled code was built for: then every call runs the same instructions."""
    return np.ascontiguousarray(values, np.float64)
