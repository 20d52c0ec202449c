"""Crowns that a raster measures: in another coordinate system, with holes, and rasters that cannot be."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin
from rasterio.warp import reproject

from citybrain.base.importing import Imported
from citybrain.domains.surface.importers.cells import cells_of_city
from citybrain.domains.surface.importers.measured_heights import CANOPY, GROUND
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.raster_table import MOST_CELLS, looks_like_raster, raster_table
from tests.domains.surface.test_cells import CRS, SOUTH, WEST, toy_map

MISSING = -9999.0


def heights() -> np.ndarray:
    """Two hundred by one hundred metres at 1 m: a grove 9 m high in the north-east, nothing known in the south-west."""
    grid = np.zeros((100, 200), np.float32)
    grid[:40, 150:] = 9.0
    grid[60:, :50] = MISSING
    return grid


def write(path: Path, grid: np.ndarray, missing: float | None = MISSING, crs: str | None = CRS) -> Path:
    place = from_origin(WEST, SOUTH + 100.0, 1.0, 1.0)
    about = {"driver": "GTiff", "height": grid.shape[0], "width": grid.shape[1], "count": 1, "dtype": "float32"}
    with rasterio.open(path, "w", **about, crs=crs, transform=place, nodata=missing) as file:
        file.write(grid, 1)
    return path


def in_degrees(path: Path, target: Path) -> Path:
    """The same raster in longitude and latitude."""
    with rasterio.open(path) as source:
        west, south, east, north = (
            gpd.GeoSeries([shapely.box(*source.bounds)], crs=CRS).to_crs("EPSG:4326").total_bounds
        )
        place = from_origin(west, north, (east - west) / 400, (north - south) / 200)
        about = {**source.profile, "crs": "EPSG:4326", "transform": place, "width": 400, "height": 200}
        turned = np.full((200, 400), MISSING, np.float32)
        reproject(
            source.read(1), turned, src_transform=source.transform, src_crs=CRS, src_nodata=MISSING,
            dst_transform=place, dst_crs="EPSG:4326", dst_nodata=MISSING,
        )  # fmt: skip
    with rasterio.open(target, "w", **about) as file:
        file.write(turned, 1)
    return target


def made(raster: pd.DataFrame, source: str = CANOPY) -> Imported:
    return cells_of_city({source: raster}, toy_map(), lambda share, key: None)


def test_a_hill_takes_the_sun_behind_it(tmp_path: Path) -> None:
    """A ridge 30 m high with holes in it: ground south of it keeps its sun, ground north of it loses it."""
    ridge = np.zeros((100, 200), np.float32)
    ridge[30:40] = 30.0
    ridge[34:36, 20:30] = MISSING
    cells = made(raster_table(write(tmp_path / "ground.tif", ridge), CRS), GROUND).tables["cells"]
    low = np.array([shape.bounds[1] for shape in cells.geometry]) - SOUTH
    flat = cells_of_city({}, toy_map(), lambda share, key: None)
    before = flat.tables["cells"]
    assert cells["cell_sun_share"][low == 70].mean() < before["cell_sun_share"][low == 70].mean() - 0.5
    assert cells["cell_sky_view"][low == 50].mean() < before["cell_sky_view"][low == 50].mean() - 0.1
    south, usual = (one["cell_sun_share"][low == 20].mean() for one in (cells, before))
    assert south == pytest.approx(usual, abs=0.05)
    assert "surface-ground-flat" in {one.code for one in flat.notices}


def test_ground_above_the_clouds_is_refused(tmp_path: Path) -> None:
    high = raster_table(write(tmp_path / "ground.tif", heights() + 12_000.0, missing=None), CRS)
    with pytest.raises(InputError) as refused:
        made(high, GROUND)
    assert (refused.value.code, refused.value.arguments["high"]) == ("surface-heights-impossible", 9000.0)


@pytest.mark.parametrize("degrees", [False, True])
def test_crowns_are_those_that_are_measured_and_of_the_map_in_holes(tmp_path: Path, degrees: bool) -> None:
    path = write(tmp_path / "crowns.tif", heights())
    path = in_degrees(path, tmp_path / "degrees.tif") if degrees else path
    told = made(raster_table(path, CRS))
    cells = told.tables["cells"]
    x, y = (np.array([shape.bounds[k] for shape in cells.geometry]) - (WEST, SOUTH)[k] for k in (0, 1))
    grove = (x >= 150) & (y >= 60)
    assert cells["cell_tree_share"][grove].mean() == pytest.approx(1.0, abs=0.03)
    assert cells["cell_tree_height"][grove].mean() == pytest.approx(9.0, abs=0.1)
    assert cells["cell_tree_share"][~grove & (x >= 60)].max() < 0.25, "the map's tree is gone where none is measured"
    holes = next(one.arguments["count"] for one in told.notices if one.code == "surface-canopy-holes")
    assert holes == pytest.approx(4 * 5, abs=12)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda grid: np.where(grid == MISSING, 0, grid) + 400.0, "surface-heights-impossible"),
        (lambda grid: np.full_like(grid, MISSING), "surface-heights-empty"),
    ],
)
def test_heights_over_the_sea_and_empty_rasters_are_refused(tmp_path: Path, change, code: str) -> None:
    path = write(tmp_path / "crowns.tif", change(heights()).astype(np.float32))
    with pytest.raises(InputError) as refused:
        made(raster_table(path, CRS))
    assert refused.value.code == code


def test_a_value_that_means_nothing_but_is_not_marked_is_told_with_its_number(tmp_path: Path) -> None:
    path = write(tmp_path / "crowns.tif", heights(), missing=None)
    with pytest.raises(InputError) as refused:
        made(raster_table(path, CRS))
    assert refused.value.code == "surface-heights-impossible"
    assert refused.value.arguments["count"] == 40 * 50
    assert refused.value.arguments["received"] == MISSING


def test_a_raster_elsewhere_without_system_or_that_is_none_is_refused(tmp_path: Path) -> None:
    far = raster_table(write(tmp_path / "crowns.tif", heights()), CRS).assign(x=lambda one: one["x"] + 50_000.0)
    with pytest.raises(InputError) as refused:
        made(far)
    assert refused.value.code == "raster-elsewhere"
    with pytest.raises(InputError) as refused:
        raster_table(write(tmp_path / "nowhere.tif", heights(), crs=None), CRS)
    assert refused.value.code == "features-crs-missing"
    with pytest.raises(InputError) as refused:
        made(pd.DataFrame({"height": ["9"]}))
    assert refused.value.code == "surface-heights-no-raster"


def test_a_vast_raster_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "vast.tif"
    about = {"driver": "GTiff", "height": 6_000, "width": 6_000, "count": 1, "dtype": "uint8", "crs": CRS}
    with rasterio.open(path, "w", **about, transform=from_origin(WEST, SOUTH, 1, 1), sparse_ok=True):
        pass
    assert looks_like_raster(path)
    with pytest.raises(InputError) as refused:
        raster_table(path, CRS)
    assert (refused.value.code, refused.value.arguments["allowed"]) == ("raster-too-large", MOST_CELLS / 1e6)
