"""Monthly normals of any place: temperature of ERA5, daily range and irradiation estimated from it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.importers.weather.climate import PERIOD, TITLE, Climate, climate_at
from citybrain.twin.importers.weather.normals import HARGREAVES, Normals, monthly_sum, normals_near
from citybrain.twin.importers.weather.sun import sky_over
from citybrain.twin.importers.weather.year import hours_of_year
from citybrain.twin.manifest import SiteLocation

Array = NDArray[np.float64]
NAME: Final = "ERA5"
DAYS: Final = np.bincount(hours_of_year().month.to_numpy() - 1) / 24.0
COEFFICIENTS: Final = (-5.89, 0.75, -1.82, 14.43)
"""Of `range_terms`, by least squares on 28 places of Europe and North America; docs/validation/climate.md."""
LEAST_RANGE, MOST_RANGE = 3.0, 18.0
CLEAREST = 0.97
"""Share of a clear day's irradiation that a month has at most."""


def normals_at(place: SiteLocation) -> Normals:
    """Return the normals of a place: known ones within 150 km, else those of the climate grid."""
    return normals_near(place) or grid_normals(place)


def grid_normals(place: SiteLocation) -> Normals:
    """Return the normals of a place on land, from the climate grid.

    Irradiation: clearness = 0.16 K^-0.5 (daily range)^0.5 of extraterrestrial irradiation (FAO 56, eq. 50), at most
    97 % of a clear sky's. Raises InputError for a place far from land.
    """
    climate = climate_at(place)
    sky = sky_over(place)
    spread = daily_range(climate, place)
    irradiation = HARGREAVES * np.sqrt(spread) * monthly_sum(sky.extraterrestrial) / 1000.0
    most = CLEAREST * monthly_sum(sky.clear_global) / 1000.0
    return Normals(
        name=NAME,
        latitude=place.latitude,
        longitude=place.longitude,
        mean_temperature=_twelve(climate.temperature),
        global_irradiation=_twelve(np.minimum(irradiation, most)),
        daily_range=_twelve(spread),
        period=PERIOD,
        source=TITLE,
        gridded=True,
    )


def daily_range(climate: Climate, place: SiteLocation) -> Array:
    """Return the mean daily range of temperature [K] of 12 months: wide in clear air, narrow in rain and at sea."""
    spread = range_terms(climate, place) @ np.array(COEFFICIENTS)
    return np.asarray(np.clip(spread, LEAST_RANGE, MOST_RANGE))


def range_terms(climate: Climate, place: SiteLocation) -> Array:
    """Return what the daily range is made from, 12 x 4.

    1; irradiation of a clear day [kWh/m²]; log(1 + precipitation of a day [mm]); share of land within a degree.
    """
    clear = monthly_sum(sky_over(place).clear_global) / 1000.0 / DAYS
    wet = np.log1p(climate.precipitation / DAYS)
    return np.column_stack([np.ones(len(DAYS)), clear, wet, np.full(len(DAYS), climate.land)])


def _twelve(values: Array) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
