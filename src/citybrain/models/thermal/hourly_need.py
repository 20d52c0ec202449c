"""Heating and cooling need of a building over the hours of a year."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Category,
    Celsius,
    JoulesPerKelvin,
    KilowattHoursPerYear,
    Kilowatts,
    Ratio,
    Share,
    SquareMetres,
    Watts,
    WattsPerKelvin,
    WattsPerSquareMetre,
    WattsPerSquareMetreKelvin,
)
from citybrain.models.thermal.blocks import blocks_of
from citybrain.models.thermal.network import SharedHours, ThermalZones, shared_hours, thermal_zones

WARM_UP_HOURS = 21 * 24
"""The last three weeks of the year run before it, so that the temperature at the start does not matter."""

WATTS_PER_KILOWATT = 1000.0


class HourlyNeed(NamedTuple):
    """What the rooms of a building need over a year of hours, and the most in one hour."""

    space_heating_need: KilowattHoursPerYear
    space_cooling_need: KilowattHoursPerYear
    peak_heating_need: Kilowatts


@quantity(of="building", source="ISO 13790:2008, 7.2.2.2")
def total_internal_surface_area(conditioned_floor_area: SquareMetres, internal_surface_ratio: Ratio) -> SquareMetres:
    """All surfaces that the rooms see, by conditioned floor."""
    return conditioned_floor_area * internal_surface_ratio


@quantity(of="building", source="ISO 13790:2008, annex C: simple hourly method", compiled=True)
def hourly_need(
    conditioned_floor_area: SquareMetres,
    opaque_transmission_conductance: WattsPerKelvin,
    window_transmission_conductance: WattsPerKelvin,
    ventilation_conductance_occupied: WattsPerKelvin,
    ventilation_conductance_unoccupied: WattsPerKelvin,
    heat_capacity: JoulesPerKelvin,
    effective_mass_area: SquareMetres,
    total_internal_surface_area: SquareMetres,
    solar_collecting_area_north: SquareMetres,
    solar_collecting_area_east: SquareMetres,
    solar_collecting_area_south: SquareMetres,
    solar_collecting_area_west: SquareMetres,
    solar_collecting_area_horizontal: SquareMetres,
    sky_loss: Watts,
    internal_gain: Watts,
    heating_setpoint: Celsius,
    heating_setback_setpoint: Celsius,
    cooling_setpoint: Celsius,
    cooling_setback_setpoint: Celsius,
    schedule_class: Category,
    interior_surface_conductance: WattsPerSquareMetreKelvin,
    mass_surface_conductance: WattsPerSquareMetreKelvin,
    outdoor_temperature: Celsius,
    glazing_irradiance_north: WattsPerSquareMetre,
    glazing_irradiance_east: WattsPerSquareMetre,
    glazing_irradiance_south: WattsPerSquareMetre,
    glazing_irradiance_west: WattsPerSquareMetre,
    solar_irradiance_horizontal: WattsPerSquareMetre,
    internal_gain_profiles: Share,
    presence_profiles: Share,
) -> HourlyNeed:
    """Heat and cold that keep the rooms at their set points, hour by hour, whatever walls, air, sun and people do.

    One value per building (n,). The balance of ISO 13790:2008, annex C with five conductances and one capacity, in two
    regimes: while anybody is there (`presence_profiles` above 0) with the set points and the ventilation of use, else
    with those of setback. A cooling set point that is NaN or infinite stands for no cooling, a heating set point of
    minus infinity for no heating; without conditioned floor nothing is needed; another missing input gives NaN. The
    year is preceded by its last three weeks, so that no start temperature matters.

    Cooling is the need of the whole building, whatever part of it has machines: what those do not take out counts as
    let out by windows. Not valid for: rooms that differ within a building (it is one zone), comfort near cold or
    sunlit surfaces (air and radiation are not apart), shading that changes by hour, ventilation that recovers heat in
    one season only, powers that a system could not give, and the first hours after setback (need without limit).
    Opaque walls follow the course of the sun on windows of their side; transmission to the ground that of outdoors.
    """
    zones = thermal_zones(
        opaque=opaque_transmission_conductance,
        windows=window_transmission_conductance,
        ventilation=np.stack([ventilation_conductance_occupied, ventilation_conductance_unoccupied]),
        capacity=heat_capacity,
        mass_area=effective_mass_area,
        surface_area=total_internal_surface_area,
        surface_conductance=interior_surface_conductance,
        mass_conductance=mass_surface_conductance,
        solar_areas=(
            solar_collecting_area_north, solar_collecting_area_east, solar_collecting_area_south,
            solar_collecting_area_west, solar_collecting_area_horizontal,
        ),
        sky_loss=sky_loss,
        internal_gain=internal_gain,
        heating=np.stack([heating_setpoint, heating_setback_setpoint]),
        cooling=np.stack([cooling_setpoint, cooling_setback_setpoint]),
    )  # fmt: skip
    hours = shared_hours(
        outdoor_temperature,
        (
            glazing_irradiance_north, glazing_irradiance_east, glazing_irradiance_south, glazing_irradiance_west,
            solar_irradiance_horizontal,
        ),
        internal_gain_profiles,
        presence_profiles,
    )  # fmt: skip
    return solved(zones, hours, schedule_class, conditioned_floor_area != 0)


def solved(zones: ThermalZones, hours: SharedHours, schedule: NDArray[Any], active: NDArray[np.bool_]) -> HourlyNeed:
    """Need of the active zones by row, 0 for the others. The same bits in whatever company a row is solved."""
    from citybrain.models.thermal.five_r_one_c import solve  # numba takes a second to import, and a server must not

    results = np.zeros((len(active), 3))
    blocks = blocks_of(schedule.astype(np.int64), active)
    solve(blocks, zones, hours, min(WARM_UP_HOURS, hours.outdoor_temperature.size), results, None, None)
    heating, cooling, peak = results.T / WATTS_PER_KILOWATT
    return HourlyNeed(heating, cooling, peak)
