"""What the solver reads: thermal zones by row, and the hours of a year that they share."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array

IN_USE, OUT_OF_USE = 0, 1
"""The two regimes of a building: with its people, and without."""

PLANES = ("north", "east", "south", "west", "horizontal")
"""The order of the five planes in every array of solar areas and irradiances."""

SECONDS_PER_HOUR = 3600.0
COLDEST_START = 5.0

LARGEST_OPAQUE_SHARE = 0.999
"""Heat through opaque parts flows through the mass node, so their conductance must stay below its coupling."""


class ThermalZones(NamedTuple):
    """One single-zone building per row (n), as the resistances and one capacity of ISO 13790:2008, annex C.

    Conductances in W/K, `heat_capacity` in Wh/K, temperatures in °C, gains in W, areas in m².
    The first axis of what differs between in use and out of use is the regime.
    """

    outer_mass_coupling: Array  # H_tr,em (n,)
    mass_coupling: Array  # H_tr,ms (n,)
    window_transmission: Array  # H_tr,w (n,)
    air_coupling: Array  # H_tr,is (n,)
    ventilation: Array  # H_ve (2, n)
    heat_capacity: Array  # C_m (n,)
    mass_share: Array  # A_m / A_tot (n,)
    surface_share: Array  # 1 - A_m / A_tot - H_tr,w / (h_ms A_tot) (n,)
    solar_area: Array  # effective collecting area by plane (n, 5)
    sky_loss: Array  # (n,)
    internal_gain: Array  # at full level (n,)
    heating_setpoint: Array  # (2, n)
    cooling_setpoint: Array  # (2, n)
    start: Array  # temperature of the mass before the warm-up (n,)


class SharedHours(NamedTuple):
    """Weather and use of T hours, the same for every building or for every building of a schedule class (k)."""

    outdoor_temperature: Array  # °C (T,)
    irradiance: Array  # W/m² by plane (T, 5)
    sunlit: NDArray[np.bool_]  # (T,)
    gain: Array  # share of the full internal gain (k, T)
    regime: NDArray[np.int64]  # (k, T)


def outer_mass_coupling(opaque_transmission: Array, mass_coupling: Array) -> Array:
    """Conductance from the mass node to outdoors so that in series with the coupling it is the opaque one (W/K).

    ISO 13790:2008, 12.2.2: H_tr,em = 1 / (1 / H_tr,op - 1 / H_tr,ms). An opaque conductance at or above the coupling
    has no such network; it then counts as 99.9 % of the coupling.
    """
    opaque = np.minimum(opaque_transmission, LARGEST_OPAQUE_SHARE * mass_coupling)
    return np.divide(opaque * mass_coupling, mass_coupling - opaque, out=np.zeros_like(opaque), where=opaque != 0)


def thermal_zones(
    *,
    opaque: Array,
    windows: Array,
    ventilation: Array,
    capacity: Array,
    mass_area: Array,
    surface_area: Array,
    surface_conductance: Array,
    mass_conductance: Array,
    solar_areas: Sequence[Array],
    sky_loss: Array,
    internal_gain: Array,
    heating: Array,
    cooling: Array,
) -> ThermalZones:
    """Zones from what is known of a building, by ISO 13790:2008, 7.2.2.2, 12.2.2 and C.2.

    `capacity` in J/K, the areas of mass and of all inner surfaces in m² with their conductances (h_ms and h_is) in
    W/(m²·K); regimes and planes along the first axis. A cooling set point that is NaN counts as none.
    """
    coupling = mass_conductance * mass_area
    mass_share, window_share = (
        np.divide(part, surface_area, out=np.zeros_like(surface_area), where=surface_area != 0)
        for part in (mass_area, windows / mass_conductance)
    )
    columns = (
        outer_mass_coupling(opaque, coupling), coupling, windows, surface_conductance * surface_area, ventilation,
        capacity / SECONDS_PER_HOUR, mass_share, 1.0 - mass_share - window_share, np.stack(solar_areas, axis=1),
        sky_loss, internal_gain, heating, np.where(np.isnan(cooling), np.inf, cooling), start_temperature(heating),
    )  # fmt: skip
    return ThermalZones(*(np.ascontiguousarray(column, np.float64) for column in columns))


def start_temperature(heating: Array) -> Array:
    """Temperature of the mass before the warm-up: the lower heating set point, or 5 °C where there is no heating."""
    lowest: Array = np.maximum(heating.min(axis=0), COLDEST_START)
    return lowest


def shared_hours(outdoor_temperature: Array, irradiance: Sequence[Array], gain: Array, presence: Array) -> SharedHours:
    """Hours as the solver reads them, from weather (T,) with five planes and profiles by schedule class (T, k)."""
    planes = np.stack(irradiance, axis=1)
    return SharedHours(
        np.ascontiguousarray(outdoor_temperature, np.float64),
        planes,
        np.any(planes != 0, axis=1),
        np.ascontiguousarray(gain.T, np.float64),
        np.where(np.ascontiguousarray(presence.T) > 0, IN_USE, OUT_OF_USE).astype(np.int64),
    )
