"""Free ground of a building: nearer to it than to any other, not built on, no street, square, park or water."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import rasterio.features
import shapely
from numpy.typing import NDArray
from rasterio.transform import Affine
from scipy.ndimage import distance_transform_edt

from citybrain.domains.buildings.imputation.rules import numbers, origin_of
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.geometry.types import Geometries, Numbers
from citybrain.twin.imputation.surroundings import Surroundings

AREA = "free_ground_area"
PATCH = 400
"""Cells along the side of the patches in which a city is read: a patch with its margin stays within a few megabytes."""
BUILT, PUBLIC = -1, -2
WALL = 0.5
"""Cells from the middle of the outermost cell of a building to its wall."""

Window = tuple[float, float, int]
"""West and south end of a patch with its margin [m], and cells along its side."""


def impute_free_ground(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `free_ground_area` of the buildings that are no outbuildings; those have none."""
    owners = attributes["building_use"].astype(str) != "outbuilding"
    settings = numbers()["free_ground"]
    public = public_ground(around.maps, settings)
    area = free_ground(around.shapes, owners, public, settings["farthest"], settings["cell"])
    mapped = "streets" in around.maps
    left = 1.0 if mapped else 1.0 - settings["unmapped_street_share"]
    attributes.fill(
        AREA, area * left, origin_of("imputation-free-ground" if mapped else "imputation-free-ground-shapes")
    )


def public_ground(maps: Mapping[str, Any], settings: Mapping[str, Any]) -> Geometries:
    """Return areas in which nobody drills for a building: streets and railways as wide as usual, water, parks."""
    areas: list[Geometries] = [np.empty(0, dtype=object)]
    for name, column in (("streets", "highway"), ("railways", "kind")):
        if name in maps:
            widths = settings[name]
            width = np.array([widths.get(kind, 0.0) for kind in maps[name][column]], dtype=np.float64)
            lines = maps[name].geometry.to_numpy()[width > 0]
            areas.append(np.asarray(shapely.buffer(lines, width[width > 0] / 2, quad_segs=2, cap_style="flat")))
    if "land" in maps:
        land = maps["land"]
        public = land["kind"].isin(settings["public_land"]) | land["subkind"].isin(settings["public_tags"])
        areas.append(land.geometry.to_numpy()[public.to_numpy(bool)])
    return np.concatenate(areas)


def free_ground(
    shapes: Geometries, owners: NDArray[np.bool_], public: Geometries, farthest: float, cell: float
) -> Numbers:
    """Return the free ground [m²] of each of n buildings; 0 of those that own none.

    Ground is cut into cells of `cell` m. A cell that lies in no building and no `public` area belongs to the owner
    whose cell is nearest, if its middle lies within `farthest` m of the wall. Cells lie on one grid for the whole
    country, and every patch sees a margin of that reach: what a building gets does not hang on where the map ends or
    how it is read.
    """
    found = np.zeros(len(shapes))
    tree, closed = shapely.STRtree(shapes), shapely.STRtree(public)
    margin = int(np.ceil(farthest / cell)) + 2
    for west, south, side in _patches(shapes, cell, margin):
        window = shapely.box(west, south, west + side * cell, south + side * cell)
        rows = np.sort(tree.query(window))
        if not len(rows):
            continue
        transform = Affine(cell, 0.0, west, 0.0, cell, south)
        burnt = [(shapes[row], row if owners[row] else BUILT) for row in rows]
        burnt = [(public[row], PUBLIC) for row in np.sort(closed.query(window))] + burnt
        ground = rasterio.features.rasterize(
            burnt, out_shape=(side, side), fill=len(shapes), transform=transform, dtype="int32"
        )
        owned = (ground >= 0) & (ground < len(shapes))
        if owned.any():
            distance, (down, across) = distance_transform_edt(~owned, return_indices=True)
            free = (ground == len(shapes)) & ((distance - WALL) * cell <= farthest)
            free[:margin], free[-margin:], free[:, :margin], free[:, -margin:] = False, False, False, False
            found += np.bincount(ground[down[free], across[free]], minlength=len(shapes)) * cell**2
    return found


def _patches(shapes: Geometries, cell: float, margin: int) -> Iterator[Window]:
    """Yield the patches that buildings reach into, each with its margin."""
    size, reach = PATCH * cell, margin * cell
    low, high = np.split(shapely.bounds(shapes), 2, axis=1)
    first, last = np.floor((low - reach) / size).astype(int), np.floor((high + reach) / size).astype(int)
    patches = {
        (column, row)
        for (left, lower), (right, upper) in zip(first, last, strict=True)
        for column in range(left, right + 1)
        for row in range(lower, upper + 1)
    }
    for column, row in sorted(patches):
        yield column * size - reach, row * size - reach, PATCH + 2 * margin
