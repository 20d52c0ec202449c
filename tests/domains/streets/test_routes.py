"""Ways from place to place on grids of streets with one-way and unlit pieces, beside scipy, and by hand."""

import datetime
from typing import Any

import numpy as np
import pytest
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from citybrain.domains.streets.questions.modes import Modes
from citybrain.domains.streets.questions.routes import Routes, StreetWay
from citybrain.kernel.errors import NotFoundError

SIDE = 8
NUMBERS = {
    "walking_speed": 4.8, "walking_speed_older": 3.4, "walking_speed_with_child": 3.0, "wheelchair_speed": 3.6,
    "cycling_speed": 15.0, "share_of_speed_limit_driven": 0.6, "highest_stress_with_child": 2.0,
    "lowered_speed_limit": 30.0, "detour_for_light": 1.0, "detour_for_middle_stress": 0.4,
    "detour_for_high_stress": 1.4, "detour_for_calm_on_foot": 0.5, "detour_for_green": 0.5,
    "detour_for_hazards": 200.0,
}  # fmt: skip


def factors(values: dict[str, Any]) -> dict[str, Any]:
    """How much each metre of a street counts by bicycle in the dark, by kind of way."""
    level = values["traffic_stress"]
    stress = np.select([level == 3, level == 4], [0.4, 1.4], 0.0)
    hazards = np.minimum(200.0 * np.nan_to_num(values["street_hazards"]) / values["street_length"], 1.4)
    return {
        "fast": np.ones(len(level)),
        "safe": 1.0 + ~(values["street_lit"] > 0) + stress + hazards,
        "calm": 1.0 + stress,
        "green": 1.0 + 0.5 * (1.0 - np.nan_to_num(values["street_green_share"])),
    }


def grid(seed: int) -> dict[str, Any]:
    """A grid of crossings 100 m apart, its streets drawn either way; a third one-way, unlit or not known, stressful."""
    draw = np.random.default_rng(seed)
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))
    pairs = [(n, n + 1) for n in range(SIDE**2) if x[n] < SIDE - 1] + [(n, n + SIDE) for n in range(SIDE * (SIDE - 1))]
    ends = np.array([pair if draw.random() < 0.5 else pair[::-1] for pair in pairs])
    points = 100.0 * np.column_stack([x, y]) + draw.uniform(-30.0, 30.0, (SIDE**2, 2))
    lines, size = shapely.linestrings(points[ends]), len(ends)
    return {
        **NUMBERS, "lines": lines, "junction_node": np.arange(SIDE**2) + 7.0, "street_length": shapely.length(lines),
        "street_from_node": ends[:, 0] + 7.0, "street_to_node": ends[:, 1] + 7.0, "street_class": np.full(size, 3),
        "street_for_walking": np.ones(size), "street_walkable": np.ones(size), "street_step_free": np.ones(size),
        "street_for_cycling": np.ones(size), "street_for_driving": np.ones(size), "street_closed": np.zeros(size),
        "street_one_way_for_cycles": (draw.random(size) < 0.3).astype(float), "street_one_way": np.zeros(size),
        "street_speed": draw.choice([30.0, 50.0], size), "street_lit": draw.choice([0.0, 1.0, np.nan], size),
        "traffic_stress": draw.choice([1.0, 2.0, 3.0, 4.0], size),
        "street_green_share": draw.choice([np.nan, 0.3, 1.0], size),
    }  # fmt: skip


def level(values: dict[str, Any]) -> dict[str, Any]:
    """The same with streets that are level for all who walk and cycle, where nothing tells how steep they are.

    They may be driven and cycled in the directions that signs leave, where no plan closes them.
    """
    length = values["street_length"]
    more: dict[str, Any] = {name: np.zeros(len(length)) for name in ("street_hazards", "street_told_hazards")}
    more |= {f"street_{mode}_{way}": length for mode in ("walk", "ride") for way in ("onward", "back")}
    opened = values["street_closed"] < 1.0
    for mode, name, signs in (("driving", "driven", "one_way"), ("cycling", "cycled", "one_way_for_cycles")):
        onward = (values[f"street_for_{mode}"] > 0.0) & opened
        more[f"street_{name}_onward"] = onward.astype(float)
        more[f"street_{name}_back"] = (onward & ~(values[f"street_{signs}"] > 0.0)).astype(float)
    return {**more, **values}


def routes_of(values: dict[str, Any]) -> Routes:
    values = level(values)
    return Routes(Modes(values.__getitem__, {"street": values["lines"], "building": np.empty(0, object)}.__getitem__))


