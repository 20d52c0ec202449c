"""Who has a measure, since when, and who could have it and has not."""

import numpy as np
import pytest

from citybrain.kernel import NotFoundError
from citybrain.plans.takers import WITHOUT, takers_of
from tests.plans.uncertainty.cities import PATH, PLAN, outcome

CITY = "name: Cleaner grid\nmeasures:\n  - {intervention: decarbonise_district_heat}\n"


def test_of_one_day_all_have_it_in_its_year() -> None:
    found, plan = takers_of(outcome(PLAN), 1), outcome(PLAN)
    applied = plan.measures[0]
    assert found.years == ((plan.day.year, applied.adopted),)
    assert np.flatnonzero(found.since > WITHOUT).tolist() == applied.rows.tolist()
    assert found.without == applied.selected - applied.adopted
    assert np.isnan(found.since).sum() == len(found.since) - applied.selected


def test_over_years_each_row_is_counted_in_the_year_in_which_it_gets_it() -> None:
    plan = outcome(PATH)
    found, adopted = takers_of(plan, 2), plan.pathway.adopted[1].adopted
    assert np.cumsum([count for _, count in found.years]).tolist() == sorted(set(adopted) - {0})
    for year, count in found.years:
        assert (found.since == year).sum() == count
    early = takers_of(plan, 2, until=found.years[0][0])
    assert early.years == found.years[:1]
    assert early.without > found.without


def test_a_measure_that_is_not_there_and_one_of_the_whole_city_have_no_takers() -> None:
    with pytest.raises(NotFoundError, match="measure-unknown"):
        takers_of(outcome(PLAN), 9)
    with pytest.raises(NotFoundError, match="measure-without-rows"):
        takers_of(outcome(CITY), 1)
