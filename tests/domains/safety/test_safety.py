"""Risk by speed and traffic, accidents of a city's file and what a plan makes of them, and unsafe places."""

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.safety.models.accidents import expected_accidents
from citybrain.domains.safety.models.places import NEAR, hazards_nearby
from citybrain.kernel import Result
from citybrain.kernel.fields import Around
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.ranges import ranges_of
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from tests.domains.transit import feeds
from tests.domains.travel.tramby import SPACING, write_files

COUNT = 30


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Thirty accidents in two years on two streets of the south."""
    city = tmp_path_factory.mktemp("safety") / "tramby"
    write_files(city)
    dates = ["2023-01-01", "2024-12-30", *["2024-01-01"] * (COUNT - 2)]
    at = [shapely.Point(feeds.WEST + (1.5 + row % 2) * SPACING, feeds.SOUTH + 3.0) for row in range(COUNT)]
    gpd.GeoDataFrame({"date": dates}, geometry=at, crs=feeds.CRS).to_file(city / "accidents.geojson")
    with (city / "city.toml").open("a", encoding="utf-8") as settings:
        settings.write('[domains.streets]\naccidents = {file = "accidents.geojson", title = "Accidents"}\n')
    build(city)
    return OpenCity(city).workspace


def slow(workspace: Workspace, uptake: float = 1.0) -> str:
    plan = {"name": "Thirty", "measures": [{"intervention": "thirty_zone", "uptake": uptake}]}
    return workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "plan.json")).id


def test_the_file_is_found_again_in_all_roads(today: Result) -> None:
    assert today["years_of_known_accidents"] == pytest.approx(730 / 365.25, abs=1e-3)
    assert today["counted_accidents"] / today["years_of_known_accidents"] + today["accidents_off_roads"] == (
        pytest.approx(np.nansum(today["street_told_hazards"]), rel=1e-6)
    )
    assert today["city_injury_accidents"] == pytest.approx(np.sum(today["expected_accidents_of_road"]))
    assert np.sum(today["zone_injury_accidents"]) == pytest.approx(today["city_injury_accidents"])


def test_slower_streets_have_fewer_accidents_as_the_power_model_says(workspace: Workspace, today: Result) -> None:
    """A road on which cars and speed are known: accidents move with kilometres times (speed / before) ** 1.2."""
    result = workspace.view(slow(workspace)).result
    before, after = (np.asarray(one["injury_accidents"]) for one in (today, result))
    exposed = [np.asarray(one["kilometres_of_vehicles"]) for one in (today, result)]
    speeds = [np.asarray(one["speed_for_risk"]) for one in (today, result)]
    some = (before > 0.0) & (exposed[0] > 0.0)
    expected = before[some] * exposed[1][some] / exposed[0][some] * (speeds[1][some] / speeds[0][some]) ** 1.2
    np.testing.assert_allclose(after[some], expected, rtol=1e-9)
    assert 0.0 < result["city_injury_accidents"] < today["city_injury_accidents"]
    assert result["city_fatal_risk_exposure"] / today["city_fatal_risk_exposure"] < (
        result["city_injury_risk_exposure"] / today["city_injury_risk_exposure"]
    )


def test_kinds_of_streets_add_up(today: Result) -> None:
    parts = [today[f"city_injury_risk_on_{kind}_streets"] for kind in ("main", "collector", "other")]
    assert sum(parts) == pytest.approx(today["city_injury_risk_exposure"])


def test_accidents_have_a_range_before_and_after(workspace: Workspace) -> None:
    """The count of thirty alone is off by a fifth; the change has the exponent in it."""
    view = workspace.view(slow(workspace))
    found = ranges_of(workspace.today(), ["city_injury_accidents"], view, draws=60)["city_injury_accidents"]
    stated = workspace.today().value("city_injury_accidents")
    assert found.today[0].low < stated < found.today[0].high
    assert found.today[0].high / stated == pytest.approx(1.0 + 1.645 / np.sqrt(COUNT), abs=0.12)
    assert found.change[0].low < found.change[0].high < 0.0


def test_a_city_without_a_file_tells_no_accidents_but_its_exposure(tmp_path_factory: pytest.TempPathFactory) -> None:
    city = tmp_path_factory.mktemp("unknown") / "tramby"
    write_files(city)
    build(city)
    result = OpenCity(city).workspace.baseline().view.result
    assert np.isnan(result["city_injury_accidents"]) and np.isnan(result["cost_of_injury_accidents"])
    assert result["city_injury_risk_exposure"] > 0.0


def test_a_what_if_that_nobody_asks_for_safety_computes_none(workspace: Workspace) -> None:
    result = workspace.view(slow(workspace)).result
    fresh = workspace.view(slow(workspace, 0.5)).result
    assert "risk_exposure" in result.own and not {"risk_exposure", "accidents_of_roads"} & set(fresh.own)


@pytest.mark.parametrize("seed", range(4))
def test_an_estimate_lies_between_the_count_and_the_usual_and_scales(seed: int) -> None:
    draw = np.random.default_rng(seed)
    usual = draw.uniform(0.5, 6.0, 200)
    counts = draw.poisson(usual * draw.gamma(2.0, 0.5, 200)).astype(float)
    found = expected_accidents(counts, usual)
    assert (found >= np.minimum(counts, usual) - 1e-12).all() and (found <= np.maximum(counts, usual) + 1e-12).all()
    truth = expected_accidents(usual, usual)
    np.testing.assert_allclose(truth, usual)
    assert expected_accidents(np.zeros(0), np.zeros(0)).size == 0


def test_places_of_hazards_are_the_sum_over_a_block() -> None:
    """Beside all pairs; what nobody knows of counts for nothing."""
    draw = np.random.default_rng(3)
    x, y = draw.uniform(0, 1000, (2, 300))
    hazards = np.where(draw.random(300) < 0.2, draw.integers(1, 5, 300), 0).astype(float)
    rows = np.arange(0, 300, 3)
    near = np.hypot(x[rows, None] - x, y[rows, None] - y) <= NEAR
    found = hazards_nearby(hazards, around=Around(x, y, 0.0, rows))
    np.testing.assert_allclose(found, (near * hazards).sum(axis=1))
    assert hazards_nearby(np.zeros(300), around=Around(x, y, 0.0, rows)).sum() == 0.0


def test_a_block_with_accidents_stands_out(today: Result) -> None:
    nearby = np.asarray(today["hazards_nearby"])
    assert nearby.max() == pytest.approx(np.nansum(today["known_hazards"]), rel=1e-9) or nearby.max() > 0.0
    assert np.nansum(today["zone_known_hazards"]) == pytest.approx(np.sum(today["known_hazards"]))
    assert np.nanmax(today["zone_hazards_per_length"]) > 0.0
