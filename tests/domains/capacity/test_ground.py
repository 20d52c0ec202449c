"""What maps and tables of a city say of its cells: rasters, areas and zones, and files that cannot be read."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.capacity.importers.cells import ground_of_cells
from citybrain.domains.capacity.importers.terrain import terrain
from citybrain.kernel.errors import InputError

CRS = "EPSG:3067"
WEST, SOUTH, SIDE = 385_000.0, 6_671_000.0, 10.0


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(WEST + west, SOUTH + south, WEST + east, SOUTH + north)


def known() -> dict[str, pd.DataFrame]:
    """Twenty by ten cells of 10 m in two zones, and two buildings."""
    squares = [box(x, y, x + SIDE, y + SIDE) for y in range(0, 100, 10) for x in range(0, 200, 10)]
    return {
        "cells": gpd.GeoDataFrame({"id": [str(row) for row in range(200)]}, geometry=squares, crs=CRS),
        "zones": gpd.GeoDataFrame(
            {"id": ["a", "b"], "name": ["Alder", "Birch"]},
            geometry=[box(0, 0, 100, 100), box(100, 0, 200, 100)],
            crs=CRS,
        ),
        "buildings": gpd.GeoDataFrame(geometry=[box(0, 0, 10, 10), box(40, 0, 50, 10)], crs=CRS),
    }


def made(**read: pd.DataFrame) -> Imported:
    return ground_of_cells(read, known(), lambda share, key: None)


def column(imported: Imported, name: str) -> np.ndarray:
    return np.asarray(imported.tables["cells"][name]).reshape(10, 20)


def plane(side: float, rise: float, reach: float = 400.0) -> pd.DataFrame:
    """A raster of ground that rises to the north-east, alike in both directions."""
    steps = np.arange(-reach, reach + 200.0, side) + side / 2.0
    x, y = (one.ravel() for one in np.meshgrid(steps, steps))
    return pd.DataFrame({"x": WEST + x, "y": SOUTH + y, "value": 100.0 + rise * (x + y)})


@pytest.mark.parametrize("side", [2.0, 10.0, 25.0])
def test_a_plane_has_its_slope_and_relief_whatever_the_raster(side: float) -> None:
    """It rises by 0.1 to the east and to the north: arctan(0.1 √2) = 8.05°; over a square of 450 m some 90 m."""
    found = made(elevation=plane(side, 0.1))
    assert column(found, "ground_slope") == pytest.approx(np.full((10, 20), 8.0495), abs=0.15)
    assert column(found, "ground_relief").mean() == pytest.approx(90.0, abs=10.0)
    assert column(found, "ground_elevation")[0, 0] == pytest.approx(101.0, abs=2.0)
    assert found.columns_from["cells"]["ground_slope"] == "elevation"


def test_beside_a_hole_a_slope_is_told_and_in_it_nothing() -> None:
    raster = plane(10.0, 0.0)
    hole = (raster["x"] - WEST).between(50, 80) & (raster["y"] - SOUTH).between(50, 80)
    slope = column(made(elevation=raster[~hole]), "ground_slope")
    assert np.isnan(slope[5:8, 5:8]).all()
    assert (slope[np.isfinite(slope)] == 0.0).all()
    assert np.isfinite(slope[4, 4])


def test_areas_and_tables_give_their_values_and_what_they_leave_out_is_counted() -> None:
    areas = gpd.GeoDataFrame({"value": [4, 1]}, geometry=[box(0, 0, 50, 100), box(150, 0, 200, 100)], crs=CRS)
    water = pd.DataFrame({"Zone": ["a", "Birch"], "Value [mm/a]": ["300", ""]})
    parks = gpd.GeoDataFrame(geometry=[box(0, 0, 200, 20)], crs=CRS)
    found = made(hazards=areas, water_resources=water, protected_areas=parks)
    hazards, resources = column(found, "ground_hazard_class"), column(found, "ground_water_resources")
    assert (hazards[0, 0], hazards[0, 19]) == (4.0, 1.0)
    assert np.isnan(hazards[:, 5:15]).all()
    assert (resources[:, :10] == 300.0).all()
    assert np.isnan(resources[:, 10:]).all()
    assert column(found, "ground_protected_share").sum() == 40.0
    told = {(one.code, one.arguments.get("source")): one.arguments for one in found.notices}
    assert told["capacity-cells-unknown", "hazards"]["count"] == 100
    assert told["capacity-cells-unknown", "water_resources"]["count"] == 100
    assert "elevation" in told["capacity-sources-missing", None]["sources"]


def test_buildings_within_50_m_are_near() -> None:
    near = made().relations["buildings_near"]
    rows = [near.rows[near.starts[cell] : near.starts[cell + 1]].tolist() for cell in (0, 2, 9, 12)]
    assert rows == [[0, 1], [0, 1], [1], []]


def refused(**read: pd.DataFrame) -> InputError:
    with pytest.raises(InputError) as error:
        made(**read)
    return error.value


def test_what_cannot_be_is_refused_with_what_and_where() -> None:
    high = plane(10.0, 0.1).assign(value=12_000.0)
    error = refused(elevation=high)
    assert (error.code, error.arguments["received"], error.arguments["high"]) == (
        "capacity-heights-impossible", 12_000.0, 9_000.0,
    )  # fmt: skip
    assert refused(elevation=high.iloc[:0]).code == "capacity-raster-empty"
    assert refused(elevation=pd.DataFrame({"a": ["1"]})).code == "capacity-no-raster"
    assert refused(elevation=plane(10.0, 0.1).assign(x=0.0)).code == "raster-elsewhere"
    assert refused(protected_areas=pd.DataFrame({"zone": ["a"]})).code == "capacity-no-shapes"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"zone": ["a"], "value": ["300"]}, "capacity-columns"),
        ({"zone": ["a"], "value [m/a]": ["0.3"]}, "capacity-columns"),
        ({"area": ["a"], "value [mm/a]": ["300"]}, "capacity-columns"),
        ({"zone": ["a"], "value [mm/a]": ["much"]}, "capacity-number"),
        ({"zone": ["c"], "value [mm/a]": ["300"]}, "capacity-zone-unknown"),
        ({"zone": ["a", "Alder"], "value [mm/a]": ["300", "400"]}, "capacity-zone-twice"),
        ({"zone": ["a"], "value [mm/a]": [""]}, "raster-elsewhere"),
    ],
)
def test_a_table_without_unit_zone_or_number_is_refused(table: dict[str, list[str]], code: str) -> None:
    assert refused(water_resources=pd.DataFrame(table)).code == code


def test_without_cells_nothing_is_assessed_and_the_reason_is_told() -> None:
    nothing = ground_of_cells({}, {"zones": known()["zones"]}, lambda share, key: None)
    assert (dict(nothing.tables), [one.code for one in nothing.notices]) == ({}, ["capacity-no-cells"])


def test_a_city_of_one_cell_has_terrain() -> None:
    found = terrain(plane(10.0, 0.0), "elevation", np.array([[WEST + 5.0, SOUTH + 5.0]]), SIDE)
    assert (found.slope[0], found.relief[0]) == (0.0, 0.0)
