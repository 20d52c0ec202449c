"""Sizes, carbon and growth beside published values; what an importer and the parameters take for usual is the same."""

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.domains.trees.importers import street_crowns
from citybrain.domains.trees.models.carbon import carbon
from citybrain.domains.trees.models.size import USUAL_SIZE, crown_diameter, trunk_by_height

NAN = np.array([np.nan])


def test_crowns_come_from_what_is_known_the_surest_first() -> None:
    measured, trunk, height = (
        np.array([7.0, *[np.nan] * 3]),
        np.array([50.0, 30.0, np.nan, np.nan]),
        np.array([9.0, 9.0, 9.0, np.nan]),
    )
    crown = crown_diameter(measured, trunk, np.full(4, np.nan), height, USUAL_SIZE)
    assert crown.tolist() == [7.0, 6.0, 4.5, 4.0]


def test_what_the_importer_takes_for_usual_are_the_parameters() -> None:
    parameters = find_domains().graph("fi").parameters
    names = (
        "crown_over_trunk",
        "crown_over_height",
        "least_crown_by_height",
        "widest_crown_by_height",
        "crown_of_unknown_tree",
    )
    values = [parameters[name].values[-1].value for name in names]
    assert values == list(USUAL_SIZE)
    widths = [parameters[name].values[-1].value for name in ("width_of_street_ground", "width_of_way_ground")]
    assert widths == [2.0 * street_crowns.HALF_OF_STREET, 2.0 * street_crowns.HALF_OF_WAY]


def test_carbon_of_one_tree_agrees_with_an_independent_equation() -> None:
    """Jenkins et al. 2003 by the trunk, Jucker et al. 2017, eq. 7, by height and crown: an oak of 15 m and 8 m."""
    height, crown = np.array([15.0]), np.array([8.0])
    trunk = trunk_by_height(height, crown)
    assert trunk[0] == pytest.approx(26.8, abs=0.1)
    by_crown = 0.016 * (height * crown) ** 2.013 * np.exp(0.204**2 / 2.0)
    by_trunk = carbon(trunk, np.array([-2.0127]), np.array([2.4342]), np.array([1.0]))
    assert by_trunk[0] / by_crown[0] == pytest.approx(1.6, abs=0.2)


def test_carbon_of_a_square_metre_of_crown_lies_in_the_range_of_cities() -> None:
    """Nowak et al. 2013, doi:10.1016/j.envpol.2013.03.019: 7.69 kg/m² in cities of the United States, 3 to 15."""
    trunk = np.array([15.0, 25.0, 35.0, 45.0])
    stored = carbon(trunk, np.full(4, -2.48), np.full(4, 2.4835), np.full(4, 0.8 * 1.26 * 0.5))
    crowns = np.pi / 4.0 * (0.2 * trunk) ** 2
    assert 3.0 < stored.sum() / crowns.sum() < 15.0
