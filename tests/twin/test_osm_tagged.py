"""Attributes of streets that tags tell by themselves: each piece of a way has the values of its way."""

import numpy as np

from citybrain.twin.importers.osm_tagged import tagged_columns

WAYS = [
    {"highway": "steps", "lit": "yes", "surface": "gravel", "ramp:stroller": "yes", "ramp:wheelchair": "no"},
    {"highway": "primary", "lanes": "4", "cycleway:right": "track"},
]


def test_tags_tell_what_domains_declare_of_streets() -> None:
    known = {one.name: one.values(WAYS, np.array([0, 0, 1])) for one in tagged_columns("streets")}
    assert list(known["street_class"]) == ["steps", "steps", "main_road"]
    assert known["street_cycle_facility"][2] == "track"
    assert known["street_cycle_facility"].isna().tolist() == [True, True, False]
    assert list(known["street_surface"][:2]) == ["unpaved", "unpaved"]
    assert (known["street_lit"][0], known["street_ramp"][0]) == (1.0, 0.0)
    np.testing.assert_array_equal(known["street_lanes"], [np.nan, np.nan, 4.0])


def test_a_table_of_which_nothing_is_declared_gets_no_columns() -> None:
    assert tagged_columns("railways") == []
