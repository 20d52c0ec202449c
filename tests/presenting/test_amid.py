"""An area with an island far out: its place is a building amid most others, and no point of the sea."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from pyproj import Transformer

from citybrain.base.domains import find_domains
from citybrain.kernel.fields import Positions
from citybrain.presenting.answers.amid import place_amid

CRS = "EPSG:3067"
EAST, NORTH = 385_000.0, 6_672_000.0


def view(inside: list[int]) -> Any:
    """Four buildings: three 10 m apart, one 3 km to the south."""
    positions = Positions(EAST + np.array([0.0, 10.0, 20.0, 0.0]), NORTH + np.array([0.0, 0.0, 0.0, -3000.0]))
    city = SimpleNamespace(positions={"building": positions}, lies_in=lambda entity, area: np.array(inside))
    return SimpleNamespace(graph=find_domains().graph("FI"), result=SimpleNamespace(city=city))


@pytest.mark.parametrize(("inside", "building"), [([0, 0, 0, 0], (10.0, 0.0)), ([0, 1, 0, 1], (0.0, 0.0))])
def test_an_area_is_where_a_building_amid_its_buildings_is(inside: list[int], building: tuple[float, float]) -> None:
    place = place_amid("zone", 0, view(inside), CRS)
    assert place is not None
    x, y = Transformer.from_crs("EPSG:4326", CRS, always_xy=True).transform(*place)
    assert (x - EAST, y - NORTH) == pytest.approx(building, abs=0.01)


def test_an_area_without_buildings_and_a_building_itself_have_none() -> None:
    assert place_amid("zone", 2, view([0, 0, 0, 0]), CRS) is None
    assert place_amid("building", 0, view([0, 0, 0, 0]), CRS) is None
