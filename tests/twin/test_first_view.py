"""What a map shows at first: where the city stands, though a few of its buildings lie far off."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from citybrain.open_city import OpenCity
from citybrain.presenting.answers.city import city_answer
from citybrain.twin.build import near_most
from tests.city import write_city


def footprints(points: list[tuple[float, float]]) -> gpd.GeoDataFrame:
    x, y = np.array(points, float).T
    return gpd.GeoDataFrame(geometry=shapely.box(x, y, x + 10.0, y + 10.0), crs="EPSG:3879")


def test_a_few_buildings_far_off_are_not_framed_and_the_others_are() -> None:
    """Two sheds 9 km away, in two corners, took most of the view."""
    rows = [(25_496_000.0 + 20 * (n % 20), 6_672_000.0 + 20 * (n // 20)) for n in range(400)]
    sheds = [(25_505_000.0, 6_681_000.0), (25_488_000.0, 6_663_000.0)]
    near = near_most(footprints([*rows, *sheds]))
    west, south, east, north = near.total_bounds - [25_496_000, 6_672_000, 25_496_000, 6_672_000]
    assert (0 <= west <= 20, 0 <= south <= 20, 370 <= east <= 390, 370 <= north <= 390) == (True,) * 4
    assert len(near) > 0.94 * len(rows)


def test_one_building_is_framed() -> None:
    assert len(near_most(footprints([(25_496_000.0, 6_672_000.0)]))) == 1


def test_a_city_says_what_a_map_shows_at_first_within_all_that_it_has(tmp_path: Path) -> None:
    told = city_answer(OpenCity(write_city(tmp_path)).workspace.snapshot, "en")
    (west, south, east, north), outer = told["first_view"], told["bounds"]
    assert outer[0] <= west < east <= outer[2]
    assert outer[1] <= south < north <= outer[3]
