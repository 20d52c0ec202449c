"""The network of water supply, from an input file of EPANET: nodes, pipes, pumps and valves with a day of the model."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from pyproj.exceptions import CRSError

from citybrain.base.importing import FILE_NAME, SOURCE_CRS, TEXT, Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.supply.hydraulics.hours import NetworkHours, network_hours
from citybrain.domains.supply.hydraulics.input_file import FEET, InputFile, InputLine, NetworkFile, parse_network
from citybrain.kernel import Relation
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

HOURS_OF_DAY = 23
NEAR = 300.0
"""Metres from a building within which the junction lies that supplies it."""

FAR = 20_000.0
"""Metres from the zones of the city beyond which a network is not of it."""

KINDS_OF_NODES, KINDS_OF_LINKS = ("junction", "reservoir", "tank"), ("pipe", "pump", "valve")
SHOWN = 5
MILLIMETRES, INCHES = 0.001, 0.0254
MOST_LINES = 2_000_000


@importer("network", lines=("network",), most_rows=MOST_LINES, asked=True)
def supply_network(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Takes over a network of EPANET with the pressures, demands and flows of its first day.

    Raises InputError for a file with errors (message and line of the engine), without units, coordinate system or
    coordinates of nodes, or that lies elsewhere.
    """
    lines = read["network"]
    name = str(lines.attrs[FILE_NAME])
    file = NetworkFile(name, "\n".join(lines[TEXT]).encode())
    zones = known.get("zones")
    assert isinstance(zones, gpd.GeoDataFrame)
    parsed = parse_network(file.content.decode(), name)
    transformer = _transformer(name, lines.attrs[SOURCE_CRS], zones.crs)
    places = _places(parsed, transformer)
    _require_near(name, places, zones)
    tell(0.0, "supply-running")
    hours = network_hours(file, HOURS_OF_DAY)
    nodes, links = _nodes(parsed, hours, places, zones.crs), _links(parsed, hours, places, transformer, zones.crs)
    buildings = known.get("buildings")
    relations = {"ends_of_pipe": _ends(links, nodes)}
    if isinstance(buildings, gpd.GeoDataFrame) and len(buildings):
        nearest = _node_of_building(buildings, nodes)
        relations["node_of_building"] = nearest
        nodes["connections_at_node"] = np.bincount(nearest.rows, minlength=len(nodes)).astype(np.float64)
    tables = {"supply_nodes": nodes, "supply_pipes": links}
    return Imported(tables, dict.fromkeys(tables, "network"), relations, tuple(_notices(hours, relations)))


def _transformer(name: str, crs: Any, city: Any) -> pyproj.Transformer:
    """From the coordinates of the file, which the city states, to those of the city."""
    if crs is None:
        raise InputError("features-crs-missing", file=name)
    try:
        return pyproj.Transformer.from_crs(pyproj.CRS.from_user_input(crs), city, always_xy=True)
    except CRSError:
        raise InputError("supply-crs", file=name, received=str(crs)) from None


def _places(parsed: InputFile, transformer: pyproj.Transformer) -> dict[str, tuple[float, float]]:
    """Where each node lies in the city [m]. Raises InputError for nodes of which the file does not say it."""
    told = {line.words[0]: (_number(parsed, line, 1), _number(parsed, line, 2))
            for line in parsed.sections["COORDINATES"]}  # fmt: skip
    missing = [name for name in parsed.nodes if name not in told]
    if missing:
        received = ", ".join(missing[:SHOWN]) + (", …" if len(missing) > SHOWN else "")
        raise InputError("supply-no-place", file=parsed.name, count=len(missing), received=received)
    x, y = transformer.transform(*np.array([told[name] for name in parsed.nodes]).T)
    return {name: (float(one), float(two)) for name, one, two in zip(parsed.nodes, x, y, strict=True)}


def _require_near(name: str, places: dict[str, tuple[float, float]], zones: gpd.GeoDataFrame) -> None:
    middle = np.median(np.array(list(places.values())), axis=0)
    west, south, east, north = zones.geometry.total_bounds
    away = max(west - middle[0], middle[0] - east, south - middle[1], middle[1] - north)
    if not away <= FAR:
        raise InputError("supply-elsewhere", file=name, received=float(away) / 1000.0, allowed=FAR / 1000.0)


def _nodes(parsed: InputFile, hours: NetworkHours, places: dict[str, tuple[float, float]], crs: Any) -> Any:
    units = parsed.units
    kinds = np.array(hours.node_kinds)
    junction = kinds == "junction"
    pressure = np.where(junction, hours.pressure, np.nan) * units.metres_of_pressure
    demand = np.where(junction, hours.demand, np.nan) * units.cubic_metres_per_hour
    elevation = [_number(parsed, parsed.nodes[name], 1) * units.metres for name in hours.nodes]
    return gpd.GeoDataFrame(
        {
            "id": list(hours.nodes), "supply_node_kind": pd.Categorical(kinds, KINDS_OF_NODES),
            "node_elevation": elevation, "modelled_demand": np.maximum(_mean(demand), 0.0),
            "modelled_pressure": _mean(pressure), "modelled_pressure_lowest": _least(pressure),
            "mains_at_node": _mains(parsed, hours), "connections_at_node": 0.0,
        },
        geometry=[shapely.Point(places[name]) for name in hours.nodes], crs=crs,
    )  # fmt: skip


