from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio.transform
from numpy.testing import assert_allclose

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.landcover import COVERS, LandCoverOptions, read_landcover
from tests.twin.importers.area_files import CRS, EAST, NORTH, square, write_areas, write_raster

ZONES = gpd.GeoDataFrame({"id": ["a", "b"]}, geometry=[square(0, 0), square(1, 0)], crs=CRS)


def refusal(path: Path, **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        read_landcover(path, ZONES, LandCoverOptions(**options))
    return render(caught.value)


def test_areas_of_districts_become_shares_of_zones(tmp_path: Path) -> None:
    path = write_areas(
        tmp_path / "l.gpkg",
        [square(0, 0), square(1, 0)],
        tree2_m2_2020=[100.0, 0.0],
        tree20_m2_2020=[200.0, 100.0],
        street_m2_2020=[300.0, 100.0],
        building_m2_2020=[400.0, 100.0],
        sea_m2_2020=[None, 100.0],
    )
    cover = read_landcover(path, ZONES)
    assert cover.year == 2020
    first = cover.table.iloc[0]
    assert_allclose(first[["trees", "paved", "buildings", "water"]].to_numpy(dtype=float), [0.3, 0.3, 0.4, 0.0])
    assert_allclose(cover.table[list(COVERS)].sum(axis=1), 1.0)
    assert cover.table["ndvi"].isna().all()


def test_the_latest_year_is_taken_and_another_can_be_asked_for(tmp_path: Path) -> None:
    path = write_areas(
        tmp_path / "l.gpkg",
        [square(0, 0)],
        tree_m2_2016=[100.0],
        bareland_m2_2016=[0.0],
        tree_m2_2024=[0.0],
        bareland_m2_2024=[100.0],
        **{"ndvi_2016-06-04": [0.6], "ndvi_2024-06-27": [0.2], "ndvi_2025-06-20": [0.9]},
    )
    latest = read_landcover(path, ZONES)
    assert latest.table.loc[0, ["trees", "bare", "ndvi"]].tolist() == [0, 1, 0.2]
    assert [told.code for told in latest.notices] == ["landcover-year", "landcover-unknown"]
    early = read_landcover(path, ZONES, LandCoverOptions(year=2016))
    assert early.table.loc[0, ["trees", "bare", "ndvi"]].tolist() == [1, 0, 0.6]
    assert "has no land cover of 2019. It has: 2016, 2024" in refusal(path, year=2019)


def test_a_district_is_shared_over_the_zones_it_covers(tmp_path: Path) -> None:
    both = square(0, 0).union(square(1, 0))
    path = write_areas(tmp_path / "l.gpkg", [both, square(1, 0)], forest_area=[100.0, 0.0], water_area=[0.0, 50.0])
    table = read_landcover(path, ZONES).table
    assert table["trees"].tolist() == [1.0, 0.5]
    assert table["water"].tolist() == [0.0, 0.5]


def test_columns_can_be_declared(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "l.gpkg", [square(0, 0)], puusto=[1.0], muu=[3.0])
    assert "no column is clearly an area of land cover" in refusal(path)
    declared = LandCoverOptions(classes={"trees": ["puusto"], "other": ["muu"]})
    assert read_landcover(path, ZONES, declared).table.loc[0, "trees"] == 0.25
    assert "trese is no class of land cover. Nearest: trees" in _class_refusal()


def _class_refusal() -> str:
    with pytest.raises(InputError) as caught:
        LandCoverOptions(classes={"trese": ["a"]})
    return render(caught.value)


def test_a_negative_area_is_named(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "l.gpkg", [square(0, 0), square(1, 0)], tree_m2=[1.0, -5.0])
    assert "feature 2: tree_m2 is -5; an area cannot be negative" in refusal(path)


def test_a_raster_of_worldcover_classes_is_counted(tmp_path: Path) -> None:
    values = np.full((25, 50), 50, dtype=np.uint8)
    values[:, :10] = 10
    values[:5, 25:] = 80
    values[5:10, 25:] = 0
    cover = read_landcover(write_raster(tmp_path / "l.tif", values, nodata=0), ZONES)
    assert_allclose(cover.table["trees"], [0.4, 0.0])
    assert_allclose(cover.table["paved"], [0.6, 0.75])
    assert_allclose(cover.table["water"], [0.0, 0.25])
    assert cover.notices == ()


def test_a_raster_in_another_system_is_counted_too(tmp_path: Path) -> None:
    values = np.full((60, 120), 10, dtype=np.uint8)
    values[:, 25:] = 60
    corner = gpd.GeoSeries.from_xy([EAST], [NORTH], crs=CRS).to_crs(4326).iloc[0]
    transform = rasterio.transform.from_origin(corner.x, corner.y + 0.003, 0.00009 * 2, 0.00009)
    path = write_raster(tmp_path / "l.tif", values, crs="EPSG:4326", transform=transform)
    table = read_landcover(path, ZONES).table
    assert table["trees"].tolist() == pytest.approx([1.0, 0.0], abs=0.05)
    assert table["bare"].tolist() == pytest.approx([0.0, 1.0], abs=0.05)


def test_codes_without_a_class_are_told_or_refused(tmp_path: Path) -> None:
    values = np.full((25, 50), 10, dtype=np.uint8)
    values[0, 0] = 77
    told = read_landcover(write_raster(tmp_path / "l.tif", values), ZONES).notices
    assert told[0].arguments == {"codes": "77"}
    path = write_raster(tmp_path / "m.tif", np.full((25, 50), 3, dtype=np.uint8))
    assert "none of its values (3) is a known class" in refusal(path)
    cover = read_landcover(path, ZONES, LandCoverOptions(classes={"water": [3]}))
    assert cover.table["water"].tolist() == [1, 1]


def test_a_raster_of_fractions_is_ndvi(tmp_path: Path) -> None:
    values = np.full((25, 50), 0.2, dtype=np.float32)
    values[:, 25:] = 0.6
    values[0, :] = np.nan
    table = read_landcover(write_raster(tmp_path / "n.tif", values), ZONES).table
    assert table["ndvi"].tolist() == pytest.approx([0.2, 0.6])
    assert table["trees"].isna().all()
    wild = write_raster(tmp_path / "w.tif", values * 100)
    assert "values beyond -1 and 1" in refusal(wild)


def test_a_raster_elsewhere_is_refused(tmp_path: Path) -> None:
    far = gpd.GeoDataFrame({"id": ["a"]}, geometry=[square(1000, 1000)], crs=CRS)
    path = write_raster(tmp_path / "l.tif", np.full((5, 5), 10, dtype=np.uint8))
    with pytest.raises(InputError) as caught:
        read_landcover(path, far)
    assert "does not touch the city" in render(caught.value)
