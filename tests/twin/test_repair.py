"""Footprints are repaired, and whatever is dropped or changed is told."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from citybrain.messages import LANGUAGES
from citybrain.twin.geometry.repair import repair_footprints


def repair(*geometries, precedence=None):
    return repair_footprints(np.array([*geometries, None], dtype=object)[:-1], precedence)


def test_good_footprints_pass_unchanged():
    house, court = box(0, 0, 10, 10), box(20, 0, 50, 30).difference(box(25, 5, 45, 25))
    found = repair(house, court)
    assert shapely.equals(found.geometries, [house, court]).all()
    assert found.rows.tolist() == [0, 1] and found.report.kept == 2
    assert found.report.notices() == []


def test_crossing_outline_keeps_its_largest_part_and_tells_the_area():
    bow_tie = Polygon([(0, 0), (10, 0), (2, 12), (8, 12)])  # crosses at (5, 7.5): areas 37.5 and 13.5
    found = repair(bow_tie)
    assert found.geometries[0].is_valid
    assert found.geometries[0].area == pytest.approx(37.5)
    assert found.report.changed["footprints-crossing"].tolist() == [0]
    assert found.report.area_change[0] == pytest.approx(-13.5)


def test_self_touching_outline_is_a_courtyard():
    touching = Polygon([(0, 0), (20, 0), (20, 20), (0, 20), (0, 0), (5, 10), (10, 15), (15, 10), (5, 5), (0, 0)])
    found = repair(touching)
    assert found.geometries[0].is_valid and found.geometries[0].area > 200


def test_what_is_no_area_is_dropped_by_reason():
    spike = Polygon([(0, 0), (10, 0), (5, 0)])
    nowhere = Polygon([(0, 0), (np.inf, 0), (5, 5)])
    found = repair(None, Polygon(), shapely.LineString([(0, 0), (5, 5)]), spike, nowhere, box(0, 0, 0.5, 0.5))
    dropped = {reason: rows.tolist() for reason, rows in found.report.dropped.items()}
    assert dropped == {
        "footprints-missing": [0, 1],
        "footprints-not-finite": [4],
        "footprints-not-areas": [2],
        "footprints-tiny": [3, 5],
    }
    assert found.report.kept == 0 and len(found.geometries) == 0


def test_duplicates_are_dropped_once_and_the_first_stays():
    house = box(0, 0, 10, 10)
    found = repair(house, shapely.reverse(house), box(0.1, 0, 10.1, 10), box(30, 0, 40, 10))
    assert found.rows.tolist() == [0, 3]
    assert found.report.dropped["footprints-duplicate"].tolist() == [1, 2]


def test_a_pavilion_takes_its_ground_from_the_mall_around_it():
    mall, pavilion = box(0, 0, 100, 100), box(40, 40, 50, 50)
    found = repair(mall, pavilion)
    assert shapely.area(found.geometries).tolist() == [9900, 100]
    assert found.report.changed["footprints-overlapping"].tolist() == [0]
    assert found.report.area_change == {0: pytest.approx(-100)}


def test_precedence_decides_who_keeps_the_ground():
    hall, canopy = box(0, 0, 100, 100), box(90, 0, 110, 20)
    found = repair(hall, canopy, precedence=np.array([1.0, 0.0]))
    assert shapely.area(found.geometries).tolist() == [10_000, 200]


def test_footprint_covered_by_several_others_is_dropped():
    found = repair(box(0, 0, 20, 10), box(0, 0, 10, 10), box(10, 0, 20, 10))
    assert found.rows.tolist() == [1, 2]
    assert found.report.dropped["footprints-covered"].tolist() == [0]


def test_drawing_inaccuracy_stays():
    found = repair(box(0, 0, 10, 10), box(9.95, 0, 20, 10))
    assert found.report.changed == {}


@pytest.mark.filterwarnings("ignore:invalid value")
def test_every_reason_has_a_text_in_both_languages():
    found = repair(
        None,
        shapely.Point(0, 0),
        Polygon([(0, 0), (np.nan, 0), (5, 5)]),
        box(0, 0, 0.1, 0.1),
        Polygon([(0, 0), (10, 0), (2, 12), (8, 12)]),
        box(50, 0, 70, 20),
        box(50, 0, 70, 20),
        box(60, 10, 80, 20),
        box(100, 0, 120, 10),
        box(100, 0, 110, 10),
        box(110, 0, 120, 10),
    )
    told = found.report.notices()
    assert {item.code for item in told} == set(found.report.dropped) | set(found.report.changed)
    assert len(told) == 8
    for language in LANGUAGES:
        assert all(str(item.arguments["count"]) in item.text(language) for item in told)


boxes = st.builds(
    lambda x, y, width, depth: box(x, y, x + width, y + depth),
    *[st.integers(0, 30)] * 2,
    *[st.integers(2, 20)] * 2,
)


@given(st.lists(boxes, min_size=1, max_size=12))
def test_every_row_is_accounted_for_and_ground_counts_once(geometries):
    found = repair(*geometries)
    dropped = [row for rows in found.report.dropped.values() for row in rows]
    assert sorted([*found.rows.tolist(), *dropped]) == list(range(len(geometries)))
    assert shapely.is_valid(found.geometries).all()
    covered = shapely.union_all(found.geometries).area
    tolerance = len(geometries) ** 2  # m², at most TOLERATED_AREA a pair
    assert shapely.area(found.geometries).sum() == pytest.approx(covered, abs=tolerance)
