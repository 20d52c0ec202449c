"""Try a file with the reader that the build will use, with the columns that were guessed or chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from citybrain.kernel.errors import InputError
from citybrain.twin.declared import stated_attributes
from citybrain.twin.importers.districts import read_districts
from citybrain.twin.importers.footprints import read_footprints
from citybrain.twin.importers.footprints_attributes import category_of, kind_of, texts
from citybrain.twin.importers.population import read_population
from citybrain.twin.importers.population_table import CellColumns
from citybrain.twin.importers.register import read_register
from citybrain.twin.importers.register_mapping import RegisterMapping
from citybrain.twin.recognise.recognition import Code, Recognition
from citybrain.twin.recognise.settings import FileSettings

MOST_CODES = 60


def check(path: Path, found: Recognition, settings: FileSettings, metres: str) -> None:
    """Read the file as the build will; what is noticed goes to `notices`, what stops it to `problem`.

    `metres` is a projected coordinate system of the place. Nothing happens while a column has to be named first.
    """
    reader = READERS.get(found.kind or "")
    if reader is None or found.unnamed or found.problem:
        return
    columns = {wanted.name: wanted.column for wanted in found.wanted if wanted.column is not None}
    try:
        reader(path, found, settings, columns, metres)
    except InputError as error:
        found.fail(error)


def _buildings(path: Path, found: Recognition, settings: FileSettings, columns: Mapping[str, str], metres: str) -> None:
    try:
        read = read_footprints(path, settings.layer, settings.crs, columns or None, settings.meanings or None)
    except InputError as error:
        if error.code != "footprints-id" or "id" in settings.columns:
            raise
        # a column that only looked like one of identifiers: buildings are numbered instead
        found.wanted = tuple(replace(wanted, column=None) if wanted.name == "id" else wanted for wanted in found.wanted)
        left = {name: column for name, column in columns.items() if name != "id"}
        read = read_footprints(path, settings.layer, settings.crs, left or None, settings.meanings or None)
    found.counts["buildings"] = len(read.buildings)
    found.notices += read.notices


def _population(
    path: Path, found: Recognition, settings: FileSettings, columns: Mapping[str, str], metres: str
) -> None:
    h3, x, y, size = (columns.get(name) for name in ("h3", "x", "y", "cell_size"))
    named = CellColumns(h3, x, y, size, settings.encoding or "utf-8")
    grid = read_population(path, metres, columns["population"], None, settings.layer, settings.crs, named)
    found.counts |= {"cells": len(grid), "people": round(float(grid["population"].sum()))}
    found.notices += grid.attrs["notices"]


def _districts(path: Path, found: Recognition, settings: FileSettings, columns: Mapping[str, str], metres: str) -> None:
    shares = {name: column for name, column in columns.items() if name != "name"}
    areas = read_districts(path, metres, columns["name"], settings.layer, settings.crs, shares)
    found.counts["districts"] = len(areas)
    found.notices += areas.attrs["notices"]


def _register(path: Path, found: Recognition, settings: FileSettings, columns: Mapping[str, str], metres: str) -> None:
    register = read_register(path, RegisterMapping.from_toml(register_table(settings, columns)), metres)
    found.counts["rows"] = register.read
    if register.rows.geometry.notna().any():
        west, south, east, north = register.rows.to_crs("EPSG:4326").total_bounds.tolist()
        found.bounds = found.bounds or (west, south, east, north)
    found.notices += register.notices


def register_table(settings: FileSettings, columns: Mapping[str, str]) -> dict[str, Any]:
    """The [register] table of city.toml for a file with these settings and columns."""
    table: dict[str, Any] = {name: columns[name] for name in ("id", "x", "y") if name in columns}
    told = {"crs": settings.crs, "layer": settings.layer, "encoding": settings.encoding}
    table |= {name: value for name, value in told.items() if value is not None}
    table["columns"] = {name: columns[name] for name in stated_attributes() if name in columns}
    table["values"] = {name: meanings for name, meanings in settings.meanings.items() if name in columns}
    return table


def codes_of(table: pd.DataFrame, found: Recognition, settings: FileSettings) -> dict[str, tuple[Code, ...]]:
    """Values of the columns that tell a kind, the most frequent first, and what each of them means."""
    known: dict[str, tuple[Code, ...]] = {}
    for wanted in found.wanted:
        if kind_of(wanted.name) == "category" and wanted.column in table:
            counted = Counter(str(cell) for cell in texts(table[wanted.column]) if cell is not None)
            chosen = settings.meanings.get(wanted.name, {})
            known[wanted.name] = tuple(
                Code(value, count, _meaning(found, wanted.name, value, chosen))
                for value, count in counted.most_common(MOST_CODES)
            )
    return known


def _meaning(found: Recognition, category: str, value: str, chosen: Mapping[str, str]) -> str | None:
    """What a value means by itself or by choice; a register is taken at its word only, as its reader does."""
    try:
        meant = category_of(category, value, chosen)
    except InputError:
        return None
    return meant if found.kind == "buildings" or value in chosen or meant == value else None


READERS: dict[str, Callable[[Path, Recognition, FileSettings, Mapping[str, str], str], None]] = {
    "buildings": _buildings,
    "population": _population,
    "districts": _districts,
    "register": _register,
}
