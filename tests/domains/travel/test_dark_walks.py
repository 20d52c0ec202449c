"""How dark the way home is, by group: means over who lives where, and who is not known is in none."""

import numpy as np
import pytest

from citybrain.domains.travel.models.dark_walks import light_known, walkers_by_group
from tests.domains.travel.streets import GRAPH


def test_groups_are_weighed_by_who_lives_where() -> None:
    """Women live in the dark half, men in the lit one; of the last building no share is known, of one no way."""
    residents, dark = np.array([100.0, 100.0, 50.0, 10.0]), np.array([0.5, 0.1, 0.3, np.nan])
    women = np.array([0.8, 0.2, np.nan, 0.5])
    people = walkers_by_group(residents, dark, women, women * 0.0, women * np.nan)
    assert people.walkers_from_stop.tolist() == [100.0, 100.0, 50.0, 0.0]
    assert people.women_walking_from_stop.tolist() == [80.0, 20.0, 0.0, 0.0]
    assert people.men_walking_from_stop == pytest.approx([20.0, 80.0, 0.0, 0.0])
    assert people.low_income_walking_from_stop.sum() == 0.0
    shares = light_known(dark, dark)
    women_dark, men_dark = (
        np.average(shares.dark_part_from_stop, weights=one)
        for one in (people.women_walking_from_stop, people.men_walking_from_stop)
    )
    assert women_dark == pytest.approx(0.42)
    assert men_dark == pytest.approx(0.18)


def test_every_group_has_its_known_and_unknown_part() -> None:
    groups = ("", "_of_women", "_of_men", "_of_older_people", "_of_younger_people", "_of_low_income")
    for kind in ("unlit", "unknown_light"):
        for group in groups:
            assert GRAPH.quantities[f"{kind}_share_of_way_home{group}"].of == "city"
