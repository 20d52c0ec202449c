"""What each column of a file holds: the station, the time, values of a property; and which are left out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import polars as pl

from citybrain.base.names import plain, shown_columns
from citybrain.base.tables import LINE
from citybrain.kernel.errors import InputError
from citybrain.observations.importing.mapping import NONE, ROLES, Dates, StatedMapping
from citybrain.observations.importing.times import CLOCK, PARTS, fixed_offset
from citybrain.observations.properties import UNIT, KnownProperty, spelled, unclear_names

NAMES: Mapping[str, tuple[str, ...]] = {
    "time": ("time", "timestamp", "datetime", "date_time", "phenomenontime", "phenomenon_time", "时间"),
    "date": ("date", "fecha", "datum", "日期"),
    "clock": ("time", "hour", "hora", "clock", "time_of_day", "时刻", "时间"),
    "station": (
        "station", "station_name", "site", "site_name", "thing", "sensor", "location", "estacion", "站点", "监测点",
        "站名",
    ),
    "property": (
        "property", "parameter", "observed_property", "observedproperty", "pollutant", "variable", "项目", "指标",
    ),
    "value": ("value", "result", "reading", "concentration", "数值", "值"),
    "unit": ("unit", "units", "单位"),
    "longitude": ("longitude", "lon", "lng", "long", "经度"),
    "latitude": ("latitude", "lat", "纬度"),
}  # fmt: skip
KNOWN_NAMES = frozenset({*PARTS, *(name for names in NAMES.values() for name in names)})
NUMBERINGS = frozenset({"no", "index", "id", "row", "nr", "序号"})
"""Names that columns often have which number the rows."""


class Why(StrEnum):
    """Why a column is left out; the value ends the key of the message that says so."""

    UNKNOWN = "unknown"
    NUMBERS = "numbers"
    STATED = "stated"
    TOLD = "told"
    LONG = "long"


class Meant(NamedTuple):
    """A column of values of a property, in a unit; "" where none is stated."""

    column: str
    known: KnownProperty
    unit: str


class ReadingColumns(NamedTuple):
    """The column of each role, columns of values, those left out. `zone` and `dates` stand in the name of the time."""

    roles: dict[str, str]
    meant: tuple[Meant, ...]
    left_out: dict[str, Why]
    zone: str | None
    dates: Dates | None


def columns_of(cells: pl.DataFrame, file: str, said: StatedMapping) -> ReadingColumns:
    """What the columns of a file hold, as stated and else by their names.

    Raises InputError for names that differ in nothing but case and signs, for two columns of one property, without a
    time, and where a name can mean a property and a numbering of rows and the values do not tell which.
    """
    names = [name for name in cells.columns if name != LINE]
    stated = {name: meaning for name in names if (meaning := said.meaning(name)) is not None}
    used = [name for name in names if stated.get(name) != NONE]
    _require_different(used, file)
    left_out = dict.fromkeys((name for name in names if name not in used), Why.STATED)
    roles = _roles(cells, used, stated, file)
    rest = [name for name in used if name not in roles.values()]
    long = {"property", "value"} <= set(roles)
    meant: list[Meant] = []
    for name in rest:
        found = None if long else _meant(cells, name, names, stated, said, file)
        if found is not None:
            meant.append(found)
        else:
            left_out[name] = Why.LONG if long else _why(cells, name)
    _require_once(meant, file)
    bracket = _bracket(roles.get("time") or roles.get("date") or "")
    dates: Dates | None = "day-first" if plain(bracket).startswith("dd_mm") else None
    dates = "month-first" if plain(bracket).startswith("mm_dd") else dates
    return ReadingColumns(roles, tuple(meant), left_out, None if fixed_offset(bracket) is None else bracket, dates)


def _bracket(name: str) -> str:
    match = UNIT.match(name)
    return match["unit"].strip() if match else ""


def _roles(cells: pl.DataFrame, used: list[str], stated: Mapping[str, str], file: str) -> dict[str, str]:
    """The column of each role. Raises InputError without a time, and where two columns are stated to have one role."""
    found: dict[str, str] = {}
    for name, meaning in stated.items():
        if meaning in ROLES:
            if meaning in found:
                raise InputError("observations-map-twice", file=file, columns=f"{found[meaning]}, {name}", role=meaning)
            found[meaning] = name
    free = {_plain_role(name): name for name in reversed(used) if name not in stated}
    auto = {role: next((free[n] for n in names if n in free), None) for role, names in NAMES.items()}
    auto |= {part: free.get(part) for part in PARTS}
    roles = {role: name for role, name in auto.items() if name is not None} | found
    return _one_time(cells, roles, file)


def _one_time(cells: pl.DataFrame, roles: dict[str, str], file: str) -> dict[str, str]:
    """Columns of the one way in which a file tells times: parts, date and clock, one column, or dates alone."""
    parts = {part: roles.pop(part) for part in PARTS if part in roles}
    date, clock, time = (roles.pop(role, None) for role in ("date", "clock", "time"))
    if {"year", "month", "day"} <= set(parts):
        return {**roles, **parts}
    if date is not None and clock is not None and clock != date and _holds_clocks(cells[clock]):
        return {**roles, "date": date, "clock": clock}
    if time is None and date is None:
        raise InputError("observations-time-missing", file=file, columns=listed(cells))
    return {**roles, "time": time or date or ""}


def _holds_clocks(texts: pl.Series) -> bool:
    there = texts.str.strip_chars().drop_nulls()
    there = there.filter(there != "")
    return len(there) > 0 and bool(there.str.contains(CLOCK).all())


def _meant(
    cells: pl.DataFrame, name: str, names: list[str], stated: Mapping[str, str], said: StatedMapping, file: str
) -> Meant | None:
    """The property of a column; None where it means none."""
    match = UNIT.match(name)
    bare, behind = (match["name"], match["unit"].strip()) if match else (name, "")
    known, _ = said.known(stated.get(name) or bare)
    stated_unit = said.unit(name, bare, *((known.key,) if known else ()))
    if known is None and plain(bare) in unclear_names():
        known = _unclear(cells[name], bare, names, said, bool(behind or stated_unit), file)
    if known is None or stated.get(name) in ROLES:
        return None
    if stated_unit and behind and spelled(stated_unit) != spelled(behind):
        raise InputError("observations-unit-other", file=file, column=name, received=stated_unit, other=behind)
    own = known.unit or "" if known.key in said.own else ""
    return Meant(name, known, stated_unit or behind or own)


def _unclear(
    texts: pl.Series, name: str, names: list[str], said: StatedMapping, has_unit: bool, file: str
) -> KnownProperty | None:
    """The property of a name that can mean another thing. Raises InputError where nothing tells."""
    key, beside = unclear_names()[plain(name)]
    known = said.known(key)[0]
    if has_unit:
        return known
    if numbers_rows(texts):
        return None
    there = texts.str.strip_chars().drop_nulls()
    numbers = there.str.contains(r"^[<+-]?\d+([.,]\d+)?$").sum()
    pollutants = {found.key for one in names if (found := said.known(one)[0]) is not None}
    if pollutants & beside and len(there) and numbers > len(there) // 2:
        return known
    raise InputError("observations-column-unclear", file=file, column=name, property=key)


def numbers_rows(texts: pl.Series) -> bool:
    """Whether texts are whole numbers that rise by one from row to row."""
    numbers = texts.str.strip_chars().cast(pl.Int64, strict=False)
    first = numbers[0] if len(numbers) else None
    rising = numbers.null_count() == 0 and bool((numbers.diff().drop_nulls() == 1).all())
    return rising and first is not None and (len(numbers) > 2 or first in (0, 1))


def _why(cells: pl.DataFrame, name: str) -> Why:
    if plain(name) in NUMBERINGS and numbers_rows(cells[name]):
        return Why.NUMBERS
    return Why.TOLD if _plain_role(name) in KNOWN_NAMES else Why.UNKNOWN


def role_named(name: str) -> str | None:
    """The role that a column seems to have by its name alone."""
    bare = _plain_role(name)
    return bare if bare in PARTS else next((role for role, names in NAMES.items() if bare in names), None)


def _plain_role(name: str) -> str:
    """The plain name of a column without what stands in brackets behind it."""
    match = UNIT.match(name)
    return plain(match["name"] if match else name)


def _require_different(names: list[str], file: str) -> None:
    seen: dict[str, str] = {}
    for name in names:
        alike = seen.setdefault(plain(name), name)
        if alike != name and plain(name):
            raise InputError("observations-column-alike", file=file, received=name, other=alike)


def _require_once(meant: list[Meant], file: str) -> None:
    seen: dict[str, str] = {}
    for column, known, _ in meant:
        other = seen.setdefault(known.key, column)
        if other != column:
            raise InputError("observations-property-twice", file=file, received=column, other=other, property=known.key)


def left_out_notices(left_out: Mapping[str, Why]) -> Iterator[tuple[Why, list[str]]]:
    """Columns that were left out, by reason."""
    for why in Why:
        if some := [name for name, reason in left_out.items() if reason is why]:
            yield why, some


def listed(cells: pl.DataFrame) -> str:
    """The names of the first columns."""
    return shown_columns(column for column in cells.columns if column != LINE)
