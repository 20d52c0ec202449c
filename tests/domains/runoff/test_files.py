"""Files that a city gives: rasters in another system, with holes, wrong values; areas of soil; days of rain."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.runoff.importers.ground import ground_of_runoff
from citybrain.domains.runoff.importers.rain import days_of_rain
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.building import brought
from citybrain.twin.configuration import SourceSettings
from citybrain.twin.importers.raster_table import raster_table
from tests.domains.surface.test_measured_heights import MISSING, in_degrees, write

CRS, WEST, SOUTH = "EPSG:3067", 385_000.0, 6_671_000.0


def cells() -> gpd.GeoDataFrame:
    """Two hundred by one hundred metres of land, the eastern edge of which is water."""
    x, y = (one.ravel() for one in np.meshgrid(np.arange(20) * 10.0, np.arange(10) * 10.0))
    shapes = shapely.box(WEST + x, SOUTH + y, WEST + x + 10.0, SOUTH + y + 10.0)
    ids = [f"cell/{k}" for k in range(len(x))]
    return gpd.GeoDataFrame({"id": ids, "cell_water_share": np.where(x == 190, 1.0, 0.0)}, geometry=shapes, crs=CRS)


def heights() -> np.ndarray:
    """Ground at 1 m that falls to the east from 20 m, a pit 2 m deep, and a hole in the south-west (north first)."""
    grid = np.tile(np.linspace(20.0, 0.5, 200), (100, 1)).astype(np.float32)
    grid[40:60, 100:120] -= 2.0
    grid[80:, :30] = MISSING
    return grid


def made(**read: pd.DataFrame) -> Imported:
    return ground_of_runoff(read, {"cells": cells()}, lambda share, key: None)


def codes(told: Imported) -> dict[str, dict]:
    return {one.code: dict(one.arguments) for one in told.notices}


@pytest.mark.parametrize("degrees", [False, True])
def test_elevation_in_any_system_gives_hollows_and_counts_holes(tmp_path: Path, degrees: bool) -> None:
    path = write(tmp_path / "ground.tif", heights())
    path = in_degrees(path, tmp_path / "degrees.tif") if degrees else path
    told = made(elevation=raster_table(path, CRS))
    cell, hollows = told.tables["cells"], told.tables["hollows"]
    assert len(hollows) == 1
    assert hollows["hollow_depth"].iloc[0] == pytest.approx(1.0, abs=0.25)
    assert hollows["hollow_area"].iloc[0] <= 600
    inside = cell["cell_hollow"] == 0
    assert cell.geometry[inside].union_all().centroid.distance(shapely.Point(WEST + 110, SOUTH + 50)) < 10
    assert codes(told)["runoff-holes"]["count"] == pytest.approx(6, abs=4)
    assert codes(told)["runoff-ways-made"]["count"] == 1
    assert (cell["cell_flooded_from"].dropna() >= 0.4).all()
    catchment = told.relations["catchment"]
    assert hollows["hollow_catchment_area"].iloc[0] == 100.0 * len(catchment.rows)
    assert set(np.flatnonzero(inside)) <= set(catchment.rows.tolist())


@pytest.mark.parametrize(("lift", "asked"), [(30.0, 600), (0.0, None)])
def test_zeros_that_may_stand_for_missing_are_asked_about(tmp_path: Path, lift: float, asked: int | None) -> None:
    """Ground at a coast comes down to 0 m by itself; in a city on a hill a patch of zeros is no hollow."""
    grid = np.where(heights() == MISSING, 0.0, heights() + lift).astype(np.float32)
    told = codes(made(elevation=raster_table(write(tmp_path / "ground.tif", grid, missing=None), CRS)))
    assert told.get("runoff-zeros", {}).get("count") == asked
    if asked:
        assert told["runoff-zeros"]["lowest"] == pytest.approx(30.5)


def test_without_files_what_lacks_is_told() -> None:
    told = made()
    assert {"runoff-soil-unknown", "runoff-elevation-unknown"} == set(codes(told))
    assert set(told.tables) == {"storm_steps", "cells", "hollows"}
    assert len(told.tables["hollows"]) == 0
    nothing = ground_of_runoff({}, {}, lambda share, key: None)
    assert (set(nothing.tables), set(codes(nothing))) == ({"storm_steps"}, {"runoff-no-cells"})


@pytest.mark.parametrize(
    ("change", "missing", "code", "received"),
    [
        (lambda grid: grid + 12_000.0, None, "runoff-elevation-impossible", 12_020.0),
        (lambda grid: grid, None, "runoff-elevation-impossible", MISSING),
        (lambda grid: np.full_like(grid, MISSING), MISSING, "runoff-raster-empty", None),
    ],
)
def test_ground_above_the_clouds_unmarked_and_empty_rasters_are_refused(
    tmp_path: Path, change, missing: float | None, code: str, received: float | None
) -> None:
    path = write(tmp_path / "ground.tif", change(heights()), missing=missing)
    with pytest.raises(InputError) as refused:
        made(elevation=raster_table(path, CRS))
    assert refused.value.code == code
    if received is not None:
        assert refused.value.arguments["received"] == received


def test_a_raster_of_another_system_than_it_says_is_told_to_lie_elsewhere(tmp_path: Path) -> None:
    """Its cells had no place in the system of the city at all, and the build ended with an error of the program."""
    path = write(tmp_path / "ground.tif", heights())
    with rasterio.open(path, "r+") as file:
        file.crs = "EPSG:3879"
    with pytest.raises(InputError) as refused:
        raster_table(path, CRS)
    assert (refused.value.code, refused.value.arguments["file"]) == ("raster-elsewhere", "ground.tif")


def test_what_is_called_a_raster_and_is_none_is_not_read_as_a_table(tmp_path: Path) -> None:
    """A link to a list of accounts was told to have a line with four values too many."""
    (tmp_path / "accounts").write_text(
        "root:x:0:0:root:/root:/bin/sh\nlist:x:38:38:A, b, c, d:/:/bin/sh\n", encoding="utf-8"
    )
    (tmp_path / "ground.tif").symlink_to(tmp_path / "accounts")
    with pytest.raises(InputError) as refused:
        brought._read(tmp_path / "ground.tif", SourceSettings(file=["ground.tif"]), CRS, 1_000)
    assert refused.value.code == "raster-format"
    assert "root" not in render(refused.value)


def test_a_raster_elsewhere_or_a_table_is_refused(tmp_path: Path) -> None:
    far = raster_table(write(tmp_path / "ground.tif", heights()), CRS).assign(x=lambda one: one["x"] + 50_000.0)
    for table, code in ((far, "raster-elsewhere"), (pd.DataFrame({"height": ["9"]}), "runoff-no-raster")):
        with pytest.raises(InputError) as refused:
            made(elevation=table)
        assert refused.value.code == code


def soil(**columns: list) -> gpd.GeoDataFrame:
    halves = [
        shapely.box(WEST, SOUTH, WEST + 100, SOUTH + 100),
        shapely.box(WEST + 100, SOUTH, WEST + 150, SOUTH + 100),
    ]
    return gpd.GeoDataFrame(columns, geometry=halves, crs=CRS)


def test_soil_is_read_of_areas_and_rasters_and_holes_are_counted(tmp_path: Path) -> None:
    told = made(soil=soil(HSG=["b", "A/D"]))
    group = told.tables["cells"]["cell_soil_group"]
    assert (group.value_counts().to_dict(), codes(told)["runoff-soil-holes"]["count"]) == ({2.0: 100, 4.0: 50}, 50)
    path = write(tmp_path / "soil.tif", np.full((100, 200), 3.0, np.float32))
    assert (made(soil=raster_table(path, CRS)).tables["cells"]["cell_soil_group"] == 3.0).all()


def test_soil_that_is_none_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "soil.tif", np.full((100, 200), 7.0, np.float32))
    wrong = [
        (soil(soil_group=["B", "clay"]), "runoff-soil-impossible", "clay"),
        (soil(name=["x", "y"]), "runoff-soil-no-column", "name, geometry"),
        (raster_table(path, CRS), "runoff-soil-impossible", "7"),
    ]
    for table, code, received in wrong:
        with pytest.raises(InputError) as refused:
            made(soil=table)
        assert (refused.value.code, refused.value.arguments["received"]) == (code, received)


def test_days_are_added_up_by_station_and_missing_ones_left_out() -> None:
    rows = {
        "Time": ["2024-07-01T00:00", "2024-07-01T13:00", "2024-07-02", "2024-07-01"],
        "Station": ["a", "a", "a", "b"], "Rain [mm]": ["1.5", "2", "", "4"],
    }  # fmt: skip
    told = days_of_rain({"rain": pd.DataFrame(rows)}, {})
    assert told.tables["rain_days"]["rain_of_day"].tolist() == [3.5, 4.0]
    assert told.tables["rain_days"]["rain_station"].tolist() == [0.0, 1.0]
    assert codes(told)["runoff-rain-missing"]["count"] == 1


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"date": ["2024-07-01"], "snow": ["1"]}, "runoff-rain-columns"),
        ({"date": ["2024-07-01"], "rain": ["1"]}, "runoff-rain-unit"),
        ({"date": ["2024-07-01"], "rain [in]": ["1"]}, "runoff-rain-unit"),
        ({"date": ["2024-07-01"], "rain [mm]": ["-999"]}, "runoff-rain-impossible"),
        ({"date": ["2024-07-01"], "rain [mm]": ["wet"]}, "runoff-rain-impossible"),
        ({"date": ["yesterday"], "rain [mm]": ["1"]}, "runoff-rain-date"),
    ],
)
def test_rain_that_is_none_is_refused(columns: dict[str, list[str]], code: str) -> None:
    with pytest.raises(InputError) as refused:
        days_of_rain({"rain": pd.DataFrame(columns)}, {})
    assert refused.value.code == code