def least(values: dict[str, Any], factor: Any, begin: tuple[int, float], end: tuple[int, float]) -> float:
    """Metres, each counted with its factor, between places on two streets at shares of their length, by scipy."""
    ends = np.column_stack([values["street_from_node"], values["street_to_node"]]).astype(int) - 7
    cost, both = values["street_length"] * factor, values["street_one_way_for_cycles"] == 0
    tails, heads = np.concatenate([ends[:, 0], ends[both, 1]]), np.concatenate([ends[:, 1], ends[both, 0]])
    size, edges = SIDE**2, [*zip(tails, heads, np.concatenate([cost, cost[both]]), strict=True)]
    for place, (row, at), outward in ((size, begin, True), (size + 1, end, False)):
        for node, share, usable in (
            (ends[row, 0], at, both[row] or not outward),
            (ends[row, 1], 1 - at, both[row] or outward),
        ):
            if usable:
                edges.append((place, node, share * cost[row]) if outward else (node, place, share * cost[row]))
    first, last, ways = (np.array(one) for one in zip(*edges, strict=True))
    there = dijkstra(coo_array((ways, (first, last)), (size + 2, size + 2)).tocsr(), indices=size)[size + 1]
    if begin[0] == end[0] and (end[1] >= begin[1] or both[begin[0]]):
        there = min(there, abs(end[1] - begin[1]) * cost[begin[0]])
    return float(there)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_way_is_the_least_of_its_kind(seed: int) -> None:
    values, draw = grid(seed), np.random.default_rng(seed + 100)
    values["street_hazards"] = draw.choice([0.0, 0.1, 3.0, np.nan], len(values["lines"]))
    routes = routes_of(values)
    for _ in range(12):
        rows, shares = draw.integers(0, len(values["lines"]), 2), draw.uniform(0.05, 0.95, 2)
        points = shapely.line_interpolate_point(values["lines"][rows], shares, normalized=True)
        for way in routes.between(*points, "cycle", "adult", dark=True):
            factor = factors(values)[way.kind]
            metres = np.abs(way.ends - way.begins)
            expected = least(values, factor, (rows[0], shares[0]), (rows[1], shares[1]))
            np.testing.assert_allclose(metres @ factor[way.streets], expected, rtol=1e-9)
            line = routes.line(way)
            np.testing.assert_allclose([line.length, line.length / 250.0], [metres.sum(), way.minutes], rtol=1e-6)
            ends = shapely.distance(shapely.get_point(line, [0, -1]), points)
            np.testing.assert_allclose(ends, 0.0, atol=1e-6)


def block(**more: Any) -> Routes:
    """Two ways round a block, west to east: 200 m in the south, unlit, fast cars; 280 m in the north, green."""
    lines = np.array([shapely.LineString(one) for one in (
        [(-50, 0), (0, 0)], [(0, 0), (200, 0)], [(0, 0), (0, 40), (200, 40), (200, 0)], [(200, 0), (250, 0)],
    )])  # fmt: skip
    size = len(lines)
    values = {
        **grid(1), "lines": lines, "junction_node": np.arange(1.0, 5.0), "street_length": shapely.length(lines),
        "street_from_node": np.array([1.0, 2.0, 2.0, 3.0]), "street_to_node": np.array([2.0, 3.0, 3.0, 4.0]),
        **{name: np.ones(size) for name in ("street_for_walking", "street_walkable", "street_step_free")},
        **{name: np.ones(size) for name in ("street_for_cycling", "street_for_driving")},
        **{name: np.zeros(size) for name in ("street_closed", "street_one_way_for_cycles", "street_one_way")},
        "street_class": np.full(size, 3), "street_speed": np.array([30.0, 50.0, 30.0, 30.0]),
        "street_lit": np.array([1.0, np.nan, 1.0, 1.0]), "traffic_stress": np.array([1.0, 4.0, 1.0, 1.0]),
        "street_green_share": np.array([np.nan, np.nan, 1.0, np.nan]), **more,
    }  # fmt: skip
    return routes_of(values)


WEST, EAST = shapely.Point(-50, 0), shapely.Point(250, 3)


def by_kind(ways: list[StreetWay]) -> dict[str, StreetWay]:
    return {way.kind: way for way in ways}


