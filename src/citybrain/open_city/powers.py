"""What a city that came from elsewhere gives others power over: who administers it, whom it asks, what it reads."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from citybrain.governance.consents import PERSONAL
from citybrain.governance.register import identities
from citybrain.governance.roles import RIGHTS, Permission, Rights
from citybrain.open_city.city import OpenCity
from citybrain.twin.configuration import FILE, GIVEN

OUTSIDE = ("file:", "env:", "/")
"""How settings begin that name something of the machine, outside of the folder of the city."""

SHOWN = re.compile(r"sources\.\w+\.(title|licence|owner|url)")
"""Settings that only readers are shown: the program asks nothing there."""


class Powers(NamedTuple):
    """Names of administrators, and of `stewards`, others who change settings or read about persons; `provider` that
    says who people are; hosts and places outside that settings name.
    """

    administrators: list[str]
    stewards: list[str]
    provider: str | None
    hosts: list[str]
    outside: list[str]

    def __bool__(self) -> bool:
        return any(self)


def powers_of(city: Path) -> Powers:
    """As the records and settings in a folder say. Raises NotRecordedError for records that cannot be read."""
    said = list(_settings(city))
    administrators = _holders(city, lambda rights: Permission.WRITE_ACCESS in rights.permissions)
    stewards = _holders(city, lambda rights: Permission.WRITE_CITY in rights.permissions or PERSONAL & rights.reads)
    asked = [value for place, value in said if not SHOWN.fullmatch(place)]
    return Powers(
        administrators,
        [name for name in stewards if name not in administrators],
        next((value for place, value in said if place == "sign_in.provider.issuer"), None),
        sorted({host for value in asked if (host := _host(value)) is not None}),
        [f"{place} = {value}" for place, value in said if _is_outside(value)],
    )


def _holders(city: Path, wanted: Callable[[Rights], object]) -> list[str]:
    """Names of those who have a role with wanted rights."""
    with OpenCity(city) as opened:
        records = opened.city_records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            return [
                one.name
                for one in identities(connection)
                if one.withdrawn_at is None and any(wanted(RIGHTS[role]) for role in one.roles)
            ]


def _settings(city: Path) -> Iterator[tuple[str, str]]:
    """Every text of the settings with its place, such as "sign_in.provider.issuer"."""
    for name in (FILE, GIVEN):
        if (city / name).is_file():
            yield from _texts(tomllib.loads((city / name).read_text(encoding="utf-8")), "")


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _texts(one, f"{place}.{key}" if place else str(key))


def _is_outside(value: str) -> bool:
    """Whether a text names something outside, be it by a way that leads up out of the folder of the city."""
    return value.startswith(OUTSIDE) or PurePosixPath(os.path.normpath(value)).parts[:1] == ("..",)


def _host(value: str) -> str | None:
    try:
        place = urlsplit(value)
        return place.hostname if "://" in value else None
    except ValueError:
        return None
