"""What a city is when it says little about itself: country, time zone, currency, coordinate system by its place."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import FILE, CityConfiguration, SourceKey, SourceSettings
from citybrain.twin.configuration_errors import line_of
from citybrain.twin.territories import currencies_of, territory_of, time_zones_at, time_zones_near

SEASONS = (datetime.datetime(2025, 1, 1, 12), datetime.datetime(2025, 7, 1, 12))
UNKNOWN = {"country": "XX", "time_zone": "Area/City", "currency": "XXX"}
"""What stands in an error in place of a value that nobody can tell."""


@dataclass(frozen=True)
class CityIdentity:
    """A city's name, country, projected CRS, time zone, currency, date and place [degrees, hours].

    `notices` say what was derived from the place, and what was stated otherwise than the place says.
    """

    name: str
    country: str
    crs: str
    time_zone: str
    currency: str
    date: datetime.date
    longitude: float
    latitude: float
    utc_offset: float
    notices: tuple[Notice, ...] = field(default=(), compare=False)


def settle(configuration: CityConfiguration, city: Path, longitude: float, latitude: float) -> CityIdentity:
    """Complete what city.toml leaves open; `longitude`, `latitude` [degrees] are the middle of the city's buildings.

    What is stated stands over what the place says. Raises InputError, which names all that has to be added to city.toml
    at once, where the place does not tell it.
    """
    if configuration.place:
        longitude, latitude = configuration.place.longitude, configuration.place.latitude
    date = configuration.date or datetime.date(datetime.datetime.now(tz=datetime.UTC).year, 1, 1)
    zones = time_zones_at(longitude, latitude)
    stated = {key: getattr(configuration, key) for key in UNKNOWN}
    by_place = _by_place(zones, stated["country"], date.year)
    settled = {key: stated[key] or by_place.get(key) for key in UNKNOWN}
    if None in settled.values():
        suggested = _by_place(zones or time_zones_near(longitude, latitude), stated["country"], date.year)
        raise _incomplete(city / FILE, settled, suggested, longitude, latitude)
    time_zone = str(settled["time_zone"])
    offset = standard_offset(time_zone, city)
    return CityIdentity(
        name=configuration.name,
        country=str(settled["country"]),
        crs=configuration.crs or utm_of(longitude, latitude),
        time_zone=time_zone,
        currency=str(settled["currency"]),
        date=date,
        longitude=round(longitude, 6),
        latitude=round(latitude, 6),
        utc_offset=offset,
        notices=(*_derived(stated, settled, zones, date.year), *_disagreements(stated, settled, zones, date.year)),
    )


def _by_place(zones: tuple[str, ...], country: str | None, year: int) -> dict[str, str]:
    """What the time zones of a place tell: time zone, country, and the currency of the (stated) country."""
    found: dict[str, str | None] = {"time_zone": next(iter(zones), None)}
    found["country"] = territory_of(zones[0]) if zones else None
    country = country or found["country"]
    found["currency"] = next(iter(currencies_of(country, year)), None) if country else None
    return {key: value for key, value in found.items() if value is not None}


def _incomplete(
    file: Path, settled: Mapping[str, str | None], suggested: Mapping[str, str], longitude: float, latitude: float
) -> InputError:
    """The error that names every key that is missing, each with its value near this place."""
    missing = [key for key, value in settled.items() if value is None]
    lines = ", ".join(f"{key} = {quoted(suggested.get(key, UNKNOWN[key]))}" for key in missing)
    return InputError("city-keys-needed", file=str(file), longitude=longitude, latitude=latitude, lines=lines)


def _derived(
    stated: Mapping[str, str | None], settled: Mapping[str, str | None], zones: tuple[str, ...], year: int
) -> list[Notice]:
    """What was taken from the place, and what else could have been."""
    lines = [f"{key} = {quoted(str(settled[key]))}" for key, value in stated.items() if value is None]
    told = [notice("city-by-place", lines=", ".join(lines))] if lines else []
    tender = currencies_of(str(settled["country"]), year)
    if stated["time_zone"] is None and len(zones) > 1:
        told.append(notice("city-time-zones-several", taken=zones[0], others=", ".join(zones[1:])))
    if stated["currency"] is None and len(tender) > 1:
        told.append(notice("city-currencies-several", taken=tender[0], others=", ".join(tender[1:])))
    return told


def _disagreements(
    stated: Mapping[str, str | None], settled: Mapping[str, str | None], zones: tuple[str, ...], year: int
) -> list[Notice]:
    """What was stated otherwise than the place says; nothing of a place at sea."""
    usual: dict[str, tuple[str, ...]] = {
        "country": tuple(dict.fromkeys(country for zone in zones if (country := territory_of(zone)))),
        "time_zone": zones,
        "currency": currencies_of(str(settled["country"]), year),
    }
    clocks = {_clock(zone) for zone in zones}
    return [
        notice("city-stated-otherwise", key=key, received=str(value), place=", ".join(usual[key]))
        for key, value in stated.items()
        if value is not None
        and usual[key]
        and value not in usual[key]
        and not (key == "time_zone" and _clock(value) in clocks)
    ]


def _clock(time_zone: str) -> tuple[Any, ...]:
    """The offsets from UTC that a time zone has in January and July; zones of equal ones keep the same clock."""
    return tuple(day.replace(tzinfo=ZoneInfo(time_zone)).utcoffset() for day in SEASONS)


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
    days = (day.replace(tzinfo=zone) for day in SEASONS)
    standard = [day for day in days if not day.dst()]
    offset = standard[0].utcoffset() if standard else None
    return offset.total_seconds() / 3600 if offset is not None else 0.0


def write_configuration(city: Path, identity: CityIdentity, sources: Mapping[SourceKey, SourceSettings]) -> Path:
    """Write city.toml of a new city: what is known about it, and its files with their licences."""
    lines = [f"{key} = {quoted(getattr(identity, key))}" for key in ("name", "country", "crs", "time_zone", "currency")]
    lines += [f"date = {identity.date.isoformat()}", "", "[place]"]
    lines += [f"longitude = {identity.longitude}", f"latitude = {identity.latitude}"]
    for key, source in sources.items():
        files = ", ".join(quoted(name) for name in source.file)
        lines += ["", f"[sources.{key}]", f"file = {files if len(source.file) == 1 else f'[{files}]'}"]
        told = {name: getattr(source, name) for name in ("title", "licence", "owner", "url") if getattr(source, name)}
        lines += [f"{name} = {quoted(value)}" for name, value in told.items()]
        lines += [f"date = {source.date.isoformat()}"] if source.date else []
    path = city / FILE
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def quoted(value: str) -> str:
    """Return a text as TOML writes it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
