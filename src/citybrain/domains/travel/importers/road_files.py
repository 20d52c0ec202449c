"""A network of roads and a table of trips, as transport planners keep them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.kernel.errors import InputError

COLUMNS = {"roads": ("from", "to", "capacity", "speed"), "trips": ("from", "to", "cars")}
MOST_NODES_OF_TRIPS = 2000
FAULTS_SHOWN = 5


@importer("roads", "trips")
def road_files(read: Tables, known: Tables) -> Imported:
    """Takes over roads from node to node and the cars that drive between nodes in the peak hour.

    Roads are lines, one for each direction: `from`, `to`, `capacity` [cars/h], `speed` without other cars [km/h],
    `length` [m] where it is not that of the line. Trips are a table: `from`, `to`, `cars` [1/h]. Nodes are called by
    any names. Raises InputError with all that is wrong: columns, numbers, trips from or to nodes without a road.
    """
    roads, trips = read["roads"], read["trips"]
    faults = [*_columns("roads", roads), *_columns("trips", trips)]
    if not faults:
        own = ("capacity", "speed", *(("length",) if "length" in roads else ()))
        faults = [*_numbers("roads", roads, own), *_numbers("trips", trips, ("cars",))]
        faults += _nodes(roads, trips)
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        raise InputError("travel-files", count=len(faults), received="; ".join(faults[:FAULTS_SHOWN]) + more)
    names = pd.Index(pd.unique(pd.concat([_name(roads[end]) for end in ("from", "to")])))
    tables = {
        "roads": roads.drop(columns=["from", "to", "capacity", "speed", "length"], errors="ignore").assign(
            road_from=_number(roads["from"], names),
            road_to=_number(roads["to"], names),
            road_length=_values(roads["length"]) if "length" in roads else roads.geometry.length,
            road_capacity=_values(roads["capacity"]),
            road_free_speed=_values(roads["speed"]),
        ),
        "trip_pairs": pd.DataFrame(
            {
                "id": [f"{start} - {end} / {row}" for row, (start, end) in enumerate(_ends(trips), start=1)],
                "pair_from": _number(trips["from"], names),
                "pair_to": _number(trips["to"], names),
                "pair_cars": _values(trips["cars"]),
            }
        ),
    }
    return Imported(tables, {"roads": "roads", "trip_pairs": "trips"})


def _ends(table: pd.DataFrame) -> zip[tuple[str, str]]:
    return zip(_name(table["from"]), _name(table["to"]), strict=True)


def _values(column: pd.Series) -> pd.Series:
    """Numbers with a comma or a point; NaN for what is none."""
    return pd.to_numeric(column.astype(str).str.replace(",", "."), errors="coerce")


def _name(column: pd.Series) -> pd.Series:
    """Names of nodes as texts; a whole number is called without its decimals."""
    return column.astype(str).str.strip().str.removesuffix(".0")


def _number(column: pd.Series, names: pd.Index) -> np.ndarray:
    return names.get_indexer(pd.Index(_name(column))).astype(np.float64)


def _columns(source: str, table: pd.DataFrame) -> Iterator[str]:
    if missing := [name for name in COLUMNS[source] if name not in table.columns]:
        yield f"{source}: {', '.join(missing)}?"


def _numbers(source: str, table: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[str]:
    """Rows, from 1, that hold no number of 0 or more."""
    for name in columns:
        values = _values(table[name])
        wrong = np.flatnonzero(~(np.isfinite(values) & (values >= 0)))
        if len(wrong):
            rows = ", ".join(str(row + 1) for row in wrong[:FAULTS_SHOWN])
            yield f"{source}.{name}: {rows}" + (
                f" (+ {len(wrong) - FAULTS_SHOWN})" if len(wrong) > FAULTS_SHOWN else ""
            )


def _nodes(roads: pd.DataFrame, trips: pd.DataFrame) -> Iterator[str]:
    """Nodes of trips that no road begins or ends at, and more nodes of trips than can be computed."""
    ends = set(_name(trips["from"])) | set(_name(trips["to"]))
    unknown = sorted(ends - set(_name(roads["from"])) - set(_name(roads["to"])))
    if unknown:
        yield f"trips: {', '.join(unknown[:FAULTS_SHOWN])} ({len(unknown)})"
    if len(ends) > MOST_NODES_OF_TRIPS:
        yield f"trips: {len(ends)} > {MOST_NODES_OF_TRIPS}"
