"""Residents of the buildings: from a population grid where there is one, else from the floor area of homes."""

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.base.regions import incomes
from citybrain.domains.buildings.imputation.homes import SHARE
from citybrain.domains.buildings.imputation.people_of_cells import distribute_residents
from citybrain.domains.buildings.imputation.rules import HOMES, numbers, origin_of
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.geometry.types import Geometries
from citybrain.twin.imputation.surroundings import Surroundings

RESIDENTS = "residents"


def floor_area_per_person(around: Surroundings) -> float:
    """Return the gross floor area of homes per resident [m²]: the city's, the country's, that of its income."""
    table = numbers()["floor_area_per_person"]
    usual = table.get(incomes().get(around.country, ""), table["default"])
    return around.settings.floor_area_per_person or float(table.get(around.country, usual)["value"])


def least_floor_area_per_person(around: Surroundings) -> float:
    """Return the gross floor area [m²] on which at most one person lives: the city's own number, else the rule's."""
    return around.settings.least_floor_area_per_person or float(numbers()["least_floor_area_per_person"]["value"])


def home_floor_area(attributes: AttributeValues) -> NDArray[np.float64]:
    """Return the floor area of homes [m²]: without what shops, offices and the like take of it."""
    share = np.where(attributes.missing(SHARE), 1.0, attributes[SHARE])
    return np.asarray(attributes["gross_floor_area"] * share, dtype=np.float64)


def impute_residents(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `residents` [person]: from the grid; else none where nobody lives, else floor area over that of a person.

    Homes in the grid's cells share the cell's people by floor area, as far as they have room; in the area that the grid
    covers nobody lives outside of its cells, and no floor of a block there is homes.
    """
    if around.population is not None:
        _share(attributes, around, around.population)
    home = np.isin(attributes["building_use"].astype(str), HOMES)
    attributes.fill(RESIDENTS, np.zeros(attributes.rows), origin_of("imputation-residents-none"), ~home)
    residents = home_floor_area(attributes) / floor_area_per_person(around)
    attributes.fill(RESIDENTS, residents, origin_of("imputation-residents-floor-area"))


def _share(attributes: AttributeValues, around: Surroundings, grid: gpd.GeoDataFrame) -> None:
    told = {"building_use": attributes["building_use"], "gross_floor_area": home_floor_area(attributes)}
    buildings = gpd.GeoDataFrame(told, geometry=around.shapes, crs=grid.crs)
    shared = distribute_residents(buildings, grid, around.extent, least_floor_area_per_person(around))
    around.report.notices += shared.notices
    around.report.residents_not_placed = round(shared.not_placed)
    inside, empty = (origin_of(f"imputation-residents-{name}", "population") for name in ("grid", "grid-empty"))
    attributes.fill(RESIDENTS, shared.residents, inside, shared.cell >= 0)
    homes = np.isin(attributes["building_use"].astype(str), HOMES)
    nobody = (shared.cell < 0) & _within(around.shapes, grid)
    attributes.fill(RESIDENTS, np.zeros(attributes.rows), empty, nobody)
    unused = homes & nobody & (attributes["storeys"] >= numbers()["ground_floor_storeys"])
    unused &= ~attributes.kind_is(SHARE, "measured")
    attributes.put(SHARE, np.zeros(attributes.rows), origin_of("imputation-home-floor-empty", "population"), unused)


def _within(shapes: Geometries, grid: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    """Return which buildings lie in the area that a grid covers; grids leave out cells without people."""
    covered = shapely.convex_hull(shapely.union_all(shapely.envelope(grid.geometry.to_numpy())))
    shapely.prepare(covered)
    return np.asarray(shapely.contains(covered, shapely.point_on_surface(shapes)), dtype=bool)
