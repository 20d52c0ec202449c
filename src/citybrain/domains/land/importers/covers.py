"""The ground of each zone by what covers it, without a square metre twice, and the areas on which cars park."""

from __future__ import annotations

from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.land.importers.shapes import areas_only, own_grounds, polygons
from citybrain.domains.land.importers.streets_on_covers import streets_on
from citybrain.kernel.units import Mask
from citybrain.twin.categories import category_names

Shapes = NDArray[np.object_]

COVERS = ("built", "water", "railway", "parking", "square", "green", "bare")
"""Covers in their order: what lies on several is the first of them. What is left is `open`, or beyond the map."""
KINDS = {
    "water": ("sea", "water"),
    "railway": ("railway",),
    "square": ("square",),
    "green": ("green", "forest", "wetland", "farmland"),
    "bare": ("beach", "bare"),
}
"""Kinds of land areas of each cover; uses of land such as homes or industry cover nothing by themselves."""
TRACKS = ("rail", "light_rail", "narrow_gauge", "subway")
HALF_TRACK = 2.0
"""Metres on both sides of a track on the ground that are railway (estimate: tracks lie 4 to 4.5 m apart)."""
ON_GROUND = ("surface", "beside_street", "not_known")
"""Where cars park on ground that could serve something else."""
BESIDE = 10.0
"""Metres from an axis within which parking beside a street is that of the street's cross-section."""
NO_PARKING = ("none", "not_known")


class Zoned(NamedTuple):
    """Ground of one cover in each zone (rows of zones), nothing where it has none."""

    kind: str
    shapes: Shapes


@importer()
def ground_by_cover(read: Tables, known: Tables) -> Imported:
    """Cuts the ground of zones by what covers it, in a stated order, and parking areas by zones."""
    zones, land = known.get("zones"), known.get("land")
    if zones is None or land is None or not len(land):
        return Imported({}, {})
    assert isinstance(zones, gpd.GeoDataFrame)
    assert isinstance(land, gpd.GeoDataFrame)
    parking, notices = _parking(land, known)
    sources = cover_shapes(known, land) | {"parking": parking["shape"].to_numpy()[parking["counts"].to_numpy()]}
    mapped = shapely.box(*_bounds(known))
    zones = zones.assign(geometry=polygons(zones.geometry.to_numpy()))
    pieces = _cut(zones.geometry.to_numpy(), sources, mapped)
    covers = _cover_table(pieces, zones)
    areas = _parking_table(parking, pieces[COVERS.index("parking")].shapes, zones)
    relations = {"cover_to_street": streets_on(covers, sources, known)} if known.get("streets") is not None else {}
    return Imported(
        {"ground_covers": covers, "parking_areas": areas},
        {"ground_covers": "land", "parking_areas": "land"},
        relations,
        tuple(one for one in notices if one.arguments["count"]),
    )


def cover_shapes(known: Tables, land: gpd.GeoDataFrame) -> dict[str, Shapes]:
    """Shapes of each cover but parking areas, as the map draws them."""
    shapes = {name: polygons(land.geometry.to_numpy()[land["kind"].isin(kinds)]) for name, kinds in KINDS.items()}
    buildings, railways = known.get("buildings"), known.get("railways")
    built = polygons(buildings.geometry.to_numpy()) if isinstance(buildings, gpd.GeoDataFrame) else _nothing()
    if isinstance(railways, gpd.GeoDataFrame) and len(railways):
        above = railways["kind"].isin(TRACKS).to_numpy() & ~railways["tunnel"].to_numpy(bool)
        tracks = shapely.buffer(railways.geometry.to_numpy()[above], HALF_TRACK, cap_style="flat")
        shapes["railway"] = np.concatenate([shapes["railway"], tracks])
    return {"built": built, **shapes}


def _nothing() -> Shapes:
    return np.empty(0, object)


def _bounds(known: Tables) -> tuple[float, float, float, float]:
    """The box that the map covers: of land, which the sea fills to its edge, streets and buildings."""
    drawn = [known[name] for name in ("land", "streets", "buildings") if len(known.get(name, ()))]
    boxes = np.array([table.geometry.total_bounds for table in drawn if isinstance(table, gpd.GeoDataFrame)])
    (west, south), (east, north) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def _parking(land: gpd.GeoDataFrame, known: Tables) -> tuple[pd.DataFrame, list[Notice]]:
    """Areas on which cars park: id, name, kind, surface, places, shape without those before, and whether they count.

    Parking beside a street of which tags say that cars park is part of its cross-section and no area of its own.
    """
    rows = land[(land["kind"] == "parking").to_numpy()]
    kind = _texts(rows, "land_parking")
    shape = polygons(rows.geometry.to_numpy())
    of_street = (kind == "beside_street") & _beside_parked(shape, known)
    table = pd.DataFrame({
        "id": rows["id"].to_numpy(), "name": rows["name"].to_numpy(), "kind": kind,
        "surface": _texts(rows, "land_surface"),
        "places": rows["land_places"].to_numpy(np.float64) if "land_places" in rows else np.nan,
        "counts": np.isin(kind, ON_GROUND), "shape": shape,
    })[~of_street]  # fmt: skip
    table = table.iloc[np.argsort(shapely.area(table["shape"].to_numpy()), kind="stable")].reset_index(drop=True)
    counts = table["counts"].to_numpy()
    own = table["shape"].to_numpy().copy()
    own[counts] = own_grounds(own[counts])
    notices = [
        notice("land-parking-of-streets", count=int(of_street.sum())),
        notice("land-parking-without-kind", count=int((table["kind"] == "not_known").sum()), total=len(table)),
    ]
    return table.assign(shape=own), notices


