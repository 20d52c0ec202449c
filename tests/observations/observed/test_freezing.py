"""Streams become observed quantities: a statistic over a window, of the zone and the city in which things stand."""

import datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated

import numpy as np
import pytest

from citybrain.kernel import DeclarationError, Graph, InputError, Result, given, quantity
from citybrain.kernel.load import declared as declarations_of
from citybrain.kernel.units import Array, Count, Unit
from citybrain.messages import render
from citybrain.observations.observed.declaration import observed_stream
from citybrain.observations.observed.freezing import freeze, statistic_of, together
from citybrain.observations.observed.frozen import frozen_observations
from citybrain.observations.sensing import Sensing
from citybrain.plans.view import View
from citybrain.twin.city import city_of
from citybrain.twin.snapshot import Snapshot, load
from tests.city import write_city
from tests.entities import ENTITIES
from tests.observations.quality.cities import city as sensing_of
from tests.observations.quality.cities import place, put, streams

Concentration = Annotated[Array, Unit("µg/m³")]
FIRST = int(datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC).timestamp()) // 3600
YEAR = 8760
NOW = (FIRST + YEAR + 24 * 40) * 3_600_000_000
MEAN = {"property": "nitrogen_dioxide", "statistic": "mean", "window": "last_year"}


@given(of="zone", default=np.nan, observes="zone_dirt")
def seen_zone_dirt() -> Concentration:
    """Nitrogen dioxide of a year, as measured."""
    ...


@given(of="city", default=np.nan)
def seen_city_hours() -> Count:
    """Hours of a year with much nitrogen dioxide, as measured."""
    ...


@given(of="zone", default=20.0)
def guessed_dirt() -> Concentration:
    """Nitrogen dioxide as a map says."""
    ...


@quantity(of="zone", source="toy")
def zone_dirt(guessed_dirt: Concentration) -> Concentration:
    """Nitrogen dioxide of a year."""
    return guessed_dirt * 1.0


def graph() -> Graph:
    module = ModuleType(__name__)
    vars(module).update({f.__name__: f for f in (seen_zone_dirt, seen_city_hours, guessed_dirt, zone_dirt)})
    quantities, _ = declarations_of([module])
    return Graph(quantities, {}, entities=ENTITIES)


DECLARED = {
    "seen_zone_dirt": observed_stream("seen_zone_dirt", MEAN, "toy"),
    "seen_city_hours": observed_stream("seen_city_hours", {**MEAN, "statistic": "exceedances", "at": 40.0}, "toy"),
}


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return load(write_city(tmp_path / "city"))


@pytest.fixture
def sensing(snapshot: Snapshot):
    """Two stations in the zone of the first building, one in that of the last, one far away; one knows too little."""
    folder = snapshot.folder.parent.parent
    opened = sensing_of(folder)
    opened.now = lambda: NOW
    lon, lat = snapshot.column("longitude"), snapshot.column("latitude")
    spots = {"a": (lon[0], lat[0]), "b": (lon[0], lat[0]), "c": (lon[-1], lat[-1]), "far": (0.0, 0.0)}
    hours = np.arange(FIRST, FIRST + YEAR)
    for (station, (x, y)), level in zip(spots.items(), (10.0, 30.0, 50.0, 70.0), strict=True):
        (stream,) = streams(opened, "nitrogen_dioxide", station)
        place(opened, station, float(x), float(y))
        put(opened, stream, hours, np.full(YEAR, level))
    (few,) = streams(opened, "nitrogen_dioxide", "few")
    place(opened, "few", float(lon[0]), float(lat[0]))
    put(opened, few, hours[:100], np.full(100, 999.0))
    yield opened
    opened.close()


def test_a_zone_has_the_mean_of_its_stations_and_opens_down_to_them(sensing: Sensing, snapshot: Snapshot) -> None:
    freeze(sensing, snapshot, graph(), DECLARED)
    frozen = frozen_observations(sensing.folder, snapshot, graph())
    assert frozen is not None
    zones = snapshot.of("building").inside("zone")
    assert frozen.columns["seen_zone_dirt"][[zones[0], zones[-1]]].tolist() == [20.0, 50.0]
    assert np.isfinite(frozen.columns["seen_zone_dirt"]).sum() == 2
    view = View(Result(graph(), frozen.on(city_of(snapshot))))
    leaf = view.explain("seen_zone_dirt", int(zones[0]), 1).leaf
    assert leaf is not None
    assert (leaf.title, leaf.quality, leaf.sha256) == ("a: Nitrogen dioxide, b: Nitrogen dioxide", 1, frozen.hash)
    assert leaf.file == "observed/000001"
    assert float(view.value("zone_dirt")[0]) == 20.0


def test_the_city_counts_hours_above_a_value(sensing: Sensing, snapshot: Snapshot) -> None:
    manifest = freeze(sensing, snapshot, graph(), DECLARED)
    (value,) = manifest.quantities["seen_city_hours"].values
    assert (value.id, value.value) == ("", YEAR / 2)
    assert [stream.value for stream in value.streams] == [0.0, 0.0, YEAR, YEAR]
    frozen = frozen_observations(sensing.folder, snapshot, graph())
    assert frozen is not None
    assert float(Result(graph(), frozen.on(city_of(snapshot)))["seen_city_hours"]) == YEAR / 2


def test_the_same_readings_are_frozen_once_and_others_under_another_hash(sensing: Sensing, snapshot: Snapshot) -> None:
    first = freeze(sensing, snapshot, graph(), DECLARED)
    assert freeze(sensing, snapshot, graph(), DECLARED).number == first.number
    put(sensing, 1, [FIRST + 0.5], [500.0])
    second = freeze(sensing, snapshot, graph(), DECLARED)
    assert (second.number, second.hash != first.hash) == (first.number + 1, True)


def test_nothing_to_observe_is_refused(sensing: Sensing, snapshot: Snapshot) -> None:
    with pytest.raises(InputError) as refused:
        freeze(sensing, snapshot, graph(), {})
    assert "observed.yaml" in render(refused.value, "en")
    assert frozen_observations(sensing.folder, snapshot, graph()) is None


def test_a_city_without_frozen_values_has_none(snapshot: Snapshot) -> None:
    assert frozen_observations(snapshot.folder.parent.parent, snapshot, graph()) is None


@pytest.mark.parametrize(
    "about",
    [
        {**MEAN, "statistic": "median"},
        {**MEAN, "property": "happiness"},
        {**MEAN, "statistic": "percentile"},
        {**MEAN, "window": "always"},
        {**MEAN, "at": 3.0},
        {**MEAN, "unit": "m"},
    ],
)
def test_what_cannot_be_observed_is_refused(about: dict) -> None:
    with pytest.raises(DeclarationError, match="domain-bad-file"):
        observed_stream("seen_zone_dirt", about, "toy/observed.yaml")


def test_levels_are_averaged_by_their_energies() -> None:
    about = {"property": "sound_level", "statistic": "energy_mean", "window": "last_30_days"}
    declared = observed_stream("seen_level", about, "toy")
    half_loud = np.array([50.0, 60.0] * 12)
    assert statistic_of(half_loud, declared) == pytest.approx(10.0 * np.log10((1e5 + 1e6) / 2.0))
    assert together(np.array([50.0, np.nan, 60.0]), "energy_mean") == pytest.approx(57.4036, abs=1e-4)
