"""The people of a city: the cells of a population grid, and the area that its map covers."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from citybrain.twin.building.coordinates import on_earth
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.importers.population import read_population
from citybrain.twin.importers.population_table import CellColumns
from citybrain.twin.origins import Origin

POPULATION = Origin("population", "measured", 2, source="population", row_column="cell")


def read_grid(path: Path | None, configuration: CityConfiguration, crs: str, report: Report) -> gpd.GeoDataFrame | None:
    """Return the population grid in a projected CRS, if there is one."""
    if path is None:
        return None
    settings = configuration.population
    grid = read_population(
        path,
        crs,
        settings.column,
        settings.age_bands or None,
        settings.layer,
        configuration.crs_of("population"),
        CellColumns(settings.h3, settings.x, settings.y, settings.cell_size, settings.encoding),
    )
    report.notices += grid.attrs.pop("notices", ())
    return on_earth(grid, configuration, "population")


def extent_of(bounds: tuple[float, float, float, float], crs: str) -> BaseGeometry:
    """Return the box of an extract (degrees) in a projected CRS."""
    corners = shapely.segmentize(shapely.box(*bounds), np.ptp(bounds[::2]) / 20)
    box: BaseGeometry = gpd.GeoSeries([corners], crs="EPSG:4326").to_crs(crs).iloc[0]
    return box
