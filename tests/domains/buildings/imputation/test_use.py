"""Building use where the map does not tell."""

import numpy as np

from citybrain.domains.buildings.imputation.use import impute_use, use_of_size
from tests.twin.small_block import street, surroundings


def test_a_tiny_building_is_an_outbuilding_unless_something_is_in_it() -> None:
    attributes, _ = street(2, footprint=12)
    impute_use(attributes, surroundings(2, places=[(), ("fuel",)], place_groups=[(), ("shopping",)]))
    assert list(attributes["building_use"]) == ["outbuilding", "retail"]


def test_shops_tell_the_use_of_low_buildings_only() -> None:
    attributes, _ = street(2, storeys=[1, 6])
    land = np.array(["residential"] * 2, dtype=object)
    around = surroundings(2, places=[("cafe",)] * 2, place_groups=[("food",)] * 2, land=land)
    impute_use(attributes, around)
    assert (
        list(attributes["building_use"]) == ["retail", "apartment_block"] or attributes["building_use"][0] == "retail"
    )
    assert attributes["building_use"][1] != "retail"


def test_places_that_disagree_tell_nothing() -> None:
    attributes, _ = street(1)
    around = surroundings(1, places=[("school", "hotel")], place_groups=[("education", "lodging")])
    impute_use(attributes, around)
    assert attributes.origins[attributes.codes["building_use"][0]].rule == "imputation-use-size"


def test_the_tag_of_the_land_comes_before_its_kind() -> None:
    attributes, _ = street(1, footprint=800)
    tag = np.array(["landuse=retail"], dtype=object)
    impute_use(attributes, surroundings(1, land=np.array(["commercial"], dtype=object), land_tag=tag))
    assert attributes["building_use"][0] == "retail"


def test_draws_from_neighbours_keep_the_mix() -> None:
    rows = 2000
    uses = np.array((["apartment_block"] * 3 + ["office"] + [None]) * (rows // 5), dtype=object)
    attributes, around = street(rows, footprint=300, building_use=uses)
    missing = attributes.missing("building_use")
    impute_use(attributes, around)
    share = float(np.mean(attributes["building_use"][missing] == "office"))
    assert 0.15 < share < 0.45
    assert set(attributes["building_use"]) == {"apartment_block", "office"}


def test_neighbours_of_another_size_do_not_count() -> None:
    attributes, around = street(5, footprint=3000, building_use=["detached_house"] * 4 + [None])
    attributes["footprint_area"][:4] = 100
    impute_use(attributes, around)
    assert attributes["building_use"][4] == "apartment_block"


def test_size_alone_tells_a_house_from_a_block() -> None:
    footprint = np.array([10.0, 120.0, 100.0, 900.0, 9000.0])
    gap = np.array([0.0, 10.0, 0.0, 0.0, 50.0])
    expected = ["outbuilding", "detached_house", "terraced_house", "apartment_block", "industry"]
    assert list(use_of_size(footprint, gap, np.full(5, 150.0))) == expected


def test_a_small_building_among_blocks_is_no_house() -> None:
    found = use_of_size(np.array([40.0, 150.0]), np.array([10.0, 10.0]), np.full(2, 900.0))
    assert list(found) == ["outbuilding", "apartment_block"]