def _links(
    parsed: InputFile, hours: NetworkHours, places: dict[str, tuple[float, float]], transformer: Any, crs: Any
) -> Any:
    units = parsed.units
    row = {name: position for position, name in enumerate(hours.nodes)}
    ends = [parsed.links[name].words[1:3] for name in hours.links]
    bends: dict[str, list[tuple[float, float]]] = {}
    for line in parsed.sections["VERTICES"]:
        place = transformer.transform(_number(parsed, line, 1), _number(parsed, line, 2))
        bends.setdefault(line.words[0], []).append(place)
    shapes = [shapely.LineString([places[begin], *bends.get(name, ()), places[end]])
              for name, (begin, end) in zip(hours.links, ends, strict=True)]  # fmt: skip
    flow = np.abs(hours.flow).mean(axis=0) * units.cubic_metres_per_hour
    return gpd.GeoDataFrame(
        {
            "id": list(hours.links), "supply_pipe_kind": pd.Categorical(list(hours.link_kinds), KINDS_OF_LINKS),
            "main_length": _lengths(parsed, hours), "main_diameter": _diameters(parsed, hours),
            "modelled_flow": flow, "link_shut": (~hours.open.any(axis=0)).astype(np.float64),
            "link_begin": [float(row[begin]) for begin, _ in ends], "link_end": [float(row[end]) for _, end in ends],
        },
        geometry=shapes, crs=crs,
    )  # fmt: skip


def _lengths(parsed: InputFile, hours: NetworkHours) -> Array:
    return np.array([
        _number(parsed, parsed.links[name], 3) * parsed.units.metres if kind == "pipe" else 0.0
        for name, kind in zip(hours.links, hours.link_kinds, strict=True)
    ])  # fmt: skip


def _diameters(parsed: InputFile, hours: NetworkHours) -> Array:
    """Metres, of pipes the fifth word of a line and of valves the fourth; pumps have none."""
    size = INCHES if parsed.units.metres == FEET else MILLIMETRES
    place = {"pipe": 4, "valve": 3}
    return np.array([
        _number(parsed, parsed.links[name], place[kind]) * size if kind in place else np.nan
        for name, kind in zip(hours.links, hours.link_kinds, strict=True)
    ])  # fmt: skip


def _mains(parsed: InputFile, hours: NetworkHours) -> Array:
    row = {name: position for position, name in enumerate(hours.nodes)}
    mains = np.zeros(len(row))
    for name, length in zip(hours.links, _lengths(parsed, hours), strict=True):
        for end in parsed.links[name].words[1:3]:
            mains[row[end]] += length / 2.0
    return mains


def _ends(links: Any, nodes: Any) -> Relation:
    """Junctions at the ends of each link: tanks and reservoirs have levels, no pressure of pipes."""
    junction = (nodes["supply_node_kind"] == "junction").to_numpy()
    ends: Rows = links[["link_begin", "link_end"]].to_numpy().astype(np.intp)
    link, node = np.repeat(np.arange(len(links)), 2), ends.ravel()
    some = junction[node]
    pairs = link[some], node[some].astype(np.int32)
    return Relation.of_pairs("supply_pipe", "supply_node", len(links), pairs, np.ones(int(some.sum())))


def _node_of_building(buildings: gpd.GeoDataFrame, nodes: Any) -> Relation:
    junction = np.flatnonzero((nodes["supply_node_kind"] == "junction").to_numpy())
    outlines = buildings.geometry.to_numpy()
    tree = shapely.STRtree(nodes.geometry.to_numpy()[junction])
    building, node = tree.query_nearest(outlines, max_distance=NEAR, all_matches=False)
    pairs = building.astype(np.intp), junction[node].astype(np.int32)
    return Relation.of_pairs("building", "supply_node", len(buildings), pairs, np.ones(len(node)))


def _notices(hours: NetworkHours, relations: dict[str, Relation]) -> list[Notice]:
    told = [notice("supply-taken-over", file=hours.file, nodes=len(hours.nodes), links=len(hours.links))]
    told += [notice("supply-isolated", count=len(hours.isolated), received=", ".join(hours.isolated[:SHOWN]))
             ] if hours.isolated else []  # fmt: skip
    told += [notice("supply-engine-warns", file=hours.file, hour=round(hour, 2), problem=code)
             for code, hour in hours.warnings]  # fmt: skip
    if (nearest := relations.get("node_of_building")) is not None:
        without = int((np.diff(nearest.starts) == 0).sum())
        told += [notice("supply-buildings-without", count=without)] if without else []
    return told


def _number(parsed: InputFile, line: InputLine, place: int) -> float:
    try:
        value = float(line.words[place])
    except (ValueError, IndexError):
        value = np.nan
    if not np.isfinite(value):
        raise InputError("supply-line-short", file=parsed.name, line=line.number, received=" ".join(line.words))
    return value


def _mean(values: Array) -> Array:
    """By column, NaN where nothing is known."""
    count = np.isfinite(values).sum(axis=0)
    mean: Array = np.divide(np.nansum(values, axis=0), count, out=np.full(values.shape[1], np.nan), where=count > 0)
    return mean


def _least(values: Array) -> Array:
    least: Array = np.where(np.isnan(values), np.inf, values).min(axis=0)
    return np.where(np.isfinite(least), least, np.nan)
