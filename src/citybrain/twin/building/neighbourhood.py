"""What lies in, under and around each building: places, land, zone, distance to the next one."""

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from citybrain.twin.configuration import ImputationSettings
from citybrain.twin.founding import CityIdentity
from citybrain.twin.imputation.surroundings import Surroundings

NEAREST = 9
LAND_THAT_TELLS = (
    "residential", "commercial", "industrial", "civic", "military", "railway", "farmland", "green",
)  # fmt: skip


def survey(
    frame: gpd.GeoDataFrame,
    centres: NDArray[np.float64],
    zone: NDArray[np.int32],
    places: gpd.GeoDataFrame | None,
    land: gpd.GeoDataFrame | None,
    identity: CityIdentity,
    settings: ImputationSettings,
    **more: Any,
) -> Surroundings:
    """Return what imputation may look at, with `more` that the caller knows.

    All geometry is in one projected CRS; `places` and `land` may be absent.
    """
    geometries = frame.geometry.to_numpy()
    subkinds, kinds = places_inside(geometries, places)
    land_kind, land_tag = land_below(geometries, land)
    return Surroundings(
        ids=frame["id"].to_numpy(object),
        centres=centres,
        gap=gaps(geometries),
        near_footprint=near_footprints(centres, shapely.area(geometries)),
        zone=zone,
        land=land_kind,
        land_tag=land_tag,
        places=subkinds,
        place_groups=kinds,
        roof_shape=_column(frame, "roof_shape", None),
        roof_storeys=_column(frame, "roof_levels", np.nan).astype(np.float64),
        country=identity.country,
        longitude=identity.longitude,
        latitude=identity.latitude,
        settings=settings,
        shapes=geometries,
        **more,
    )


def gaps(geometries: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the distance [m] of each footprint to the nearest other one; infinite for a single building."""
    found = np.full(len(geometries), np.inf)
    if len(geometries) > 1:
        tree = shapely.STRtree(geometries)
        pairs, distance = tree.query_nearest(geometries, exclusive=True, return_distance=True, all_matches=False)
        found[pairs[0]] = distance
    return found


def near_footprints(centres: NDArray[np.float64], footprint: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the median footprint [m²] of the buildings nearest to each one, itself included."""
    count = min(NEAREST, len(centres))
    _, rows = cKDTree(centres).query(centres, k=range(1, count + 1))
    return np.asarray(np.median(footprint[rows], axis=1), dtype=np.float64)


def places_inside(
    geometries: NDArray[np.object_], places: gpd.GeoDataFrame | None
) -> tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]:
    """Return the subkinds and the kinds of the points of interest inside each footprint."""
    subkinds: list[list[str]] = [[] for _ in geometries]
    kinds: list[list[str]] = [[] for _ in geometries]
    if places is not None and len(places):
        subkind, kind = places["subkind"].to_numpy(object), places["kind"].to_numpy(object)
        pairs = shapely.STRtree(geometries).query(places.geometry.to_numpy(), predicate="intersects")
        for place, row in pairs.T:
            subkinds[row].append(str(subkind[place]))
            kinds[row].append(str(kind[place]))
    return subkinds, kinds


def land_below(
    geometries: NDArray[np.object_], land: gpd.GeoDataFrame | None
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return kind and tag of the smallest area of land use that holds each building's inner point, None without."""
    kind = np.full(len(geometries), None, dtype=object)
    tag = kind.copy()
    told = land[land["kind"].isin(LAND_THAT_TELLS)] if land is not None else None
    if told is None or not len(told):
        return kind, tag
    told = told.iloc[np.argsort(-told.geometry.area.to_numpy(), kind="stable")]
    points = shapely.point_on_surface(geometries)
    pairs = shapely.STRtree(points).query(told.geometry.to_numpy(), predicate="intersects")
    pairs = pairs[:, np.argsort(pairs[0], kind="stable")]
    for area, row in pairs.T:
        kind[row], tag[row] = told["kind"].iat[area], told["subkind"].iat[area]
    return kind, tag


def _column(frame: gpd.GeoDataFrame, name: str, empty: float | None) -> NDArray[np.object_]:
    if name in frame:
        return np.asarray(frame[name], dtype=object)
    return np.full(len(frame), empty, dtype=object)
