"""`citybrain export` writes entities with their quantities as files of other programs."""

import json
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from tests.city import BUILDINGS, write_city
from tests.cli.conftest import Run

HEAT = "space_heating_need"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city") / "kallio")


def test_a_geopackage_holds_every_entity(folder: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run("export", folder, tmp_path / "city.gpkg")
    assert code == 0
    assert "quantities" in err
    assert [name for name, _ in pyogrio.list_layers(tmp_path / "city.gpkg")] == ["building", "zone", "hour", "city"]


def test_a_plan_and_a_quantity_are_chosen(folder: Path, tmp_path: Path, run: Run) -> None:
    plan = tmp_path / "walls.json"
    plan.write_text(json.dumps({"name": "Walls", "measures": [{"intervention": "insulate_walls"}]}), encoding="utf-8")
    for name, more in (("before", ()), ("after", ("--plan", plan))):
        file = tmp_path / f"{name}.parquet"
        assert run("export", folder, file, "--quantity", HEAT, *more)[0] == 0
    before, after = (gpd.read_parquet(tmp_path / f"{name}.parquet")[HEAT] for name in ("before", "after"))
    assert len(before) == BUILDINGS
    assert after.sum() < before.sum()


@pytest.mark.parametrize("more", [("--quantity", "heat"), ("--entity", "castle"), ("--year", 2030), ("--plan", "gone")])
def test_what_cannot_be_written_ends_with_words(folder: Path, tmp_path: Path, run: Run, more: tuple) -> None:
    code, _, err = run("export", folder, tmp_path / "city.parquet", *more)
    assert code == 2
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []
