"""Sections of streets: what tags tell, façades and ways beside by hand, what measures take, and sums that agree."""

import datetime
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Polygon, box

from citybrain.base.domains import find_domains
from citybrain.domains.streets.importers.sections import street_sections
from citybrain.domains.streets.models import widths
from citybrain.kernel import City, Patch, Relation, Result, change
from citybrain.kernel.quality import Qualities
from citybrain.twin.categories import category_names
from citybrain.twin.importers.osm_tagged import tagged_columns, turned

GRAPH = find_domains().graph("FI")
PARTS = ("walked", "green", "cycled", "parked", "driven")


def attributes_of(tags: dict[str, str]) -> dict[str, Any]:
    """What tags say of the sides and widths of a street."""
    values = {one.name: one.values([tags], np.zeros(1, np.intp))[0] for one in tagged_columns("streets")}
    return {name: value for name, value in values.items() if not pd.isna(value)}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"sidewalk": "both"}, {"street_sidewalk_left": "sidewalk", "street_sidewalk_right": "sidewalk"}),
        ({"sidewalk": "right"}, {"street_sidewalk_left": "none", "street_sidewalk_right": "sidewalk"}),
        ({"sidewalk:both": "separate"}, {"street_sidewalk_left": "separate", "street_sidewalk_right": "separate"}),
        ({"sidewalk:left": "no", "sidewalk": "both"},
         {"street_sidewalk_left": "none", "street_sidewalk_right": "sidewalk"}),
        ({"parking:both": "lane"}, {"street_parking_left": "parallel", "street_parking_place_right": "carriageway"}),
        ({"parking:left": "street_side", "parking:left:orientation": "perpendicular"},
         {"street_parking_left": "perpendicular", "street_parking_place_left": "beside"}),
        ({"parking:right": "no", "parking:both:orientation": "diagonal"},
         {"street_parking_left": "diagonal", "street_parking_right": "none"}),
        ({"parking:lane:both": "no_stopping"}, {"street_parking_left": "none", "street_parking_right": "none"}),
        ({"parking:lane:right": "parallel", "parking:lane:right:parallel": "lay_by"},
         {"street_parking_right": "parallel", "street_parking_place_right": "beside"}),
        ({"cycleway:right": "lane", "cycleway:left": "no"},
         {"street_cycleway_left": "none", "street_cycleway_right": "lane"}),
        ({"cycleway": "opposite_lane"}, {"street_cycleway_left": "lane", "street_cycleway_right": "none"}),
        ({"width": "7.5 m", "lanes": "2"}, {"width_of_carriageway": 7.5, "driven_lanes": 2.0}),
        ({"width": "9", "width:carriageway": "7"}, {"width_of_carriageway": 7.0}),
        ({"sidewalk:both:width": "3", "sidewalk:left:width": "2"},
         {"width_walked_left": 2.0, "width_walked_right": 3.0}),
        ({"highway": "footway"}, {"street_sidewalk_left": "none", "street_parking_right": "none"}),
    ],
)  # fmt: skip
def test_tags_tell_the_sides_of_a_street(tags: dict[str, str], expected: dict[str, Any]) -> None:
    assert attributes_of(tags).items() >= expected.items()


def test_widths_that_cannot_be_are_not_read() -> None:
    assert not attributes_of({"width": "900", "cycleway:left:width": "60", "lanes": "99"}).keys() & {
        "width_of_carriageway", "width_cycled_left", "driven_lanes"
    }  # fmt: skip


def test_who_drives_against_the_drawing_has_the_other_side_on_the_left() -> None:
    assert turned({"parking:left": "lane", "sidewalk": "right", "oneway": "-1"}) == {
        "parking:right": "lane", "sidewalk": "left", "oneway": "-1"
    }  # fmt: skip


def test_codes_of_the_formulas_are_those_of_the_categories() -> None:
    assert category_names("street_sidewalk_left")[widths.THERE] == "sidewalk"
    assert category_names("street_verge_left")[widths.THERE] == "verge"
    assert category_names("street_cycleway_left")[:2] == ("track", "lane")
    assert category_names("street_parking_left")[:3] == ("parallel", "diagonal", "perpendicular")
    assert category_names("street_parking_place_left")[widths.BESIDE_CARRIAGEWAY] == "beside"


def sections(streets: list[LineString], houses: list[Polygon], **more: Any) -> dict[str, Relation]:
    """The relations of streets and houses by hand."""
    lines = gpd.GeoDataFrame({"id": [f"way/{row}" for row in range(len(streets))]} | more, geometry=streets, crs=3879)
    buildings = gpd.GeoDataFrame({"id": range(len(houses))}, geometry=houses, crs=3879)
    return dict(street_sections({}, {"streets": lines, "buildings": buildings}).relations)


def pairs(relation: Relation) -> list[tuple[int, int, float]]:
    row = np.repeat(np.arange(relation.size), np.diff(relation.starts))
    return list(zip(row.tolist(), relation.rows.tolist(), relation.weights.tolist(), strict=True))


STREET = LineString([(0, 0), (100, 0)])
HOUSES = [box(0, 8, 45, 20), box(45, 8, 100, 20), box(0, -30, 100, -10), box(40, 6, 50, 7)]


def test_the_width_between_facades_is_the_median_of_rays() -> None:
    """Façades 8 m left and 10 m right; a kiosk on the middle ray stands 6 m left: four rays of five measure 18 m."""
    ((street, building, metres),) = pairs(sections([STREET], HOUSES)["street_to_facade"])
    assert (street, metres) == (0, 18.0)
    assert building in (0, 1)


@pytest.mark.parametrize(
    "houses",
    [
        HOUSES[:2],
        [box(0, 8, 100, 20), box(0, -100, 100, -45)],
        [box(-10, -10, 110, 10)],
        [box(0, 8, 30, 20), HOUSES[2]],
    ],
)
def test_without_facades_on_both_sides_there_is_no_width(houses: list[Polygon]) -> None:
    """Houses on one side, too far off, around the street, or along less than half of it."""
    assert pairs(sections([STREET], houses)["street_to_facade"]) == []


def test_ways_beside_count_by_the_share_of_the_street_along_which_they_run() -> None:
    """A footway along all of the left, one along 40 m of the right; not a crossing, one behind a house, a tunnel."""
    ways = [LineString([(0, 6), (100, 6)]), LineString([(60, -7), (100, -7)]), LineString([(50, -10), (50, 10)]),
            LineString([(0, 25), (100, 25)]), LineString([(0, -3), (100, -3)])]  # fmt: skip
    tunnel = np.array([np.nan] * 5 + [1.0])
    found = sections([STREET, *ways], HOUSES[:3], street_tunnel=tunnel)
    assert [pair for pair in pairs(found["street_to_left"]) if pair[0] == 0] == [(0, 1, 1.0)]
    assert [pair for pair in pairs(found["street_to_right"]) if pair[0] == 0] == [(0, 2, 0.4)]
    assert [pair for pair in pairs(found["street_to_right"]) if pair[0] == 1] == [(1, 0, 1.0), (1, 2, 0.4)]


def code(name: str, kind: str) -> int:
    return category_names(name).index(kind)


@pytest.fixture(scope="module")
def today() -> Result:
    """A street with parking on the left, a main road with bays and kerbs 9 m apart, and a footway beside it."""
    kinds = {
        "street_class": ["residential", "main_road", "footway"],
        "street_sidewalk_left": ["sidewalk", "separate", "none"],
        "street_sidewalk_right": ["sidewalk", "none", "none"],
        "street_parking_left": ["parallel", "none", "none"],
        "street_parking_right": ["none", "perpendicular", "none"],
        "street_parking_place_right": ["not_known", "beside", "not_known"],
    }
    columns: dict[str, Any] = {name: np.array([code(name, kind) for kind in told]) for name, told in kinds.items()}
    columns |= {
        "street_length": np.array([100.0, 200.0, 200.0]),
        "street_one_way": np.zeros(3),
        "width_of_carriageway": np.array([np.nan, 9.0, np.nan]),
        "driven_lanes": np.array([2.0, np.nan, np.nan]),
    }
    quality = {name: np.full(3, 2, np.uint8) for name in columns}
    none, one = np.zeros(0, np.intp), np.ones(1, np.intp)
    facades = Relation.of_pairs("street", "building", 3, (np.array([0, 1]), np.array([0, 0])), np.array([15.0, 15.0]))
    beside = Relation.of_pairs("street", "street", 3, (one, one * 2), np.array([0.5]))
    relations = {"street_to_facade": facades, "street_to_left": beside,
                 "street_to_right": Relation.of_pairs("street", "street", 3, (none, none), np.zeros(0))}  # fmt: skip
    size = {"street": 3, "building": 1, "zone": 2}
    inside = {("street", "zone"): np.array([0, 1, 1])}
    return Result(GRAPH, City(size, inside, columns, datetime.date(2026, 1, 1), relations=relations, quality=quality))


def section(result: Result) -> dict[str, Any]:
    return {name: result[name] for name in GRAPH.roles.names("section", "street")}


def test_parts_of_the_section_and_the_rest_are_the_width_between_facades(today: Result) -> None:
    """5.5 m of lanes, 2.1 of parking, 4.8 of footways of 15; lanes of 9, bays of 5 and half of 2.4 beside: too much."""
    known = sum(section(today).values())
    np.testing.assert_allclose(known, [12.4, 9.0 + 5.0 + 1.2, 2.4])
    np.testing.assert_allclose(known + today["width_unknown"], [15.0, 15.0, np.nan])
    np.testing.assert_allclose(today["width_unknown"][:2], [2.6, -0.2])


def test_every_part_of_the_section_has_a_use(today: Result) -> None:
    uses = [name for use in PARTS for name in GRAPH.roles.names(f"section_{use}", "street")]
    assert sorted(uses) == sorted(GRAPH.roles.names("section", "street"))


def test_areas_are_width_times_length_and_zones_agree_with_the_city(today: Result) -> None:
    own = sum(today[f"width_{part}"] for part in PARTS) * today["street_length"]
    np.testing.assert_allclose(own, sum(today[f"area_{part}"] for part in PARTS))
    for part in PARTS:
        assert today[f"zone_area_{part}"].sum() == pytest.approx(today[f"city_area_{part}"])
    np.testing.assert_allclose(today["zone_area_walked"], [480.0, 480.0])


def test_a_tag_is_known_better_than_lanes_and_these_better_than_what_is_usual(today: Result) -> None:
    """A tag (2); counted lanes times a usual width (4); what is usual for the class (5)."""
    assert Qualities(today)["width_of_carriageway"].tolist() == [4, 2, 5]
    assert Qualities(today)["driven_lanes"].tolist() == [2, 5, 5]
    assert Qualities(today)["width_parked_left"].tolist()[0] == 4


def planned(today: Result, measure: str) -> Result:
    about = GRAPH.interventions[measure]
    made = about.function(*(today[name] for name in about.inputs))
    rows = np.array([0, 1])
    return change(
        today, {name: Patch(rows, np.asarray(values)[rows]) for name, values in zip(about.changes, made, strict=True)}
    )


def test_a_cycle_track_has_the_width_of_parking_and_then_of_lanes(today: Result) -> None:
    """Left 2.1 of parking is the track; right 2 m of 5.5 m of lanes. The main road: 2 of lanes, and 2 of the bays."""
    after = planned(today, "cycle_track")
    np.testing.assert_allclose(after["width_cycled_left"], [2.1, 2.0, 0.0])
    np.testing.assert_allclose(after["width_cycled_right"], [2.0, 2.0, 0.0])
    np.testing.assert_allclose(after["width_parked"], [0.0, 3.0, 0.0])
    np.testing.assert_allclose(after["width_driven"], [3.5, 7.0, 0.0])
    np.testing.assert_allclose(after["width_unknown"], today["width_unknown"])


@pytest.mark.parametrize("measure", ["cycle_track", "parking_to_green"])
def test_what_a_measure_gives_to_a_part_it_takes_from_another(today: Result, measure: str) -> None:
    after = planned(today, measure)
    before = sum(section(today).values())
    np.testing.assert_allclose(sum(section(after).values()), before)
    assert not np.allclose(after["width_parked"][:2], today["width_parked"][:2])


def test_green_in_place_of_parking_is_paid_by_its_ground(today: Result) -> None:
    after = planned(today, "parking_to_green")
    np.testing.assert_allclose(after["width_green"], [2.1, 5.0, 0.0])
    np.testing.assert_allclose(after["width_driven"], today["width_driven"])
    assert after["city_area_parked"] == 0.0
    np.testing.assert_allclose(after["investment_in_streets"], [100 * 2.1 * 250.0, 200 * 5.0 * 250.0, 0.0])


def test_a_street_too_narrow_for_tracks_keeps_its_least_lanes_and_contradicts_its_facades() -> None:
    from citybrain.domains.streets.interventions.cycling import cycle_track

    one = np.ones(1)
    made = cycle_track(one, one * 10, one * 0, one * 0, one * 0, one * 0, one * 4.0, 2.0, 1.8, 3.0, 600.0, 6.0)
    assert [float(width[0]) for width in made[1:6]] == [2.0, 2.0, 0.0, 0.0, 3.0]


def test_cars_and_bicycles_keep_what_other_measures_do_not_speak_of() -> None:
    for name in ("thirty_zone", "close_street"):
        assert not [changed for changed in GRAPH.interventions[name].changes if changed.startswith("width_")]
