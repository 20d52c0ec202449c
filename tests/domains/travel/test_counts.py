"""Counts of vehicles beside the cars of the model: both directions, agreement, and readings that become counts."""

import datetime
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from citybrain.kernel import Result
from citybrain.observations.observed.declaration import observed_streams
from citybrain.observations.observed.freezing import freeze
from citybrain.plans.executors import Threads
from citybrain.plans.workspace import Workspace
from citybrain.twin.snapshot import load
from tests.domains.travel.streets import GRAPH, small_city
from tests.observations.quality.cities import city as sensing_of
from tests.observations.quality.cities import place, put, streams

FIRST = int(datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC).timestamp()) // 3600
YEAR = 8760
COUNT = 250.0


@pytest.fixture(scope="module")
def today() -> Result:
    return small_city()


def test_both_directions_of_a_street_have_the_cars_and_lorries_of_both(today: Result) -> None:
    cars, first, last = (np.asarray(today[name]) for name in ("road_cars", "road_from", "road_to"))
    lorries = np.asarray(today["lorries_of_day"]) / 24.0
    ways = {(a, b): row for row, (a, b) in enumerate(zip(first, last, strict=True))}
    share = float(today["peak_hours_in_year"]) / YEAR
    across = np.asarray(today["vehicles_across"])
    for (a, b), row in ways.items():
        back = ways.get((b, a))
        both = [row] if back is None else [row, back]
        assert across[row] == pytest.approx(cars[both].sum() * share + lorries[both].sum())
    assert across.sum() == pytest.approx(
        2 * (cars.sum() * share + lorries.sum())
    )  # every street of this city is driven both ways


def test_without_counts_nothing_is_said_of_agreement(today: Result) -> None:
    assert float(today["city_counted_roads"]) == 0.0
    assert np.isnan(today["distance_from_count"]).all()
    assert np.isnan([float(today[name]) for name in ("share_of_counts_met", "traffic_over_counts")]).all()


def test_counts_as_the_model_says_are_met_and_others_are_not(today: Result) -> None:
    across = np.asarray(today["vehicles_across"])
    rows = np.argsort(across)[-4:]
    counts = np.full(len(across), np.nan)
    counts[rows] = across[rows] * [1.0, 1.0, 1.0, 3.0]
    held = small_city(counted_vehicles=counts)
    assert float(held["city_counted_roads"]) == 4.0
    assert float(held["share_of_counts_met"]) == 0.75
    assert float(held["traffic_over_counts"]) == pytest.approx(across[rows].sum() / counts[rows].sum())
    assert (np.asarray(held["road_cars"]) == np.asarray(today["road_cars"])).all()  # a count moves no car


def test_readings_of_a_counter_beside_a_street_become_its_count(own_demo_city: Path) -> None:
    snapshot = load(own_demo_city)
    lines = shapely.from_wkb(snapshot.table("roads", ["geometry"]).column("geometry").to_pylist())
    spot = shapely.line_interpolate_point(lines[0], 0.5, normalized=True)
    to_degrees = Transformer.from_crs(snapshot.manifest.crs, "EPSG:4326", always_xy=True)
    sensing = sensing_of(own_demo_city)
    try:
        sensing.now = lambda: (FIRST + YEAR + 1) * 3_600_000_000
        (stream,) = streams(sensing, "vehicle_flow", "counter")
        place(sensing, "counter", *map(float, to_degrees.transform(spot.x, spot.y)))
        put(sensing, stream, np.arange(FIRST, FIRST + YEAR), np.full(YEAR, COUNT))
        declared = {"counted_vehicles": observed_streams()["counted_vehicles"]}
        (value,) = freeze(sensing, snapshot, GRAPH, declared).quantities["counted_vehicles"].values
    finally:
        sensing.close()
    assert value.value == pytest.approx(COUNT)
    view = Workspace(snapshot, GRAPH, Threads(1)).today()
    row = int(np.flatnonzero(~np.isnan(view.value("counted_vehicles")))[0])
    assert lines[row].distance(spot) < 1.0
    assert float(view.value("city_counted_roads")) == 1.0
    across = float(view.value("vehicles_across")[row])
    assert float(view.value("traffic_over_counts")) == pytest.approx(across / COUNT)
    leaf = view.explain("counted_vehicles", row, 1).leaf
    assert leaf is not None
    assert leaf.title == "counter: Vehicles in an hour"
