"""What stands behind is drawn first: bodies in rows, around courtyards and in circles, and trees among them."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.plans.pictures.order import drawing_order

NONE = np.empty((0, 2))


def shapes(*some: shapely.Geometry) -> np.ndarray:
    return np.array(some, object)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 3)), unique_by=lambda one: one[:2]))
def test_of_two_bodies_of_a_grid_in_one_line_of_sight_the_nearer_is_drawn_later(cells: list) -> None:
    bodies = shapes(*[shapely.box(4 * x, 4 * y, 4 * x + size, 4 * y + size) for x, y, size in cells])
    order = drawing_order(bodies, NONE)
    assert sorted(order) == list(range(len(cells)))
    place = {number: at for at, number in enumerate(order)}
    for one, (x, y, _) in enumerate(cells):
        assert all(place[one] < place[other] for other, (u, v, _) in enumerate(cells) if u == x and v < y)


def test_a_wing_in_front_hides_what_its_middle_lies_behind() -> None:
    long = shapely.box(0, 0, 2, 50)  # its middle lies further away than that of the small one behind its corner
    bent = shapely.union_all([long, shapely.box(0, 0, 30, 2)])
    behind = shapely.box(10, 10, 12, 12)
    assert drawing_order(shapes(bent, behind), NONE) == [1, 0]


def test_a_tree_in_a_courtyard_is_drawn_before_the_house_around_it_and_one_in_front_after_it() -> None:
    house = shapely.box(0, 0, 20, 20) - shapely.box(5, 5, 15, 15)
    trees = np.array([[10.0, 10.0], [10.0, -3.0], [10.0, 30.0]])
    assert drawing_order(shapes(house), trees) == [3, 1, 0, 2]


def test_bodies_that_hide_each_other_in_a_circle_are_all_drawn() -> None:
    bodies = shapes(
        shapely.Polygon([(0, 0), (20, 8), (20, 10), (0, 2)]),
        shapely.Polygon([(15, 0), (17, 0), (25, 30), (23, 30)]),
        shapely.Polygon([(24, 31), (24, 33), (-2, -3), (-2, -5)]),
    )
    assert sorted(drawing_order(bodies, NONE)) == [0, 1, 2]
