"""A building as the solver reads it: one zone of five conductances and one capacity, and the weather around it."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Celsius,
    Columns,
    Hours,
    JoulesPerKelvin,
    Kelvin,
    Ratio,
    SquareMetres,
    Watts,
    WattsPerKelvin,
    WattsPerSquareMetre,
    WattsPerSquareMetreKelvin,
)

IN_USE, OUT_OF_USE, RISING = range(3)
"""The regimes of a building: with its people, without, and the first hour with them again (`regimes`)."""

(
    OUTER, MASS, WINDOW, AIR, CAPACITY, MASS_SHARE, SURFACE_SHARE, GAIN, SKY, START,
    NORTH, EAST, SOUTH, WEST, HORIZONTAL,
) = range(15)  # fmt: skip
VENTILATION, COOLING, HEATING = 15, 17, 19
"""Columns of a network that are followed by the same out of use, the last also by that of the first hour in use."""

TEMPERATURE = 5
"""Column of the weather after the five planes."""

SECONDS_PER_HOUR = 3600.0
MEAN_OF_RISE = 0.5
COLDEST_START = 5.0

LARGEST_OPAQUE_SHARE = 0.999
"""Heat through opaque parts flows through the mass, so their conductance must stay below its coupling."""


@quantity(of="building", source="ISO 13790:2008, 7.2.2.2")
def total_internal_surface_area(conditioned_floor_area: SquareMetres, internal_surface_ratio: Ratio) -> SquareMetres:
    """All surfaces that the rooms see, by conditioned floor."""
    return conditioned_floor_area * internal_surface_ratio


@quantity(of="building", source="ISO 13790:2008, 7.2.2.2, 12.2.2 and C.2", compiled=True)
def thermal_network(
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
    kept_temperature: Celsius,
    kept_setback_temperature: Celsius,
    cooling_setpoint: Celsius,
    cooling_setback_setpoint: Celsius,
    setpoint_rise_time: Hours,
    outdoor_temperature_change: Kelvin,
    interior_surface_conductance: WattsPerSquareMetreKelvin,
    mass_surface_conductance: WattsPerSquareMetreKelvin,
) -> Columns:
    """The building as five conductances between air, surfaces, mass and outdoors, one store of heat, and its gains.

    An array (n, 22): conductances in W/K (from the mass to outdoors H_tr,em, from the mass to the surfaces H_tr,ms,
    of windows, from the surfaces to the air H_tr,is), capacity in Wh/K, shares of the gains that reach the mass and
    the surfaces (C.2 and C.3), inner gain and sky loss in W, temperature of the mass before the warm-up in °C,
    collecting areas by plane in m²; then, in use and out of use, ventilation in W/K and set points of cooling and
    heating in °C, and last the mean heating set point of the first hour in use: it rises evenly from that of setback,
    within `setpoint_rise_time` (an hour at most), as case 640 of ANSI/ASHRAE Standard 140-2020 states.
    A cooling set point that is NaN becomes infinite: no cooling. A missing start is the lower heating set point.
    Warmer air outdoors at all hours is the same to a network as set points that much lower: temperatures count only
    against each other.
    """
    warmer = outdoor_temperature_change
    coupling = mass_surface_conductance * effective_mass_area
    mass_share = _part(effective_mass_area, total_internal_surface_area)
    window_share = _part(window_transmission_conductance / mass_surface_conductance, total_internal_surface_area)
    columns = (
        outer_mass_coupling(opaque_transmission_conductance, coupling), coupling, window_transmission_conductance,
        interior_surface_conductance * total_internal_surface_area, heat_capacity / SECONDS_PER_HOUR,
        mass_share, 1.0 - mass_share - window_share, internal_gain, sky_loss,
        np.maximum(np.minimum(kept_temperature, kept_setback_temperature), COLDEST_START) - warmer,
        solar_collecting_area_north, solar_collecting_area_east, solar_collecting_area_south,
        solar_collecting_area_west, solar_collecting_area_horizontal,
        ventilation_conductance_occupied, ventilation_conductance_unoccupied,
        _or_none(cooling_setpoint) - warmer, _or_none(cooling_setback_setpoint) - warmer,
        kept_temperature - warmer, kept_setback_temperature - warmer,
        mean_of_rise(kept_temperature, kept_setback_temperature, setpoint_rise_time) - warmer,
    )  # fmt: skip
    return np.stack(columns, axis=1)


def mean_of_rise(setpoint: Array, setback: Array, rise_time: Array) -> Array:
    """Mean over an hour of a set point that rises evenly from a lower one within `rise_time` (h); °C.

    A setback that is no lower, or that lets the heating rest altogether, leaves nothing to rise from.
    """
    heated = np.isfinite(setback)
    fall = np.maximum(setpoint - np.where(heated, setback, 0.0), 0.0)
    return setpoint - np.where(heated, fall, 0.0) * MEAN_OF_RISE * rise_time


def outer_mass_coupling(opaque_transmission: Array, mass_coupling: Array) -> Array:
    """Conductance from the mass to outdoors so that in series with the coupling it is the opaque one (W/K).

    ISO 13790:2008, 12.2.2: H_tr,em = 1 / (1 / H_tr,op - 1 / H_tr,ms). An opaque conductance at or above the coupling
    has no such network; it then counts as 99.9 % of the coupling.
    """
    opaque = np.minimum(opaque_transmission, LARGEST_OPAQUE_SHARE * mass_coupling)
    return np.divide(opaque * mass_coupling, mass_coupling - opaque, out=np.zeros_like(opaque), where=opaque != 0)


def _part(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole != 0)


def _or_none(setpoint: Array) -> Array:
    return np.where(np.isnan(setpoint), np.inf, setpoint)


@quantity(of="hour", source="definition: one column for each of five planes, one for the air", compiled=True)
def weather_on_envelope(
    outdoor_temperature: Celsius,
    glazing_irradiance_north: WattsPerSquareMetre,
    glazing_irradiance_east: WattsPerSquareMetre,
    glazing_irradiance_south: WattsPerSquareMetre,
    glazing_irradiance_west: WattsPerSquareMetre,
    solar_irradiance_horizontal: WattsPerSquareMetre,
) -> Columns:
    """The weather that acts on every building: the sun that counts for its four sides and its roof, and the air.

    An array (T, 6): W/m² to the north, east, south and west and on the flat, and the air temperature in °C.
    """
    sides = glazing_irradiance_north, glazing_irradiance_east, glazing_irradiance_south, glazing_irradiance_west
    return np.stack([*sides, solar_irradiance_horizontal, outdoor_temperature], axis=1)
