"""How hard the ground between habitats is to cross for animals on it: a raster of resistances from the map."""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import rasterio.features
import shapely
from numpy.typing import NDArray
from rasterio.transform import Affine

from citybrain.base.importing import Tables
from citybrain.domains.nature.importers.patches import CARRIAGEWAYS

SIDE = 10.0
"""Metres of a cell."""

MOST_CELLS = 4_000_000
"""Cells of a raster; of a larger city they are twice as wide, and so on."""

HABITAT = 1.0
RESISTANCES = {
    "green": 2.0, "bare": 5.0, "unknown": 10.0, "rail": 15.0, "sealed": 20.0, "street": 30.0, "water": 60.0,
    "main_street": 60.0, "building": 100.0,
}  # fmt: skip
"""Effective metres for each metre of ground (estimates of experts, as studies of connectivity use them; docs)."""

PLANTABLE = ("green", "bare", "unknown", "sealed")
"""Kinds of ground between habitats on which a corridor can be planted."""

LAND = {
    "bare": ("beach", "bare"), "green": ("green", "forest", "wetland", "farmland"), "sealed": ("square", "parking"),
    "rail": ("railway",), "water": ("sea", "water"),
}  # fmt: skip
MAIN = ("motorway", "trunk", "primary", "secondary")
KINDS = tuple(RESISTANCES)


class CrossedGround(NamedTuple):
    """Kinds of ground by cell (position in KINDS), rows from the north; the upper left corner and side of cells [m]."""

    kind: NDArray[np.uint8]
    west: float
    north: float
    side: float

    @property
    def transform(self) -> Affine:
        """From columns and rows to metres."""
        return Affine(self.side, 0.0, self.west, 0.0, -self.side, self.north)

    @property
    def resistance(self) -> NDArray[np.float64]:
        """Effective metres for each metre by cell."""
        table = np.array([RESISTANCES[name] for name in KINDS])
        cells: NDArray[np.float64] = table[self.kind]
        return cells

    @property
    def plantable(self) -> NDArray[np.bool_]:
        """Cells on which a corridor can be planted."""
        cells: NDArray[np.bool_] = np.isin(self.kind, [KINDS.index(name) for name in PLANTABLE])
        return cells


def ground_of(known: Tables, bounds: tuple[float, float, float, float]) -> CrossedGround:
    """Kinds of ground in a box (west, south, east, north) [m]; what the map does not tell is `unknown`."""
    west, south, east, north = bounds
    side = SIDE
    while (east - west) / side * (north - south) / side > MOST_CELLS:
        side *= 2.0
    west, north = float(np.floor(west / side) * side), float(np.ceil(north / side) * side)
    shape = int(np.ceil((north - south) / side)) + 1, int(np.ceil((east - west) / side)) + 1
    ground = CrossedGround(np.full(shape, KINDS.index("unknown"), np.uint8), west, north, side)
    for name, shapes in _painted(known):
        some = shapes[~shapely.is_empty(shapes)]
        if len(some):
            burnt = rasterio.features.rasterize(
                some, out_shape=shape, transform=ground.transform, all_touched=name in ("street", "main_street")
            )
            ground.kind[burnt == 1] = KINDS.index(name)
    return ground


def _painted(known: Tables) -> list[tuple[str, NDArray[np.object_]]]:
    """Shapes by kind in the order in which they are painted: the last of several holds."""
    land, railways, streets = (known.get(name) for name in ("land", "railways", "streets"))
    shapes: dict[str, NDArray[np.object_]] = {}
    if isinstance(land, gpd.GeoDataFrame):
        kinds = land["kind"].astype(str)
        shapes = {name: land.geometry.to_numpy()[kinds.isin(of).to_numpy()] for name, of in LAND.items()}
    if isinstance(railways, gpd.GeoDataFrame) and len(railways):
        above = ~railways["tunnel"].to_numpy(bool) if "tunnel" in railways else np.ones(len(railways), bool)
        tracks = shapely.buffer(railways.geometry.to_numpy()[above], SIDE / 2.0)
        shapes["rail"] = np.concatenate([shapes.get("rail", np.empty(0, object)), tracks])
    if isinstance(streets, gpd.GeoDataFrame) and "highway" in streets:
        kinds = streets["highway"].astype(str)
        lines = streets.geometry.to_numpy()
        ground = streets["street_tunnel"].to_numpy() != 1.0 if "street_tunnel" in streets else np.ones(len(lines), bool)
        main = kinds.isin(MAIN).to_numpy() & ground
        shapes["street"] = lines[kinds.isin(tuple(CARRIAGEWAYS)).to_numpy() & ground & ~main]
        shapes["main_street"] = lines[main]
    buildings = known.get("buildings")
    if isinstance(buildings, gpd.GeoDataFrame):
        shapes["building"] = buildings.geometry.to_numpy()
    order = ("bare", "green", "sealed", "water", "rail", "street", "main_street", "building")
    return [(name, shapes[name]) for name in order if name in shapes]
