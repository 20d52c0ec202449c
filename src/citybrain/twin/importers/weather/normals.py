"""Monthly normals: those the program knows, and those a city declares."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.base.great_circle import distance
from citybrain.base.names import nearest
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.importers.weather.sun import WeatherSky
from citybrain.twin.importers.weather.year import MONTH
from citybrain.twin.manifest import SiteLocation

Array = NDArray[np.float64]
MONTHS = 12
NEAR = 150.0
# Hargreaves and Samani in FAO Irrigation and Drainage Paper 56, eq. 50: clearness = 0.16 K^-0.5 (daily range)^0.5.
HARGREAVES = 0.16
LIMITS = {
    "mean_temperature": (-60.0, 50.0),
    "daily_range": (0.0, 40.0),
    "global_irradiation": (0.0, 350.0),
    "wind_speed": (0.0, 30.0),
}


@dataclass(frozen=True)
class Normals:
    """Monthly normals, 12 values each: mean temperature [°C], mean daily range [K], global irradiation [kWh/m²], wind
    speed [m/s]. Without a daily range it is reasoned from the irradiation, without wind a default is taken. `gridded`
    marks those of the climate grid.
    """

    name: str
    latitude: float
    longitude: float
    mean_temperature: tuple[float, ...]
    global_irradiation: tuple[float, ...]
    daily_range: tuple[float, ...] | None = None
    wind_speed: tuple[float, ...] | None = None
    period: str = ""
    source: str = ""
    date: str = ""
    gridded: bool = False

    def __post_init__(self) -> None:
        for column, (low, high) in LIMITS.items():
            values = getattr(self, column)
            if values is None:
                continue
            if len(values) != MONTHS or not all(low <= value <= high for value in values):
                received = ", ".join(f"{value:g}" for value in values)
                raise InputError(
                    "weather-normals-values", name=self.name, column=column, received=received, low=low, high=high
                )


@cache
def known_normals() -> dict[str, Normals]:
    """Return the normals of data/normals.yaml by name."""
    path = Path(__file__).parents[2] / "data" / "normals.yaml"
    return {name: _parse(name, entry) for name, entry in read_yaml(path).items()}


def normals_named(name: str) -> Normals:
    """Return known normals. Raises InputError with the nearest names."""
    known = known_normals()
    if name not in known:
        raise InputError("weather-normals-unknown", received=name, nearest=nearest(name, known))
    return known[name]


def declared_normals(declared: str | Mapping[str, Any], place: SiteLocation, name: str = "city.toml") -> Normals:
    """Return the normals that a city declares: the name of known ones, or a table of its own.

    The table has mean_temperature and global_irradiation, and may have daily_range, wind_speed, period and source.
    Raises InputError for unknown names and keys, and for values that are not 12 numbers within limits.
    """
    if isinstance(declared, str):
        return normals_named(declared)
    allowed = (*LIMITS, "period", "source")
    for key in declared:
        if key not in allowed:
            raise InputError("weather-normals-key", received=str(key), nearest=nearest(str(key), allowed))
    for key in ("mean_temperature", "global_irradiation"):
        if key not in declared:
            raise InputError("weather-normals-key-missing", key=key)
    columns: dict[str, Any] = {key: _twelve(name, key, declared[key]) for key in LIMITS if key in declared}
    told: dict[str, Any] = {key: str(declared[key]) for key in ("period", "source") if key in declared}
    return Normals(name=name, latitude=place.latitude, longitude=place.longitude, **columns, **told)


def _twelve(name: str, column: str, given: Any) -> tuple[float, ...]:
    low, high = LIMITS[column]
    if not isinstance(given, list | tuple) or not all(isinstance(value, int | float) for value in given):
        raise InputError("weather-normals-values", name=name, column=column, received=str(given), low=low, high=high)
    return tuple(float(value) for value in given)


def normals_near(place: SiteLocation) -> Normals | None:
    """Return the known normals nearest to a place, None where none are within 150 km."""
    found = min(known_normals().values(), key=lambda candidate: kilometres_to(candidate, place))
    return found if kilometres_to(found, place) <= NEAR else None


def kilometres_to(normals: Normals, place: SiteLocation) -> float:
    """Return how far the station of normals is from a place [km]."""
    return distance(normals.latitude, normals.longitude, place.latitude, place.longitude)


def range_from_clearness(normals: Normals, sky: WeatherSky) -> tuple[float, ...]:
    """Return monthly daily ranges [K] whose clearness would be that of the irradiation (FAO 56, eq. 50 reversed)."""
    clearness = np.array(normals.global_irradiation) * 1000.0 / monthly_sum(sky.extraterrestrial)
    return tuple(float(value) for value in np.clip((clearness / HARGREAVES) ** 2, 2.0, 20.0))


def monthly_sum(hourly: Array) -> Array:
    """Return the 12 sums of 8760 hourly values."""
    return np.bincount(MONTH, weights=hourly, minlength=MONTHS).astype(np.float64)


def _parse(name: str, entry: dict[str, Any]) -> Normals:
    columns: dict[str, Any] = {
        column: tuple(float(value) for value in entry[column]) for column in LIMITS if column in entry
    }
    return Normals(
        name=name,
        latitude=float(entry["latitude"]),
        longitude=float(entry["longitude"]),
        period=str(entry["period"]),
        source=" ".join(str(entry["source"]).split()),
        date=str(entry["date"]),
        **columns,
    )
