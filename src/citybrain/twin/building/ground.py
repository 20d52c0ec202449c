"""The ground: place and elevation of each building, land cover of each zone."""

from pathlib import Path

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.importers.elevation import sample_elevation
from citybrain.twin.importers.landcover import LandCoverOptions, read_landcover
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.rules import origin_by

PLACE = origin_by("imputation-place")
ELEVATION = origin_by("imputation-elevation", "elevation")
LANDCOVER = Origin("landcover", "measured", 2, source="landcover")


def add_place(
    attributes: AttributeValues,
    degrees: NDArray[np.float64],
    elevation: Path | None,
    configuration: CityConfiguration,
    report: Report,
) -> None:
    """Add `longitude`, `latitude` [degrees] and `elevation` [m]; without a raster elevation stays unknown."""
    for position, name in enumerate(("longitude", "latitude")):
        attributes.put(name, degrees[:, position], PLACE)
    if elevation is None:
        attributes.missing("elevation")
        return
    sampled = sample_elevation(elevation, degrees, configuration.crs_of("elevation"))
    report.notices += sampled.notices
    attributes.put("elevation", sampled.height, ELEVATION)


def read_ground_cover(
    path: Path | None, configuration: CityConfiguration, zones: gpd.GeoDataFrame, origins: Origins, report: Report
) -> dict[str, gpd.GeoDataFrame]:
    """Return landcover.parquet, one row per zone with shares and the code of their origin; nothing without a file."""
    if path is None:
        return {}
    settings, crs = configuration.landcover, configuration.crs_of("landcover")
    options = LandCoverOptions(settings.classes, settings.year, settings.layer, crs)
    read = read_landcover(path, zones, options)
    report.notices += read.notices
    table = read.table.reset_index(drop=True)
    code = np.uint8(origins.code(LANDCOVER))
    return {"landcover": table.assign(**{f"{name}_origin": code for name in table.columns})}
