"""Bodies as paths: walls that face the viewer, a roof as high as the body, and what marks them."""

import re

import numpy as np
import pytest
import shapely

from citybrain.plans.pictures.blocks import STOREY, block_paths, outline_path
from citybrain.plans.pictures.plane import on_paper

SQUARE = shapely.box(0, 0, 10, 10)
YARD = shapely.box(0, 0, 30, 30) - shapely.box(10, 10, 20, 20)


def walls(paths: dict[str, str]) -> int:
    return sum(paths[shade].count("Z") for shade in ("w1", "w2", "w3"))


def test_a_body_along_the_view_shows_one_wall_under_its_roof() -> None:
    paths = block_paths(SQUARE, 10.0, ())
    assert walls(paths) == 1 and set(paths) == {"w1", "w2", "w3", "roof"}
    corners = np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", paths["roof"]), float)
    top = on_paper(shapely.get_coordinates(SQUARE)[:-1], 10.0)
    assert corners == pytest.approx(top, abs=0.06)


def test_one_across_the_view_shows_two_walls_of_different_shade() -> None:
    paths = block_paths(shapely.affinity.rotate(SQUARE, 30), 10.0, ())
    assert walls(paths) == 2 and paths["w1"] and paths["w2"]


@pytest.mark.parametrize("turned", [YARD, YARD.normalize(), YARD.reverse()])
def test_of_a_courtyard_the_far_wall_is_seen_whichever_way_its_rings_run(turned: shapely.Polygon) -> None:
    assert walls(block_paths(turned, 10.0, ())) == 2
    assert outline_path(turned).count("Z") == 2


def test_marks_are_drawn_on_walls_and_roofs() -> None:
    paths = block_paths(SQUARE, 3 * STOREY, ("wall", "window", "roof", "modules"))
    assert paths["wall"] == paths["w2"] and paths["covered"] == paths["roof"]
    assert paths["window"].count("M") == 3
    assert paths["modules"].count("M") == 3


def test_what_has_no_area_has_no_path() -> None:
    assert outline_path(shapely.LineString([(0, 0), (1, 1)])) == ""
    assert outline_path(shapely.Polygon()) == ""
    assert block_paths(shapely.MultiPolygon(), 5.0, ("window", "modules"))["modules"] == ""
