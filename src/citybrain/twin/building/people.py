"""Residents of the buildings, from a population grid where there is one."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from citybrain.twin.attributes import Attributes
from citybrain.twin.building.coordinates import on_earth
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.importers.population import distribute_residents, read_population
from citybrain.twin.importers.population_table import CellColumns
from citybrain.twin.imputation.residents import impute_residents, least_floor_area_per_person
from citybrain.twin.imputation.rules import origin_of
from citybrain.twin.imputation.surroundings import Surroundings
from citybrain.twin.origins import Origin

POPULATION = Origin("population", "measured", 2, source="population", row_column="cell")


def settle_residents(
    frame: gpd.GeoDataFrame,
    attributes: Attributes,
    around: Surroundings,
    population: Path | None,
    configuration: CityConfiguration,
    extent: BaseGeometry | None,
    report: Report,
) -> gpd.GeoDataFrame | None:
    """Fill `residents` [person] and return the population grid, if there is one.

    Homes in the grid's cells share the cell's people by floor area, as far as they have room; in the area that the grid
    covers nobody lives outside of its cells; homes beyond it have residents by floor area. `extent` is the area, in the
    projected CRS, that the buildings cover completely.
    """
    grid = None
    if population is not None:
        settings = configuration.population
        grid = read_population(
            population,
            frame.crs.to_string(),
            settings.column,
            settings.age_bands or None,
            settings.layer,
            configuration.crs_of("population"),
            CellColumns(settings.h3, settings.x, settings.y, settings.cell_size, settings.encoding),
        )
        report.notices += grid.attrs.pop("notices", ())
        grid = on_earth(grid, configuration, "population")
        homes = frame[["geometry"]].assign(
            building_use=attributes["building_use"], gross_floor_area=attributes["gross_floor_area"]
        )
        shared = distribute_residents(homes, grid, extent, least_floor_area_per_person(around))
        report.notices += shared.notices
        report.residents_not_placed = round(shared.not_placed)
        attributes.fill(
            "residents", shared.residents, origin_of("imputation-residents-grid", "population"), shared.cell >= 0
        )
        nobody = (shared.cell < 0) & _within(frame, grid)
        attributes.fill(
            "residents", np.zeros(attributes.rows), origin_of("imputation-residents-grid-empty", "population"), nobody
        )
    impute_residents(attributes, around)
    return grid


def _within(frame: gpd.GeoDataFrame, grid: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    """Return which buildings lie in the area that a grid covers; grids leave out cells without people."""
    covered = shapely.convex_hull(shapely.union_all(shapely.envelope(grid.geometry.to_numpy())))
    shapely.prepare(covered)
    return np.asarray(shapely.contains(covered, shapely.point_on_surface(frame.geometry.to_numpy())), dtype=bool)


def extent_of(bounds: tuple[float, float, float, float], crs: str) -> BaseGeometry:
    """Return the box of an extract (degrees) in a projected CRS."""
    corners = shapely.segmentize(shapely.box(*bounds), np.ptp(bounds[::2]) / 20)
    box: BaseGeometry = gpd.GeoSeries([corners], crs="EPSG:4326").to_crs(crs).iloc[0]
    return box
