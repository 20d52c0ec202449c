"""Areas at the line where dates change, as warnings have them."""

import pytest
import shapely

from citybrain.cases.response.rings import rings_of

SQUARE = [(179.9, -17.0), (180.3, -17.0), (180.3, -16.8), (179.9, -16.8)]


def west_and_east(corners: list[tuple[float, float]]) -> list[tuple[float, ...]]:
    rings = rings_of(corners)
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    return sorted(tuple(round(edge, 6) for edge in shapely.Polygon(ring).bounds) for ring in rings)


def test_an_area_that_touches_no_such_line_stays_as_it_is() -> None:
    corners = [(24.9, 60.1), (25.0, 60.1), (24.95, 60.2)]
    assert rings_of(corners) == [[*corners, corners[0]]]


@pytest.mark.parametrize("turned", [0.0, -360.0])
def test_beyond_the_line_it_goes_on_at_the_other_side(turned: float) -> None:
    corners = [(longitude + turned, latitude) for longitude, latitude in SQUARE]
    assert west_and_east(corners) == [(-180.0, -17.0, -179.7, -16.8), (179.9, -17.0, 180.0, -16.8)]


def test_drawn_on_both_sides_it_is_the_same() -> None:
    drawn = [(longitude - 360 if longitude > 180 else longitude, latitude) for longitude, latitude in SQUARE]
    assert west_and_east(drawn) == west_and_east(SQUARE)


def test_wholly_beyond_it_is_one() -> None:
    assert west_and_east([(x + 0.2, y) for x, y in SQUARE]) == [(-179.9, -17.0, -179.5, -16.8)]


def test_beyond_a_pole_there_is_nothing() -> None:
    ring = rings_of([(10.0, 89.9), (20.0, 89.9), (15.0, 90.4)])[0]
    assert max(latitude for _, latitude in ring) == 90.0
