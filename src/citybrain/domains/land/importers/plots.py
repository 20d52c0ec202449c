"""Plots that the map shows as vacant, underused or of a use that may have polluted the soil, each with its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.importing import Imported, Tables, importer
from citybrain.domains.land.importers.covers import cover_shapes
from citybrain.domains.land.importers.shapes import areas_only, own_grounds, polygons
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Rows
from citybrain.twin.categories import category_names
from citybrain.twin.importers.districts import assign_zones

Shapes = NDArray[np.object_]

EVIDENCE = {
    "landuse=brownfield": "brownfield", "landuse=construction": "construction", "landuse=greenfield": "greenfield",
}  # fmt: skip
SUSPICIONS = {
    "landuse=industrial": "industry", "landuse=quarry": "landfill", "landuse=landfill": "landfill",
    "landuse=railway": "railway", "landuse=port": "harbour", "landuse=depot": "harbour",
}  # fmt: skip
"""Uses for which pollution of the soil is suspected, as European inventories of contaminated sites list them."""
STATES = {
    "brownfield": "vacant", "disused": "vacant", "vacant_building": "vacant", "greenfield": "vacant",
    "construction": "under_construction", "large_parking": "underused", "low_density": "underused",
    "former_use": "in_use",
}  # fmt: skip
WORKED = ("commercial", "industrial")
"""Kinds of land areas that are looked at for little floor."""
LARGE_PARKING = 1_000.0
"""Ground [m²] from which a parking area is listed: some 40 places."""
LEAST_WORKED = 2_000.0
"""Ground [m²] from which an area of businesses is looked at."""
DENSE = 0.5
"""Floor for each square metre of land from which a zone is dense."""
LITTLE = 0.25
"""Part of the zone's density below which an area has little floor."""
STATION = 20.0
"""Radius [m] of the circle that stands for a fuel station drawn as a point."""
COLUMNS = ("id", "name", "plot_evidence", "plot_state", "plot_suspicion", "plot_told_by", "geometry")


@importer()
def plots_of_map(read: Tables, known: Tables) -> Imported:
    """Lists plots by the evidence of the map, the strongest first; ground that lies on two counts for the first."""
    zones, land = known.get("zones"), known.get("land")
    if zones is None or land is None or not len(land):
        return Imported({}, {})
    assert isinstance(zones, gpd.GeoDataFrame)
    assert isinstance(land, gpd.GeoDataFrame)
    made = with_ground(_listed(land, known), zones, known)
    return Imported({"plots": made}, {"plots": "land"}, plot_relations(made, known))


def _listed(land: gpd.GeoDataFrame, known: Tables) -> gpd.GeoDataFrame:
    """All plots with evidence, by its strength and then the smaller first, their shapes without those before."""
    shapes = polygons(land.geometry.to_numpy())
    size = shapely.area(shapes)
    evidence = land["subkind"].map(EVIDENCE).to_numpy(object)
    evidence[(land["kind"] == "disused").to_numpy()] = "disused"
    parks = (land["kind"] == "parking").to_numpy() & (size >= LARGE_PARKING)
    if "land_parking" in land:
        parks &= ~land["land_parking"].isin(("multi_storey", "underground", "rooftop")).to_numpy()
    suspicion = land["subkind"].map(SUSPICIONS).to_numpy(object)
    for rows, name in ((parks, "large_parking"), (_little_floor(land, shapes, known), "low_density"),
                       (pd.notna(suspicion), "former_use")):  # fmt: skip
        evidence[pd.isna(evidence) & rows] = name
    table = gpd.GeoDataFrame(
        {"id": land["id"], "name": land["name"], "plot_evidence": evidence, "plot_suspicion": suspicion,
         "plot_told_by": land["subkind"]},
        geometry=shapes, crs=land.crs,
    )[pd.notna(evidence)]  # fmt: skip
    stations = _stations(known, land.crs)
    more = [one for one in (table, _vacant_buildings(known), stations) if one is not None and len(one)]
    if not more:
        return gpd.GeoDataFrame({name: [] for name in COLUMNS}, geometry="geometry", crs=land.crs)
    table = gpd.GeoDataFrame(pd.concat(more, ignore_index=True), geometry="geometry", crs=land.crs)
    table["plot_state"] = table["plot_evidence"].map(STATES)
    order = list(category_names("plot_evidence"))
    rank = table["plot_evidence"].map(order.index).to_numpy()
    table = table.iloc[np.lexsort((table.geometry.area.to_numpy(), rank))].reset_index(drop=True)
    own = own_grounds(table.geometry.to_numpy())
    some = ~shapely.is_empty(own)
    table = table[some].reset_index(drop=True)
    table["plot_suspicion"] = _suspected(table, land, shapes, stations)
    return table.assign(geometry=own[some])


