"""Read the map of a city: OpenStreetMap, footprints from another file, or both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd

from citybrain.base.notices import Notice
from citybrain.kernel.errors import InputError
from citybrain.twin.building.coordinates import EARTH, on_earth
from citybrain.twin.building.sources import path_of
from citybrain.twin.configuration import CityConfiguration, SourceKey
from citybrain.twin.importers.footprints import FootprintExtract, read_footprints
from citybrain.twin.importers.osm import read_osm
from citybrain.twin.importers.osm_extract import OsmExtract
from citybrain.twin.progress import Progress

NO_BUILDINGS = ("osm-not-buildings", "osm-buildings-planned", "osm-buildings-underground", "osm-buildings-open")


@dataclass(frozen=True)
class BuildingReadings:
    """Buildings as read, the source they come from, and the OpenStreetMap extract if there is one."""

    buildings: gpd.GeoDataFrame
    key: SourceKey
    file: str
    extract: OsmExtract | None
    left_out: Mapping[str, int]
    notices: Sequence[Notice] = ()

    @property
    def other_changes(self) -> dict[str, int]:
        """What else of OpenStreetMap was left out or cut, by reason."""
        return {
            key: count
            for key, count in (self.extract.left_out if self.extract else {}).items()
            if key not in NO_BUILDINGS
        }

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude in the middle of the buildings."""
        west, south, east, north = self.buildings.to_crs("EPSG:4326").total_bounds
        return float(west + east) / 2, float(south + north) / 2


def read_files(configuration: CityConfiguration, city: Path, progress: Progress) -> BuildingReadings:
    """Read OpenStreetMap and footprints; where there are both, buildings come from the footprints.

    Raises InputError for files that cannot be used, or without a single building.
    """
    osm, other = path_of(configuration, city, "osm"), path_of(configuration, city, "buildings")
    extract = _read_map(osm, configuration, progress) if osm else None
    if other:
        found = _read_footprints(other, configuration)
        read = BuildingReadings(found.buildings, "buildings", other.name, extract, found.left_out, found.notices)
    else:
        assert extract is not None and osm is not None
        left_out = {reason: count for reason, count in extract.left_out.items() if reason in NO_BUILDINGS}
        read = BuildingReadings(extract.buildings, "osm", osm.name, extract, left_out)
    shapes = read.buildings.geometry
    if not (shapes.notna() & ~shapes.is_empty).any():
        raise InputError("city-no-buildings-left", received=len(shapes), file=read.file)
    return read


def _read_map(path: Path, configuration: CityConfiguration, progress: Progress) -> OsmExtract:
    extract = read_osm(path, progress)
    tables = ("buildings", "edges", "places", "land", "railways", "trees", "labels", "street_points")
    return replace(extract, **{name: on_earth(getattr(extract, name), configuration, "osm") for name in tables})


def _read_footprints(path: Path, configuration: CityConfiguration) -> FootprintExtract:
    source, settings = configuration.sources["buildings"], configuration.buildings
    declared = source.crs if source.coordinates == EARTH else source.coordinates
    return read_footprints(path, source.layer, declared, settings.columns or None, settings.values or None)
