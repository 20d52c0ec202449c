"""Cooling need of buildings before which a plan gives shade or cools the air."""

import numpy as np

from citybrain.domains.buildings.models.thermal.hourly_need import hourly_need
from citybrain.domains.buildings.models.thermal.network import COOLING, HORIZONTAL, NORTH, START
from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Category, Columns, Kelvin, KilowattHoursPerYear, Kilowatts, Share


@quantity(
    of="building", source="ISO 13790:2008, annex C: simple hourly method", compiled=True, totals=("zone", "city")
)  # fmt: skip
def shaded_cooling_need(
    space_cooling_need: KilowattHoursPerYear, sun_taken_from_walls: Share, air_cooled_around_building: Kelvin,
    thermal_network: Columns, heating_power: Kilowatts, schedule_class: Category, weather_on_envelope: Columns,
    internal_gain_profiles: Share, presence_profiles: Share,
) -> KilowattHoursPerYear:  # fmt: skip
    """Cooling demand with the shade and the cooler air that a plan gives around the building.

    The cooling demand itself where nothing changes outdoors. Else the year is solved once more with less sun on the
    four sides (roofs keep theirs) and cooler air, and of it the cooling counts: trees have leaves while rooms are
    cooled. Heating stays that of bare trees that take no sun, so that it is not valid for evergreens.
    """
    taken, cooler = np.nan_to_num(sun_taken_from_walls), np.nan_to_num(air_cooled_around_building)
    need: Array = np.array(space_cooling_need, np.float64)
    rows = np.flatnonzero((taken != 0.0) | (cooler != 0.0))
    if not len(rows):
        return need
    network = thermal_network[rows].copy()
    network[:, NORTH:HORIZONTAL] *= 1.0 - taken[rows, None]
    network[:, START] += cooler[rows]
    network[:, COOLING:] += cooler[rows, None]
    need[rows] = hourly_need(
        network, heating_power[rows], schedule_class[rows], weather_on_envelope, internal_gain_profiles,
        presence_profiles,
    ).space_cooling_need  # fmt: skip
    return need
