"""Time zone, country and currency of a place, from libraries that need no network.

Time zones by the boundaries of timezone-boundary-builder (tzfpy, simplified by at most 111 m). Every such zone lies in
one country, so the country is that of the zone (IANA zone.tab, as CLDR has it in Babel). Currencies by country and day
from CLDR.
"""

import datetime
import math
from collections.abc import Mapping
from functools import cache

import tzfpy
from babel.core import get_global
from babel.numbers import get_territory_currencies

AT_SEA = "Etc/"
NOWHERE = frozenset({"001", "ZZ"})
"""CLDR's codes of the world and of an unknown territory, which stand where a zone belongs to no country."""
OF_UNIONS = frozenset({"EUR"})
SEARCH = tuple(step / 4 for step in range(1, 21))
"""Distances [degrees] at which land is looked for around a place at sea."""
BEARINGS = tuple(2 * math.pi * step / 16 for step in range(16))


def time_zones_at(longitude: float, latitude: float) -> tuple[str, ...]:
    """Return the time zones of a place [degrees], the usual one first; none on the high sea.

    A place has several where its people keep different clocks, as in Ürümqi.
    """
    usual = tzfpy.get_tz(longitude, latitude)
    others = sorted(set(tzfpy.get_tzs(longitude, latitude)) - {usual})
    return tuple(zone for zone in (usual, *others) if zone and not zone.startswith(AT_SEA))


def time_zones_near(longitude: float, latitude: float) -> tuple[str, ...]:
    """Return the time zones of the land nearest to a place at sea [degrees], none within 5 degrees."""
    for radius in SEARCH:
        for bearing in BEARINGS:
            north = max(-90.0, min(90.0, latitude + radius * math.cos(bearing)))
            east = (longitude + radius * math.sin(bearing) + 180.0) % 360.0 - 180.0
            if found := time_zones_at(east, north):
                return found
    return ()


def territory_of(time_zone: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of a time zone, None for one of no country."""
    found = _territories().get(time_zone)
    return None if found in NOWHERE else found


def territories_at(longitude: float, latitude: float) -> tuple[str, ...]:
    """Return the countries of a place [degrees]; usually one, none on the high sea."""
    found = (territory_of(zone) for zone in time_zones_at(longitude, latitude))
    return tuple(dict.fromkeys(country for country in found if country))


def currencies_of(country: str, year: int) -> tuple[str, ...]:
    """Return the currencies (ISO 4217) that are legal tender of a country at the end of a year, the usual one first.

    Where there are several, that is the common currency of a union which the country has joined, then the one whose
    code begins with the country's, as ISO 4217 forms them, then the one that was introduced first.
    """
    day = datetime.date(year, 12, 31)
    try:
        found: list[str] = get_territory_currencies(country, start_date=day, end_date=day)
    except KeyError:
        return ()
    return tuple(sorted(found, key=lambda code: (code not in OF_UNIONS, not code.startswith(country))))


@cache
def all_territories() -> tuple[str, ...]:
    """Return the countries that have a time zone, by their codes."""
    return tuple(sorted(set(_territories().values()) - NOWHERE))


@cache
def _territories() -> Mapping[str, str]:
    found: Mapping[str, str] = get_global("zone_territories")
    return found
