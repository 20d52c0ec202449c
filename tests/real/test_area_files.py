"""Real districts, population, land cover and elevation of Helsinki."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import box

from citybrain.domains.buildings.imputation.people_of_cells import distribute_residents
from citybrain.twin.importers.districts import assign_zones, read_districts
from citybrain.twin.importers.elevation import sample_elevation
from citybrain.twin.importers.landcover import COVERS, read_landcover
from citybrain.twin.importers.population import read_population

CRS = "EPSG:3879"
BANDS = ["ika0_9", "ika10_19", "ika20_29", "ika30_39", "ika40_49", "ika50_59", "ika60_69", "ika70_79", "ika_yli80"]


def test_eight_major_districts(shared_data: Path) -> None:
    districts = read_districts(shared_data / "helsinki" / "districts-2021.gpkg", CRS)
    assert len(districts) == 8
    assert {"Eteläinen", "Läntinen", "Keskinen"} < set(districts["name"])
    assert districts.geometry.is_valid.all()


def test_postal_areas_have_their_codes_as_ids(shared_data: Path) -> None:
    areas = read_districts(shared_data / "helsinki" / "postal-areas.geojson", CRS)
    assert len(areas) == 84
    assert areas.loc[areas["id"] == "00170", "name"].tolist() == ["Kruununhaka"]


def test_the_region_has_its_population_and_people_without_an_address(shared_data: Path) -> None:
    path = shared_data / "helsinki" / "population-grid-250m.geojson"
    grid = read_population(path, CRS, age_bands={name: name for name in BANDS})
    assert len(grid) == 3290
    assert grid["population"].sum() == 1_132_099 - 31_470
    assert grid[BANDS].notna().all().all(), "every 99 of this file is a number: the bands add up to the population"
    assert [told.code for told in grid.attrs["notices"]] == ["population-without-place"]
    assert grid.attrs["notices"][0].arguments == {"count": 31470, "rows": "3291"}


def test_people_of_the_centre_are_shared_over_houses(shared_data: Path) -> None:
    """A house on every second postal-area corner grid stands for the homes: nobody may be lost or invented."""
    grid = read_population(shared_data / "helsinki" / "population-grid-centre-2020.gpkg", CRS)
    assert grid["population"].sum() == 71_724
    west, south, east, north = grid.total_bounds
    x, y = np.meshgrid(np.arange(west, east, 60), np.arange(south, north, 60))
    shapes = [box(a, b, a + 20, b + 20) for a, b in zip(x.ravel(), y.ravel(), strict=True)]
    areas = 100.0 + 37.0 * (np.arange(len(shapes)) % 11)
    homes = gpd.GeoDataFrame({"building_use": "apartment_block", "gross_floor_area": areas}, geometry=shapes, crs=CRS)
    shared = distribute_residents(homes, grid)
    assert shared.residents.sum() == pytest.approx(71_724, rel=1e-12)
    assert shared.outside == pytest.approx(0, abs=1e-6)
    inside = homes.geometry.representative_point().sindex.query(grid.geometry.iloc[40], predicate="contains")
    assert shared.residents[inside].sum() == pytest.approx(grid["population"].iloc[40])


def test_land_cover_of_postal_areas_and_of_the_major_districts(shared_data: Path) -> None:
    path = shared_data / "helsinki" / "landcover-ndvi-postal-areas.geojson"
    areas = read_districts(shared_data / "helsinki" / "postal-areas.geojson", CRS)
    cover = read_landcover(path, areas)
    assert cover.year == 2024
    assert cover.table[list(COVERS)].sum(axis=1).to_numpy() == pytest.approx(np.ones(len(areas)))
    punavuori = cover.table[areas["id"] == "00120"].iloc[0]
    assert punavuori["buildings"] == pytest.approx(0.38, abs=0.02)
    assert punavuori["ndvi"] < cover.table["ndvi"].median()
    districts = read_districts(shared_data / "helsinki" / "districts-2021.gpkg", CRS)
    large = read_landcover(path, districts).table
    assert large["buildings"].between(0.0, 0.3).all()


def test_elevation_of_lapinlahti(shared_data: Path) -> None:
    path = shared_data / "helsinki" / "dem-lapinlahti.tif"
    x, y = np.meshgrid(np.linspace(24.9105, 24.9144, 40), np.linspace(60.1665, 60.1694, 40))
    sampled = sample_elevation(path, np.column_stack([x.ravel(), y.ravel()]))
    assert sampled.outside == 0
    known = sampled.height[~np.isnan(sampled.height)]
    assert len(known) > 1500
    assert known.min() >= -1
    assert known.max() <= 12
    away = sample_elevation(path, np.array([[24.95, 60.17]]))
    assert np.isnan(away.height).all()
    assert away.outside == 1


def test_points_of_the_map_lie_in_a_district(shared_data: Path) -> None:
    districts = read_districts(shared_data / "helsinki" / "districts-2021.gpkg", CRS)
    grid = read_population(shared_data / "helsinki" / "population-grid-centre-2020.gpkg", CRS)
    assigned = assign_zones(grid, districts)
    assert set(districts["name"].iloc[np.unique(assigned.zone)]) == {"Eteläinen"}
    assert not assigned.outside.any()
