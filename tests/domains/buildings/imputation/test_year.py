"""Construction years where nothing is written down."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from citybrain.domains.buildings.imputation.year import drop_impossible_years, impute_year, weighted_median
from citybrain.twin.configuration import ImputationSettings
from tests.twin.small_block import street, surroundings

NAN = np.nan


def test_neighbours_give_a_year_in_which_something_was_built() -> None:
    attributes, around = street(5, building_use=["office"] * 5, construction_year=[1905, 1908, 2015, 1910, NAN])
    impute_year(attributes, around)
    assert attributes["construction_year"][4] in (1908, 1910)
    assert attributes.origins[attributes.codes["construction_year"][4]].rule == "imputation-year-neighbours"


def test_the_known_years_of_the_zone_are_drawn_with_their_mix() -> None:
    rows = 3000
    years = np.full(rows, NAN)
    years[:10] = [1900] * 7 + [1980] * 3
    attributes, around = street(rows, building_use=["office"] * rows, construction_year=years)
    impute_year(attributes, around)
    by_zone = attributes.codes["construction_year"] == attributes.codes["construction_year"][-1]
    assert by_zone.sum() > 2500
    assert set(attributes["construction_year"][by_zone]) == {1900, 1980}
    assert 0.66 < np.mean(attributes["construction_year"][by_zone] == 1900) < 0.74


def test_a_city_without_years_takes_its_own_setting_before_the_general_one() -> None:
    for setting, expected in ((1985, 1985), (None, 1970)):
        attributes, _ = street(2, building_use=["office"] * 2)
        impute_year(attributes, surroundings(2, settings=ImputationSettings(construction_year=setting)))
        assert list(attributes["construction_year"]) == [expected] * 2


def test_years_that_cannot_be_are_forgotten_and_counted() -> None:
    attributes, _ = street(3, construction_year=[25, 1950, 2090])
    assert drop_impossible_years(attributes, surroundings(3, latest_year=2030)) == {"rejected-year": 2}
    assert list(attributes.missing("construction_year")) == [True, False, True]


numbers = some.lists(some.tuples(some.integers(1, 50), some.integers(0, 9)), min_size=1, max_size=9)


@given(numbers.filter(lambda pairs: any(weight for _, weight in pairs)))
def test_the_weighted_median_is_the_median_of_repeated_values(pairs: list[tuple[int, int]]) -> None:
    repeated = sorted(value for value, weight in pairs for _ in range(weight))
    values, weights = (np.array([[float(pair[i]) for pair in pairs]]) for i in (0, 1))
    assert weighted_median(values, weights)[0] == repeated[(len(repeated) - 1) // 2]
