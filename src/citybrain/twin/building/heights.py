"""Height of the ground at both ends of each street; over bridges and through tunnels a straight line between them."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.twin.building.ground import ELEVATION
from citybrain.twin.entity_table import ORIGIN
from citybrain.twin.importers.elevation import sample_elevation
from citybrain.twin.origins import UNKNOWN, Origins
from citybrain.twin.rules import origin_by

BRIDGED = origin_by("imputation-bridged-height", "elevation")
DIGITS = 2
ENDS = {"from_height": 0, "to_height": -1}
"""Column of the height at each end of a street, and the point of its line that lies there."""

Heights = NDArray[np.float64]
Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]


def with_heights(
    streets: gpd.GeoDataFrame, path: Path | None, declared_crs: str | None, origins: Origins
) -> gpd.GeoDataFrame:
    """Return streets with the height of the ground [m] at their ends and its origin; as they are without a raster."""
    if path is None or not len(streets):
        return streets
    nodes, places = np.unique(streets[["from_node", "to_node"]].to_numpy(np.float64), return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    points = np.empty((len(nodes), 2))
    for node, end in zip((first, last), ENDS.values(), strict=True):
        points[node] = shapely.get_coordinates(shapely.get_point(streets.geometry.to_numpy(), end))
    degrees = gpd.GeoSeries(gpd.points_from_xy(*points.T), crs=streets.crs).to_crs("EPSG:4326")
    ground = sample_elevation(path, shapely.get_coordinates(degrees.to_numpy()), declared_crs).height
    off, steps = np.asarray(streets["off_ground"], bool), np.asarray(streets["highway"] == "steps")
    height, bridged = bridge_gaps(ground, (first, last), streets["length"].to_numpy(np.float64), off, steps)
    height = np.round(height, DIGITS)
    code = np.where(bridged, origins.code(BRIDGED), origins.code(ELEVATION))
    code = np.where(np.isnan(height), origins.code(UNKNOWN), code).astype(np.uint8)
    ends = dict(zip(ENDS, (first, last), strict=True))
    columns = {name: column for key, node in ends.items() for name, column in (
        (key, height[node]), (f"{key}{ORIGIN}", code[node]))}  # fmt: skip
    return streets.assign(**columns)


def bridge_gaps(
    ground: Heights, ends: tuple[Rows, Rows], length: Heights, off: Mask, steps: Mask
) -> tuple[Heights, Mask]:
    """Heights of nodes, and which of them lie off the ground: on bridges and in tunnels (`off`, by street).

    Such a node meets no street on the ground but steps. Its height is that of a rope between the nodes on the ground
    at the ends of the bridge: the mean of its neighbours' along the bridge, weighted by one over the way to each, which
    on a chain of streets is the straight line by length. NaN where no end is known.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components
    from scipy.sparse.linalg import spsolve

    size = len(ground)
    first, last = ends
    met_by = [np.zeros(size, bool) for _ in range(2)]
    for met, some in zip(met_by, (off, ~off & ~steps), strict=True):
        met[first[some]] = met[last[some]] = True
    between = met_by[0] & ~met_by[1]
    height = np.where(between, np.nan, ground)
    firm = ~between & np.isfinite(ground)
    span = off & (between[first] | between[last]) & (between[first] | firm[first]) & (between[last] | firm[last])
    tail, head = np.concatenate([first[span], last[span]]), np.concatenate([last[span], first[span]])
    weight = np.tile(1.0 / length[span], 2)
    hanging = between[tail] & between[head]
    _, part = connected_components(csr_array((weight[hanging], (tail[hanging], head[hanging])), (size, size)))
    tied = np.zeros(size, bool)
    tied[part[tail[between[tail] & firm[head]]]] = True
    rope = np.flatnonzero(between & tied[part])
    if not len(rope):
        return height, between
    place = np.full(size, -1, np.intp)
    place[rope] = np.arange(len(rope))
    own = place[tail] >= 0
    to_firm, to_rope = own & firm[head], own & (place[head] >= 0)
    pull = np.bincount(place[tail[to_firm]], weight[to_firm] * ground[head[to_firm]], len(rope))
    stiff = np.bincount(place[tail[own]], weight[own], len(rope))
    rows = np.concatenate([np.arange(len(rope)), place[tail[to_rope]]])
    columns = np.concatenate([np.arange(len(rope)), place[head[to_rope]]])
    values = np.concatenate([stiff, -weight[to_rope]])
    height[rope] = spsolve(csr_array((values, (rows, columns)), (len(rope), len(rope))).tocsc(), pull)
    return height, between
