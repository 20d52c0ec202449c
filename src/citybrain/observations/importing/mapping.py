"""What a person states of the columns of a file: what each means, its unit, the order of day and month, properties."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast, get_args

from citybrain.base.files import local_file
from citybrain.base.names import nearest, plain
from citybrain.kernel.errors import InputError
from citybrain.observations.properties import KnownProperty, known_properties, named

Dates: TypeAlias = Literal["day-first", "month-first"]
LARGEST = 1 << 20
"""Bytes of a mapping file."""

NONE = "none"
"""What a column means that is to be left out."""

ROLES = (
    "time", "date", "clock", "year", "month", "day", "hour", "minute", "second", "station", "property", "value", "unit",
    "longitude", "latitude",
)  # fmt: skip
"""What a column can hold beside the values of a property; `clock` is a time of day beside a `date`."""

SECTIONS = {"columns": dict, "units": dict, "properties": dict, "dates": str, "time_zone": str, "station": str}


@dataclass(frozen=True)
class StatedMapping:
    """`columns`: role, property or "none" by column. `units` by column or property. `own`: properties by key.

    `zone` and `station` hold where a command names none.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, KnownProperty] = field(default_factory=dict)
    dates: Dates | None = None
    zone: str | None = None
    station: str | None = None

    def meaning(self, column: str) -> str | None:
        """What a column means: by its name as the file has it, else by its plain name."""
        return _of(self.columns, column)

    def known(self, name: str) -> tuple[KnownProperty | None, str]:
        """The property that a name means, own ones first, and the unit that stands behind the name."""
        found, unit = named(name)
        return self.own.get(plain(name)) or found, unit

    def absent(self, names: Iterable[str]) -> list[str]:
        """Columns that something is stated of, and that are not among some names."""
        there = set(map(plain, names))
        return [column for column in self.columns if plain(column) not in there]

    def unit(self, *names: str) -> str:
        """The unit that is stated for the first of some names that has one; "" where none has."""
        return next((unit for name in names if (unit := _of(self.units, name))), "")


def stated(told: Iterable[str], units: Iterable[str] = (), dates: str | None = None) -> StatedMapping:
    """Statements as a command line has them: mapping files and pairs `column=meaning`, pairs `column=unit`.

    What comes later stands over what came before. Raises InputError for what is no pair, meaning or mapping file.
    """
    whole = StatedMapping()
    for one in told:
        if "=" in one and not Path(one).is_file():
            column, meaning = _pair(one, "map")
            whole = replace(whole, columns={**whole.columns, column: meaning})
        else:
            whole = _over(whole, read_mapping(Path(one)))
    whole = replace(whole, units={**whole.units, **dict(_pair(one, "unit") for one in units)})
    return checked(replace(whole, dates=_dates(dates) or whole.dates))


def read_mapping(path: Path) -> StatedMapping:
    """A mapping file (TOML; see docs/observations.md). Raises InputError for one that cannot be read."""
    try:
        said = tomllib.loads(local_file(path, LARGEST).read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise InputError("observations-map-unread", file=path.name, problem=str(problem)[:100]) from problem
    for name, content in said.items():
        if name not in SECTIONS or not isinstance(content, SECTIONS[name]):
            allowed = ", ".join(SECTIONS)
            raise InputError("observations-map-section", file=path.name, received=name[:40], allowed=allowed)
    texts = {name: {key: str(value) for key, value in said.get(name, {}).items()} for name in ("columns", "units")}
    own = {plain(key): own_property(plain(key), told, path.name) for key, told in said.get("properties", {}).items()}
    return StatedMapping(
        **texts, own=own, dates=_dates(said.get("dates")), zone=said.get("time_zone"), station=said.get("station")
    )


def checked(said: StatedMapping) -> StatedMapping:
    """The same. Raises InputError where a column is to mean something that nobody knows."""
    for column, meaning in said.columns.items():
        if meaning not in ROLES and meaning != NONE and said.known(meaning)[0] is None:
            alike = nearest(meaning, (NONE, *ROLES, *said.own, *known_properties()))
            raise InputError("observations-map-meaning", column=column, received=meaning[:40], nearest=alike)
    return said


def own_property(key: str, told: Any, file: str) -> KnownProperty:
    """A property of the city's own. Raises InputError for one that is known already, or without label or unit."""
    if named(key)[0] is not None:
        raise InputError("observations-map-known", file=file, received=key)
    label = told.get("label") if isinstance(told, dict) else None
    label = {"en": label} if isinstance(label, str) else label
    if not isinstance(label, dict) or "en" not in label or not isinstance(told.get("unit", ""), str):
        raise InputError("observations-map-property", file=file, received=key)
    texts = {language: str(name) for language, name in label.items()}
    return KnownProperty(key, texts, str(told.get("definition", f"urn:citybrain:{key}")), told.get("unit"))


def _over(under: StatedMapping, over: StatedMapping) -> StatedMapping:
    return StatedMapping(
        {**under.columns, **over.columns},
        {**under.units, **over.units},
        {**under.own, **over.own},
        over.dates or under.dates,
        over.zone or under.zone,
        over.station or under.station,
    )


def _pair(told: str, option: str) -> tuple[str, str]:
    column, _, said = (part.strip() for part in told.rpartition("="))
    if not column or not said:
        raise InputError("observations-map-pair", option=option, received=told[:60])
    return column, said


def _dates(told: Any) -> Dates | None:
    if told is not None and told not in get_args(Dates):
        raise InputError("observations-dates-order", received=str(told)[:40], allowed=", ".join(get_args(Dates)))
    return cast(Dates | None, told)


def _of(said: Mapping[str, str], name: str) -> str | None:
    by_plain = {plain(key): value for key, value in said.items()}
    return said.get(name) or by_plain.get(plain(name))
