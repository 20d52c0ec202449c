"""What covers each part of a tile: ground, water, roofs with their heights and crowns of trees, from the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import rasterio.features
import shapely
from numpy.typing import NDArray
from rasterio.transform import Affine

from citybrain.base.importing import Tables
from citybrain.domains.surface.importers.carriageways import carriageways
from citybrain.domains.surface.importers.measured_heights import CANOPY, GROUND, MeasuredHeights

KINDS = ("unknown", "bare", "green", "sealed", "rail", "water", "roof")
"""What a part is; painted in this order, so that the last of several holds."""

LAND = {
    "bare": ("beach", "bare"),
    "green": ("green", "forest", "wetland", "farmland"),
    "sealed": ("square", "parking"),
    "rail": ("railway",),
    "water": ("sea", "water"),
}
"""Kinds of land areas of the map by what they are."""

WOODS = "forest"
WOOD_HEIGHT, TREE_HEIGHT = 12.0, 8.0
"""Heights of woods, and of trees whose height the map does not tell [m] (estimates)."""

CROWN_OF_HEIGHT, LEAST_CROWN, WIDEST_CROWN = 0.5, 3.0, 12.0
"""Width of a crown over the height of its tree, and between which widths [m] (estimate)."""

HALF_OF_STREET, HALF_OF_WAY = 5.0, 1.5
"""Half widths of sealed ground along streets for cars (7 m and footways) and along other ways [m] (estimates)."""

TRACKS, HALF_TRACK = ("rail", "light_rail", "narrow_gauge", "subway"), 2.0
"""Kinds of railways whose tracks on the ground are rail, and metres on both sides of a track that are (estimate)."""

LEAST_TREE = 2.0
"""Measured height [m] from which it is a tree."""

USUAL_HEIGHT = 10.0
"""Height of buildings where none is known [m]."""


class MapShapes(NamedTuple):
    """Shapes with a number each, in the order in which they are painted: kinds of cover, heights, crowns, lanes.

    `counts` are what is assumed, by message.
    """

    covers: tuple[NDArray[Any], NDArray[Any]]
    heights: tuple[NDArray[Any], NDArray[Any]]
    crowns: tuple[NDArray[Any], NDArray[Any]]
    lanes: tuple[NDArray[Any], NDArray[Any]]
    counts: Mapping[str, int]


class PaintedTile(NamedTuple):
    """A tile and around it, from north to south: cover, height of roofs and crowns [m], measured crowns, ground [m].

    `lane` is the carriageway of a side street (1) or of a main street (2), 0 elsewhere.
    """

    kind: NDArray[np.uint8]
    height: NDArray[np.float32]
    crown: NDArray[np.float32]
    scanned: NDArray[np.bool_]
    ground: NDArray[np.float32]
    lane: NDArray[np.uint8]


def map_shapes(known: Tables) -> MapShapes:
    """The shapes of a city's tables that its surface is painted from."""
    land, buildings, trees = (known.get(name) for name in ("land", "buildings", "trees"))
    parts = [(np.empty(0, object), np.empty(0))]
    if isinstance(land, gpd.GeoDataFrame):
        kind = land["kind"].astype(str).to_numpy()
        for name in KINDS[1:-1]:
            if name == "sealed":
                parts.append(_streets(known.get("streets")))
            if name == "rail":
                parts.append(_tracks(known.get("railways")))
            shapes = land.geometry.to_numpy()[np.isin(kind, LAND[name])]
            parts.append((shapes, np.full(len(shapes), KINDS.index(name))))
    assert isinstance(buildings, gpd.GeoDataFrame)
    outlines = buildings.geometry.to_numpy()
    parts.append((outlines, np.full(len(outlines), KINDS.index("roof"))))
    height = _numbers(buildings, "height")
    unknown = ~(height > 0.0)
    usual = float(np.median(height[~unknown])) if not unknown.all() else USUAL_HEIGHT
    crowns, assumed = _crowns(land, trees)
    return MapShapes(
        _joined(parts),
        _rising(outlines, np.where(unknown, usual, height)),
        crowns,
        carriageways(known.get("streets")),
        {"surface-heights-unknown": int(unknown.sum()), "surface-tree-heights-unknown": assumed},
    )


