"""Streets and paths of OpenStreetMap as a network: ways cut into edges at the nodes where they meet."""

from dataclasses import dataclass

import geopandas
import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from citybrain.twin.geometry.types import Geometries, Numbers, Rows
from citybrain.twin.importers.osm_collect import Ways
from citybrain.twin.importers.osm_extract import EDGE_COLUMNS
from citybrain.twin.importers.osm_frames import Columns, make_frame, name_of
from citybrain.twin.importers.osm_kinds import MODES, Tags, allowed_modes
from citybrain.twin.importers.osm_tagged import tagged_columns, turned
from citybrain.twin.importers.osm_values import speed

STREETS = "streets"
"""Table of the edges in a snapshot."""

_ONE_WAY = frozenset({"yes", "true", "1"})
_AGAINST = frozenset({"-1", "reverse"})
_CYCLEWAYS = ("cycleway", "cycleway:left", "cycleway:right", "cycleway:both")
_ALWAYS_ONE_WAY = frozenset({"motorway", "motorway_link"})


@dataclass(frozen=True)
class Pieces:
    """Edges as stretches of one long list of nodes: edge i goes from position `first[i]` to `last[i]`, included."""

    way: Rows
    """Row of the way that each edge is a piece of."""
    first: Rows
    last: Rows


def edges_frame(streets: Ways) -> geopandas.GeoDataFrame:
    """One row a piece of a way between two junctions, of the ways that somebody may walk, cycle or drive on."""
    modes = [allowed_modes(tags) for tags in streets.tags]
    used = [row for row, allowed in enumerate(modes) if allowed]
    nodes = np.concatenate([np.empty(0, np.int64), *(streets.nodes[row] for row in used)])
    places = np.concatenate([np.empty((0, 2)), *(streets.places[row] for row in used)])
    way = np.repeat(np.array(used, dtype=np.int64), [len(streets.nodes[row]) for row in used])
    pieces, length = _with_length(cut_at_junctions(nodes, way), places)
    direction = [directions(tags) for tags in streets.tags]
    against = np.array([direction[row].against for row in pieces.way], dtype=bool)
    tags = [streets.tags[row] for row in pieces.way]
    values: Columns = {
        "id": [streets.ids[row] for row in pieces.way],
        **dict(zip(("from_node", "to_node"), (nodes[end] for end in _in_direction(pieces, against)), strict=True)),
        "length": length,
        "highway": [tag["highway"] for tag in tags],
        "name": [name_of(tag) for tag in tags],
        "maxspeed": [speed(tag.get("maxspeed")) for tag in tags],
        "oneway": [direction[row].drive for row in pieces.way],
        "cycle_oneway": [direction[row].cycle for row in pieces.way],
        **{mode: [mode in modes[row] for row in pieces.way] for mode in MODES},
        "off_ground": [is_off_ground(tag) for tag in tags],
        "direction": _bearing(*(places[end] for end in _in_direction(pieces, against))),
    }
    frame = make_frame(EDGE_COLUMNS, values, _lines(pieces, places, against))
    along = [turned(told) if way.against else told for told, way in zip(streets.tags, direction, strict=True)]
    return frame.assign(**{one.name: one.values(along, pieces.way) for one in tagged_columns(STREETS)})


@dataclass(frozen=True)
class Directions:
    """Who may go one way only, and whether that is against the direction in which the way is drawn."""

    drive: bool
    cycle: bool
    against: bool


def directions(tags: Tags) -> Directions:
    """What the tags oneway, oneway:bicycle, cycleway and junction say; cycles that go against the cars go both ways."""
    oneway = tags.get("oneway", "")
    implied = tags.get("junction") in {"roundabout", "circular"} or tags.get("highway") in _ALWAYS_ONE_WAY
    drive = oneway in _ONE_WAY or oneway in _AGAINST or (implied and oneway != "no")
    own = tags.get("oneway:bicycle")
    against = (oneway if drive else own) in _AGAINST
    both = any(tags.get(key, "").startswith("opposite") for key in _CYCLEWAYS)
    cycle = drive and not both if own is None else own in (_ONE_WAY | _AGAINST if against else _ONE_WAY)
    return Directions(drive, cycle, against)


def is_off_ground(tags: Tags) -> bool:
    """Whether a way lies on a bridge, in a tunnel or in the passage of a house: the ground below or above is not it."""
    return any(tags.get(key, "no") != "no" for key in ("bridge", "tunnel"))


def cut_at_junctions(nodes: Rows, way: Rows) -> Pieces:
    """Cut ways at nodes that several ways, or one way several times, pass through.

    `nodes` holds the node numbers of all ways one after the other and `way` the way of each. Equal nodes that follow
    each other make no piece.
    """
    if not len(nodes):
        return Pieces(nodes, nodes, nodes)
    _, position, uses = np.unique(nodes, return_inverse=True, return_counts=True)
    begins = np.r_[True, way[1:] != way[:-1]]
    ends = np.r_[begins[1:], True]
    cuts = np.flatnonzero((uses[position] > 1) | begins | ends)
    first, last = cuts[:-1], cuts[1:]
    together = way[first] == way[last]
    return Pieces(way[first[together]], first[together], last[together])


def _with_length(pieces: Pieces, places: Numbers) -> tuple[Pieces, Numbers]:
    """Pieces that have a length, and their lengths in m along the ellipsoid of WGS 84."""
    if not len(places):
        return pieces, np.empty(0)
    start, end = places[:-1], places[1:]
    step = np.asarray(pyproj.Geod(ellps="WGS84").inv(*start.T, *end.T)[2])
    travelled = np.concatenate([[0.0], np.cumsum(step)])
    length = travelled[pieces.last] - travelled[pieces.first]
    long = length > 0
    return Pieces(pieces.way[long], pieces.first[long], pieces.last[long]), length[long]


def _in_direction(pieces: Pieces, against: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Positions of the first and last node of edges in the direction of travel."""
    return np.where(against, pieces.last, pieces.first), np.where(against, pieces.first, pieces.last)


def _bearing(begin: Numbers, end: Numbers) -> Numbers:
    """Direction of an end from a beginning, in degrees clockwise from north; NaN where they are one."""
    if not len(begin):
        return np.empty(0)
    azimuth = np.asarray(pyproj.Geod(ellps="WGS84").inv(*begin.T, *end.T)[0], np.float64)
    return np.where((begin == end).all(axis=1), np.nan, np.round(azimuth % 360.0, 1))


def _lines(pieces: Pieces, places: Numbers, against: NDArray[np.bool_]) -> Geometries:
    """The pieces as lines, turned round where traffic goes against the direction of drawing."""
    counts = pieces.last - pieces.first + 1
    owner = np.repeat(np.arange(len(counts)), counts)
    step = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    position = np.where(against[owner], pieces.last[owner] - step, pieces.first[owner] + step)
    return np.asarray(shapely.linestrings(places[position], indices=owner))