def _little_floor(land: gpd.GeoDataFrame, shapes: Shapes, known: Tables) -> NDArray[np.bool_]:
    """Areas of businesses with little floor for their ground, in a zone that is dense."""
    rows = np.flatnonzero(land["kind"].isin(WORKED).to_numpy() & (shapely.area(shapes) >= LEAST_WORKED))
    little = np.zeros(len(land), bool)
    if len(rows):
        floor = floor_on(shapes[rows], known) / shapely.area(shapes[rows])
        zones = known["zones"]
        assert isinstance(zones, gpd.GeoDataFrame)
        density = zone_density(known)[assign_zones(land.iloc[rows], zones).zone]
        little[rows] = (density >= DENSE) & (floor < LITTLE * density)
    return little


def _vacant_buildings(known: Tables) -> gpd.GeoDataFrame | None:
    buildings = known.get("buildings")
    if not isinstance(buildings, gpd.GeoDataFrame) or "building_disused" not in buildings:
        return None
    rows = buildings[(buildings["building_disused"] == 1.0).to_numpy()]
    columns = {
        "id": rows["id"],
        "name": rows["name"],
        "plot_evidence": "vacant_building",
        "plot_suspicion": None,
        "plot_told_by": "disused=yes",
    }
    return gpd.GeoDataFrame(columns, geometry=polygons(rows.geometry.to_numpy()), crs=buildings.crs)


def _stations(known: Tables, crs: Any) -> gpd.GeoDataFrame | None:
    """Fuel stations, of which the twin has a point."""
    places = known.get("places")
    if not isinstance(places, gpd.GeoDataFrame) or not len(places):
        return None
    rows = places[((places["key"] == "amenity") & (places["subkind"] == "fuel")).to_numpy()]
    columns = {
        "id": rows["id"],
        "name": rows["name"],
        "plot_evidence": "former_use",
        "plot_suspicion": "fuel_station",
        "plot_told_by": "amenity=fuel",
    }
    return gpd.GeoDataFrame(columns, geometry=shapely.buffer(rows.geometry.to_numpy(), STATION), crs=crs)


def _suspected(
    table: gpd.GeoDataFrame, land: gpd.GeoDataFrame, shapes: Shapes, stations: gpd.GeoDataFrame | None
) -> NDArray[np.object_]:
    """Why pollution is suspected: the plot's own use, else that of an area or station on which its middle lies."""
    reasons = land["subkind"].map(SUSPICIONS).to_numpy(object)
    rows = np.flatnonzero(pd.notna(reasons))
    places, names = shapes[rows], reasons[rows]
    if stations is not None and len(stations):
        places = np.concatenate([places, stations.geometry.to_numpy()])
        names = np.concatenate([names, np.full(len(stations), "fuel_station", object)])
    own: NDArray[np.object_] = table["plot_suspicion"].to_numpy(object).copy()
    plot, place = shapely.STRtree(places).query(shapely.point_on_surface(table.geometry.to_numpy()), "intersects")
    for row, at in zip(plot, place, strict=True):
        own[row] = names[at] if pd.isna(own[row]) else own[row]
    return own


def floor_on(shapes: Shapes, known: Tables) -> Array:
    """Floor [m²] of the buildings whose middle lies on each shape."""
    shape, building = _buildings_on(shapes, known)
    sizes = np.nan_to_num(known["buildings"]["gross_floor_area"].to_numpy(np.float64)) if len(shape) else np.empty(0)
    return np.asarray(np.bincount(shape, sizes[building], len(shapes)), np.float64)


def _buildings_on(shapes: Shapes, known: Tables) -> tuple[Rows, Rows]:
    """Pairs of a shape and a building whose middle lies on it."""
    buildings = known.get("buildings")
    if not isinstance(buildings, gpd.GeoDataFrame) or not len(shapes):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    points = shapely.STRtree(shapely.point_on_surface(buildings.geometry.to_numpy()))
    shape, building = points.query(shapes, predicate="intersects")
    return shape, building


def zone_density(known: Tables) -> Array:
    """Floor of all buildings of each zone over its land without water and without what lies beyond the map."""
    buildings, covers, count = known["buildings"], known["ground_covers"], len(known["zones"])
    land = ~covers["cover_kind"].isin(("water", "unmapped")).to_numpy()
    ground = np.bincount(covers["zone"].to_numpy()[land], covers["cover_ground"].to_numpy()[land], count)
    sizes = np.nan_to_num(buildings["gross_floor_area"].to_numpy(np.float64))
    floor = np.bincount(buildings["zone"].to_numpy(), sizes, count)
    return np.asarray(floor / np.where(ground > 0.0, ground, np.inf))


def with_ground(plots: gpd.GeoDataFrame, zones: gpd.GeoDataFrame, known: Tables) -> gpd.GeoDataFrame:
    """Plots within the zones, with their ground and the open part of it."""
    shapes = plots.geometry.to_numpy()
    inside = np.unique(zones.sindex.query(shapely.point_on_surface(shapes), predicate="intersects")[0])
    plots = plots.iloc[inside][shapely.area(shapes[inside]) >= 1.0].reset_index(drop=True)
    shapes = plots.geometry.to_numpy()
    open_ground = shapes.copy()
    for cover in _covering(known):
        plot, shape = shapely.STRtree(cover).query(open_ground, predicate="intersects")
        order = np.argsort(plot, kind="stable")
        starts = np.flatnonzero(np.diff(plot[order], prepend=-1))
        for row, taken in zip(plot[order][starts], np.split(shape[order], starts)[1:], strict=True):
            open_ground[row] = shapely.difference(open_ground[row], shapely.union_all(cover[taken]))
    zone = np.asarray(assign_zones(plots, zones).zone, np.intp) if len(plots) else np.empty(0, np.intp)
    names = ("plot_evidence", "plot_state", "plot_suspicion", "plot_owner")
    told = {name: pd.Categorical(plots[name], categories=list(category_names(name))) for name in names if name in plots}
    return plots.assign(
        **told,
        zone=zone.astype(np.int32),
        plot_ground=np.round(shapely.area(shapes), 1),
        plot_open_ground=np.round(shapely.area(areas_only(open_ground)), 1),
    )


def _covering(known: Tables) -> list[Shapes]:
    """What lies on ground that is not open."""
    land, parking = known["land"], known.get("parking_areas")
    assert isinstance(land, gpd.GeoDataFrame)
    shapes = list(cover_shapes(known, land).values())
    if isinstance(parking, gpd.GeoDataFrame):
        shapes.append(parking.geometry.to_numpy()[parking["parking_ground"].to_numpy() > 0.0])
    return shapes


def plot_relations(plots: gpd.GeoDataFrame, known: Tables) -> dict[str, Relation]:
    """Ties plots to their zone, to its open ground, and to the buildings that stand on them."""
    covers, rows, zone = known["ground_covers"], np.arange(len(plots)), plots["zone"].to_numpy(np.intp)
    open_row: Rows = np.full(len(known["zones"]), -1, np.intp)
    of_open = np.flatnonzero((covers["cover_kind"] == "open").to_numpy())
    open_row[covers["zone"].to_numpy()[of_open]] = of_open
    some = rows[open_row[zone] >= 0]
    pairs = {
        "cover_to_plot": ("ground_cover", "plot", len(covers), (open_row[zone[some]], some)),
        "plot_to_building": ("plot", "building", len(plots), _buildings_on(plots.geometry.to_numpy(), known)),
        "plot_to_zone": ("plot", "zone", len(plots), (rows, zone)),
    }
    return {
        name: replace(Relation.of_pairs(of, to, size, both, np.ones(len(both[0]))), quality=2)
        for name, (of, to, size, both) in pairs.items()
    }
