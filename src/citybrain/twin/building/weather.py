"""The hours of the year: from a weather file, else generated from normals and marked simulated."""

from pathlib import Path

import numpy as np
import pandas as pd

from citybrain.twin.building.records import Report
from citybrain.twin.configuration import WeatherSettings
from citybrain.twin.disk import hash_of
from citybrain.twin.founding import CityIdentity
from citybrain.twin.importers.weather import (
    WeatherOptions,
    WeatherYear,
    climate,
    declared_normals,
    generate_weather,
    read_weather,
)
from citybrain.twin.manifest import SiteLocation, Source
from citybrain.twin.origins import Origins


def place_of(identity: CityIdentity) -> SiteLocation:
    """Return the place of a city as the manifest writes it."""
    return SiteLocation(latitude=identity.latitude, longitude=identity.longitude, utc_offset=identity.utc_offset)


def read_hours(
    path: Path | None, settings: WeatherSettings, identity: CityIdentity, origins: Origins, report: Report
) -> pd.DataFrame:
    """Return hours.parquet: 8760 rows, a column per quantity and the code of its origin."""
    place = place_of(identity)
    if path is None:
        normals = None if settings.normals is None else declared_normals(settings.normals, place)
        weather = generate_weather(place, normals, settings.seed)
    else:
        options = WeatherOptions(
            year=settings.year,
            clock=settings.clock,
            label=settings.label,
            time_zone=settings.time_zone or identity.time_zone,
            encoding=settings.encoding,
            columns=settings.columns,
        )
        weather = read_weather(path, place, options)
    report.notices += weather.notices
    return _with_origins(weather, origins)


def _with_origins(weather: WeatherYear, origins: Origins) -> pd.DataFrame:
    hours = weather.hours.reset_index(drop=True).astype(np.float64)
    for name, known in weather.origins.items():
        codes = np.full(len(hours), origins.code(known.origin), dtype=np.uint8)
        if known.filled_origin is not None:
            codes[known.filled] = origins.code(known.filled_origin)
        hours[f"{name}_origin"] = codes
    return hours


def climate_source(origins: Origins) -> dict[str, Source]:
    """Return the entry of the manifest for the climate grid, if values of the city come from it."""
    if not any(origin.source == climate.SOURCE for origin in origins.all):
        return {}
    entry = Source(
        file=climate.FILE.name,
        sha256=hash_of(climate.FILE),
        bytes=climate.FILE.stat().st_size,
        title=climate.TITLE,
        licence=climate.LICENCE,
        url=climate.ADDRESS,
    )
    return {climate.SOURCE: entry}
