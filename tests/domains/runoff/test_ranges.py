"""What measures do is told with how far built gardens and new crowns may be off what is computed."""

import datetime

import pytest

from citybrain.base.domains import find_domains
from citybrain.plans.uncertainty.ranges import drawn_behind

GRAPH = find_domains().graph("FI")
DAY = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("quantity", "parameter"),
    [
        ("city_felt_in_afternoon", "size_of_grown_crowns"),
        ("city_runoff", "water_held_over_computed"),
        ("city_water_held_back", "water_held_over_computed"),
        ("city_crown_area", "size_of_grown_crowns"),
        ("city_emissions_of_making_for_rain", "emissions_of_permeable_paving"),
    ],
)
def test_a_range_draws_what_measures_rest_on(quantity: str, parameter: str) -> None:
    assert parameter in drawn_behind(GRAPH, [quantity], DAY)
