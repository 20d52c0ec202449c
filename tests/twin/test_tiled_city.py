"""The repeated city of the benchmarks is a sound snapshot, whose walls are those of its turned footprints."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest

from benchmarks.tiled_city import WALLS, plan_copies, tile_city
from citybrain.domains.buildings.imputation.envelope import envelope
from citybrain.twin.snapshot import load

COPIES = 5


@pytest.fixture(scope="module")
def tiled(demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("tiled")
    tile_city(demo_city, target, COPIES, seed=1)
    return target


def test_counts_are_multiplied_and_files_are_whole(demo_city: Path, tiled: Path) -> None:
    one, many = load(demo_city), load(tiled)
    many.verify()
    for name in ("buildings", "zones", "residents"):
        assert many.manifest.counts[name] == pytest.approx(COPIES * one.manifest.counts[name], abs=COPIES)
    assert len(set(many.ids)) == len(many.ids)
    assert many.column("zone").max() == many.manifest.counts["zones"] - 1
    assert many.column("gross_floor_area").sum() == pytest.approx(COPIES * one.column("gross_floor_area").sum())


def test_copies_are_turned_and_mirrored() -> None:
    plan = plan_copies(31, 7)
    assert {copy.turns for copy in plan} == {0, 1, 2, 3}
    assert {copy.mirrored for copy in plan} == {True, False}
    assert len({(copy.column, copy.row) for copy in plan}) == 31


def test_walls_and_roofs_are_turned_with_the_footprints(tiled: Path) -> None:
    snapshot = load(tiled)
    table = gpd.read_parquet(snapshot.path("buildings.parquet"))
    pitch = table["roof_pitch"].to_numpy()
    walls = table[[*WALLS, "party_wall_area"]].sum(axis=1).to_numpy()  # towers are higher than the walls
    height = walls / table.geometry.length.to_numpy()
    measured = envelope(table.geometry.to_numpy(), height, pitch).columns()
    for name in WALLS:
        assert measured[name] == pytest.approx(table[name].to_numpy(), abs=1.0)
    turned = np.abs(np.mod(table["roof_azimuth"] - measured["roof_azimuth"] + 180, 360) - 180)
    assert np.mean(turned > 1) < 0.05  # square and due-east roofs have two equally sunny faces


def test_places_follow_the_geometry(tiled: Path) -> None:
    west, south, east, north = load(tiled).manifest.bounds
    longitude, latitude = load(tiled).column("longitude"), load(tiled).column("latitude")
    assert west <= longitude.min() < longitude.max() <= east
    assert south <= latitude.min() < latitude.max() <= north
