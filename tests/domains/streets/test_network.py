"""Junctions, facilities and doors of a few streets by hand, and what a plan changes of the ways between them."""

import datetime
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, Point, box

from citybrain.base.domains import find_domains
from citybrain.domains.streets.importers.network import network
from citybrain.kernel import City, Patch, Result, change
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.relations import Relation
from tests.street_line import COLUMNS, positions, shapes

CRS = "EPSG:3879"
GRAPH = find_domains().graph("FI")


def frame(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS)


def street(first: float, last: float, shape: LineString, **more: Any) -> dict[str, Any]:
    usual = {"highway": "footway", "walk": True, "cycle": True, "drive": False, "oneway": False, "length": shape.length}
    return {"from_node": first, "to_node": last, "geometry": shape, **usual, **more}


def place(identifier: str, key: str, value: str, x: float, y: float) -> dict[str, Any]:
    return {"id": identifier, "name": None, "key": key, "subkind": value, "geometry": Point(x, y)}


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    """A line of streets along y = 0, one apart at y = 5,000, and a one-way street without a way back."""
    streets = [
        street(30.0, 10.0, LineString([(100, 0), (0, 0)]), drive=True),
        street(30.0, 40.0, LineString([(100, 0), (150, 0)]), drive=True),
        street(40.0, 50.0, LineString([(150, 0), (250, 0)]), drive=True, oneway=True),
        street(80.0, 90.0, LineString([(0, 5_000), (50, 5_000)])),
    ]
    places = [
        place("node/1", "shop", "supermarket", 170, 5),
        place("node/2", "amenity", "school", 0, 2_000),
        place("node/3", "amenity", "bench", 20, 0),
    ]
    land = [
        {"id": "way/9", "name": "Park", "subkind": "leisure=park", "geometry": box(200, -50, 400, 50)},
        {"id": "way/8", "name": "Lawn", "subkind": "leisure=park", "geometry": box(40, -5, 50, 5)},
    ]
    buildings = [{"geometry": box(10, 5, 20, 15)}, {"geometry": box(0, 3_000, 10, 3_010)}]
    return {"streets": frame(streets), "places": frame(places), "land": frame(land), "buildings": frame(buildings)}


def test_junctions_are_in_the_order_of_their_nodes(tables: dict[str, Any]) -> None:
    junctions = network({}, tables).tables["junctions"]
    assert junctions["id"].tolist() == ["node/10", "node/30", "node/40", "node/50", "node/80", "node/90"]
    assert junctions.geometry.x.tolist() == [0.0, 100.0, 150.0, 250.0, 0.0, 50.0]  # type: ignore[attr-defined]


def test_doors_and_facilities_know_the_way_to_both_ends(tables: dict[str, Any]) -> None:
    made = network({}, tables)
    rows, weights = made.relations["door_to_junction"].members(0)
    ends = dict(zip(rows.tolist(), weights.tolist(), strict=True))
    assert ends in ({0: 15.0, 1: 95.0}, {0: 25.0, 1: 85.0})
    assert len(made.relations["door_to_junction"].members(1)[0]) == 0
    facilities = made.tables["facilities"].set_index("facility_kind")
    shop = facilities.loc["groceries"]
    assert (shop["facility_from_node"], shop["facility_to_node"]) == (40.0, 50.0)
    assert (shop["facility_from_way"], shop["facility_to_way"]) == (25.0, 85.0)
    entrance = facilities.loc["green"]
    assert (entrance["id"], entrance["facility_from_way"], entrance["geometry"].x) == ("way/9", 50.0, 200.0)


def test_doors_and_facilities_lie_on_no_steps(tables: dict[str, Any]) -> None:
    """Steps between the line and the building, and beside the shop, are walked, but nothing begins on them."""
    steps = [
        street(10.0, 60.0, LineString([(0, 0), (0, 4), (100, 4)]), highway="steps"),
        street(60.0, 50.0, LineString([(100, 4), (250, 4), (250, 0)]), highway="steps"),
    ]
    made = network({}, {**tables, "streets": frame([*tables["streets"].to_dict("records"), *steps])})
    assert set(made.relations["door_to_junction"].members(0)[0].tolist()) == {0, 1}
    shop = made.tables["facilities"].set_index("facility_kind").loc["groceries"]
    assert (shop["facility_from_node"], shop["facility_to_node"]) == (40.0, 50.0)


def test_what_is_left_out_is_counted(tables: dict[str, Any]) -> None:
    counts = {one.code: one.arguments["count"] for one in network({}, tables).notices}
    assert counts == {
        "streets-buildings-off-network": 1,
        "streets-facilities-off-network": 1,
        "streets-islands": 1,
        "streets-traps": 1,
        "streets-slopes-unknown": 4,
    }
    assert network({}, {**tables, "streets": tables["streets"][:0]}).tables == {}


def test_it_tells_each_count_in_both_languages(tables: dict[str, Any]) -> None:
    for one in network({}, tables).notices:
        assert {str(one.arguments["count"])} <= set(one.text("en").split()) | set(one.text("zh").split())


@pytest.fixture(scope="module")
def today() -> Result:
    """Junctions 1 to 4 in a line of 100 m, 50 m of steps and 100 m; one grocery shop behind the steps."""
    size = {"street": 3, "junction": 4, "facility": 1, "building": 2, "zone": 1}
    doors = Relation.of_pairs("building", "junction", 2, (np.array([0, 0]), np.array([0, 1])), np.array([10.0, 110.0]))
    relations = {"door_to_junction": doors}
    city = City(size, {}, COLUMNS, datetime.date(2026, 1, 1), relations=relations, positions=positions(0.0, 0.0))
    return Result(GRAPH, city)


def test_a_door_leads_to_the_nearest_and_none_to_nowhere(today: Result) -> None:
    np.testing.assert_array_equal(today["way_to_groceries"], [180.0, np.nan])
    np.testing.assert_array_equal(today["step_free_way_to_groceries"], [np.nan, np.nan])
    np.testing.assert_allclose(today["fifteen_minute_score"], [1 / 6, np.nan])


def test_who_lives_off_the_network_pulls_no_mean(today: Result) -> None:
    result = Result(GRAPH, today.city)
    result._values["residents"] = np.array([10.0, 30.0])
    np.testing.assert_allclose(float(result["city_fifteen_minute_score"]), 1 / 6)


@pytest.mark.parametrize(
    ("overlay", "way"),
    [
        ({"street_closed": Patch(np.array([0]), np.ones(1))}, 180.0),
        ({"street_closed": Patch(np.array([1]), np.ones(1))}, np.nan),
        ({"facility_closed": Patch(np.array([0]), np.ones(1))}, np.nan),
        ({"new_facility": Patch(np.array([1]), np.zeros(1))}, 110.0),
        ({"new_facility": Patch(np.array([1]), np.full(1, 3.0))}, 180.0),
    ],
)
def test_what_a_plan_changes_is_that_of_computing_anew(today: Result, overlay: dict, way: float) -> None:
    """The street of the door closed (one still leaves it), the steps, the shop; a shop and a school opened beside."""
    changed = change(today, overlay)
    anew = Result(GRAPH, today.city)
    whole = {name: np.array(today[name]) for name in overlay}
    for name, patch in overlay.items():
        whole[name][patch.rows] = patch.values
    anew._values.update(whole)
    for name in ("way_to_groceries", "fifteen_minute_score", "minutes_to_groceries"):
        np.testing.assert_array_equal(changed[name], anew[name])
    np.testing.assert_array_equal(changed["way_to_groceries"][0], way)


def test_a_ramp_lets_wheels_pass(today: Result) -> None:
    changed = change(today, {"street_ramp": Patch(np.array([1]), np.ones(1))})
    np.testing.assert_array_equal(changed["step_free_way_to_groceries"], [180.0, np.nan])


def isochrones(today: Result) -> Any:
    return find_domains().made("isochrones")(today.__getitem__, today.city.positions, shapes(0.0, 0.0))


def test_an_isochrone_by_hand(today: Result) -> None:
    """80 m a minute: from 10 m beside the first junction 2 minutes reach 150 m of way."""
    made = isochrones(today).reached(0.0, 10.0, 2.0, "walk", "adult")
    assert (made.x.tolist(), made.off) == ([0.0, 100.0, 150.0], 10.0)
    np.testing.assert_allclose(made.minutes, [10 / 80, 110 / 80, 160 / 80])
    assert (made.kinds[0], made.counts.tolist()) == ("groceries", [0, 0, 0, 0, 0, 0])
    further = isochrones(today).reached(0.0, 10.0, 3.0, "walk", "adult")
    assert further.counts[0] == 1
    np.testing.assert_allclose(further.nearest[0], 180 / 80)


@pytest.mark.parametrize(
    ("overlay", "shops", "nearest"),
    [
        ({"street_closed": Patch(np.array([1]), np.ones(1))}, 0, np.nan),
        ({"facility_closed": Patch(np.array([0]), np.ones(1))}, 0, np.nan),
        ({"new_facility": Patch(np.array([1]), np.zeros(1))}, 2, 110 / 80),
    ],
)
def test_an_isochrone_sees_what_a_plan_changes(today: Result, overlay: dict, shops: int, nearest: float) -> None:
    made = isochrones(change(today, overlay)).reached(0.0, 10.0, 3.0, "walk", "adult")
    assert made.counts[0] == shops
    np.testing.assert_allclose(made.nearest[0], nearest)


def test_an_isochrone_knows_when_one_is_at_a_door(today: Result) -> None:
    """10 m from the place to the first junction, 10 m on to the door; the other building lies on no street."""
    made = find_domains().made("isochrones")(
        today.__getitem__, today.city.positions, shapes(0.0, 0.0), today.city.relations
    )
    np.testing.assert_allclose(made.reached(0.0, 10.0, 3.0, "walk", "adult").at_door, [20 / 80, np.inf])
    assert isochrones(today).reached(0.0, 10.0, 3.0, "walk", "adult").at_door is None


def test_a_car_begins_where_it_gets_on() -> None:
    """Beside the end of a one-way street it takes the next junction, from which it goes on."""
    one_way = {"street_for_driving": np.ones(3), "street_one_way": np.array([1.0, 0.0, 0.0])}
    size = {"street": 3, "junction": 4, "facility": 1}
    turned = {"street_from_node": np.array([2.0, 2.0, 3.0]), "street_to_node": np.array([1.0, 3.0, 4.0])}
    columns = {**COLUMNS, **one_way, **turned, "street_speed_limit": np.full(3, 30.0)}
    city = City(size, {}, columns, datetime.date(2026, 1, 1), positions=positions(0.0, 0.0))
    made = isochrones(Result(GRAPH, city)).reached(0.0, 0.0, 10.0, "drive", "adult")
    assert (made.off, made.x.tolist()) == (100.0, [0.0, 100.0, 150.0, 250.0])


def test_networks_that_do_not_differ_are_one(today: Result) -> None:
    made = isochrones(today)._modes
    for person in ("adult", "older", "with_child", "step_free"):
        assert made.of("walk", person).near is made.of("walk", "adult").near
    assert made.of("cycle", "older") is made.of("cycle", "adult")
    assert made.of("cycle", "with_child") is not made.of("cycle", "adult")
    assert made.of("drive", "with_child") is made.of("drive", "adult")


def test_persons_and_modes_have_networks_of_their_own(today: Result) -> None:
    made = isochrones(today)
    assert made.reached(0.0, 10.0, 60.0, "walk", "step_free").x.tolist() == [0.0, 100.0]
    ridden = made.reached(260.0, 0.0, 60.0, "cycle", "adult")
    assert ridden.x.tolist() == [0.0, 100.0, 150.0, 250.0], "the steps are walked"
    np.testing.assert_allclose(ridden.minutes[1], 10 / 80 + 100 / 250 + 50 / 80)
    with pytest.raises(NotFoundError, match="isochrone-off-network"):
        made.reached(0.0, 251.0, 5.0, "walk", "adult")
    with pytest.raises(NotFoundError):
        made.reached(0.0, 0.0, 5.0, "drive", "adult")


def on_one_street(length: float = 600.0, **more: Any) -> tuple[City, Any]:
    """A street of 600 m with a shop, a building and its way at the far end; what a city of them is, and its shapes."""
    streets = frame([street(1.0, 2.0, LineString([(0, 0), (length, 0)]), **more)])
    places = [place("node/1", "shop", "supermarket", 300, 0), place("node/2", "amenity", "school", length, 4)]
    buildings = frame([{"geometry": box(240, 5, 250, 15)}, {"geometry": box(590, 5, 600, 15)}])
    land = frame([{"id": "way/9", "name": None, "subkind": "landuse=grass", "geometry": box(0, 50, 9, 60)}])
    made = network({}, {"streets": streets, "places": frame(places), "land": land, "buildings": buildings})
    columns = {name: made.tables[name] for name in ("junctions", "facilities")}
    kinds = columns["facilities"]["facility_kind"].cat.codes.to_numpy(np.int64)
    numbers = {name: table[name].to_numpy(np.float64) for table in columns.values() for name in table
               if name.startswith(("junction_", "facility_")) and name != "facility_kind"}  # fmt: skip
    street_columns = {"street_from_node": [1.0], "street_to_node": [2.0], "street_length": [length],
                      "street_for_walking": [1.0], "street_class": np.array([10])}  # fmt: skip
    city = City(
        {"street": 1, "junction": len(columns["junctions"]), "facility": 2, "building": 2, "zone": 1}, {},
        {**{name: np.asarray(one) for name, one in street_columns.items()}, **numbers, "facility_kind": kinds},
        datetime.date(2026, 1, 1), relations=made.relations, positions=positions(0.0, 0.0),
    )  # fmt: skip
    shape = {"street": streets.geometry.to_numpy(), "building": buildings.geometry.to_numpy()}
    return city, shape.__getitem__


def test_what_lies_on_the_street_of_the_door_is_reached_along_it() -> None:
    """50 m along and 5 m across to a shop in the middle of a street of 600 m, not by one of its ends."""
    city, _ = on_one_street()
    result = Result(GRAPH, city)
    np.testing.assert_allclose(result["way_to_groceries"], [55.0, 305.0])
    np.testing.assert_allclose(result["way_to_school"], [359.0, 9.0])
    np.testing.assert_allclose(result["step_free_way_to_groceries"], [55.0, 305.0])
    closed = change(result, {"facility_closed": Patch(np.array([0]), np.ones(1))})
    np.testing.assert_array_equal(closed["way_to_groceries"], [np.nan, np.nan])
    at_shop = np.flatnonzero(city.columns["junction_facility"] == 0)
    opened = change(result, {"new_facility": Patch(at_shop, np.ones(1))})
    np.testing.assert_allclose(opened["way_to_health"], [55.0, 305.0])


def test_nobody_walks_through_a_facility_past_a_closed_street() -> None:
    """The shop in the middle is left to both ends, and no way leads through it from one end to the other."""
    city, _ = on_one_street()
    closed = change(Result(GRAPH, city), {"street_closed": Patch(np.array([0]), np.ones(1))})
    opened = closed.also({"new_facility": Patch(np.array([0]), np.ones(1))})
    np.testing.assert_array_equal(opened["junction_to_health"][:2], [0.0, np.nan])


def test_an_isochrone_has_the_minutes_of_the_building() -> None:
    city, shape = on_one_street()
    result = Result(GRAPH, city)
    made = find_domains().made("isochrones")(result.__getitem__, city.positions, shape)
    for row, x in enumerate((245.0, 595.0)):
        inside = made.reached(x, 10.0, 15.0, "walk", "adult")
        for code, kind in ((0, "groceries"), (3, "school")):
            np.testing.assert_allclose(inside.nearest[code], result[f"minutes_to_{kind}"][row], atol=0.1 / 80)


def test_an_isochrone_knows_doors_on_the_same_piece_of_street() -> None:
    """From 100 m along, 2 m beside: 150 m on and 5 m across to one door, 500 m to the other."""
    city, shape = on_one_street()
    result = Result(GRAPH, city)
    made = find_domains().made("isochrones")(result.__getitem__, city.positions, shape, city.relations)
    at_door = made.reached(100.0, -2.0, 15.0, "walk", "adult").at_door
    np.testing.assert_allclose(at_door, [157 / 80, 507 / 80])
    np.testing.assert_allclose(made.reached(245.0, 10.0, 1.0, "walk", "adult").at_door[0], 10 / 80)


def test_who_stands_on_a_street_is_near_it() -> None:
    """In the middle of 700 m the junctions are further than a place may be from a street; the street is not."""
    city, shape = on_one_street(700.0)
    made = find_domains().made("isochrones")(Result(GRAPH, city).__getitem__, city.positions, shape)
    isochrone = made.reached(351.0, -2.0, 15.0, "walk", "adult")
    assert isochrone.off == 2.0
    np.testing.assert_allclose(isochrone.nearest[0], (2 + 51) / 80)


def test_entrances_and_platforms_count_once(tables: dict[str, Any]) -> None:
    """A park that two streets enter, and two poles of one stop: one park and one stop are within reach."""
    poles = [place(f"node/{n}", "highway", "bus_stop", 10 * n, 2) | {"name": "Square"} for n in (5, 6)]
    nameless = [place(f"node/{n}", "highway", "bus_stop", 10 * n, 2) for n in (7, 8)]
    crossing = street(10.0, 70.0, LineString([(300, -100), (300, 100)]))
    through = {**tables, "streets": frame([*tables["streets"].to_dict("records"), crossing]),
               "places": frame([*poles, *nameless])}  # fmt: skip
    facilities = network({}, through).tables["facilities"]
    whole = facilities.groupby("facility_kind", observed=True)["facility_whole"]
    assert whole.nunique().to_dict() == {"green": 1, "stop": 3}
    assert whole.size().to_dict() == {"green": 3, "stop": 4}


def test_green_lies_along_streets_within_a_few_metres(tables: dict[str, Any]) -> None:
    """The park is entered at 200 m and lies beside the last 80 m of the third street; a small lawn is no park."""
    relation = network({}, tables).relations["street_to_green"]
    shares = [relation.members(row)[1].tolist() for row in range(relation.size)]
    assert shares == [[], [], [0.8], []]
    (facility,) = relation.members(2)[0]
    assert network({}, tables).tables["facilities"]["id"][int(facility)] == "way/9"
