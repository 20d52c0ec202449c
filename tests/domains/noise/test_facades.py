"""Façade points of a few buildings, what sounds and stands around them, and the louder half of each."""

import time

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.noise.importers import surroundings
from citybrain.domains.noise.importers.facades import facades
from citybrain.domains.noise.importers.heard import rounded
from citybrain.domains.noise.importers.receivers import facade_points
from citybrain.domains.noise.importers.street_flows import roads_along
from citybrain.domains.noise.importers.surroundings import ground_around, streets_heard, walls_around
from citybrain.domains.noise.models.buildings import UpperHalf
from citybrain.domains.noise.models.sources import level_of
from citybrain.twin.progress import Cancelled

CRS = "EPSG:3879"
ACROSS = 6


def street(begin: tuple[float, float], end: tuple[float, float], **more: object) -> dict[str, object]:
    usual = {"highway": "residential", "drive": True, "walk": True, "oneway": False, "maxspeed": 50.0,
             "street_tunnel": 0.0, "street_traffic_class": "main", "street_noise_surface": "reference"}  # fmt: skip
    return {**usual, "geometry": shapely.LineString([begin, end]), **more}


def town() -> dict[str, pd.DataFrame]:
    """A straight road with two rows of six houses on its north side, one behind the other, and what cannot be used."""
    boxes = [shapely.box(x * 40.0, y, x * 40.0 + 30.0, y + 10.0) for y in (15.0, 40.0) for x in range(ACROSS)]
    names = [f"b{row}" for row in range(len(boxes))]
    heights = [12.0] * ACROSS + [np.nan] + [12.0] * (ACROSS - 1)
    buildings = gpd.GeoDataFrame({"id": names, "height": heights}, geometry=boxes, crs=CRS)
    rows = [
        street((-200.0, 0.0), (100.0, 0.0)), street((100.0, 0.0), (400.0, 0.0), maxspeed=np.nan),
        street((0.0, 100.0), (200.0, 100.0), street_tunnel=1.0), street((0.0, -50.0), (200.0, -50.0), drive=False),
        street((45.0, 20.0), (65.0, 20.0), street_traffic_class="dead_end", street_noise_surface="glass"),
    ]  # fmt: skip
    return {"streets": gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS), "buildings": buildings}


def test_points_are_at_most_five_metres_apart_and_party_walls_have_none() -> None:
    pair = np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 14)])
    found = facade_points(pair)
    assert np.bincount(found.building).tolist() == [6, 2 + 3 + 2 + 1]  # of the wall of 14 m one point of three is free
    assert found.inside == 2 + 2
    outside = shapely.distance(shapely.points(found.places), shapely.union_all(pair))
    np.testing.assert_allclose(outside, 0.1, atol=1e-9)


def test_a_yard_has_points_and_a_small_building_has_some() -> None:
    yard = shapely.Polygon(shapely.box(0, 0, 30, 30).exterior, [shapely.box(10, 10, 20, 20).exterior])
    found = facade_points(np.array([yard, shapely.box(50, 50, 52, 52)]))
    assert np.bincount(found.building).tolist() == [24 + 8, 4]
    assert found.inside == 0


def test_roads_are_those_drawn_over_a_street_in_either_direction() -> None:
    lines = [[(0, 0), (5, 0), (9, 1)], [(9, 1), (20, 0)], [(0, 9), (9, 9)]]
    streets = gpd.GeoDataFrame(geometry=[shapely.LineString(line) for line in lines])
    roads = gpd.GeoDataFrame(geometry=[shapely.LineString([(0, 0), (5, 0), (9, 1), (20, 0)]),
                                       shapely.LineString([(20, 0), (9, 1), (5, 0), (0, 0)]),
                                       shapely.LineString([(50, 0), (60, 0)])])  # fmt: skip
    relation, off = roads_along(streets, roads)
    assert [relation.members(row)[0].tolist() for row in range(3)] == [[0, 1], [0, 1], []]
    assert off == 1
    assert roads_along(streets, None)[0].size == 3


