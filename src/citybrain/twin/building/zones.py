"""Zones of the city: districts from a file, else H3 cells; and the zone of every building."""

from pathlib import Path

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from citybrain.twin.building.coordinates import on_earth
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.importers.districts import assign_zones, h3_zones, read_districts


def zones_and_members(
    frame: gpd.GeoDataFrame,
    degrees: NDArray[np.float64],
    districts: Path | None,
    configuration: CityConfiguration,
    report: Report,
) -> tuple[gpd.GeoDataFrame, NDArray[np.int32]]:
    """Return the zones that hold buildings (id, name, shares the file has, geometry) and the zone row of each building.

    `degrees` are the centroids (n x 2). Districts without any building are left out and counted.
    """
    crs = frame.crs.to_string()
    if districts is not None:
        settings = configuration.districts
        declared = configuration.crs_of("districts")
        shares = {str(name): column for name, column in settings.columns.items()}
        zones = read_districts(districts, crs, settings.column, settings.layer, declared, shares)
        report.notices += zones.attrs.pop("notices", ())
        zones = on_earth(zones, configuration, "districts")
    else:
        zones = h3_zones(degrees, crs)
    assigned = assign_zones(frame[["id", "geometry"]], zones)
    report.notices += assigned.notices
    used, row = np.unique(assigned.zone, return_inverse=True)
    if len(used) < len(zones):
        report.note({"zones-without-buildings": len(zones) - len(used)})
    return zones.iloc[used].reset_index(drop=True), row.astype(np.int32)
