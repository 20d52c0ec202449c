"""What maps and tables of the city say of each cell, for carrying capacity: made where asked for."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.capacity.importers.ground_maps import at_cells, inside_of_shapes
from citybrain.domains.capacity.importers.terrain import terrain
from citybrain.kernel.errors import InputError
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array

ELEVATION, PROTECTED = "elevation", "protected_areas"
MAPS = {
    "rainfall": ("ground_rainfall", "mm/a"),
    "water_resources": ("ground_water_resources", "mm/a"),
    "water_use": ("ground_water_use", "mm/a"),
    "minerals": ("ground_mineral_class", "1"),
    "fine_particles": ("ground_fine_particles", "µg/m³"),
    "nitrogen_dioxide": ("ground_nitrogen_dioxide", "µg/m³"),
    "noise": ("ground_noise", "dB"),
    "soil": ("ground_soil_class", "1"),
    "surface_water": ("ground_water_class", "1"),
    "hazards": ("ground_hazard_class", "1"),
    "flood": ("ground_flood_depth", "m"),
    "ground_acceleration": ("ground_acceleration", "1"),
}
"""Source, the attribute that it gives, and its unit."""

NEAR = 50.0
"""Metres from the middle of a cell within which buildings tell of its air and noise."""

CELLS = "cells"
Columns = dict[str, tuple[Array, str]]


@importer(
    asked=True,
    of_city=True,
    optional=(
        "elevation", "rainfall", "water_resources", "water_use", "minerals", "fine_particles", "nitrogen_dioxide",
        "noise", "soil", "surface_water", "hazards", "flood", "ground_acceleration", "protected_areas",
    ),
)  # fmt: skip
def ground_of_cells(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Reads what maps and tables of the city say of each cell: ground, water, minerals, environment and hazards."""
    cells, zones, buildings = (known.get(name) for name in (CELLS, "zones", "buildings"))
    if not (isinstance(cells, gpd.GeoDataFrame) and len(cells) and isinstance(zones, gpd.GeoDataFrame)):
        return Imported({}, {}, notices=(notice("capacity-no-cells"),))
    corners = shapely.bounds(cells.geometry.to_numpy())
    middles = np.column_stack([corners[:, [0, 2]].mean(axis=1), corners[:, [1, 3]].mean(axis=1)])
    columns: Columns = {}
    if ELEVATION in read:
        found = terrain(read[ELEVATION], ELEVATION, middles, float(corners[0, 2] - corners[0, 0]))
        for name, values in zip(("elevation", "slope", "relief"), found, strict=True):
            columns[f"ground_{name}"] = values, ELEVATION
    names = [{str(value) for value in row} for row in zip(zones["id"], zones.get("name", zones["id"]), strict=True)]
    inside = _zone_of(zones, middles)
    for place, (source, (name, unit)) in enumerate(MAPS.items()):
        tell(place / len(MAPS), "capacity-reading-maps")
        if source in read:
            columns[name] = at_cells(read[source], source, unit, middles, inside, names), source
    if PROTECTED in read:
        columns["ground_protected_share"] = _protected(read[PROTECTED], middles), PROTECTED
    told = [
        notice("capacity-cells-assessed", count=len(cells), sources=len({source for _, source in columns.values()}))
    ]
    told += list(_left_out(columns, len(cells)))
    near = _near(middles, buildings, len(cells))
    more = {name: values for name, (values, _) in columns.items()}
    return Imported(
        {CELLS: cells.assign(**more)},
        {CELLS: "land"},
        {"buildings_near": near},
        tuple(told),
        columns_from={CELLS: {name: source for name, (_, source) in columns.items()}},
    )


def _zone_of(zones: gpd.GeoDataFrame, middles: Array) -> Array:
    return inside_of_shapes(zones, middles)


def _protected(areas: Any, middles: Array) -> Array:
    if not isinstance(areas, gpd.GeoDataFrame):
        raise InputError("capacity-no-shapes", file=PROTECTED)
    return np.where(inside_of_shapes(areas, middles) >= 0, 1.0, 0.0)


def _left_out(columns: Columns, size: int) -> list[Notice]:
    """Which sources there are not, and of how many cells the others say nothing."""
    sources = dict.fromkeys(source for _, source in columns.values())
    missing = [source for source in (ELEVATION, *MAPS, PROTECTED) if source not in sources]
    notices = [notice("capacity-sources-missing", sources=", ".join(missing))] if missing else []
    for source in sources:
        known = np.any([np.isfinite(values) for values, told in columns.values() if told == source], axis=0)
        if not known.all():
            notices.append(notice("capacity-cells-unknown", source=source, count=size - int(known.sum()), total=size))
    return notices


def _near(middles: Array, buildings: Any, size: int) -> Relation:
    """Buildings whose middle lies within 50 m of that of a cell, each with a weight of 1."""
    from scipy.spatial import cKDTree

    if not (isinstance(buildings, gpd.GeoDataFrame) and len(buildings)):
        nothing = np.array([], np.intp)
        return Relation.of_pairs("cell", "building", size, (nothing, nothing), np.array([]))
    centre = shapely.centroid(buildings.geometry.to_numpy())
    tree = cKDTree(np.column_stack([shapely.get_x(centre), shapely.get_y(centre)]))
    found = tree.query_ball_point(middles, NEAR, return_sorted=True)
    counts = np.array([len(one) for one in found], np.intp)
    rows = np.concatenate([np.asarray(one, np.intp) for one in found]) if counts.sum() else np.array([], np.intp)
    return Relation.of_pairs("cell", "building", size, (np.repeat(np.arange(size), counts), rows), np.ones(len(rows)))
