"""The climate of any place on land: monthly temperature and precipitation of ERA5 on a grid of half a degree.

data/climate.npz is made by docs/climate_grid.py. Attribution: generated using Copernicus Climate Change Service
information 2000-2025; neither the European Commission nor ECMWF is responsible for any use that may be made of it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.twin.manifest import SiteLocation

Array = NDArray[np.float64]
FILE = Path(__file__).parents[2] / "data" / "climate.npz"
SOURCE = "climate"
"""Key of the grid among the sources of a manifest."""
PERIOD = "2000-2025"
TITLE = "ERA5 monthly means 2000-2025, generated using Copernicus Climate Change Service information"
LICENCE = "Licence to use Copernicus Products"
ADDRESS = "https://cds.climate.copernicus.eu/datasets/reanalysis-era5-single-levels-monthly-means"
STEP = 0.5  # degrees
TENTHS = 10.0
WETNESS = 16.0
"""Precipitation p [mm a month] is kept as round(16 log2(1 + p)), to within 2.2 %."""
HUNDREDTHS = 100.0
CELLS = (-1 / 12, 0.0, 1 / 12)  # degrees
LAPSE = 0.0065  # K/m, International Standard Atmosphere (ISO 2533:1975)


@dataclass(frozen=True)
class Climate:
    """Of a place, 12 values each: `temperature` [°C] at its altitude, `precipitation` [mm a month]; `land` is the share
    of land within a degree around it.
    """

    temperature: Array
    precipitation: Array
    land: float


@dataclass(frozen=True)
class Grid:
    """Nodes from 90 degrees north to south and from 0 degrees eastward, every half degree.

    `temperature`, `precipitation`: 12 x 361 x 720; `altitude` [m], `land` (share), `known`: 361 x 720.
    """

    temperature: Array
    precipitation: Array
    altitude: Array
    land: Array
    known: NDArray[np.bool_]


@cache
def climate_grid() -> Grid:
    """Return data/climate.npz."""
    with np.load(FILE) as packed:
        return Grid(
            np.cumsum(packed["temperature"], axis=0, dtype=np.int16) / TENTHS,
            np.exp2(packed["precipitation"] / WETNESS) - 1.0,
            packed["altitude"].astype(np.float64),
            packed["land"] / HUNDREDTHS,
            packed["known"],
        )


def climate_at(place: SiteLocation) -> Climate:
    """Return the climate of a place, between the four nodes around it.

    Temperatures are brought from the altitude of the nodes to that of the place by 6.5 K a kilometre. Raises InputError
    for a place far from land, of which the grid knows nothing.
    """
    grid = climate_grid()
    rows, columns, weights = _around(place)
    weights = weights * grid.known[rows, columns]
    if not weights.any():
        raise InputError("weather-climate-unknown", latitude=place.latitude, longitude=place.longitude)
    weights = weights / weights.sum()
    rise = altitude_of(place) - float(grid.altitude[rows, columns] @ weights)
    return Climate(
        grid.temperature[:, rows, columns] @ weights - LAPSE * rise,
        grid.precipitation[:, rows, columns] @ weights,
        float(grid.land[rows, columns] @ weights),
    )


def altitude_of(place: SiteLocation) -> float:
    """Return the altitude of a town [m]: the lower quartile of nine cells of 5' around it, as towns lie low."""
    from pvlib.location import lookup_altitude  # pvlib takes its time to load

    around = [
        max(float(lookup_altitude(north, (east + 180.0) % 360.0 - 180.0)), 0.0)
        for north in np.clip(place.latitude + np.array(CELLS), -90.0, 90.0)
        for east in place.longitude + np.array(CELLS)
    ]
    return float(np.quantile(around, 0.25))


def _around(place: SiteLocation) -> tuple[NDArray[np.intp], NDArray[np.intp], Array]:
    """Rows, columns and bilinear weights of the four nodes around a place."""
    south, east = (90.0 - place.latitude) / STEP, (place.longitude % 360.0) / STEP
    top, left = min(int(south), 359), int(east)
    down, right = south - top, east - left
    rows = np.array([top, top, top + 1, top + 1])
    columns = np.array([left, left + 1, left, left + 1]) % 720
    weights = np.array([(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right])
    return rows, columns, weights
