"""Trees of the map, and those of a city's own register, which stand over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.names import first_known, plain, shown_columns
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.trees.importers.conditions import CONDITION, conditions
from citybrain.domains.trees.importers.species import species_columns
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

REGISTER, MAP = "register", "trees"
SAME_PLACE, SAME_AS_MAP = 1.0, 3.0
"""Metres within which two trees of a register are one planted twice, and a tree of the map is one of the register."""

FURTHEST = 100.0
"""Metres from the zones of the city beyond which a tree of a register is not the city's."""

DEGREES = "EPSG:4326"
SHOWN, LONGEST = 5, 40
NAMES = {
    "id": ("id", "tree_id", "treeid", "baumid", "kennzeich", "puu_id", "编号"),
    "species": ("species", "scientific_name", "latin_name", "baumart", "art_bot", "laji", "puulaji", "树种"),
    "genus": ("genus", "gattung", "suku", "属"),
    CONDITION: ("condition", "health", "zustand", "vitalitaet", "kunto", "状况"),
    "tree_planted_year": ("tree_planted_year", "planted_year", "planted", "year_planted", "pflanzjahr", "istutusvuosi",
                          "种植年份"),
}  # fmt: skip
"""What registers call what has no unit, the surest first."""

SIZES = {
    "height": ("m", ("height", "tree_height", "hoehe", "baumhoehe", "korkeus", "树高")),
    "tree_crown_diameter": ("m", ("crown_diameter", "crown", "crown_width", "kronendurchmesser", "latvus", "冠幅")),
    "tree_trunk_diameter": ("cm", ("trunk_diameter", "dbh", "diameter", "stammdurchmesser", "lapimitta", "胸径")),
    "tree_trunk_circumference": ("m", ("trunk_circumference", "circumference", "girth", "stammumfang",
                                       "ymparysmitta", "干围")),
}  # fmt: skip
"""Columns of sizes, the unit in which the twin has each, and what registers call them before their unit."""

UNITS = {"mm": 0.001, "cm": 0.01, "dm": 0.1, "m": 1.0, "ft": 0.3048, "in": 0.0254}
"""Metres of each unit that a register may have behind the name of a column."""

PLACES = (("longitude", "lon", "lng", "x_wgs84"), ("latitude", "lat", "y_wgs84"))


class RegisteredTrees(NamedTuple):
    """Trees of a register with the columns of the twin, and what was left out of it."""

    table: gpd.GeoDataFrame
    notices: list[Notice]


@importer(optional=(REGISTER,))
def tree_register(read: Tables, known: Tables) -> Imported:
    """Reads species, size, condition and year of trees, of the city's register before those of the map.

    A tree of the map within 3 m of one of the register is that tree. Raises InputError for a register without places
    or units.
    """
    trees = known.get(MAP)
    told: list[Notice] = []
    made = trees if isinstance(trees, gpd.GeoDataFrame) else None
    source: str | list[str] = MAP
    if REGISTER in read:
        own, told = _registered(read[REGISTER], _zones_of(known))
        made, same = _with_map(own, made)
        source = [REGISTER] * len(own) + [MAP] * (len(made) - len(own))
        told += [notice("trees-of-map-too", count=same)] if same else []
    if made is None:
        return Imported({}, {})
    blank = pd.Series(None, made.index, object)
    species, genus = (made.get(name, blank) for name in ("species", "genus"))
    columns = species_columns(species, genus)
    names = species.where(species.notna(), genus)
    columns["tree_species"] = pd.Series([one if isinstance(one, str) else None for one in names], made.index, object)
    table = made.drop(columns=["species", "genus"], errors="ignore").assign(**columns)
    if CONDITION not in table:
        table[CONDITION] = conditions(blank).column
    twice = len(_twice(table.geometry.to_numpy(), SAME_PLACE)) if REGISTER not in read else 0
    told += [notice("trees-map-twice", count=twice)] if twice else []
    return Imported({MAP: table}, {MAP: source}, notices=tuple(told))


def _zones_of(known: Tables) -> gpd.GeoDataFrame:
    zones = known.get("zones")
    if not isinstance(zones, gpd.GeoDataFrame):
        raise InputError("trees-register-without-zones", source=REGISTER)
    return zones


def _registered(source: pd.DataFrame, zones: gpd.GeoDataFrame) -> RegisteredTrees:
    """The trees of a register in the city, each once."""
    crs = zones.crs
    shapes, nowhere = _places(source, crs)
    if nowhere.all():
        raise InputError("trees-register-nowhere", source=REGISTER, received=_columns_of(source))
    columns: dict[str, Any] = {name: source[column] for name, column in _named(source).items()}
    told = [notice("trees-register-nowhere-some", count=int(nowhere.sum()))] if nowhere.any() else []
    outside = ~nowhere & ~_near_zones(shapes, zones)
    if (outside | nowhere).all():
        raise InputError("trees-register-elsewhere", source=REGISTER, metres=FURTHEST)
    if outside.any():
        told.append(notice("trees-register-outside", count=int(outside.sum()), metres=FURTHEST,
                           rows=_shown_rows(outside)))  # fmt: skip
    nowhere = nowhere | outside
    for name, (column, unit) in _sized(source).items():
        columns[name], negative = _metres(source, column, unit, name)
        if negative.any():
            told.append(notice("trees-register-sizes", count=int(negative.sum()), column=column[:LONGEST],
                               rows=_shown_rows(negative)))  # fmt: skip
    if CONDITION in columns:
        found = conditions(columns[CONDITION])
        columns[CONDITION] = found.column
        told += [notice("trees-condition-unknown", count=found.unknown, words=found.words)] if found.unknown else []
    table = gpd.GeoDataFrame(columns, geometry=shapes, crs=crs, index=source.index)[~nowhere].reset_index(drop=True)
    ids = table["id"].astype(str) if "id" in table else pd.Series([f"{row + 1}" for row in np.flatnonzero(~nowhere)])
    table["id"] = "tree/" + ids
    again = table["id"].duplicated().to_numpy(bool, copy=True)
    again[_twice(table.geometry.to_numpy(), SAME_PLACE, np.flatnonzero(~again))] = True
    if again.any():
        first = [str(one).removeprefix("tree/")[:LONGEST] for one in table["id"][again][:SHOWN]]
        told.append(notice("trees-register-twice", count=int(again.sum()), trees=", ".join(first)))
    return RegisteredTrees(table[~again].reset_index(drop=True), told)


