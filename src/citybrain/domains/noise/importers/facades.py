"""Façade points of all buildings and the streets that they hear: made where `city.toml` names the domain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Reusable, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.noise.importers.heard import paths_of, weighed
from citybrain.domains.noise.importers.parks import park_points, park_relations
from citybrain.domains.noise.importers.receivers import FacadePoints, facade_points
from citybrain.domains.noise.importers.street_flows import roads_along
from citybrain.domains.noise.importers.surroundings import (
    CLASS,
    Heard,
    ground_around,
    streets_heard,
    too_far_apart,
    walls_around,
)
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask
from citybrain.twin.categories import category_names

STREETS = ("drive", "oneway", "maxspeed")
EDGE = 500.0
"""Metres from the edge of the streets within which some that are heard may be missing."""


@importer(asked=True, reuses=True)
def facades(read: Tables, known: Tables, tell: Tell, last: Reusable) -> Imported:
    """Makes façade points of all buildings and the relation of the streets that they hear; counts what it leaves out.

    Streets are as loud as the usual traffic of their class in this: how loud they are follows from who drives there.
    """
    streets, buildings = known.get("streets"), known.get("buildings")
    if not isinstance(streets, gpd.GeoDataFrame) or not isinstance(buildings, gpd.GeoDataFrame):
        return Imported({}, {})
    if not set(STREETS) <= set(streets) or not np.asarray(streets["drive"], bool).any() or not len(buildings):
        return Imported({}, {}, notices=(notice("noise-no-streets", count=len(streets)),))
    tell(0.0, "noise-finding-facades")
    if far := too_far_apart(streets, buildings, known.get("parks")):
        return Imported({}, {}, notices=(far,))
    footprints = shapely.make_valid(buildings.geometry.to_numpy())
    points = facade_points(footprints)
    heard = streets_heard(streets, footprints)
    if not len(heard.rows):
        lost = [notice(code, count=count) for code, count in heard.counts.items() if count]
        return Imported({}, {}, notices=(notice("noise-no-streets", count=len(streets)), *lost))
    walls, without_height = walls_around(buildings)
    parks = park_points(known.get("parks"))
    places = np.concatenate([points.places, parks.places])
    ground = ground_around(known.get("land"), heard.sources, walls, places)
    made = paths_of(places, heard, walls, ground, last, partial(_tell_paths, tell))
    paths, of_parks = weighed(made.paths, heard.spectrum).split(len(points.places))
    along, off_streets = roads_along(streets, known.get("roads"))
    unheard = (np.diff(paths.streets.starts) == 0) & (np.diff(paths.kinds.starts) == 0)
    counts = {
        "noise-paths-reused": len(places) - made.followed,
        "noise-points-inside": points.inside,
        **heard.counts,
        "noise-heights-unknown": without_height,
        "noise-roads-off-streets": off_streets,
        "noise-points-unheard": int(unheard.sum()),
        "noise-points-at-edge": int(_at_edge(points.places, heard.sources.vertices).sum()),
        "noise-buildings-without-points": len(buildings) - len(np.unique(points.building)),
    }
    relations = {
        "sound_path": paths.streets, "faint_path": paths.kinds, "kind_to_street": _of_kinds(heard),
        "street_to_road": along, **park_relations(parks, known),
        "park_sound_path": replace(of_parks.streets, of="park_point"),
        "park_faint_path": replace(of_parks.kinds, of="park_point"),
    }  # fmt: skip
    for name in ("sound_path", "park_sound_path"):
        relations[name] = replace(relations[name], rows=heard.rows[relations[name].rows].astype(np.int32))
    tables = {
        "facade_points": _points(points, buildings), "park_points": parks.table(buildings.crs), "street_kinds": _kinds()
    }  # fmt: skip
    read_from = {"facade_points": "buildings", "park_points": "parks", "street_kinds": "streets"}
    told = _notices(counts, len(points.places), len(buildings), len(paths.streets.rows))
    return Imported(tables, read_from, relations, tuple(told), made.reusable)


def _tell_paths(tell: Tell, done: int, count: int) -> None:
    tell(done / count, "noise-finding-paths")


def _kinds() -> pd.DataFrame:
    names = category_names(CLASS)
    return pd.DataFrame({"id": list(names), "street_kind_number": np.arange(len(names), dtype=np.float64)})


def _of_kinds(heard: Heard) -> Relation:
    """Streets of each class by their lengths."""
    pairs = np.asarray(heard.sources.kind, np.intp), heard.rows.astype(np.int32)
    return Relation.of_pairs("street_kind", "street", len(category_names(CLASS)), pairs, heard.length)


def _points(points: FacadePoints, buildings: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    first = np.searchsorted(points.building, np.arange(len(buildings)))
    number = np.arange(len(points.building)) - first[points.building] + 1
    ids = buildings["id"].astype(str).to_numpy()[points.building]
    columns = {
        "id": [f"{name}/{one}" for name, one in zip(ids, number, strict=True)],
        "building": points.building.astype(np.int32),
        "facade_building": points.building.astype(np.float64),
    }
    return gpd.GeoDataFrame(columns, geometry=shapely.points(points.places), crs=buildings.crs)


def _at_edge(places: Array, vertices: Array) -> Mask:
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    near: Mask = ((places < low + EDGE) | (places > high - EDGE)).any(axis=1)
    return near


def _notices(counts: dict[str, int], points: int, buildings: int, pairs: int) -> Iterator[Notice]:
    yield notice("noise-facades-made", count=points, buildings=buildings, pairs=pairs)
    yield from (notice(code, count=count) for code, count in counts.items() if count)
