"""Trams of a small city: laid on tracks, heard at façades, and left as they are by what is done to streets."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.noise.importers.track_flows import track_traffic
from citybrain.domains.noise.models.cnossos.scene import RoadSources
from citybrain.domains.noise.models.cnossos.sound_paths import SoundSettings, sound_paths
from citybrain.domains.noise.models.sources import day_evening_night
from citybrain.kernel import Explainer, Result
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import Snapshot, load
from tests.domains.noise.test_city import write_loud_city
from tests.domains.noise.toy_streets import raster, rings
from tests.domains.planned import planned
from tests.domains.transit.feeds import SOUTH, TO_DEGREES, WEST

RAILS = {"tram": [(1020, -60), (1020, 1040)], "rail": [(0, 1040), (3000, 1040)], "monorail": [(0, 500), (900, 500)]}
"""A tram that the timetable has, a railway that it has not, and what no table has."""


def write_railed_city(city: Path) -> Path:
    """The loud city with tracks."""
    write_loud_city(city)
    nodes, ways = [], []
    for number, (kind, line) in enumerate(RAILS.items()):
        for at, (x, y) in enumerate(line):
            longitude, latitude = TO_DEGREES.transform(WEST + x, SOUTH + y)
            nodes.append(
                f'<node id="{9000 + 10 * number + at}" version="1" lat="{latitude:.7f}" lon="{longitude:.7f}"/>'
            )
        refs = "".join(f'<nd ref="{9000 + 10 * number + at}"/>' for at in range(len(line)))
        ways.append(f'<way id="{9000 + number}" version="1">{refs}<tag k="railway" v="{kind}"/></way>')
    file = city / "streets.osm"
    text = file.read_text(encoding="utf-8")
    first = text.index("<way ")
    file.write_text(
        text[:first] + "\n".join(nodes) + "\n" + text[first:].replace("</osm>", "\n".join(ways) + "</osm>"),
        encoding="utf-8",
    )
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_railed_city(tmp_path_factory.mktemp("tracks") / "tramby")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def snapshot(city: Path) -> Snapshot:
    return load(city)


def test_trams_of_the_timetable_run_on_their_track_and_trains_that_it_has_not_do_not(
    snapshot: Snapshot, today: Result
) -> None:
    kinds = np.asarray(today["track_kind"])
    assert kinds.tolist() == [0, 3]
    by_day, at_night = np.asarray(today["rail_vehicles_by_day"]), np.asarray(today["rail_vehicles_at_night"])
    assert by_day[0] == pytest.approx(6.0 * 1050.0 / 1100.0 / 12.0, rel=0.05)  # six in the hour from 8 o'clock
    assert by_day[1] == at_night[0] == 0.0
    moving = 3.0 - 20.0 / 60.0  # minutes for 1,050 m
    assert np.asarray(today["rail_speed"])[0] == pytest.approx(1.05 / moving * 60.0, rel=0.05)
    told = {one["code"]: one["arguments"] for one in snapshot.manifest.notices}
    assert told["noise-tracks-made"]["count"] == 2
    assert told["noise-tracks-untold"]["count"] == told["noise-tracks-of-no-kind"]["count"] == 1
    assert not {"noise-rides-off-tracks", "noise-rides-away"} & set(told)


def test_levels_are_the_energies_of_streets_and_of_tracks(today: Result) -> None:
    streets = np.asarray(today["sound_heard_by_day"]) + np.asarray(today["faint_sound_by_day"])
    tracks = np.asarray(today["track_sound_heard_by_day"])
    assert (tracks > 0.0).sum() > 20
    np.testing.assert_allclose(np.asarray(today["facade_noise_by_day"]), 10 * np.log10(streets + tracks))


def test_parts_of_a_level_hold_tracks(today: Result) -> None:
    for period in ("by_day", "in_evening", "at_night"):
        parts = today.graph.vocabulary.terms[f"facade_noise_{period}"].parts
        whole = sum(np.asarray(today[name]) for name in parts)
        np.testing.assert_allclose(np.asarray(today[f"facade_noise_{period}"]), 10 * np.log10(whole))


def test_a_measure_on_streets_leaves_tracks_as_they_are(workspace: Workspace, today: Result) -> None:
    calmed = planned(workspace, {"intervention": "thirty_zone"})
    name = "track_sound_heard_by_day"
    np.testing.assert_array_equal(np.asarray(calmed[name]), np.asarray(today[name]))
    assert (np.asarray(calmed["facade_noise_by_day"]) < np.asarray(today["facade_noise_by_day"])).any()


def test_streets_sound_as_in_the_same_city_without_tracks(snapshot: Snapshot, tmp_path: Path) -> None:
    other = write_loud_city(tmp_path / "tramby")
    build(other)
    plain = load(other)
    assert "track" not in plain.entities and "track_sound_path" not in plain.relations
    for name in ("sound_path", "faint_path"):
        one, two = snapshot.relations[name], plain.relations[name]
        np.testing.assert_array_equal(one.rows, two.rows)
        np.testing.assert_array_equal(one.weights, two.weights)
    result = OpenCity(other).workspace.baseline().view.result
    heard = np.asarray(result["sound_heard_by_day"]) + np.asarray(result["faint_sound_by_day"])
    np.testing.assert_array_equal(np.asarray(result["facade_noise_by_day"]), 10 * np.log10(heard))
    assert not np.asarray(result["sound_of_tracks_by_day"]).any()
    assert Explainer(result).explain("sound_of_tracks_by_day", 0).value == 0.0


def test_vehicles_that_a_city_states_run_on_each_track_of_their_kind(city: Path, today: Result) -> None:
    stated = {f"timetable_vehicles_{one}": np.full(2, np.nan) for one in ("by_day", "in_evening", "at_night")}
    silent = Result(today.graph, today.city, stated)
    assert (
        not np.asarray(silent["rail_vehicles_by_day"]).any()
        and not np.asarray(silent["track_sound_heard_by_day"]).any()
    )
    assert np.isnan(np.asarray(silent["track_sound_level"])).all()
    twice = {f"rail_vehicles_{one}": np.array([0.0, 4.0]) for one in ("by_day", "in_evening", "at_night")}
    loud = Result(today.graph, today.city, twice)
    assert (np.asarray(loud["track_sound_heard_at_night"]) > 0.0).any()


def test_a_long_straight_track_is_3_db_quieter_than_a_source_that_sounds_alike_in_all_directions() -> None:
    line = np.array([[-3000.0, 0.0], [3000.0, 0.0]])
    level = np.full((1, 8), 80.0)
    sources = RoadSources(line, np.array([0, 2]), level, level, np.array([4000.0]), np.zeros(1, np.intp))
    ground = raster()._replace(west=-3100.0, south=-100.0, size=100.0, softness=np.zeros((3, 63)))
    walls = rings([((2900.0, 60.0, 2910.0, 70.0), 3.0)])
    near = SoundSettings(step=0.2, share=0.01, reach=0.0, drop=200.0, loss=0.0, source_height=0.5, favourable=0.0)
    place = np.array([[0.0, 20.0, 0.5]])  # as high as the source: no angle above the rails
    plain, track = (
        (sound_paths(place, sources, walls, ground, one).factor.astype(np.uint32) << 16).view(np.float32)
        for one in (near, near._replace(track=True))
    )
    np.testing.assert_allclose(10 * np.log10(track[0, :2] / plain[0, :2]), 10 * np.log10(0.505), atol=0.03)


def lines(**shapes: list[tuple[float, float]]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"kind": [name.split("_")[0] for name in shapes]}, geometry=[shapely.LineString(one) for one in shapes.values()]
    )


def timetable(stops: list[tuple[float, float]], minutes: float = 6.0, hours: tuple[float, ...] = (8.0,)) -> Any:
    """A tram from the first stop to the last at some hours."""
    count = len(stops)
    return {
        "transit_stops": gpd.GeoDataFrame(geometry=[shapely.Point(*one) for one in stops]),
        "transit_lines": pd.DataFrame({"transit_line_kind": ["tram"]}),
        "transit_trips": pd.DataFrame({"trip_course": 0.0, "trip_line": 0.0, "trip_start": np.array(hours) * 60.0}),
        "transit_calls": pd.DataFrame({
            "call_course": np.zeros(count), "call_stop": np.arange(count) * 1.0,
            "call_arrival": np.arange(count) * minutes, "call_departure": np.arange(count) * minutes,
        }),
    }  # fmt: skip


def test_rides_go_the_shortest_way_along_tracks_and_hours_are_told_apart() -> None:
    railways = lines(tram_a=[(0, 0), (1000, 0)], tram_b=[(1000, 0), (2000, 0)], tram_c=[(1000, 0), (1000, 900)])
    known = timetable([(0, 5), (2000, 5)], hours=(8.0, 9.0, 20.0, 6.5, 25.0))
    traffic = track_traffic(railways, known)
    np.testing.assert_allclose(traffic.vehicles[:, 0], [2 / 12, 1 / 4, 2 / 8], rtol=0.01)
    np.testing.assert_allclose(traffic.vehicles[:, 1], traffic.vehicles[:, 0], rtol=0.02)
    assert not traffic.vehicles[:, 2].any()
    moving = 6.0 - 20.0 / 60.0  # minutes, without those at the stop
    assert traffic.speed[0] == pytest.approx(2.0 / moving * 60.0, rel=0.01) and np.isnan(traffic.speed[2])
    assert (traffic.rides, traffic.away, traffic.off_tracks) == (5, 0, 0)


def test_rides_without_a_way_along_tracks_are_counted_and_other_kinds_are_not_told() -> None:
    railways = lines(tram_a=[(0, 0), (500, 0)], tram_b=[(900, 0), (2000, 0)], rail=[(0, 0), (2000, 0)])
    traffic = track_traffic(railways, timetable([(0, 5), (2000, 5)]))
    assert (traffic.rides, traffic.away, traffic.off_tracks) == (0, 0, 1)
    beyond = track_traffic(railways, timetable([(0, 5), (400, 5), (5000, 5)]))
    assert (beyond.rides, beyond.away, beyond.off_tracks) == (1, 1, 0)
    assert beyond.vehicles[0, 0] > 0.0 == beyond.vehicles[0, 1] and np.isnan(beyond.vehicles[:, 2]).all()
    assert np.isnan(traffic.vehicles).all()  # of a kind that runs nowhere on the map nothing is told
    without = track_traffic(railways, {})
    assert np.isnan(without.vehicles).all() and np.isnan(without.speed).all()


def test_the_level_over_the_day_weighs_evening_and_night(today: Result) -> None:
    parts = [np.asarray(today[f"track_power_{one}"]) for one in ("by_day", "in_evening", "at_night")]
    np.testing.assert_allclose(np.asarray(today["track_power_of_day"]), day_evening_night(*parts))
