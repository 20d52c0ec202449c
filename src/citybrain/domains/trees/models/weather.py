"""What the air takes from well watered grass by month (FAO 56), and how long a year is without frost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Celsius,
    DaysPerYear,
    Degrees,
    Kelvin,
    LitresPerSquareMetreDay,
    MetresPerSecond,
    Percent,
    WattsPerSquareMetre,
)

FAO = "FAO Irrigation and Drainage Paper 56 (1998), eq. 6, by months"
HOURS_OF_DAY = 24
DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
"""Days of the months of a year of 365 days."""

STARTS = np.concatenate([[0], np.cumsum(DAYS)])
PSYCHROMETRIC = 0.665e-3 * 101.3
"""kPa/K at the sea (FAO 56, eq. 8)."""

ALBEDO, SKY_CLEARNESS, SOLAR_CONSTANT = 0.23, 0.75, 1367.0
"""Of the reference grass; of a sky without clouds at the sea (eq. 37); light above the air [W/m²]."""

STEFAN_BOLTZMANN = 4.903e-9
"""MJ/(K⁴·m²·d)."""

WIND_TO_TWO_METRES = 4.87 / np.log(67.8 * 10.0 - 5.42)
"""Wind at 2 m over that at 10 m (eq. 47)."""

MEGAJOULES = 0.0864
"""MJ in a day of a watt."""


class DayOfWeather(NamedTuple):
    """Highest and lowest temperature [°C], vapour pressure [kPa], wind at 2 m [m/s], light on flat ground and above the
    air [MJ/(m²·d)], heat that goes into the ground [MJ/(m²·d)].
    """

    highest: Any
    lowest: Any
    vapour: Any
    wind: Any
    light: Any
    above: Any
    ground: Any = 0.0


def saturation(air: Any) -> Any:
    """Vapour pressure of saturated air [kPa] by its temperature [°C] (FAO 56, eq. 11)."""
    return 0.6108 * np.exp(17.27 * air / (air + 237.3))


def penman_monteith(day: DayOfWeather, ratio_of_clear_sky: Any = None) -> Any:
    """Reference evapotranspiration [mm/d] by FAO 56, eq. 6: never below 0.

    ratio_of_clear_sky: light over that of a sky without clouds; by the light above the air where it is not given.
    """
    mean = (day.highest + day.lowest) / 2.0
    slope = 4098.0 * saturation(mean) / (mean + 237.3) ** 2
    full = (saturation(day.highest) + saturation(day.lowest)) / 2.0
    clear = SKY_CLEARNESS * day.above
    if ratio_of_clear_sky is None:
        ratio_of_clear_sky = np.divide(day.light, clear, out=np.full(np.shape(clear), 0.5), where=clear > 0.0)
    kelvin = ((day.highest + 273.16) ** 4 + (day.lowest + 273.16) ** 4) / 2.0
    dampness = 0.34 - 0.14 * np.sqrt(day.vapour)
    lost = STEFAN_BOLTZMANN * kelvin * dampness * (1.35 * np.clip(ratio_of_clear_sky, 0.3, 1.0) - 0.35)
    net = (1.0 - ALBEDO) * day.light - lost - day.ground
    dry = PSYCHROMETRIC * 900.0 / (mean + 273.0) * day.wind * np.maximum(full - day.vapour, 0.0)
    return np.maximum(
        (0.408 * slope * net + dry) / (slope + PSYCHROMETRIC * (1.0 + 0.34 * day.wind)), 0.0
    )  # fmt: skip


def by_month(days: Array) -> Array:
    """Means of days by month: (365,) to (12,)."""
    means: Array = np.add.reduceat(days[: STARTS[-1]], STARTS[:-1]) / DAYS
    return means


class ReferenceEvapotranspiration(NamedTuple):
    """Evapotranspiration of well watered grass on a day of each month, in the weather of the city."""

    evapotranspiration_in_january: LitresPerSquareMetreDay
    evapotranspiration_in_february: LitresPerSquareMetreDay
    evapotranspiration_in_march: LitresPerSquareMetreDay
    evapotranspiration_in_april: LitresPerSquareMetreDay
    evapotranspiration_in_may: LitresPerSquareMetreDay
    evapotranspiration_in_june: LitresPerSquareMetreDay
    evapotranspiration_in_july: LitresPerSquareMetreDay
    evapotranspiration_in_august: LitresPerSquareMetreDay
    evapotranspiration_in_september: LitresPerSquareMetreDay
    evapotranspiration_in_october: LitresPerSquareMetreDay
    evapotranspiration_in_november: LitresPerSquareMetreDay
    evapotranspiration_in_december: LitresPerSquareMetreDay


@quantity(of="city", source=FAO, whole=True, compiled=True)
def reference_evapotranspiration_by_month(
    outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin, relative_humidity: Percent,
    wind_speed: MetresPerSecond, global_horizontal_irradiance: WattsPerSquareMetre, solar_zenith: Degrees,
) -> ReferenceEvapotranspiration:  # fmt: skip
    """Evapotranspiration of well watered grass on a day of each month, in the weather of the city.

    Of each month the means of the days: highest and lowest temperature, vapour pressure, wind (of 10 m, at 2 m) and
    light. Pressure is that of the sea.
    """
    air, humidity, wind = map(_days, (outdoor_temperature, relative_humidity, wind_speed))
    light, zenith = map(_days, (global_horizontal_irradiance, solar_zenith))

    def of_change(change: float) -> Array:
        return _grass(air, humidity, wind, light, zenith, change)

    return ReferenceEvapotranspiration(*_by_change(of_change, outdoor_temperature_change))


def _grass(air: Array, humidity: Array, wind: Array, light: Array, zenith: Array, change: float) -> Array:
    """Evapotranspiration of grass by month (12,) from days of hours (365, 24)."""
    warmer = air + change
    vapour = saturation(warmer) * humidity / 100.0
    above = SOLAR_CONSTANT * np.maximum(np.cos(np.radians(zenith)), 0.0)
    means = (
        warmer.max(axis=1), warmer.min(axis=1), vapour.mean(axis=1), wind.mean(axis=1) * WIND_TO_TWO_METRES,
        light.mean(axis=1) * MEGAJOULES, above.mean(axis=1) * MEGAJOULES,
    )  # fmt: skip
    taken: Array = penman_monteith(DayOfWeather(*map(by_month, means)))
    return taken


def _by_change(months: Callable[[float], Array], change: Array) -> list[Array]:
    """A number for each month, or in draws of a city, which differ in their climate, one for each draw."""
    each = np.stack([months(float(one)) for one in np.atleast_1d(change)], axis=1)
    return [one if np.ndim(change) else one[0] for one in each]


class MonthTemperatures(NamedTuple):
    """Mean temperature of the air in each month, in the weather of the city."""

    air_in_january: Celsius
    air_in_february: Celsius
    air_in_march: Celsius
    air_in_april: Celsius
    air_in_may: Celsius
    air_in_june: Celsius
    air_in_july: Celsius
    air_in_august: Celsius
    air_in_september: Celsius
    air_in_october: Celsius
    air_in_november: Celsius
    air_in_december: Celsius


@quantity(of="city", source="Definition: means of the hours", whole=True, compiled=True)
def air_by_month(outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin) -> MonthTemperatures:
    """Mean temperature of the air in each month, in the weather of the city."""
    usual = by_month(_days(outdoor_temperature).mean(axis=1))
    return MonthTemperatures(*_by_change(lambda change: usual + change, outdoor_temperature_change))


@quantity(of="city", source="Definition: the longest run of days above 0 °C", whole=True, compiled=True)
def days_without_frost(outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin) -> DaysPerYear:
    """Days from the last frost of spring to the first of autumn: the longest run of days without frost."""
    warm = (_days(outdoor_temperature) + outdoor_temperature_change).min(axis=1) > 0.0
    edges = np.flatnonzero(~np.concatenate([[False], np.concatenate([warm, warm]), [False]]))
    longest = min(int(np.diff(edges).max()) - 1, len(warm))
    return np.asarray(longest, np.float64)[()]


def _days(hours: Array) -> Array:
    return hours[: hours.size // HOURS_OF_DAY * HOURS_OF_DAY].reshape(-1, HOURS_OF_DAY)
