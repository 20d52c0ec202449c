"""Zones of the city: districts from a file, the completion's own, else H3 cells; and the zone of every building."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.twin.building.coordinates import on_earth
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.importers.districts import assign_zones, h3_zones, read_districts

DEGREES = "EPSG:4326"


def zones_and_members(
    frame: gpd.GeoDataFrame,
    degrees: NDArray[np.float64],
    districts: Path | None,
    configuration: CityConfiguration,
    own: gpd.GeoDataFrame | None,
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
        zones = own if own is not None else h3_zones(degrees, crs)
    assigned = assign_zones(frame[["id", "geometry"]], zones)
    report.notices += assigned.notices
    used, row = np.unique(assigned.zone, return_inverse=True)
    if len(used) < len(zones):
        report.note({"zones-without-buildings": len(zones) - len(used)})
    return zones.iloc[used].reset_index(drop=True), row.astype(np.int32)


def zones_around(labels: gpd.GeoDataFrame, bounds: tuple[float, float, float, float], crs: str) -> gpd.GeoDataFrame:
    """Return zones named after points: each place belongs to the nearest point (Voronoi), inside the bounds.

    `labels` has id, name and points in degrees, `bounds` are west, south, east, north in degrees. The boundaries are
    not those of the real districts.
    """
    points = labels.to_crs(crs).reset_index(drop=True)
    frame = gpd.GeoSeries([shapely.box(*bounds)], crs=DEGREES).to_crs(crs).iloc[0]
    cells = points.geometry.voronoi_polygons(extend_to=frame)
    order = points.geometry.sindex.query(cells, predicate="contains")
    zones = points.iloc[order[1]][["id", "name"]].set_index(order[0]).sort_index()
    shapes = gpd.GeoSeries(cells.to_numpy(), crs=crs).intersection(frame).to_numpy()
    return gpd.GeoDataFrame(zones, geometry=shapes, crs=crs).sort_values("id").reset_index(drop=True)
