"""What Python is told of a city is what the command line, the API and the snapshot say."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

import citybrain
from citybrain.kernel import InputError, NotFoundError, PlanError
from citybrain.messages import LANGUAGES
from citybrain.notebook.city import City, FoundMeasures
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.shapes.measure_search import SearchedMeasure
from tests.city import BUILDINGS, CRS, write_city
from tests.cli.conftest import run  # noqa: F401
from tests.docs.code_blocks import PROJECT

PLAN = {"name": "Walls", "measures": [{"intervention": "insulate_walls", "uptake": 0.5}]}
HEAT = "space_heating_need"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city") / "kallio")


@pytest.fixture(scope="module")
def city(folder: Path) -> Iterator[City]:
    with citybrain.open(folder) as opened:
        yield opened


def test_values_are_those_of_the_snapshot_and_of_the_model(city: City, folder: Path) -> None:
    frame = city.values("footprint_area", HEAT, "building_use")
    with OpenCity(folder) as other:
        view = other.workspace.today()
        assert list(frame.index) == list(other.snapshot.ids)
        assert np.array_equal(frame["footprint_area"], other.snapshot.column("footprint_area"))
        assert np.array_equal(frame[HEAT], view.value(HEAT))
        assert np.array_equal(frame["building_use"].cat.codes, other.snapshot.column("building_use"))
        assert city.value("city_" + HEAT) == view.value("city_" + HEAT)
    first = frame.index[0]
    assert city.value(HEAT, first) == frame.loc[first, HEAT]
    assert (frame.index.name, len(frame)) == ("building", BUILDINGS)


def test_a_city_is_opened_without_what_only_some_calls_need(folder: Path) -> None:
    program = f"import sys, citybrain; citybrain.open({str(folder)!r}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert {"sqlalchemy", "polars", "geopandas", "fastapi", "duckdb", "scipy.stats"}.isdisjoint(loaded)


def test_shapes_lie_in_the_plane_of_the_city(city: City) -> None:
    frame = city.values("footprint_area", shapes=True)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs == CRS
    assert frame.geometry.area.to_numpy() == pytest.approx(frame["footprint_area"].to_numpy(), rel=1e-3)


def test_explanations_are_those_of_the_command_line(city: City, folder: Path, run) -> None:  # noqa: F811
    first = city.values(HEAT).index[0]
    _, out, _ = run("explain", folder, HEAT, first, "--json")
    assert json.loads(json.dumps(city.explain(HEAT, first))) == json.loads(out)


def test_a_plan_has_effects_and_numbers_of_its_own(city: City) -> None:
    plan = city.plan(PLAN)
    emissions = plan.effects.loc["city_" + HEAT] if "city_" + HEAT in plan.effects.index else plan.effects.iloc[0]
    assert emissions["change"] == pytest.approx(emissions["plan"] - emissions["reference"])
    before, after = city.values(HEAT)[HEAT], plan.values(HEAT)[HEAT]
    assert (after <= before).all()
    assert (after < before).sum() == plan.answer["touched"] > 0
    row = (after < before).idxmax()
    assert plan.explain(HEAT, row)["value"] != city.explain(HEAT, row)["value"]


def test_found_measures_are_shown_as_a_person_reads_them(city: City) -> None:
    measure = dict.fromkeys(SearchedMeasure.__annotations__, 1) | {"label": "Insulate the walls", "adopted": 1234}
    answer = {"text": "The target is reached.", "measures": [measure], "obstacles": [{"text": "Nobody is left."}]}
    shown = repr(FoundMeasures(city, cast(Any, answer))).splitlines()
    assert (shown[0], shown[-1]) == ("The target is reached.", "Nobody is left.")
    assert any("Insulate the walls" in line and "1234" in line for line in shown)
    assert repr(FoundMeasures(city, cast(Any, answer | {"measures": [], "obstacles": []}))) == "The target is reached."


def test_a_city_and_a_plan_are_saved_as_files(city: City, tmp_path: Path) -> None:
    plan = city.plan(PLAN)
    city.save(tmp_path / "today.gpkg", HEAT)
    plan.save(str(tmp_path / "plan.parquet"), HEAT, "building_use")
    today, planned = gpd.read_file(tmp_path / "today.gpkg"), gpd.read_parquet(tmp_path / "plan.parquet")
    assert np.array_equal(today[HEAT], city.values(HEAT)[HEAT])
    assert np.array_equal(planned[HEAT], plan.values(HEAT)[HEAT])
    with pytest.raises(InputError) as wrong:
        city.save(tmp_path / "city.shp", HEAT)
    assert ".gpkg" in wrong.value.__notes__[0]


def test_a_plan_of_years_has_each_year(city: City, tmp_path: Path) -> None:
    (tmp_path / "walls.json").write_text(json.dumps({**PLAN, "years": {"from": 2026, "to": 2028}}), encoding="utf-8")
    plan = city.plan(tmp_path / "walls.json")
    heat = [plan.in_year(year).value("city_" + HEAT) for year in (2026, 2027, 2028)]
    assert plan.value("city_" + HEAT) == heat[-1]
    assert len(set(heat)) == 3
    with pytest.raises(NotFoundError):
        plan.in_year(2050)


def test_the_register_has_every_quantity_by_name(city: City) -> None:
    register = city.quantities()
    assert register.loc[HEAT, ["entity", "unit"]].tolist() == ["building", "kWh/a"]
    assert register.index.is_unique


def test_readings_come_with_their_streams(folder: Path, run) -> None:  # noqa: F811
    with citybrain.open(folder) as empty:
        assert empty.streams().empty
        assert empty.readings().empty
    assert run("observe", "import", folder, PROJECT / "docs" / "examples" / "air.csv")[0] == 0
    with citybrain.open(str(folder)) as city:
        streams, readings = city.streams(), city.readings()
        assert len(readings) == 192
        assert set(readings["stream"]) == set(streams.index)
        assert readings["time"].dtype == pd.DatetimeTZDtype("us", "UTC")
        one = city.readings(streams.index[0])
        assert one["value"].tolist() == readings[readings["stream"] == streams.index[0]]["value"].tolist()
        with pytest.raises(NotFoundError):
            city.readings(99)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_wrong_is_told_in_words(folder: Path, tmp_path: Path, language: str) -> None:
    with pytest.raises(NotFoundError) as gone:
        citybrain.open(tmp_path / "nowhere", language)
    assert str(tmp_path / "nowhere") in "".join(gone.value.__notes__)
    with citybrain.open(folder, language) as city:
        for ask in (
            lambda: city.values("heat"),
            lambda: city.values(HEAT, "zone_" + HEAT),
            lambda: city.values("city_" + HEAT),
            city.values,
            lambda: city.value(HEAT),
            lambda: city.explain(HEAT, "nobody"),
        ):
            with pytest.raises(NotFoundError) as told:
                ask()
            assert len(told.value.__notes__) == 1
        with pytest.raises(PlanError) as wrong:
            city.plan({"name": "x", "measures": [{"intervention": "dream"}, {"intervention": "wish"}]})
        assert len(wrong.value.__notes__) == 2
        assert "dream" in wrong.value.__notes__[0]


def test_a_city_without_a_time_zone_has_readings_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text('name = "Testby"\n', encoding="utf-8")
    with citybrain.open(tmp_path) as city:
        assert city.readings().empty
        with pytest.raises(NotFoundError):
            _ = city.name