def _texts(rows: pd.DataFrame, name: str) -> NDArray[np.object_]:
    if name not in rows:
        return np.full(len(rows), "not_known", object)
    return rows[name].astype(object).where(rows[name].notna(), "not_known").to_numpy(object)


def _beside_parked(shapes: Shapes, known: Tables) -> Mask:
    """Shapes along a street of which tags say that cars park at its kerb."""
    streets = known.get("streets")
    within = np.zeros(len(shapes), bool)
    if not isinstance(streets, gpd.GeoDataFrame):
        return within
    sides = [f"street_parking_{side}" for side in ("left", "right") if f"street_parking_{side}" in streets]
    if not sides:
        return within
    parked = np.any([~np.isin(_texts(streets, side), NO_PARKING) for side in sides], axis=0)
    shape, _ = shapely.STRtree(streets.geometry.to_numpy()[parked]).query(shapes, predicate="dwithin", distance=BESIDE)
    within[shape] = True
    return within


def _cut(zones: Shapes, sources: dict[str, Shapes], mapped: shapely.Polygon) -> list[Zoned]:
    """Ground of each cover in each zone, in their order, then what is open and what lies beyond the map.

    Where zones overlap, the ground is that of each: the sum over covers is the area of the zone.
    """
    rest = shapely.intersection(zones, mapped)
    beyond = areas_only(shapely.difference(zones, mapped))
    pieces = []
    for kind in COVERS:
        whole = np.full(len(zones), shapely.Polygon(), object)
        zone, shape = shapely.STRtree(sources[kind]).query(rest, predicate="intersects")
        for row in np.unique(zone):
            whole[row] = shapely.disjoint_subset_union_all(sources[kind][shape[zone == row]])
        pieces.append(Zoned(kind, areas_only(shapely.intersection(rest, whole))))
        rest = areas_only(shapely.difference(rest, whole))
    return [*pieces, Zoned("open", rest), Zoned("unmapped", beyond)]


def _cover_table(pieces: list[Zoned], zones: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row for each cover of each zone that has it; open ground is in every zone, and all that the others leave."""
    size = np.array([shapely.area(piece.shapes) for piece in pieces])
    kinds = [piece.kind for piece in pieces]
    rest = shapely.area(zones.geometry.to_numpy()) - (size.sum(axis=0) - size[kinds.index("open")])
    size[kinds.index("open")] = np.maximum(rest, 0.0)
    cover, zone = np.nonzero(size > 0.0)
    shapes = np.concatenate([piece.shapes[zone[cover == row]] for row, piece in enumerate(pieces)])
    columns: dict[str, Any] = {
        "id": [f"{zones['id'].iloc[z]}/{kinds[c]}" for c, z in zip(cover, zone, strict=True)],
        "zone": zone.astype(np.int32),
        "cover_kind": pd.Categorical([kinds[c] for c in cover], categories=list(category_names("cover_kind"))),
        "cover_ground": size[cover, zone],
    }
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=zones.crs)


def _parking_table(parking: pd.DataFrame, ground: Shapes, zones: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Parking areas cut by zones; those in, on or below buildings keep their shape and have no ground."""
    shapes, counts = parking["shape"].to_numpy(), parking["counts"].to_numpy()
    zone, area = shapely.STRtree(shapes).query(zones.geometry.to_numpy(), predicate="intersects")
    pieces = areas_only(shapely.intersection(np.where(counts[area], ground[zone], zones.geometry.to_numpy()[zone]),
                                             shapes[area]))  # fmt: skip
    size = shapely.area(pieces)
    some = size > 0.0
    whole = np.bincount(area[some], size[some], len(shapes))
    told = parking["places"].to_numpy()[area[some]] * size[some] / whole[area[some]]
    return gpd.GeoDataFrame(
        {
            "id": _ids(parking["id"].to_numpy()[area[some]], zones["id"].to_numpy()[zone[some]]),
            "name": parking["name"].to_numpy()[area[some]],
            "zone": zone[some].astype(np.int32),
            "parking_kind": _category("parking_kind", parking["kind"].to_numpy()[area[some]]),
            "parking_surface": _category("parking_surface", parking["surface"].to_numpy()[area[some]]),
            "parking_ground": np.where(counts[area[some]], size[some], 0.0),
            "parking_places_told": told,
        },
        geometry=pieces[some],
        crs=zones.crs,
    )


def _ids(areas: NDArray[np.object_], zones: NDArray[np.object_]) -> list[str]:
    return [f"{area}/{zone}" for area, zone in zip(areas, zones, strict=True)]


def _category(name: str, values: NDArray[np.object_]) -> pd.Categorical:
    kinds = pd.Series(values, dtype=object)
    return pd.Categorical(kinds.where(kinds != "not_known", None), categories=list(category_names(name)))