def test_louder_half_of_points() -> None:
    rows, level = np.array([0, 0, 0, 1, 1, 1, 1, 2]), np.array([40.0, 60.0, 50.0, 60.0, 50.0, 40.0, np.nan, np.nan])
    half = UpperHalf.of(rows, level, 4, np.array([False, False, False, False]))
    mean = level_of(np.array([(1e6 + 1e5) / 2.0]))[0]
    np.testing.assert_allclose(half.mean_level, [60.0, mean, np.nan, np.nan])
    np.testing.assert_allclose(half.share_above(55.0, 0.0), [1.0, 0.5, 0.0, 0.0])


def test_weights_keep_a_thousandth_of_a_decibel() -> None:
    values = np.random.default_rng(3).lognormal(-9.0, 4.0, 10_000)
    assert np.abs(level_of(rounded(values)) - level_of(values)).max() < 0.001


def test_houses_behind_others_hear_less_and_what_is_left_out_is_counted() -> None:
    told: list[str] = []
    made = facades({}, town(), lambda share, key: told.append(key), {})
    points, path = made.tables["facade_points"], made.relations["sound_path"]
    heard = np.array([path.members(row)[1].sum() for row in range(len(points))])
    building = points["building"].to_numpy()
    loudest = np.array([level_of(np.array([heard[building == row].max()]))[0] for row in range(2 * ACROSS)])
    assert (loudest[:ACROSS] - loudest[ACROSS:] > 5.0).all()
    front = np.flatnonzero((building == 2) & (points.geometry.y.to_numpy() < 15.0))
    free = 10.0 * np.log10(np.arctan(200.0 / 15.0) * 2.0 / (4.0 * np.pi * 15.0))  # a long line at 15 m, without ground
    assert level_of(heard[front]).mean() == pytest.approx(free + 3.0, abs=1.5)  # hard ground doubles it
    counts = {one.code: one.arguments["count"] for one in made.notices}
    assert counts["noise-streets-in-tunnels"] == counts["noise-heights-unknown"] == counts["noise-speeds-unknown"] == 1
    assert counts["noise-streets-in-buildings"] == counts["noise-surfaces-unknown"] == 1
    assert counts["noise-facades-made"] == len(points)
    assert set(told) == {"noise-finding-facades", "noise-finding-paths"}
    assert set(path.rows.tolist()) <= {0, 1, 4}


def test_parks_have_points_and_entrances_lead_to_them() -> None:
    tables = town()
    shapes = [shapely.box(0.0, 60.0, 210.0, 140.0), shapely.box(300.0, 205.0, 320.0, 225.0)]
    tables["parks"] = gpd.GeoDataFrame({"id": ["way/1/a", "way/2/a"], "zone": [0, 0]}, geometry=shapes, crs=CRS)
    tables["zones"] = pd.DataFrame({"id": ["a"]})
    kinds = ["green", "groceries", "green", "green"]
    doors = [shapely.Point(0.0, 60.0 + row) for row in range(4)]
    columns = {"id": ["way/1", "node/5", "way/2", "way/9"], "facility_kind": kinds}
    tables["facilities"] = gpd.GeoDataFrame(columns, geometry=doors, crs=CRS)
    made = facades({}, tables, lambda share, key: None, {})
    of_park, entrance = made.relations["park_to_point"], made.relations["entrance_to_park"]
    assert np.diff(of_park.starts).tolist() == [4, 1]
    assert [entrance.members(row)[0].tolist() for row in range(4)] == [[0], [], [1], []]
    path = made.relations["park_sound_path"]
    assert path.size == len(made.tables["park_points"]) == 5
    assert made.relations["sound_path"].size == len(made.tables["facade_points"])
    assert (np.diff(path.starts) > 0).any()


def test_following_sound_can_be_stopped() -> None:
    def stop(share: float, key: str) -> None:
        if key == "noise-finding-paths":
            raise Cancelled

    with pytest.raises(Cancelled):
        facades({}, town(), stop, {})


def test_a_city_without_streets_for_cars_is_told_so() -> None:
    tables = town()
    tables["streets"]["drive"] = False
    made = facades({}, tables, lambda share, key: None, {})
    assert not made.tables
    assert [one.code for one in made.notices] == ["noise-no-streets"]


def test_a_building_of_very_many_walls_takes_seconds() -> None:
    """Each of its points once looked at each of its walls."""
    angle = np.linspace(0.0, 2.0 * np.pi, 40_001)[:-1]
    radius = 500.0 + 2.0 * np.cos(angle * 2_000.0)
    round_house = shapely.Polygon(np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]))
    begin = time.perf_counter()
    facade_points(np.array([round_house], object))
    assert time.perf_counter() - begin < 3.0


