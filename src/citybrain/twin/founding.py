"""What a city is when it says little about itself: country, time zone, currency, coordinate system by its place."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.configuration import FILE, CityConfiguration, SourceKey, SourceSettings
from citybrain.twin.configuration_errors import line_of

COUNTRIES = Path(__file__).parent / "data" / "countries.yaml"


@dataclass(frozen=True)
class Identity:
    """A city's name, country, projected CRS, time zone, currency, date and place [degrees, hours]."""

    name: str
    country: str
    crs: str
    time_zone: str
    currency: str
    date: datetime.date
    longitude: float
    latitude: float
    utc_offset: float


@cache
def countries() -> Mapping[str, Any]:
    """Return data/countries.yaml."""
    content: Mapping[str, Any] = read_yaml(COUNTRIES)
    return content


def candidate_countries(longitude: float, latitude: float) -> list[str]:
    """Return the countries with parameters of their own in whose boxes a place lies."""
    return [
        code
        for code, entry in countries().items()
        if any(west <= longitude <= east and south <= latitude <= north for west, south, east, north in entry["boxes"])
    ]


def country_of(longitude: float, latitude: float, file: str) -> str:
    """Return the country of a place; raises InputError, which says what to write into `file`, where it is not clear."""
    found = candidate_countries(longitude, latitude)
    if len(found) == 1:
        return found[0]
    place: dict[str, Any] = {"longitude": longitude, "latitude": latitude, "file": file}
    if not found:
        raise InputError("city-country-unknown", known=", ".join(countries()), **place)
    raise InputError("city-country-several", candidates=", ".join(found), **place)


def settle(configuration: CityConfiguration, city: Path, longitude: float, latitude: float) -> Identity:
    """Complete what city.toml leaves open; `longitude`, `latitude` [degrees] are the middle of the city's buildings.

    Raises InputError where the country, or what follows from it, has to be asked for.
    """
    if configuration.place:
        longitude, latitude = configuration.place.longitude, configuration.place.latitude
    file = str(city / FILE)
    country = configuration.country or country_of(longitude, latitude, file)
    known = countries().get(country, {})
    time_zone = configuration.time_zone or known.get("time_zone")
    currency = configuration.currency or known.get("currency")
    for key, value, example in (("time_zone", time_zone, "Europe/Oslo"), ("currency", currency, "EUR")):
        if value is None:
            raise InputError("city-key-needed", file=file, key=key, country=country, example=f'"{example}"')
    return Identity(
        name=configuration.name,
        country=country,
        crs=configuration.crs or utm_of(longitude, latitude),
        time_zone=str(time_zone),
        currency=str(currency),
        date=configuration.date or datetime.date(datetime.datetime.now(tz=datetime.UTC).year, 1, 1),
        longitude=round(longitude, 6),
        latitude=round(latitude, 6),
        utc_offset=standard_offset(str(time_zone), city),
    )


def utm_of(longitude: float, latitude: float) -> str:
    """Return the EPSG code of the UTM zone of a place (without the exceptions of Norway and Svalbard)."""
    zone = min(60, int((longitude + 180) // 6) + 1)
    return f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}"


def standard_offset(time_zone: str, city: Path) -> float:
    """Return the hours that local standard time is ahead of UTC; raises InputError for an unknown time zone."""
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        path = city / FILE
        line = line_of(path.read_text(encoding="utf-8"), ("time_zone",)) if path.is_file() else 1
        raise InputError("city-time-zone", file=str(path), line=line, received=time_zone) from problem
    days = (datetime.datetime(2025, month, 1, 12, tzinfo=zone) for month in (1, 7))
    standard = [day for day in days if not day.dst()]
    offset = standard[0].utcoffset() if standard else None
    return offset.total_seconds() / 3600 if offset is not None else 0.0


def write_configuration(city: Path, identity: Identity, sources: Mapping[SourceKey, SourceSettings]) -> Path:
    """Write city.toml of a new city: what is known about it, and its files with their licences."""
    lines = [f"{key} = {quoted(getattr(identity, key))}" for key in ("name", "country", "crs", "time_zone", "currency")]
    lines += [f"date = {identity.date.isoformat()}", "", "[place]"]
    lines += [f"longitude = {identity.longitude}", f"latitude = {identity.latitude}"]
    for key, source in sources.items():
        files = ", ".join(quoted(name) for name in source.file)
        lines += ["", f"[sources.{key}]", f"file = {files if len(source.file) == 1 else f'[{files}]'}"]
        told = {name: getattr(source, name) for name in ("title", "licence", "url") if getattr(source, name)}
        lines += [f"{name} = {quoted(value)}" for name, value in told.items()]
    path = city / FILE
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def quoted(value: str) -> str:
    """Return a text as TOML writes it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
