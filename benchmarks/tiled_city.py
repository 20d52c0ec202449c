"""A city of 100,000 buildings for measurements: a real one, repeated side by side, turned and mirrored.

`python -m benchmarks.tiled_city CITY TARGET [COPIES]` repeats the latest snapshot of the folder CITY. The result is a
city folder like any other, with its snapshot and the geometry for the map.
"""

import math
import sys
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.twin.building.maps import BASE
from citybrain.twin.building.tables import tile_offsets
from citybrain.twin.geometry.columns import compress, encode_columns
from citybrain.twin.geometry.order import hilbert_order
from citybrain.twin.geometry.shapes import PACKED
from citybrain.twin.manifest import Manifest, TableEntry
from citybrain.twin.snapshot import Snapshot, load
from citybrain.twin.snapshot_write import Contents, write_snapshot

SUNNY = 180.0
GAP = 50.0  # metres between copies
WALLS = ["wall_area_north", "wall_area_east", "wall_area_south", "wall_area_west"]  # clockwise


@dataclass(frozen=True)
class Copy:
    """Where one copy stands: quarter turns clockwise, mirrored east to west before, its cell of the grid."""

    number: int
    turns: int
    mirrored: bool
    column: int
    row: int


def plan_copies(copies: int, seed: int) -> list[Copy]:
    """Return copies in a square grid with seeded turns and mirrors; the first stands as it is."""
    chance = np.random.default_rng(seed)
    side = math.ceil(math.sqrt(copies))
    turns, mirrored = chance.integers(0, 4, copies), chance.integers(0, 2, copies).astype(bool)
    turns[0], mirrored[0] = 0, False
    return [
        Copy(number, int(turns[number]), bool(mirrored[number]), number % side, number // side)
        for number in range(copies)
    ]


def tile_city(source: Path, target: Path, copies: int, seed: int = 7) -> Manifest:
    """Write the latest snapshot of `source`, repeated, as the next snapshot of the city folder `target`."""
    snapshot = load(source)
    buildings = gpd.read_parquet(snapshot.path("buildings.parquet"))
    zones = gpd.read_parquet(snapshot.path("zones.parquet"))
    west, south, east, north = buildings.total_bounds
    centre, side = ((west + east) / 2, (south + north) / 2), max(east - west, north - south) + GAP
    plan = plan_copies(copies, seed)
    all_buildings = pd.concat([_copy_buildings(buildings, copy, centre, side, len(zones)) for copy in plan])
    all_zones = pd.concat([_copy_zones(zones, copy, centre, side) for copy in plan]).reset_index(drop=True)
    all_buildings = all_buildings.iloc[hilbert_order(all_buildings.geometry.to_numpy())].reset_index(drop=True)
    centres = all_buildings.geometry.centroid.to_crs("EPSG:4326")
    all_buildings["longitude"], all_buildings["latitude"] = centres.x.round(7), centres.y.round(7)
    outlines = all_buildings.geometry.to_crs("EPSG:4326")
    files = {f"buildings{PACKED}": compress(encode_columns(outlines.to_numpy()))}
    if BASE in snapshot.manifest.tables:
        files[BASE] = snapshot.path(BASE).read_bytes()
    tables = {"buildings": all_buildings, "zones": all_zones, "hours": pd.read_parquet(snapshot.path("hours.parquet"))}
    return write_snapshot(target, Contents(tables, files), _describe(snapshot, all_buildings, all_zones, outlines))[1]


def _describe(snapshot: Snapshot, buildings: gpd.GeoDataFrame, zones: gpd.GeoDataFrame, outlines: gpd.GeoSeries):
    west, south, east, north = (float(edge) for edge in outlines.total_bounds)

    def describe(number: int, entries: dict[str, TableEntry]) -> Manifest:
        counts = {"buildings": len(buildings), "zones": len(zones), "residents": round(buildings["residents"].sum())}
        changed = {
            "snapshot": number,
            "name": f"{snapshot.manifest.name}, repeated",
            "bounds": (west, south, east, north),
            "counts": counts,
            "tables": entries,
            "entities": {
                name: entry.model_copy(update={"rows": rows, "tiles": tuple(tile_offsets(rows)) if entry.tiles else ()})
                for name, entry in snapshot.manifest.entities.items()
                if (rows := entries[f"{entry.table}.parquet"].rows if f"{entry.table}.parquet" in entries else None)
            },
            "relations": {},
            "report": {},
        }
        return snapshot.manifest.model_copy(update=changed)

    return describe


def _copy_buildings(
    buildings: gpd.GeoDataFrame, copy: Copy, centre: tuple[float, float], side: float, zones: int
) -> gpd.GeoDataFrame:
    """Return a copy of the buildings in its place: walls and roofs turned with them, in zones of its own."""
    moved = buildings.set_geometry(move(buildings.geometry.to_numpy(), copy, centre, side), crs=buildings.crs)
    moved["id"] = buildings["id"] + f"/{copy.number}"
    moved["zone"] = (buildings["zone"] + copy.number * zones).astype(np.int32)
    for name, origin in zip(WALLS, turned_walls(copy), strict=True):
        moved[name] = buildings[origin].to_numpy()
    moved["roof_azimuth"] = np.where(
        buildings["roof_pitch"] > 0, turned_roofs(buildings["roof_azimuth"].to_numpy(), copy), SUNNY
    )
    return moved


def turned_roofs(azimuth: NDArray[np.float64], copy: Copy) -> NDArray[np.float64]:
    """Return the azimuth [degrees] of the sunnier face of roofs after they are mirrored and turned."""
    turned = (-azimuth if copy.mirrored else azimuth) + 90.0 * copy.turns
    from_sun = np.mod(turned - SUNNY + 180.0, 360.0) - 180.0
    from_sun = np.where(np.abs(from_sun) > 90.0, from_sun - 180.0 * np.sign(from_sun), from_sun)
    return np.mod(from_sun + SUNNY, 360.0)


def _copy_zones(zones: gpd.GeoDataFrame, copy: Copy, centre: tuple[float, float], side: float) -> gpd.GeoDataFrame:
    moved = zones.set_geometry(move(zones.geometry.to_numpy(), copy, centre, side), crs=zones.crs)
    moved["id"] = zones["id"].astype(str) + f"/{copy.number}"
    moved["name"] = zones["name"] + (f" {copy.number + 1}" if copy.number else "")
    return moved


def move(geometries: NDArray[np.object_], copy: Copy, centre: tuple[float, float], side: float) -> NDArray[np.object_]:
    """Mirror, turn about the centre and shift geometries in metres."""
    cosine, sine = ((1, 0), (0, -1), (-1, 0), (0, 1))[copy.turns]

    def place(corners: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = corners[:, 0] - centre[0], corners[:, 1] - centre[1]
        x = -x if copy.mirrored else x
        turned = cosine * x - sine * y, sine * x + cosine * y
        return np.column_stack([turned[0] + centre[0] + copy.column * side, turned[1] + centre[1] + copy.row * side])

    return shapely.transform(geometries, place)


def turned_walls(copy: Copy) -> list[str]:
    """Return for north, east, south, west of a copy which wall of the original looks there now."""
    walls = [WALLS[0], WALLS[3], WALLS[2], WALLS[1]] if copy.mirrored else WALLS
    return [walls[(position - copy.turns) % 4] for position in range(4)]


if __name__ == "__main__":
    made = tile_city(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 31)
    print(f"{made.counts['buildings']} buildings, {made.counts['zones']} zones in {sys.argv[2]}")
