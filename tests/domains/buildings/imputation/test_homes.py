"""How much of the floor of a house of homes is homes."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.buildings.imputation.homes import impute_home_floor_share
from citybrain.domains.buildings.imputation.residents import impute_residents
from citybrain.twin.attributes import AttributeValues
from tests.twin.small_block import MAP, street, surroundings

FLOOR = 5000.0


def shares(places: list[tuple[str, ...]], use: str = "apartment_block", storeys: float = 5.0) -> AttributeValues:
    rows = len(places)
    attributes, _ = street(rows, building_use=[use] * rows, gross_floor_area=[FLOOR] * rows, storeys=[storeys] * rows)
    impute_home_floor_share(attributes, surroundings(rows, place_groups=places))
    return attributes


def test_a_shop_takes_the_ground_floor_of_its_block() -> None:
    found = shares([("shopping", "street")])
    assert found["home_floor_share"] == pytest.approx([0.8])
    assert found.kind_is("home_floor_share", "derived").all()


def test_many_offices_take_more_than_the_ground_floor() -> None:
    """Ten offices of 300 m² are 3,000 of 5,000 m²; forty are more than there is."""
    assert shares([("office",) * 10])["home_floor_share"] == pytest.approx([0.4])
    assert shares([("office",) * 40])["home_floor_share"] == pytest.approx([0.1])


def test_a_block_without_places_follows_those_around_it() -> None:
    """Three of four blocks have a place: so 0.5 of 0.75 of one storey of five."""
    found = shares([("shopping",), ("food",), ("office",), ()])
    assert found["home_floor_share"][3] == pytest.approx(1 - 0.5 * 0.75 / 5)
    assert found.kind_is("home_floor_share", "estimated").tolist() == [False, False, False, True]


def test_where_nothing_tells_all_floor_is_homes() -> None:
    assert shares([(), ("street",), ()]).missing("home_floor_share").all()


@pytest.mark.parametrize(("use", "storeys"), [("detached_house", 2.0), ("office", 5.0), ("apartment_block", 2.0)])
def test_low_houses_and_other_buildings_are_left_alone(use: str, storeys: float) -> None:
    assert shares([("shopping",), ("office",)], use, storeys).missing("home_floor_share").all()


def test_a_share_that_a_register_tells_stands() -> None:
    attributes, _ = street(1, building_use=["apartment_block"], gross_floor_area=[FLOOR], storeys=[5.0])
    attributes.put("home_floor_share", np.array([0.6]), MAP)
    impute_home_floor_share(attributes, surroundings(1, place_groups=[("shopping",)]))
    assert attributes["home_floor_share"] == pytest.approx([0.6])


def test_a_block_where_the_grid_has_nobody_is_no_homes_but_a_register_stands() -> None:
    """Three blocks at x = 0, 20 and 40 in a grid that has people at both ends of the area alone."""
    rows = 3
    told = {"building_use": ["apartment_block"] * rows, "gross_floor_area": [FLOOR] * rows}
    attributes, _ = street(rows, **told, storeys=[5.0] * rows)
    attributes.put("home_floor_share", np.array([np.nan, np.nan, 0.6]), MAP)
    shapes = np.array([shapely.box(x, 0, x + 10, 10) for x in (0, 20, 30)], dtype=object)
    cells = [shapely.box(-5, -5, 15, 15), shapely.box(100, -5, 120, 15)]
    grid = gpd.GeoDataFrame({"population": [50.0, 10.0]}, geometry=cells, crs="EPSG:3879")
    impute_residents(attributes, surroundings(rows, shapes=shapes, population=grid))
    assert attributes["residents"] == pytest.approx([50, 0, 0])
    assert attributes["home_floor_share"][1:] == pytest.approx([0.0, 0.6])
    assert np.isnan(attributes["home_floor_share"][0])
