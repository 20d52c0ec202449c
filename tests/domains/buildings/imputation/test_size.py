"""Storeys, height and floor area from each other."""

import numpy as np
import pytest

from citybrain.domains.buildings.imputation.size import (
    drop_impossible_sizes,
    impute_floor_area,
    impute_height,
    impute_storeys,
    wall_height,
)
from tests.twin.small_block import MAP, street, surroundings

NAN = np.nan


def test_height_follows_from_storeys_use_and_age() -> None:
    attributes, around = street(
        3, building_use=["apartment_block"] * 3, storeys=[5, 5, 1], construction_year=[1975, 1905, 1975]
    )
    impute_height(attributes, around)
    assert attributes["height"] == pytest.approx([5 * 3.1 + 0.7, 5 * 3.6 + 0.7, 3.1 + 0.7])
    assert attributes.kind_is("height", "derived").all()


def test_storeys_and_height_are_inverse() -> None:
    storeys = np.arange(1.0, 15.0)
    attributes, around = street(14, building_use=["office"] * 14, storeys=storeys)
    impute_height(attributes, around)
    back, around = street(14, building_use=["office"] * 14, height=attributes["height"])
    impute_storeys(back, around)
    assert list(back["storeys"]) == list(storeys)


def test_storeys_come_from_the_median_of_near_buildings_of_the_same_use() -> None:
    uses = ["apartment_block", "apartment_block", "apartment_block", "office", "apartment_block"]
    attributes, around = street(5, building_use=uses, storeys=[4, 6, 7, 20, NAN])
    impute_storeys(attributes, around)
    assert attributes["storeys"][4] == 6
    assert attributes.origins[attributes.codes["storeys"][4]].rule == "imputation-storeys-neighbours"


def test_far_buildings_are_no_neighbours() -> None:
    attributes, _ = street(5, building_use=["office"] * 5, storeys=[9, 9, 9, 9, NAN])
    far = surroundings(5, centres=np.array([[0, 0], [0, 10], [0, 20], [0, 30], [500, 0]], dtype=float))
    impute_storeys(attributes, far)
    assert attributes["storeys"][4] == 4
    assert attributes.origins[attributes.codes["storeys"][4]].rule == "imputation-storeys-typical"


def test_impossible_sizes_are_forgotten_and_counted() -> None:
    attributes, _ = street(4, storeys=[0, 5, 5, 300], height=[NAN, 5, 16, 2000])
    told = drop_impossible_sizes(attributes, surroundings(4))
    assert told == {"rejected-storeys": 2, "rejected-height": 1, "rejected-height-for-storeys": 1}
    assert list(attributes.missing("height")) == [True, True, False, True]
    assert attributes.codes["storeys"][0] == 0


def test_floor_area_is_derived_only_where_the_storeys_are_known() -> None:
    attributes, around = street(5, building_use=["apartment_block"] * 5, storeys=[4, 4, 4, 4, NAN])
    impute_storeys(attributes, around)
    impute_floor_area(attributes, around)
    assert attributes["gross_floor_area"] == pytest.approx([200 * 4 * 0.95] * 5)
    assert list(attributes.kind_is("gross_floor_area", "derived")) == [True] * 4 + [False]


def test_a_register_value_is_never_overwritten() -> None:
    attributes, around = street(1, building_use=["office"], storeys=[4], gross_floor_area=[1234])
    impute_floor_area(attributes, around)
    assert attributes["gross_floor_area"][0] == 1234
    assert attributes.kind_is("gross_floor_area", "measured").all()


def test_a_storey_in_the_roof_counts_in_part() -> None:
    attributes, _ = street(1, building_use=["detached_house"], storeys=[1])
    around = surroundings(1, roof_storeys=np.array([1.0]))
    impute_height(attributes, around)
    assert attributes["height"][0] == pytest.approx(1.75 * 2.8 + 0.7)


def test_a_tower_is_no_wall() -> None:
    attributes, around = street(2, building_use=["culture", "office"], storeys=[2, 5], height=[62, 22])
    attributes.put("construction_year", np.full(2, 1970.0), MAP)
    assert list(wall_height(attributes, around)) == pytest.approx([1.5 * 10.7, 22])


def test_the_height_of_a_hall_tells_no_storeys() -> None:
    attributes, around = street(2, building_use=["culture", "outbuilding"], height=[60, 150])
    impute_storeys(attributes, around)
    assert list(attributes["storeys"]) == [2, 1]
