"""Cells of a toy map: what covers them, sky and sun of their ground, measured shares of zones, and maps that lack."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.surface.importers.cells import COLUMNS, cells_of_city
from citybrain.domains.surface.importers.grid import grid_of
from citybrain.domains.surface.importers.sun import afternoon_suns, hottest_day

CRS = "EPSG:3067"
WEST, SOUTH = 385_000.0, 6_671_000.0


def table(shapes: list[shapely.Geometry], **columns: object) -> gpd.GeoDataFrame:
    moved = shapely.transform(np.array(shapes, object), lambda places: places + np.array([WEST, SOUTH]))
    return gpd.GeoDataFrame(columns, geometry=moved, crs=CRS)


def toy_map() -> dict[str, pd.DataFrame]:
    """Two zones: a lawn with a pond, a house 16 m high, a street and two trees; of the rest nothing is known."""
    return {
        "zones": table([shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)], id=["a", "b"]),
        "land": table([shapely.box(0, 0, 50, 100), shapely.box(0, 0, 20, 20)], kind=["green", "water"]),
        "buildings": table([shapely.box(120, 40, 160, 60)], height=[16.0]),
        "streets": table([shapely.LineString([(100, 5), (200, 5)])], drive=[True]),
        "trees": table([shapely.Point(25, 75), shapely.Point(85, 75)], height=[16.0, np.nan]),
    }


def made(**changed: pd.DataFrame | None) -> Imported:
    known = {name: one for name, one in {**toy_map(), **changed}.items() if one is not None}
    return cells_of_city({}, known, lambda share, key: None)


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    return made().tables["cells"]


def at(cells: pd.DataFrame, x: float, y: float) -> pd.Series:
    inside = cells[cells.geometry.contains(shapely.Point(WEST + x, SOUTH + y))]
    return inside.iloc[0]


def test_what_covers_a_cell_adds_up_to_all_of_it(cells: pd.DataFrame) -> None:
    assert len(cells) == 200
    assert cells["id"].is_unique
    assert cells[[*COLUMNS.values()]].sum(axis=1).to_numpy() == pytest.approx(np.ones(200), abs=2e-4)
    whole = {name: cells[column].sum() for name, column in COLUMNS.items()}
    assert whole == pytest.approx(
        {"roof": 8, "water": 4, "green": 46, "sealed": 10.3, "bare": 0, "rail": 0, "unknown": 131.7}, abs=0.05
    )


def test_a_house_and_a_tree_take_sky_and_sun(cells: pd.DataFrame) -> None:
    north, south, far, below = at(cells, 145, 65), at(cells, 145, 35), at(cells, 195, 95), at(cells, 25, 75)
    assert north["cell_sun_share"] < 0.3
    assert south["cell_sun_share"] == 1.0
    assert far["cell_sky_view"] > 0.95
    assert north["cell_sky_view"] == pytest.approx(south["cell_sky_view"], abs=0.01)
    assert north["cell_sky_view"] < 0.75
    assert below["cell_sky_view"] > 0.98
    assert below["cell_open_sky_view"] < 0.85
    assert below["cell_tree_height"] == 16.0
    assert at(cells, 85, 75)["cell_tree_height"] == 8.0
    roof = at(cells, 135, 55)
    assert roof["cell_building_height"] == 16.0
    assert np.isnan(roof["cell_sky_view"])


def test_what_is_assumed_is_counted() -> None:
    told = {one.code: one.arguments for one in made().notices}
    assert told["surface-tree-heights-unknown"]["count"] == 1
    assert told["surface-cells-made"]["count"] == 200
    assert "surface-heights-unknown" not in told


def test_measured_shares_of_zones_are_respected() -> None:
    """The first zone measures 10 % trees, more than the map draws, and 20 % paved; the second measures nothing."""
    cover = pd.DataFrame({"trees": [0.1, np.nan], "low_vegetation": [0.5, np.nan], "paved": [0.2, np.nan]})
    cells = made(landcover=cover).tables["cells"]
    first = np.array([shape.bounds[0] < WEST + 100 for shape in cells.geometry])
    assert cells["cell_tree_share"][first].mean() == pytest.approx(0.1, abs=0.003)
    paved = cells["cell_sealed_share"] + cells["cell_unknown_share"] * cells["cell_unknown_sealed"]
    assert paved[first].mean() == pytest.approx(0.2, abs=0.002)
    assert cells["cell_unknown_sealed"][~first].isna().all()
    few = made(landcover=cover.assign(trees=[0.001, np.nan])).tables["cells"]
    assert few["cell_tree_share"][first].mean() == pytest.approx(0.001, abs=1e-4)


@pytest.mark.parametrize("missing", ["zones", "land", "buildings"])
def test_without_a_map_there_are_no_cells_and_a_reason(missing: str) -> None:
    nothing = made(**{missing: None})
    assert (dict(nothing.tables), [one.code for one in nothing.notices]) == ({}, ["surface-no-map"])


def test_a_vast_city_has_wider_cells() -> None:
    zone = np.array([shapely.box(0, 0, 40_000, 30_000)], object)
    grid = grid_of(zone, (0.0, 0.0, 40_000.0, 30_000.0))
    assert grid.side == 80.0
    assert len(grid.row) == 375 * 500


def test_the_sun_of_midsummer_is_that_of_the_almanac() -> None:
    """Helsinki, 21 June 2022, so long after the sun is highest as pvlib has it."""
    suns = afternoon_suns(60.17, 172)
    assert suns[:, 1] == pytest.approx([52.90, 50.06, 45.01, 38.53], abs=0.02)
    assert suns[:, 0] == pytest.approx([191.43, 213.13, 232.16, 248.48], abs=0.05)
    hours = pd.DataFrame({"outdoor_temperature": np.repeat([10.0, 25.0, 12.0], 24)})
    assert hottest_day(hours, 60.0) == 2
    assert (hottest_day(None, 60.0), hottest_day(None, -33.0)) == (196, 15)
