"""What a file of readings holds and what is asked about it, before anything of it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from citybrain.base.notices import Notice
from citybrain.base.tables import LINE
from citybrain.kernel.errors import InputError
from citybrain.observations.importing import LARGEST
from citybrain.observations.importing.columns import Meant, ReadingColumns, Why, columns_of, role_named
from citybrain.observations.importing.judging import Asked, ReadCells, StoredRows, read_cells, rows_of
from citybrain.observations.importing.layout import tidy
from citybrain.observations.importing.mapping import ROLES, StatedMapping
from citybrain.observations.importing.places import COORDINATES
from citybrain.observations.importing.units import with_units, without_units
from citybrain.observations.properties import known_properties

SAMPLES = 3
SHOWN = 12
"""Rows that are shown as they would be stored."""

MOST_NAMES = 200
"""Columns, and names in the rows of a long file, that are told; further ones can be stated in a mapping file."""


@dataclass(frozen=True)
class InspectedColumn:
    """A column, or a name in the rows of a long file, with some of its texts.

    `meaning` is a role, the key of a property or "none", None where nothing is known; `why` it is left out. `unit` is
    what file or person states; `unit_asked`: numbers of it have no unit.
    """

    name: str
    in_rows: bool
    samples: tuple[str, ...]
    meaning: str | None
    why: Why | None
    unit: str
    unit_asked: bool


@dataclass(frozen=True)
class InspectedRow:
    """A reading as it would be stored: times [µs], value in the unit of its property; `problem`: why it is rejected."""

    line: int
    station: str | None
    name: str
    key: str | None
    time: int | None
    until: int | None
    value: float | None
    said: str | None
    cell: str
    problem: str | None


@dataclass(frozen=True)
class Inspected:
    """What was read of a file; `problems` have to be settled before it can be stored, `rows` are empty until then.

    received = readings + rejected, which counts by reason. `first` and `last` are times of readings [µs]. `needs` are
    "station", "dates" and "coordinates" as far as the file does not tell them.
    """

    named: tuple[InspectedColumn, ...]
    problems: tuple[InputError, ...]
    needs: frozenset[str]
    notices: tuple[Notice, ...] = ()
    rows: tuple[InspectedRow, ...] = ()
    received: int = 0
    readings: int = 0
    rejected: Mapping[str, int] | None = None
    empty: int = 0
    stations: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


ASSUMED: Mapping[str, str] = {
    "observations-station-missing": "station",
    "observations-dates-unclear": "dates",
    "observations-dates-mixed": "dates",
    "observations-coordinates-needed": "coordinates",
}
"""Questions, and what of `Asked` answers each: with any answer to one, what else is to be asked is found."""


def inspect(path: Path, asked: Asked) -> Inspected:
    """Read a file and find everything that has to be asked. Raises InputError for one that is no table or track."""
    read = read_cells(path, asked, LARGEST)
    problems: list[InputError] = []
    needs: set[str] = set()
    while True:
        try:
            rows = rows_of(read, asked, path.name)
        except InputError as problem:
            problems.append(problem.alone())
            need = ASSUMED.get(problem.code)
            if need is None or need in needs:
                break
            needs.add(need)
            asked = _assuming(asked, need)
        else:
            break
    named = _named(read, asked, path.name)
    if problems:
        return Inspected(named, tuple(problems), frozenset(needs))
    return _summed(named, rows)


def _assuming(asked: Asked, need: str) -> Asked:
    if need == "dates":
        return replace(asked, stated=replace(asked.stated, dates="day-first"))
    return replace(asked, **{need: {"station": "-", "coordinates": COORDINATES[0]}[need]})  # type: ignore[arg-type]


def _named(read: ReadCells, asked: Asked, file: str) -> tuple[InspectedColumn, ...]:
    """Columns and names in rows with what they mean; as far as names tell where columns contradict each other."""
    said, cells = asked.stated, read.cells
    try:
        found = columns_of(cells, file, said)
        known = {**known_properties(), **said.own}
        held = with_units(tidy(cells, file, asked.zone, asked.station or "-", said).cells, known)
        without = without_units(held, known)
    except InputError:
        found, held, without = _guessed(cells, said), None, {}
    columns = tuple(_column(cells, name, found, said, without) for name in cells.columns if name != LINE)
    rows = () if held is None or not {"property", "value"} <= set(found.roles) else _in_rows(held, said, without)
    return (columns + rows)[:MOST_NAMES]


def _guessed(cells: pl.DataFrame, said: StatedMapping) -> ReadingColumns:
    """What each column seems to hold, one after the other, where all together cannot be told."""
    roles: dict[str, str] = {}
    meant: list[Meant] = []
    for name in cells.columns:
        role = said.meaning(name) or role_named(name)
        known, unit = said.known(said.meaning(name) or name)
        if role in ROLES:
            roles.setdefault(role, name)
        elif known is not None:
            meant.append(Meant(name, known, said.unit(name) or unit))
    return ReadingColumns(roles, tuple(meant), {}, None, None)


def _column(
    cells: pl.DataFrame, name: str, found: ReadingColumns, said: StatedMapping, without: Mapping[str, pl.Series]
) -> InspectedColumn:
    values = next((one for one in found.meant if one.column == name), None)
    role = next((role for role, column in found.roles.items() if column == name), None)
    why = found.left_out.get(name)
    meaning = said.meaning(name) or (values.known.key if values else role)
    texts = cells[name].drop_nulls().str.strip_chars()
    samples = texts.filter(texts != "").unique(maintain_order=True).head(SAMPLES)
    unit = values.unit if values else said.unit(name)
    return InspectedColumn(name, False, tuple(text[:60] for text in samples), meaning, why, unit, name in without)


def _in_rows(held: pl.DataFrame, said: StatedMapping, without: Mapping[str, pl.Series]) -> tuple[InspectedColumn, ...]:
    """Names of properties in the rows of a long file."""
    told = []
    for (name,), part in held.filter(pl.col("name").is_not_null()).group_by("name", maintain_order=True):
        units = part["unit"].unique(maintain_order=True)
        samples = part["cell"].unique(maintain_order=True).head(SAMPLES)
        key, text = part["key"][0], str(name)
        why = Why.UNKNOWN if key is None else None
        unit = units[0] if len(units) == 1 else ""
        told.append(InspectedColumn(text, True, tuple(samples), said.meaning(text) or key, why, unit, text in without))
    return tuple(told)


def _summed(named: tuple[InspectedColumn, ...], read: StoredRows) -> Inspected:
    rows = read.rows
    good = rows.filter(pl.col("problem").is_null())
    bad = rows.filter(pl.col("problem").is_not_null())["problem"].value_counts(sort=True)
    stations = good["station"].drop_nulls().unique(maintain_order=True)
    columns = ("line", "station", "name", "key", "time", "until", "value", "said", "cell", "problem")
    shown = rows.sort("line", maintain_order=True).head(SHOWN).select(columns)
    return Inspected(
        named,
        (),
        frozenset(),
        read.notices,
        tuple(InspectedRow(*row) for row in shown.iter_rows()),
        len(rows),
        len(good),
        dict(bad.iter_rows()),
        read.tidy.empty,
        tuple(stations),
        good["time"].min(),  # type: ignore[arg-type]
        good["time"].max(),  # type: ignore[arg-type]
    )