def _near_zones(shapes: Array, zones: gpd.GeoDataFrame) -> Mask:
    """Points that lie in a zone of the city or near one."""
    near: Mask = np.zeros(len(shapes), bool)
    outlines = shapely.make_valid(zones.geometry.to_numpy())
    near[shapely.STRtree(outlines).query(shapes, predicate="dwithin", distance=FURTHEST)[0]] = True
    return near


def _shown_rows(some: Mask) -> str:
    """Numbers of the first rows, from 1."""
    return ", ".join(str(row + 1) for row in np.flatnonzero(some)[:SHOWN])


def _places(source: pd.DataFrame, crs: Any) -> tuple[Array, Mask]:
    """Points in the coordinates of the city, and the rows without one."""
    if isinstance(source, gpd.GeoDataFrame):
        shapes = source.geometry.to_numpy()
        some = np.isfinite(shapely.bounds(shapes)).all(axis=1)
        points: Array = shapely.centroid(np.where(some, shapes, None))
        return points, ~some
    names = [first_known(list(map(str, source.columns)), one) for one in PLACES]
    if None in names:
        raise InputError("trees-register-nowhere", source=REGISTER, received=_columns_of(source))
    east, north = (to_numbers(source[name])[0] for name in names)
    nowhere: Mask = ~((np.abs(east) <= 180.0) & (np.abs(north) <= 90.0))
    degrees = gpd.GeoSeries(shapely.points(np.where(nowhere, 0.0, east), np.where(nowhere, 0.0, north)), crs=DEGREES)
    return degrees.to_crs(crs).to_numpy(), nowhere


def _columns_of(source: pd.DataFrame) -> str:
    return shown_columns((one for one in source.columns if one != "geometry"), width=len(source.columns)) or "-"


def _named(source: pd.DataFrame) -> dict[str, str]:
    columns = [str(one) for one in source.columns]
    named = {name: first_known(columns, map(plain, called)) for name, called in NAMES.items()}
    return {name: column for name, column in named.items() if column is not None}


def _sized(source: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Columns of sizes with their units. Raises InputError for those of which no unit is known."""
    sized: dict[str, tuple[str, str]] = {}
    bare: list[tuple[str, str]] = []
    for name, (_, called) in SIZES.items():
        for column in map(str, source.columns):
            words, _, unit = plain(column).rpartition("_")
            if words in called and unit in UNITS:
                sized.setdefault(name, (column, unit))
            elif plain(column) in called and name not in sized:
                bare.append((name, column))
    missing = [column for name, column in bare if name not in sized]
    if missing:
        received = shown_columns(missing, width=len(source.columns))
        told = {"received": received, "allowed": ", ".join(UNITS), "example": f"{missing[0][:LONGEST]} [m]"}
        raise InputError("trees-register-units", source=REGISTER, **told)
    return sized


def _metres(source: pd.DataFrame, column: str, unit: str, name: str) -> tuple[Array, Mask]:
    """A size in the unit of the twin, not known where it is 0 or less; the rows where it is less than 0.

    Raises InputError for what is no number.
    """
    values, wrong = to_numbers(source[column].map(lambda one: "" if one is None else str(one)))
    if wrong.any():
        raise InputError("trees-register-numbers", source=REGISTER, column=column[:LONGEST], rows=_shown_rows(wrong),
                         received=str(source[column].to_numpy()[wrong][0])[:LONGEST])  # fmt: skip
    size: Array = np.where(values > 0.0, values, np.nan) * (UNITS[unit] / UNITS[SIZES[name][0]])
    return size, np.asarray(values < 0.0)


def _twice(shapes: Array, metres: float, among: Iterable[int] | None = None) -> Rows:
    """Rows within some metres of an earlier one that stays; of some rows, or of all."""
    rows = np.arange(len(shapes)) if among is None else np.asarray(among, np.intp)
    first, second = shapely.STRtree(shapes[rows]).query(shapes[rows], predicate="dwithin", distance=metres)
    order = np.lexsort((second, first))
    gone = np.zeros(len(rows), bool)
    for one, other in zip(first[order].tolist(), second[order].tolist(), strict=True):
        if other > one and not gone[one]:
            gone[other] = True
    return rows[gone]


def _with_map(own: gpd.GeoDataFrame, of_map: gpd.GeoDataFrame | None) -> tuple[gpd.GeoDataFrame, int]:
    """The trees of the register and those of the map that stand elsewhere; how many were the same."""
    if of_map is None or not len(of_map):
        return own, 0
    near = shapely.STRtree(own.geometry.to_numpy()).query(
        of_map.geometry.to_numpy(), predicate="dwithin", distance=SAME_AS_MAP
    )
    others = np.setdiff1d(np.arange(len(of_map)), near[0])
    both = pd.concat([own, of_map.iloc[others]], ignore_index=True)
    return gpd.GeoDataFrame(both, crs=own.crs), len(of_map) - len(others)
