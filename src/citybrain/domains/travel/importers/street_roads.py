"""Roads of a city that has streets and no files of roads: chains of streets between junctions, in both directions."""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Mask, Rows

NOT_ROADS = ("service", "pedestrian", "track", "living_street")
"""Classes of streets on which cars only reach a plot; a way that many take leads along none of them."""


TWO = 2
"""Neighbours of a node at which nobody can turn."""


class StreetPieces(NamedTuple):
    """Streets in the directions in which cars may drive: rows of streets, ends as positions among `nodes`."""

    street: Rows
    tail: Rows
    head: Rows
    forward: Mask
    nodes: np.ndarray


class Chains(NamedTuple):
    """Roads as runs of one list of pieces: road r has the pieces from `starts[r]` to before `starts[r + 1]`."""

    starts: Rows
    pieces: Rows


class StreetRoads(NamedTuple):
    """Roads, the relation to their streets, and how many streets for cars were left out (apart, or of plots).

    `onward` and `back` are the streets of each road that it runs along as they are drawn, and against it.
    """

    roads: gpd.GeoDataFrame
    streets: Relation
    onward: Relation
    back: Relation
    apart: int
    of_plots: int


def roads_of_streets(streets: gpd.GeoDataFrame) -> StreetRoads | None:
    """Roads between junctions along which cars come from everywhere and get everywhere; None where there is none."""
    driven = np.asarray(streets["drive"], bool)
    through = driven & ~np.asarray(streets["highway"].isin(NOT_ROADS))
    if not through.any():
        return None
    every = _pieces(streets, np.flatnonzero(through))
    pieces = _together(every)
    chains = _chains(pieces)
    if len(chains.starts) < 2:
        return None
    lines = [_line(streets.geometry.to_numpy(), pieces, run) for run in np.split(chains.pieces, chains.starts[1:-1])]
    length = np.asarray(streets["length"], np.float64)[pieces.street]
    first, last = chains.pieces[chains.starts[:-1]], chains.pieces[chains.starts[1:] - 1]
    tail, head = pieces.nodes[pieces.tail[first]], pieces.nodes[pieces.head[last]]
    columns = {
        "id": [f"{a:.0f}-{b:.0f}/{row}" for row, (a, b) in enumerate(zip(tail, head, strict=True), start=1)],
        "name": streets["name"].to_numpy()[pieces.street[first]],
        "road_from": tail,
        "road_to": head,
        "road_length": np.add.reduceat(length[chains.pieces], chains.starts[:-1]),
        "stated_road_capacity": np.nan,
        "stated_road_speed": np.nan,
    }
    road = np.repeat(np.arange(len(first)), np.diff(chains.starts))
    street, metres, forward = pieces.street[chains.pieces].astype(np.int32), length[chains.pieces], pieces.forward
    along = forward[chains.pieces]
    all_pairs, onward, against = (
        Relation.of_pairs("road", "street", len(first), (road[some], street[some]), metres[some])
        for some in (np.ones(len(road), bool), along, ~along)
    )
    roads = gpd.GeoDataFrame(columns, geometry=lines, crs=streets.crs)
    apart = int(through.sum()) - len(np.unique(pieces.street))
    return StreetRoads(roads, all_pairs, onward, against, apart, int(driven.sum() - through.sum()))


def _pieces(streets: gpd.GeoDataFrame, rows: Rows) -> StreetPieces:
    ends = streets[["from_node", "to_node"]].to_numpy(np.float64)[rows]
    nodes, places = np.unique(ends, return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    back = ~np.asarray(streets["oneway"], bool)[rows]
    forward = np.arange(len(rows) + back.sum()) < len(rows)
    both = np.concatenate([rows, rows[back]])
    return StreetPieces(both, np.concatenate([first, last[back]]), np.concatenate([last, first[back]]), forward, nodes)


def _together(pieces: StreetPieces) -> StreetPieces:
    """Those of the largest part of which all nodes reach each other."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size = len(pieces.nodes)
    matrix = csr_array((np.ones(len(pieces.tail)), (pieces.tail, pieces.head)), (size, size))
    part = connected_components(matrix, connection="strong")[1]
    main = part == np.bincount(part).argmax()
    some = main[pieces.tail] & main[pieces.head] & (pieces.tail != pieces.head)
    return StreetPieces(pieces.street[some], pieces.tail[some], pieces.head[some], pieces.forward[some], pieces.nodes)


def _chains(pieces: StreetPieces) -> Chains:
    """Runs of pieces from junction to junction; a run that comes back to where it began leads nowhere."""
    passed, following = _passed(pieces)
    starts, runs = [0], []
    for piece in np.flatnonzero(~passed[pieces.tail]):
        run = [piece]
        while passed[pieces.head[run[-1]]]:
            run.append(following[run[-1]])
        if pieces.tail[piece] != pieces.head[run[-1]]:
            runs += run
            starts.append(len(runs))
    return Chains(np.array(starts, np.intp), np.array(runs, np.intp))


def _passed(pieces: StreetPieces) -> tuple[Mask, Rows]:
    """Nodes at which nobody can turn (two neighbours, each way as many), and the piece behind each piece there."""
    size = len(pieces.nodes)
    into, out = (np.bincount(ends, minlength=size) for ends in (pieces.head, pieces.tail))
    ends = np.unique(
        np.concatenate([np.stack([pieces.tail, pieces.head], 1), np.stack([pieces.head, pieces.tail], 1)]), axis=0
    )
    neighbours = np.bincount(ends[:, 0], minlength=size)
    passed = (neighbours == 2) & (into == out) & (out * 2 <= 4)
    order = np.argsort(pieces.tail, kind="stable")
    first = np.searchsorted(pieces.tail[order], np.arange(size))
    following = np.full(len(pieces.tail), -1, np.intp)
    for piece in np.flatnonzero(passed[pieces.head]):
        node = pieces.head[piece]
        for other in order[first[node] : first[node] + out[node]]:
            if pieces.head[other] != pieces.tail[piece]:
                following[piece] = other
        if following[piece] < 0:
            passed[node] = False
    return passed, following


def _line(shapes: np.ndarray, pieces: StreetPieces, run: Rows) -> shapely.LineString:
    places: list[Array] = []
    for piece in run:
        own = shapely.get_coordinates(shapes[pieces.street[piece]])
        own = own if pieces.forward[piece] else own[::-1]
        places.append(own if not places else own[1:])
    return shapely.LineString(np.concatenate(places))
