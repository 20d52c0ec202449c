"""What a SWMM file says of nodes, links and catchments, in metres and square metres; and what hangs on a node."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from citybrain.domains.sewers.engine.sections import ModelFile, ModelRow
from citybrain.kernel.errors import InputError

FOOT, ACRE, HECTARE, INCH = 0.3048, 4046.8564224, 10_000.0, 25.4
"""Metres of a foot, square metres of an acre and of a hectare, millimetres of an inch."""

US_FLOWS, SI_FLOWS = ("CFS", "GPM", "MGD"), ("CMS", "LPS", "MLD")
JUNCTION, OUTFALL, STORAGE, DIVIDER = range(4)
NODES = {"JUNCTIONS": JUNCTION, "OUTFALLS": OUTFALL, "STORAGE": STORAGE, "DIVIDERS": DIVIDER}
CONDUIT, PUMP, ORIFICE, WEIR, OUTLET = range(5)
LINKS = {"CONDUITS": CONDUIT, "PUMPS": PUMP, "ORIFICES": ORIFICE, "WEIRS": WEIR, "OUTLETS": OUTLET}
MOST_OBJECTS, MOST_PAIRS = 100_000, 4_000_000
OVERFLOW_TAGS = ("CSO", "OVERFLOW", "SSO")
"""Tags of nodes ([TAGS]) from which combined water goes to a river."""

T = TypeVar("T")
Point = tuple[float, float]


@dataclass(frozen=True)
class NetworkUnits:
    """How many metres, square metres and millimetres the units of a file are."""

    length: float
    area: float
    rain: float
    us: bool


@dataclass(frozen=True)
class NetworkNode:
    """A node: kind, height of its bottom and depth [m] (NaN where none is stated), place, whether tagged overflow."""

    name: str
    kind: int
    invert: float
    depth: float
    place: Point | None
    overflow: bool
    line: int


@dataclass(frozen=True)
class NetworkLink:
    """A link between two nodes by their numbers: length (NaN for pumps and the like) and height of the profile [m]."""

    name: str
    kind: int
    start: int
    end: int
    length: float
    height: float
    path: tuple[Point, ...]
    line: int


@dataclass(frozen=True)
class NetworkCatchment:
    """A catchment: area and width [m², m], sealed share, number of the node that it drains to (-1 for none)."""

    name: str
    outlet: int
    area: float
    width: float
    sealed: float
    outline: tuple[Point, ...]
    line: int


@dataclass(frozen=True)
class SewerNetwork:
    """A network with catchments in the order of the engine."""

    file: str
    units: NetworkUnits
    nodes: Sequence[NetworkNode]
    links: Sequence[NetworkLink]
    catchments: Sequence[NetworkCatchment]


def units_of(model: ModelFile) -> NetworkUnits:
    """The units of a file by its flow units. Raises InputError where they are none that the engine knows."""
    flow = model.option("FLOW_UNITS")
    if flow not in (*US_FLOWS, *SI_FLOWS):
        raise InputError(
            "sewers-units-asked", file=model.name, received=flow or "-", allowed=", ".join((*US_FLOWS, *SI_FLOWS))
        )
    us = flow in US_FLOWS
    return NetworkUnits(FOOT, ACRE, INCH, True) if us else NetworkUnits(1.0, HECTARE, 1.0, False)


def network_of(model: ModelFile) -> SewerNetwork:
    """Nodes, links and catchments of a file.

    Raises InputError for what stands twice, for a link or catchment to a node that is not there, for what is no number,
    and for too many, each with the line.
    """
    units = units_of(model)
    count = sum(len(model.sections.get(one, ())) for one in (*NODES, *LINKS, "SUBCATCHMENTS"))
    if count > MOST_OBJECTS:
        raise InputError("sewers-too-many", file=model.name, received=count, allowed=MOST_OBJECTS)
    places = {one.words[0]: _point(model, one) for one in model.rows("COORDINATES")}
    tags = {
        one.words[1]: one.words[2].upper()
        for one in model.rows("TAGS")
        if one.words[0].upper() == "NODE" and len(one.words) > 2
    }
    nodes = [_node(model, kind, row, units, places, tags) for kind, row in _kinds(model, NODES)]
    numbers = _numbers(model, nodes)
    heights = {one.words[0]: _number(model, one, 2, math.nan) * units.length for one in model.rows("XSECTIONS")}
    paths = _paths(model, "VERTICES")
    links = [_link(model, kind, row, units, numbers, (places, paths, heights)) for kind, row in _kinds(model, LINKS)]
    _numbers(model, links)
    outlines = _paths(model, "POLYGONS")
    rows = list(model.rows("SUBCATCHMENTS"))
    drains = {one.words[0]: one.words[2] for one in rows if len(one.words) > 2}
    catchments = [_catchment(model, one, units, numbers, drains, outlines) for one in rows]
    _numbers(model, catchments)
    return SewerNetwork(model.name, units, nodes, links, catchments)


def upstream(network: SewerNetwork, most: int = MOST_PAIRS) -> list[set[int]] | None:
    """Numbers of the catchments whose water passes each node, by the direction of links; None where that is too many.

    A circle of links passes all its nodes.
    """
    above: list[set[int]] = [set() for _ in network.nodes]
    following: list[list[int]] = [[] for _ in network.nodes]
    count = 0
    for link in network.links:
        following[link.start].append(link.end)
    for number, catchment in enumerate(network.catchments):
        todo = [catchment.outlet] if catchment.outlet >= 0 else []
        while todo:
            node = todo.pop()
            if number not in above[node]:
                above[node].add(number)
                count += 1
                todo.extend(following[node])
        if count > most:
            return None
    return above


def sealed_area_above(network: SewerNetwork, node: int) -> float:
    """Sealed ground [m²] of the catchments whose water passes a node."""
    before: list[list[int]] = [[] for _ in network.nodes]
    for link in network.links:
        before[link.end].append(link.start)
    seen, todo = {node}, [node]
    while todo:
        fresh = [one for one in before[todo.pop()] if one not in seen]
        seen.update(fresh)
        todo.extend(fresh)
    return sum(one.area * one.sealed for one in network.catchments if one.outlet in seen)


def _kinds(model: ModelFile, sections: Mapping[str, int]) -> Iterator[tuple[int, ModelRow]]:
    """Rows of sections in the order in which the engine is given them, by which it numbers them."""
    yield from ((sections[one], row) for one in model.sections if one in sections for row in model.rows(one))


def _node(
    model: ModelFile, kind: int, row: ModelRow, units: NetworkUnits, places: Mapping[str, Point],
    tags: Mapping[str, str],
) -> NetworkNode:  # fmt: skip
    name = row.words[0]
    depth = _number(model, row, 3 if kind == DIVIDER else 2, 0.0) if kind in (JUNCTION, STORAGE) else math.nan
    invert = _number(model, row, 1, 0.0) * units.length
    overflow = tags.get(name, "") in OVERFLOW_TAGS
    return NetworkNode(name, kind, invert, depth * units.length, places.get(name), overflow, row.line)


def _link(
    model: ModelFile, kind: int, row: ModelRow, units: NetworkUnits, numbers: Mapping[str, int],
    drawn: tuple[Mapping[str, Point], Mapping[str, list[Point]], Mapping[str, float]],
) -> NetworkLink:  # fmt: skip
    places, paths, heights = drawn
    if len(row.words) < 3:
        raise InputError("sewers-line", file=model.name, line=row.line, received=row.text[:80])
    name, start, end = row.words[:3]
    for one in (start, end):
        if one not in numbers:
            raise InputError("sewers-node-missing", file=model.name, line=row.line, received=one, of=name)
    length = _number(model, row, 3, math.nan) * units.length if kind == CONDUIT else math.nan
    ends = [places.get(start), *paths.get(name, ()), places.get(end)]
    path = tuple(one for one in ends if one is not None)
    return NetworkLink(name, kind, numbers[start], numbers[end], length, heights.get(name, math.nan), path, row.line)


def _catchment(
    model: ModelFile, row: ModelRow, units: NetworkUnits, numbers: Mapping[str, int], drains: Mapping[str, str],
    outlines: Mapping[str, list[Point]],
) -> NetworkCatchment:  # fmt: skip
    if len(row.words) < 6:
        raise InputError("sewers-line", file=model.name, line=row.line, received=row.text[:80])
    name, outlet = row.words[0], row.words[2]
    if outlet not in numbers and outlet not in drains:
        raise InputError("sewers-node-missing", file=model.name, line=row.line, received=outlet, of=name)
    for _ in drains:  # a catchment may drain over others; one that ends in itself has no node
        if outlet not in drains or outlet in numbers:
            break
        outlet = drains[outlet]
    area, sealed = _number(model, row, 3, 0.0) * units.area, _number(model, row, 4, 0.0) / 100.0
    width = _number(model, row, 5, 0.0) * units.length
    outline = tuple(outlines.get(name, ()))
    return NetworkCatchment(name, numbers.get(outlet, -1), area, width, sealed, outline, row.line)


def _numbers(model: ModelFile, objects: Sequence[NetworkNode | NetworkLink | NetworkCatchment]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, one in enumerate(objects):
        if one.name in numbers:
            raise InputError(
                "sewers-twice", file=model.name, line=one.line, received=one.name, first=objects[numbers[one.name]].line
            )
        numbers[one.name] = number
    return numbers


def _paths(model: ModelFile, section: str) -> dict[str, list[Point]]:
    paths: dict[str, list[Point]] = {}
    for row in model.rows(section):
        paths.setdefault(row.words[0], []).append(_point(model, row))
    return paths


def _point(model: ModelFile, row: ModelRow) -> Point:
    return _number(model, row, 1, math.nan), _number(model, row, 2, math.nan)


def _number(model: ModelFile, row: ModelRow, place: int, otherwise: float) -> float:
    if place >= len(row.words):
        return otherwise
    try:
        value = float(row.words[place])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(
            "sewers-no-number", file=model.name, line=row.line, received=row.words[place][:40], text=row.text[:80]
        )
    return value
