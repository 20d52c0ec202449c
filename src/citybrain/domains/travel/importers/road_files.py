"""A network of roads and a table of trips, as transport planners keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.travel.importers.trip_areas import no_areas
from citybrain.domains.travel.models.equilibrium.network import require_size
from citybrain.domains.travel.models.equilibrium.preparing import prepare
from citybrain.kernel import Relation
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

COLUMNS = {"roads": ("from", "to", "capacity", "speed"), "trips": ("from", "to", "cars")}
ENDS = ("from", "to")
MOST_NODES_OF_TRIPS = 2000
MOST_CARS = 10
"""Cars from or to a node, as a multiple of what its roads can take: more is a wrong unit and takes long to search."""

FAULTS_SHOWN = 5
NOTHING = np.array([], np.intp)
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")


@importer("roads", "trips", most_rows=MOST_NODES_OF_TRIPS**2)
def road_files(read: Tables, known: Tables) -> Imported:
    """Takes over roads from node to node and the cars that drive between nodes in the peak hour.

    Roads are lines, one for each direction: `from`, `to`, `capacity` [cars/h], `speed` without other cars [km/h],
    `length` [m] where it is not that of the line. Trips are a table: `from`, `to`, `cars` [1/h]. Nodes are called by
    any names. Raises InputError with all that is wrong: columns, names, numbers, trips from or to nodes without a road
    or with far too little of it; and where the network is too large.
    """
    roads, trips = read["roads"], read["trips"]
    _refuse([*_columns("roads", roads), *_lines(roads), *_columns("trips", trips)])
    given = roads["length"] if "length" in roads else pd.Series("", roads.index)
    roads = roads.assign(length=_values(given, blank=roads.geometry.length))
    roads = roads.assign(**{name: _values(roads[name]) for name in ("capacity", "speed")})
    trips = trips.assign(cars=_values(trips["cars"]))
    columns = (("roads", roads, ("capacity", "speed", "length")), ("trips", trips, ("cars",)))
    _refuse([*(fault for table in columns for fault in _cells(*table)), *_nodes(roads, trips)])
    _refuse([*_crowds(roads, trips)])
    names = pd.Index(pd.unique(pd.concat([_name(roads[end]) for end in ENDS])))
    require_size(len(set().union(*(_name(trips[end]) for end in ENDS))), len(names))
    tables = {
        "roads": roads.drop(columns=["from", "to", "capacity", "speed", "length"]).assign(
            road_from=_number(roads["from"], names),
            road_to=_number(roads["to"], names),
            road_length=roads["length"],
            stated_road_capacity=roads["capacity"],
            stated_road_speed=roads["speed"],
        ),
        "trip_pairs": pd.DataFrame(
            {
                "id": [f"{start} - {end} / {row}" for row, (start, end) in enumerate(_ends(trips), start=1)],
                "pair_from": _number(trips["from"], names),
                "pair_to": _number(trips["to"], names),
                "pair_cars": trips["cars"],
            }
        ),
    }
    prepare()
    along = Relation.of_pairs("road", "street", len(roads), (NOTHING, NOTHING), NOTHING.astype(np.float64))
    tables["trip_areas"] = no_areas(roads.crs)
    read_from = {"roads": "roads", "trip_pairs": "trips", "trip_areas": "roads"}
    names = "road_to_street", "road_onward_street", "road_back_street"
    return Imported(tables, read_from, dict.fromkeys(names, along), (notice("travel-no-lorries", count=len(roads)),))


def _refuse(faults: list[str]) -> None:
    if faults:
        raise InputError("travel-files", count=len(faults), received=_first(faults, "; "))


def _first(texts: list[str], between: str = ", ") -> str:
    more = f" (+ {len(texts) - FAULTS_SHOWN})" if len(texts) > FAULTS_SHOWN else ""
    return between.join(texts[:FAULTS_SHOWN]) + more


def _ends(table: pd.DataFrame) -> zip[tuple[str, str]]:
    return zip(_name(table["from"]), _name(table["to"]), strict=True)


def _values(column: pd.Series, blank: Array | float = np.nan) -> Array:
    """Numbers with a comma or a point, `blank` for nothing; NaN for what is none.

    None is 1,800 as well where no other number of the column says what its commas are.
    """
    texts = column.astype(str).str.strip()
    values, wrong = to_numbers(column)
    commas = texts.str.contains(",", regex=False).to_numpy()
    thousands = texts.str.fullmatch(_THOUSANDS).to_numpy()
    if thousands[commas].all():
        wrong = wrong | thousands
    return np.where(wrong, np.nan, np.where(np.isnan(values), blank, values))


def _name(column: pd.Series) -> pd.Series:
    """Names of nodes as texts, empty where there is none; a whole number is called without its decimals."""
    return column.astype(str).str.strip().str.removesuffix(".0").where(column.notna(), "")


def _number(column: pd.Series, names: pd.Index) -> np.ndarray:
    return names.get_indexer(pd.Index(_name(column))).astype(np.float64)


def _columns(source: str, table: pd.DataFrame) -> Iterator[str]:
    if missing := [name for name in COLUMNS[source] if name not in table.columns]:
        yield f"{source}: {', '.join(missing)}?"


def _lines(roads: pd.DataFrame) -> Iterator[str]:
    if not isinstance(roads, gpd.GeoDataFrame):
        yield "roads: geometry?"


def _cells(source: str, table: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[str]:
    """Rows, from 1, without a name of their node or without a number of 0 or more."""
    wrong: dict[str, Mask] = {end: (_name(table[end]) == "").to_numpy() for end in ENDS}
    wrong |= {name: (~(np.isfinite(table[name]) & (table[name] >= 0))).to_numpy() for name in columns}
    for name, rows in wrong.items():
        if rows.any():
            yield f"{source}.{name}: {_first([str(row + 1) for row in np.flatnonzero(rows)])}"


def _nodes(roads: pd.DataFrame, trips: pd.DataFrame) -> Iterator[str]:
    """Nodes of trips that no road begins or ends at, and more nodes of trips than can be computed."""
    ends = set(_name(trips["from"])) | set(_name(trips["to"]))
    unknown = sorted(ends - set(_name(roads["from"])) - set(_name(roads["to"])) - {""})
    if unknown:
        yield f"trips: {', '.join(unknown[:FAULTS_SHOWN])} ({len(unknown)})"
    if len(ends) > MOST_NODES_OF_TRIPS:
        yield f"trips: {len(ends)} > {MOST_NODES_OF_TRIPS}"


def _crowds(roads: pd.DataFrame, trips: pd.DataFrame) -> Iterator[str]:
    """Nodes from or to which many times more cars drive than their roads can take."""
    trips = trips[_name(trips["from"]) != _name(trips["to"])]
    for end in ENDS:
        cars = trips["cars"].groupby(_name(trips[end])).sum()
        capacity = roads["capacity"].groupby(_name(roads[end])).sum().reindex(cars.index)
        crowds = cars.index[cars > MOST_CARS * capacity]
        if len(crowds):
            places = [f"{node} ({cars[node]:g} > {MOST_CARS} x {capacity[node]:g})" for node in crowds]
            yield f"trips.cars, {end}: {_first(places)}"
