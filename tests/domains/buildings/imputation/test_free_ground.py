"""Free ground of a building: nearest cells outside of buildings, streets, water, squares and parks."""

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.buildings.imputation.free_ground import free_ground, impute_free_ground, public_ground
from citybrain.domains.buildings.imputation.rules import numbers
from citybrain.twin.attributes import AttributeValues
from tests.twin.small_block import MAP, street, surroundings

SETTINGS = numbers()["free_ground"]
NOTHING = np.empty(0, dtype=object)
METRES = "EPSG:3879"


def ground(*boxes: Any, owners: list[bool] | None = None, public: Any = NOTHING, farthest: float = 20) -> Any:
    shapes = np.array([shapely.box(*box) for box in boxes], dtype=object)
    return free_ground(shapes, np.array(owners or [True] * len(boxes)), np.array(public, dtype=object), farthest, 2.0)


def mapped(shape: Any, **columns: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({name: [value] for name, value in columns.items()}, geometry=[shape], crs=METRES)


def test_a_house_alone_has_all_ground_within_reach() -> None:
    """A square of 20 m widened by 20 m: 4 × 20 × 20 m² at its sides and a circle of 20 m, to a cell at the edge."""
    assert ground((0, 0, 20, 20)) == pytest.approx([1600 + np.pi * 20**2], rel=0.05)


def test_two_houses_share_the_ground_between_them_and_lose_none() -> None:
    """20 m between them: 10 m of the strip belong to each, as the fence would stand."""
    near, far = ground((0, 0, 20, 20), (40, 0, 60, 20))
    assert near == pytest.approx(far, rel=0.05)
    alone = ground((0, 0, 20, 20))[0]
    assert alone * 0.7 < near < alone * 0.85


def test_an_outbuilding_owns_nothing_and_its_ground_is_not_free() -> None:
    house, shed = ground((0, 0, 20, 20), (24, 0, 34, 10), owners=[True, False])
    assert shed == 0
    assert house == pytest.approx(ground((0, 0, 20, 20))[0] - 100, abs=25)


def test_streets_and_water_are_not_free() -> None:
    side = shapely.box(-50, -50, 70, 0)
    house = ground((0, 0, 20, 20), public=[side])
    assert house == pytest.approx([1600 - 400 + np.pi * 20**2 / 2], rel=0.05)


@given(west=st.integers(-3, 3), south=st.integers(-3, 3))
def test_the_place_of_a_patch_does_not_matter(west: int, south: int) -> None:
    """Houses by the bound of a patch (800 m) have to the bit what they have in its middle: moved by whole cells."""
    boxes = [(0, 0, 20, 20), (30, 4, 44, 30), (10, 44, 30, 60)]
    middle = ground(*[np.add(box, 400) for box in boxes])
    moved = [np.add(box, [800 * west - 20, 800 * south - 10] * 2) for box in boxes]
    np.testing.assert_array_equal(ground(*moved), middle)


def test_the_map_may_end_anywhere_beyond_reach() -> None:
    """What lies farther than twice the reach away changes nothing, so that parts of a city agree with the whole."""
    boxes = [(60 * column, 60 * row, 60 * column + 20, 60 * row + 20) for column in range(30) for row in range(3)]
    whole = ground(*boxes)
    west = [box for box in boxes if box[0] < 900]
    inner = [at for at, box in enumerate(west) if box[0] < 840]
    np.testing.assert_array_equal(ground(*west)[inner], whole[inner])


def test_public_ground_is_what_the_map_says() -> None:
    line, area = shapely.LineString([(0, 0), (100, 0)]), shapely.box(0, 0, 10, 10)
    maps = {
        "streets": mapped(line, highway="residential"),
        "railways": mapped(line, kind="miniature"),
        "land": mapped(area, kind="green", subkind="leisure=park"),
    }
    assert [shape.area for shape in public_ground(maps, SETTINGS)] == [pytest.approx(1400), 100]
    yard = {"streets": mapped(line, highway="footway"), "land": mapped(area, kind="green", subkind="landuse=grass")}
    assert not len(public_ground(yard, SETTINGS))


def imputed(**more: Any) -> AttributeValues:
    attributes, _ = street(2, building_use=["apartment_block", "outbuilding"])
    if told := more.pop("told", None):
        attributes.put("free_ground_area", np.array(told), MAP)
    impute_free_ground(attributes, surroundings(2, **more))
    return attributes


def test_what_a_file_tells_stands_and_the_rest_is_an_estimate() -> None:
    attributes = imputed(told=[450.0, np.nan])
    assert attributes["free_ground_area"].tolist() == [450.0, 0.0]
    assert attributes.kind_is("free_ground_area", "estimated").tolist() == [False, True]


def test_streets_that_are_not_mapped_take_their_usual_share() -> None:
    street_far_away = {"streets": mapped(shapely.LineString([(900, 0), (950, 0)]), highway="residential")}
    known, unknown = (imputed(maps=maps)["free_ground_area"][0] for maps in (street_far_away, {}))
    assert unknown == pytest.approx(known * (1 - SETTINGS["unmapped_street_share"]))
