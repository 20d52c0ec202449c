"""What the weather of the year feels like in the open, in the sun and in shade, hour by hour."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.heat.models.radiation.materials import ALBEDO, GROUNDS, Materials, ground_amplitudes
from citybrain.domains.heat.models.radiation.person import FACING, FLAT, LONGWAVE, SHORTWAVE, SIDE, SIGMA
from citybrain.domains.heat.models.radiation.utci import STRONG, VERY_STRONG, utci
from citybrain.domains.heat.models.radiation.weather import (
    LEAST_ALTITUDE,
    clearness,
    sky_emissivity,
    warmed_share,
)
from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Celsius,
    Degrees,
    Hours,
    HoursPerYear,
    Kelvin,
    MetresPerSecond,
    Percent,
    WattsPerSquareMetre,
)

SOURCE = (
    "UTCI: Bröde et al. 2012, doi:10.1007/s00484-011-0454-1; radiation on a standing person: Lindberg et al. 2008, "
    "doi:10.1007/s00484-008-0162-7"
)
CLASSES = "UTCI: Bröde et al. 2012, doi:10.1007/s00484-011-0454-1, classes of heat stress"
HOURS_OF_DAY = 24
PAVED = GROUNDS.index("asphalt")


class FeltInTheOpen(NamedTuple):
    """UTCI on open asphalt in the sun, and in shade there: no beam on the body nor on the ground around it."""

    utci_in_sun: Celsius
    utci_in_shade: Celsius


@quantity(of="hour", source=SOURCE, whole=True, compiled=True)
def felt_in_the_open(
    outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin, relative_humidity: Percent,
    wind_speed: MetresPerSecond, direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre, solar_zenith: Degrees, hour_of_day: Hours,
) -> FeltInTheOpen:  # fmt: skip
    """UTCI on open asphalt in the sun and in shade there, in the weather of the twin or of a climate to come.

    No house and no tree takes light or wind: streets differ. Sky without clouds; its light is that of the hour.
    """
    air, altitude = outdoor_temperature + outdoor_temperature_change, 90.0 - solar_zenith
    middle = hour_of_day + 0.5
    days = altitude.reshape(-1, HOURS_OF_DAY)
    noon = np.repeat(days.max(axis=1), HOURS_OF_DAY)
    sunrise = np.repeat(middle.reshape(-1, HOURS_OF_DAY)[0][(days > 0.0).argmax(axis=1)], HOURS_OF_DAY) - 0.5
    amplitude = np.array([ground_amplitudes(one)[PAVED] for one in days.max(axis=1)]).repeat(HOURS_OF_DAY)
    rise = amplitude * warmed_share(middle, sunrise) * clearness(direct_normal_irradiance, altitude) * (noon > 0.0)
    beam = np.where(altitude >= LEAST_ALTITUDE, direct_normal_irradiance, 0.0)
    sun, shade = (
        _radiant(air, relative_humidity, beam * lit, diffuse_horizontal_irradiance, altitude, rise * lit)
        for lit in (1.0, 0.0)
    )
    return FeltInTheOpen(*(utci(air, one, wind_speed, relative_humidity) for one in (sun, shade)))


def _radiant(air: Array, humidity: Array, beam: Array, diffuse: Array, altitude: Array, rise: Array) -> Array:
    """Mean radiant temperature [°C] on open asphalt, by the light [W/m²] and by how much warmer [K] it is."""
    materials, up = Materials(), np.sin(np.radians(np.maximum(altitude, 0.0)))
    down = beam * up + diffuse
    from_ground = ALBEDO[PAVED] * down
    kelvin = air + 273.15
    sky = sky_emissivity(air, humidity) * SIGMA * kelvin**4
    emissivity = materials.ground_emissivity
    ground = emissivity * SIGMA * (kelvin + rise) ** 4 + (1.0 - emissivity) * sky
    light = FACING * beam * np.sqrt(1.0 - up**2) + FLAT * (down + from_ground) + 2.0 * SIDE * (diffuse + from_ground)
    heat = (FLAT + 2.0 * SIDE) * (sky + ground)
    radiant: Array = ((SHORTWAVE * light + LONGWAVE * heat) / (LONGWAVE * SIGMA)) ** 0.25 - 273.15
    return radiant


@quantity(of="city", source=CLASSES, whole=True, compiled=True)
def strong_heat_hours_in_sun(utci_in_sun: Celsius) -> HoursPerYear:
    """Hours of the year with strong heat stress or worse (UTCI from 32 °C) in the open in the sun."""
    return _hours_from(STRONG, utci_in_sun)


@quantity(of="city", source=CLASSES, whole=True, compiled=True)
def very_strong_heat_hours_in_sun(utci_in_sun: Celsius) -> HoursPerYear:
    """Hours of the year with very strong heat stress or worse (UTCI from 38 °C) in the open in the sun."""
    return _hours_from(VERY_STRONG, utci_in_sun)


@quantity(of="city", source=CLASSES, whole=True, compiled=True)
def strong_heat_hours_in_shade(utci_in_shade: Celsius) -> HoursPerYear:
    """Hours of the year with strong heat stress or worse (UTCI from 32 °C) in the open in shade."""
    return _hours_from(STRONG, utci_in_shade)


def _hours_from(limit: float, felt: Array) -> Array:
    hours: Array = np.asarray((felt >= limit).sum(), np.float64)[()]
    return hours
