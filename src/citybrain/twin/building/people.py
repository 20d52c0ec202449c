"""The people of a city: the cells of a population grid, and the area that its map covers.

Who lives in the zones: tenure and incomes from files, else simulated, else not known.
"""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from citybrain.base.notices import Notice, notice
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.coordinates import on_earth
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.declared import area_attributes
from citybrain.twin.importers.population import read_population
from citybrain.twin.importers.population_table import CellColumns
from citybrain.twin.importers.zone_shares import read_zone_shares
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.synthetic_data import SimulatedShares

DISTRICTS = Origin("districts", "measured", 2, source="districts", row_column="id")
HOUSEHOLDS = Origin("households", "measured", 2, source="households", row_column="id")


def with_households(
    zones: gpd.GeoDataFrame,
    table: Path | None,
    configuration: CityConfiguration,
    simulation: SimulatedShares | None,
    origins: Origins,
    report: Report,
) -> gpd.GeoDataFrame:
    """Return the zones with the share of each attribute (NaN where it is not known) and the code of its origin.

    A table of households stands over columns of the districts. Nothing is ever guessed from other zones.
    """
    known, shares = AttributeValues(len(zones), origins), area_attributes()
    ids, names = [str(x) for x in zones["id"]], [str(x) for x in zones["name"]]
    if table is not None:
        settings = configuration.households
        columns = {str(name): column for name, column in settings.columns.items()}
        found, notices = read_zone_shares(table, columns, settings.key, ids, names)
        report.notices += notices
        for name, values in found.items():
            known.put(name, values, HOUSEHOLDS)
    for name in shares:
        if name in zones:
            known.fill(name, zones[name].to_numpy(dtype=np.float64), DISTRICTS)
    if simulation is not None:
        simulation.fill(known, ids)
    report.notices += [told for name in shares if (told := _unknown(known, name, names))]
    own = {name: known[name] for name in shares} | {f"{name}_origin": known.codes[name] for name in shares}
    return zones.assign(**own)[["id", "name", *sorted(own), zones.geometry.name]]


def _unknown(known: AttributeValues, name: str, zones: Sequence[str]) -> Notice | None:
    """Notice of the zones of which an attribute is not known, where it is known of others."""
    missing = known.missing(name)
    if missing.all() or not missing.any():
        return None
    told = ", ".join(zones[row] for row in np.flatnonzero(missing)[:5])
    return notice("zone-share-missing", attribute=name, count=int(missing.sum()), total=len(zones), examples=told)


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