def _streets(streets: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    if not isinstance(streets, gpd.GeoDataFrame) or not len(streets):
        return np.empty(0, object), np.empty(0)
    below = _numbers(streets, "street_tunnel") == 1.0
    driven = np.asarray(streets["drive"], bool) if "drive" in streets else np.zeros(len(streets), bool)
    half = np.where(driven, HALF_OF_STREET, HALF_OF_WAY)[~below]
    shapes = shapely.buffer(streets.geometry.to_numpy()[~below], half, quad_segs=2)
    return shapes, np.full(len(shapes), KINDS.index("sealed"))


def _tracks(railways: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    if not isinstance(railways, gpd.GeoDataFrame) or not len(railways):
        return np.empty(0, object), np.empty(0)
    above = railways["kind"].isin(TRACKS).to_numpy() & ~railways["tunnel"].to_numpy(bool)
    shapes = shapely.buffer(railways.geometry.to_numpy()[above], HALF_TRACK, cap_style="flat")
    return shapes, np.full(len(shapes), KINDS.index("rail"))


def _crowns(land: Any, trees: Any) -> tuple[tuple[NDArray[Any], NDArray[Any]], int]:
    """Woods and round crowns of trees with their heights, lower ones first; how many heights are assumed."""
    shapes, heights, assumed = [np.empty(0, object)], [np.empty(0)], 0
    if isinstance(land, gpd.GeoDataFrame):
        woods = land.geometry.to_numpy()[(land["kind"] == WOODS).to_numpy()]
        shapes, heights = [*shapes, woods], [*heights, np.full(len(woods), WOOD_HEIGHT)]
    if isinstance(trees, gpd.GeoDataFrame) and len(trees):
        height = _numbers(trees, "height")
        unknown = ~(height > 0.0)
        assumed, height = int(unknown.sum()), np.where(unknown, TREE_HEIGHT, height)
        measured = _numbers(trees, "tree_crown_diameter")
        usual = np.clip(height * CROWN_OF_HEIGHT, LEAST_CROWN, WIDEST_CROWN)
        width = np.where(measured > 0.0, measured, usual)
        shapes.append(shapely.buffer(trees.geometry.to_numpy(), width / 2.0, quad_segs=4))
        heights.append(height)
    return _rising(np.concatenate(shapes), np.concatenate(heights)), assumed


def _rising(shapes: NDArray[Any], heights: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    order = np.argsort(heights, kind="stable")
    return shapes[order], heights[order]


def _joined(parts: list[tuple[NDArray[Any], NDArray[Any]]]) -> tuple[NDArray[Any], NDArray[Any]]:
    shapes, values = zip(*parts, strict=True)
    return np.concatenate(shapes), np.concatenate(values)


def _numbers(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    told = pd.to_numeric(table[name], errors="coerce") if name in table else pd.Series(np.nan, table.index)
    return np.asarray(told, np.float64)


class Painter:
    """Paints tiles from the shapes of a city, each looked up among those near, and crowns as they are measured."""

    def __init__(self, shapes: MapShapes, measured: Mapping[str, MeasuredHeights]) -> None:
        self._measured = measured
        self._layers = [(shapely.STRtree(some), some, values) for some, values in shapes[:4]]

    def patch(self, west: float, north: float, pixel: float, size: tuple[int, int]) -> PaintedTile:
        """The parts of a box from its upper left corner [m]; crowns over roofs are left out."""
        place = Affine(pixel, 0.0, west, 0.0, -pixel, north)
        box = shapely.box(west, north - size[0] * pixel, west + size[1] * pixel, north)
        kind, height, crown, lane = (
            _painted(layer, box, place, size, kind)
            for layer, kind in zip(self._layers, ("uint8", "float32", "float32", "uint8"), strict=True)
        )
        scanned, ground = np.zeros(size, bool), np.zeros(size, np.float32)
        row, column = (one.ravel() + 0.5 for one in np.mgrid[0 : size[0], 0 : size[1]])
        places = west + column * pixel, north - row * pixel
        if CANOPY in self._measured:
            seen, known = self._measured[CANOPY].at(*places)
            scanned, seen = known.reshape(size), np.where(seen >= LEAST_TREE, seen, 0.0).reshape(size)
            crown = np.where(scanned, seen, crown).astype(np.float32)
        if GROUND in self._measured:
            ground = self._measured[GROUND].everywhere(*places).reshape(size).astype(np.float32)
        free = np.where(kind == KINDS.index("roof"), np.float32(0.0), crown)
        lane = np.where(kind == KINDS.index("sealed"), lane, np.uint8(0))
        return PaintedTile(kind, height, free, scanned, ground, lane)


def _painted(layer: Any, box: Any, place: Affine, size: tuple[int, int], kind: str) -> Any:
    tree, shapes, values = layer
    near = np.sort(tree.query(box))
    near = near[~shapely.is_empty(shapes[near])]
    if not len(near):
        return np.zeros(size, kind)
    pairs = list(zip(shapes[near], values[near].tolist(), strict=True))
    return rasterio.features.rasterize(pairs, out_shape=size, transform=place, fill=0, dtype=kind)