def test_what_a_detour_buys_by_hand() -> None:
    """80 m more on foot, a minute, are worth it in the dark and for calm, not by day; green is worth less than that."""
    ways = by_kind(block().between(WEST, EAST, "walk", "adult", dark=True))
    assert {kind: round(way.metres) for kind, way in ways.items()} == {
        "fast": 303,
        "safe": 383,
        "calm": 383,
        "green": 383,
    }
    np.testing.assert_allclose([ways["fast"].minutes, ways["safe"].minutes], [303 / 80, 383 / 80])
    assert (ways["fast"].dark, ways["fast"].stress, ways["safe"].dark, ways["safe"].green) == (200.0, 200.0, 0.0, 280.0)
    quiet = block(street_speed=np.full(4, 30.0), street_green_share=np.full(4, np.nan))
    by_day = by_kind(quiet.between(WEST, EAST, "walk", "adult", dark=False))
    assert {round(way.metres) for way in by_day.values()} == {303}
    by_bicycle = by_kind(block().between(WEST, EAST, "cycle", "adult", dark=False))
    assert {kind: round(way.metres) for kind, way in by_bicycle.items()} == {
        kind: 303 if kind == "fast" else 383 for kind in by_bicycle
    }
    assert [way.kind for way in block().between(WEST, EAST, "drive", "adult", dark=True)] == ["fast"]


def test_wheels_take_the_way_without_steps_and_some_have_none() -> None:
    around = block(street_step_free=np.array([1.0, 0.0, 1.0, 1.0]))
    assert round(by_kind(around.between(WEST, EAST, "walk", "step_free", dark=False))["fast"].metres) == 383
    barred = block(street_step_free=np.array([1.0, 0.0, 0.0, 1.0]))
    assert barred.between(WEST, EAST, "walk", "step_free", dark=False) == []
    with pytest.raises(NotFoundError, match="isochrone-off-network"):
        block().between(WEST, shapely.Point(0, 900), "walk", "adult", dark=False)


def test_a_place_is_no_way_from_itself_and_one_way_streets_hold() -> None:
    here = by_kind(block().between(WEST, WEST, "walk", "adult", dark=False))
    assert {way.metres for way in here.values()} == {0.0}
    against = block(street_one_way_for_cycles=np.array([0.0, 1.0, 0.0, 0.0]))
    back = by_kind(against.between(shapely.Point(150, 0), shapely.Point(50, 0), "cycle", "adult", dark=False))
    assert round(back["fast"].metres) == 50 + 280 + 50


def test_the_sun_is_down_in_winter_evenings() -> None:
    """In Helsinki it sets at about 15:20 on 29 November and at about 22:50 on 21 June."""
    zone = datetime.timezone(datetime.timedelta(hours=2))
    summer = datetime.timezone(datetime.timedelta(hours=3))
    at = [
        datetime.datetime(2026, 11, 29, 15, 0, tzinfo=zone), datetime.datetime(2026, 11, 29, 15, 50, tzinfo=zone),
        datetime.datetime(2026, 6, 21, 22, 20, tzinfo=summer), datetime.datetime(2026, 6, 21, 23, 20, tzinfo=summer),
        None,
    ]  # fmt: skip
    assert [Routes.is_dark(24.94, 60.17, one) for one in at] == [False, True, False, True, False]


def test_a_direction_that_a_plan_closes_to_cars_holds_for_them_alone() -> None:
    """From west to east cars go round by the north where the south is closed eastwards; back they take the south."""
    closed = {"street_driven_onward": np.array([1.0, 0.0, 1.0, 1.0]), "street_driven_back": np.ones(4)}
    one_way = block(**closed)
    there, back = (one_way.fast(*ends, "drive", "adult") for ends in ((WEST, EAST), (EAST, WEST)))
    assert there is not None and back is not None
    assert [round(way.metres) for way in (there, back)] == [383, 303]
    cycled = one_way.fast(WEST, EAST, "cycle", "adult")
    assert cycled is not None and round(cycled.metres) == 303
    inside = shapely.Point(100, 0)
    onward = one_way.fast(inside, EAST, "drive", "adult")
    assert onward is not None and round(onward.metres) == 100 + 280 + 50 + 3
    barred = (np.array([False, True, False, False]), np.zeros(4, bool))
    values = block()._modes.read
    shapes = {"street": block()._modes.streets.lines, "building": np.empty(0, object)}.__getitem__
    with_roads_shut = Routes(Modes(values, shapes, barred)).fast(WEST, EAST, "drive", "adult")
    assert with_roads_shut is not None and round(with_roads_shut.metres) == 383