@pytest.mark.parametrize("column", ["street_tunnel", "geometry"])
def test_a_city_whose_streets_are_all_in_tunnels_or_without_length_is_told_so(column: str) -> None:
    """Without a portal that leads above the ground nothing sounds; it ended the whole build."""
    tables = town()
    nowhere = {"street_tunnel": 1.0, "geometry": shapely.LineString([(0.0, 0.0), (0.0, 0.0)])}[column]
    tables["streets"][column] = [nowhere] * len(tables["streets"])
    made = facades({}, tables, lambda share, key: None, {})
    assert (dict(made.tables), dict(made.relations)) == ({}, {})
    counts = {one.code: one.arguments["count"] for one in made.notices}
    assert counts["noise-no-streets"] == 5
    assert counts["noise-streets-in-tunnels" if column == "street_tunnel" else "noise-streets-without-length"] == 4


@pytest.mark.parametrize("table", ["streets", "buildings", "parks"])
def test_what_lies_far_off_is_named_and_no_ground_is_laid_out_between(table: str) -> None:
    """Squares of 16 m from here to a slip of the pen 3,000 km away are 35,000 million."""
    tables = town()
    far = shapely.box(3e6, 3e6, 3e6 + 10.0, 3e6 + 10.0)
    row = gpd.GeoDataFrame([street((3e6, 3e6), (3e6 + 9.0, 3e6))] if table == "streets" else [{"geometry": far}])
    row = row.set_crs(CRS).assign(id="the-slip", height=9.0)
    first = tables.get(table, row.iloc[:0])
    first = first if "id" in first else first.assign(id=[f"s{number}" for number in range(len(first))])
    tables[table] = gpd.GeoDataFrame(pd.concat([first, row], ignore_index=True), geometry="geometry", crs=CRS)
    made = facades({}, tables, lambda share, key: None, {})
    assert not made.tables
    assert [(one.code, one.arguments["farthest"]) for one in made.notices] == [("noise-too-far-apart", "the-slip")]


def test_a_house_over_the_road_and_one_of_no_height_that_can_be_are_counted() -> None:
    """The road through a house is screened by its walls; heights of no number are the median of the others."""
    tables = town()
    over = gpd.GeoDataFrame({"id": ["over"], "height": [np.inf]}, geometry=[shapely.box(-210, -9, 410, 9)], crs=CRS)
    tables["buildings"] = pd.concat([tables["buildings"], over], ignore_index=True)
    made = facades({}, tables, lambda share, key: None, {})
    counts = {one.code: one.arguments["count"] for one in made.notices}
    assert (counts["noise-streets-in-buildings"], counts["noise-heights-unknown"]) == (3, 2)
    assert np.isfinite(made.relations["sound_path"].weights).all()


def test_a_very_long_wall_is_looked_up_in_parts() -> None:
    """Squares of the box around a wall of 100 km are 20 million."""
    long = gpd.GeoDataFrame({"height": [9.0]}, geometry=[shapely.Polygon([(0, 0), (7e4, 7e4), (0, 10)])], crs=CRS)
    walls, _ = walls_around(long)
    length = np.hypot(*(walls.end - walls.begin).T)
    assert length.max() <= 500.0
    assert length.sum() == pytest.approx(long.geometry.length[0])


def test_ground_is_laid_out_in_parts_with_the_same_squares(monkeypatch: pytest.MonkeyPatch) -> None:
    tables, points = town(), np.array([[0.0, 0.0], [400.0, 300.0]])
    heard = streets_heard(tables["streets"], tables["buildings"].geometry.to_numpy())
    walls, _ = walls_around(tables["buildings"])
    land = gpd.GeoDataFrame({"kind": ["green"]}, geometry=[shapely.Point(120.0, 90.0).buffer(70.0)], crs=CRS)
    whole = ground_around(land, heard.sources, walls, points)
    monkeypatch.setattr(surroundings, "SQUARES_AT_ONCE", 100)
    parts = ground_around(land, heard.sources, walls, points)
    np.testing.assert_array_equal(parts.softness, whole.softness)
    assert whole.softness.sum() == pytest.approx(np.pi * 70.0**2 / 16.0**2, rel=0.1)
