"""What imputation may look at beside the attributes: shapes, places, land, zones, settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from citybrain.twin.attributes import Mask
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import ImputationSettings
from citybrain.twin.geometry.types import Geometries

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Surroundings:
    """One row per building.

    `centres` are metres in the projected CRS (n x 2), `gap` the distance to the nearest other building [m],
    `near_footprint` the median footprint of the nearest buildings [m²], `land` and `land_tag` kind and subkind of the
    land it stands on (or None), `places` the subkinds and `place_groups` the groups of the points of interest inside
    it, `roof_shape` as mapped, `roof_storeys` the used storeys in the roof. `shapes`, the tables of a map by name
    (`maps`) and the cells of `population` are in the projected CRS; `extent` is the area that the buildings cover
    completely. Nothing is of after `latest_year`; what a person should know goes to `report`.
    """

    ids: NDArray[np.object_]
    centres: NDArray[np.float64]
    gap: NDArray[np.float64]
    near_footprint: NDArray[np.float64]
    zone: NDArray[np.int32]
    land: NDArray[np.object_]
    land_tag: NDArray[np.object_]
    places: Sequence[Sequence[str]]
    place_groups: Sequence[Sequence[str]]
    roof_shape: NDArray[np.object_]
    roof_storeys: NDArray[np.float64]
    country: str
    longitude: float
    latitude: float
    settings: ImputationSettings = field(default_factory=ImputationSettings)
    shapes: Geometries = field(default_factory=lambda: np.empty(0, dtype=object))
    maps: Mapping[str, "gpd.GeoDataFrame"] = field(default_factory=dict)
    latest_year: float = np.inf
    population: "gpd.GeoDataFrame | None" = None
    extent: "BaseGeometry | None" = None
    report: Report = field(default_factory=Report)

    def neighbours(self, donors: Mask, receivers: Mask, most: int) -> "Neighbours":
        """Return for each receiver its nearest donors within the city's neighbour distance."""
        rows = np.flatnonzero(donors)
        if not len(rows) or not receivers.any():
            return Neighbours(np.zeros((int(receivers.sum()), 0), int), np.zeros((int(receivers.sum()), 0)))
        tree = cKDTree(self.centres[rows])
        count = min(most, len(rows))
        distance, position = tree.query(
            self.centres[receivers], k=range(1, count + 1), distance_upper_bound=self.settings.neighbour_distance
        )
        found = np.isfinite(distance)
        return Neighbours(np.where(found, np.append(rows, -1)[position], -1), np.where(found, distance, np.inf))


@dataclass(frozen=True)
class Neighbours:
    """Rows of the nearest donors (m x k, -1 where there are fewer) and their distance in metres (infinite there)."""

    rows: NDArray[np.intp]
    distance: NDArray[np.float64]

    @property
    def found(self) -> NDArray[np.bool_]:
        """Where there is a donor."""
        return np.asarray(self.rows >= 0, dtype=bool)

    def weights(self, softening: float = 10.0) -> NDArray[np.float64]:
        """Return weights that fall with the square of the distance; 0 where there is no donor."""
        return np.asarray(np.where(self.found, 1.0 / (self.distance + softening) ** 2, 0.0))
