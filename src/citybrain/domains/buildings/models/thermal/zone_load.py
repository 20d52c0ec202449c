"""What a zone draws hour by hour: heat, cold and electricity, added up while the buildings are solved."""

import numpy as np

from citybrain.domains.buildings.models.thermal.blocks import Integers, blocks_of, of_whole_groups
from citybrain.domains.buildings.models.thermal.hourly_need import (
    LEAST_BLOCKS,
    WATTS_PER_KILOWATT,
    contiguous,
    regimes,
    warm_up,
)
from citybrain.domains.buildings.models.thermal.network import AIR
from citybrain.kernel import quantity, spread
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array, Category, Columns, Count, KilowattHoursPerYear, Kilowatts, Share, SquareMetres

HEATING, COOLING, ELECTRICITY = range(3)
"""Order of the loads of a zone."""


@quantity(of="zone", whole=True, source="definition: the order of the zones")
def zone_number(zone_conditioned_floor_area: SquareMetres) -> Count:
    """Zones are numbered from 0 in the order of the twin."""
    return np.arange(np.size(zone_conditioned_floor_area), dtype=np.float64)


@spread(of="building")
def number_of_own_zone(zone_number: Count) -> Count:
    """Number of the zone that the building lies in."""


@quantity(of="building", source="definition: by the heat that goes to the rooms")
def room_heating_electricity(
    heating_electricity: KilowattHoursPerYear,
    heat_for_rooms: KilowattHoursPerYear,
    hot_water_from_heating: KilowattHoursPerYear,
    hot_water_from_separate_heaters: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """The part of the heating's electricity that warms rooms and not tap water, in proportion to the heat of both."""
    all_heat = heat_for_rooms + hot_water_from_heating + hot_water_from_separate_heaters
    part = heat_for_rooms / np.where(all_heat > 0, all_heat, np.nan)
    return heating_electricity * np.where(all_heat > 0, part, 0.0)


@quantity(of="zone", whole=True, source="ISO 13790:2008, annex C: simple hourly method", compiled=True)
def zone_hourly_load(
    number_of_own_zone: Count,
    zone_number: Count,
    thermal_network: Columns,
    heating_power: Kilowatts,
    schedule_class: Category,
    weather_on_envelope: Columns,
    internal_gain_profiles: Share,
    presence_profiles: Share,
    appliance_profiles: Share,
    space_heating_need: KilowattHoursPerYear,
    space_cooling_need: KilowattHoursPerYear,
    electricity_use: KilowattHoursPerYear,
    room_heating_electricity: KilowattHoursPerYear,
    cooling_electricity: KilowattHoursPerYear,
    appliance_electricity: KilowattHoursPerYear,
    lighting_electricity: KilowattHoursPerYear,
) -> Kilowatts:
    """Each hour's heat, cold and electricity of all buildings of a zone, added up while they are solved.

    An array (zones, 3, T) in kW: heating need, cooling need, electricity use. Electricity for rooms follows their need,
    that of cooling the cooling need, that of light and appliances their profile; hot water, pumps and fans run evenly.
    Electricity from roofs is not taken off. Sums over the hours are the yearly quantities of the zone. Memory is that
    of the result: no building's hours are kept.
    """
    from citybrain.domains.buildings.models.thermal.five_r_one_c import (
        solve,  # numba takes a second to import: not at the server's start
    )

    zone, schedule = number_of_own_zone.astype(np.int64), schedule_class.astype(np.int64)
    network, weather = contiguous(thermal_network), contiguous(weather_on_envelope)
    power = contiguous(heating_power * WATTS_PER_KILOWATT)
    loads = np.zeros((len(zone_number), 3, len(weather)))
    shares = np.zeros((3, 2, len(zone)))
    shares[HEATING, 0] = shares[COOLING, 1] = 1.0
    shares[ELECTRICITY] = (
        _ratio(room_heating_electricity, space_heating_need),
        _ratio(cooling_electricity, space_cooling_need),
    )
    gain, used = contiguous(internal_gain_profiles.T), regimes(presence_profiles)
    blocks, results = blocks_of(schedule, network[:, AIR] != 0, zone), np.zeros((len(zone), 3))

    def part(chosen: slice) -> None:
        some = of_whole_groups(blocks, chosen)
        solve(some, network, power, weather, gain, used, warm_up(weather), results, shares, loads)

    in_parts(part, len(blocks.rows), LEAST_BLOCKS)
    loads /= WATTS_PER_KILOWATT
    profiled = appliance_electricity + lighting_electricity
    even = electricity_use - profiled - room_heating_electricity - cooling_electricity
    loads[:, ELECTRICITY] += by_profile(profiled, zone, schedule, appliance_profiles, len(zone_number))
    loads[:, ELECTRICITY] += np.bincount(zone, even, len(zone_number))[:, None] / len(weather)
    return loads


def by_profile(yearly: Array, zone: Integers, schedule: Integers, profiles: Array, zones: int) -> Array:
    """Yearly use (kWh/a) of buildings as hourly power (kW) of their zones, an array (zones, T), by profile of class."""
    classes = profiles.shape[1]
    use = np.bincount(zone * classes + schedule, yearly, zones * classes).reshape(zones, classes)
    power: Array = use @ (profiles / profiles.sum(axis=0)).T
    return power


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


@quantity(of="zone", source="definition: the first of the zone's loads", compiled=True)
def zone_hourly_heating_need(zone_hourly_load: Kilowatts) -> Kilowatts:
    """Heat that the rooms of a zone need in each hour, an array (zones, T)."""
    return zone_hourly_load[:, HEATING]


@quantity(of="zone", source="definition: the second of the zone's loads", compiled=True)
def zone_hourly_cooling_need(zone_hourly_load: Kilowatts) -> Kilowatts:
    """Cold that the rooms of a zone need in each hour, an array (zones, T)."""
    return zone_hourly_load[:, COOLING]


@quantity(of="zone", source="definition: the third of the zone's loads", compiled=True)
def zone_hourly_electricity(zone_hourly_load: Kilowatts) -> Kilowatts:
    """Electricity that the buildings of a zone use in each hour, an array (zones, T)."""
    return zone_hourly_load[:, ELECTRICITY]


@quantity(of="zone", source="definition: the largest hour", compiled=True)
def zone_peak_electricity(zone_hourly_electricity: Kilowatts) -> Kilowatts:
    """The most electricity that a zone uses in one hour of the year."""
    peak: Array = zone_hourly_electricity.max(axis=1)
    return peak


@quantity(of="zone", source="definition: the largest hour", compiled=True)
def zone_simultaneous_heating_peak(zone_hourly_heating_need: Kilowatts) -> Kilowatts:
    """The most heat that a zone needs in one hour; less than the peaks of its buildings together."""
    peak: Array = zone_hourly_heating_need.max(axis=1)
    return peak
