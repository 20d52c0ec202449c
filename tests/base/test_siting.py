"""Sites under a budget: beside all choices there are, within the bounds, and by hand."""

from itertools import combinations

import numpy as np
import pytest

from citybrain.base.siting import SiteOptions, choose, each_row, site_kind
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.units import Array, Rows


class Covered:
    """People whom places cover."""

    gainer, served, diminishing = "person", 0.0, True

    def __init__(self, people: Array, covers: Array) -> None:
        self.people, self.covers = people, covers
        self.whole = self.most = float(people[covers.any(axis=0)].sum())

    def options(self, taken: Rows, costs: Array) -> SiteOptions:
        return each_row((self.covers & ~self.covers[taken].any(axis=0)) @ self.people, costs)

    def wanted(self, costs: Array) -> SiteOptions:
        return each_row(self.covers @ self.people, costs)

    def gained(self, rows: Rows) -> Array:
        return np.where(self.covers[rows].any(axis=0), self.people, 0.0)


def drawn(seed: int) -> tuple[Covered, Array]:
    draw = np.random.default_rng(seed)
    covers = draw.random((9, 30)) < 0.2
    return Covered(draw.integers(1, 50, 30).astype(float), covers), draw.integers(1, 20, 9).astype(float)


def best_of(demand: Covered, costs: Array, count: int, budget: float) -> float:
    """The most of all choices of so many for so much money."""
    choices = (np.array(rows) for size in range(1, count + 1) for rows in combinations(range(len(costs)), size))
    return max((demand.gained(rows).sum() for rows in choices if costs[rows].sum() <= budget), default=0.0)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("count", "budget"), [(9, 25.0), (2, 40.0), (3, np.inf)])
def test_it_comes_near_the_best_of_all_choices(seed: int, count: int, budget: float) -> None:
    demand, costs = drawn(seed)
    chosen = choose(demand, costs, count, budget)
    total = sum(site.gain for site in chosen.sites)
    best = best_of(demand, costs, count, budget)
    share = 1 - 1 / np.e if budget == np.inf else 1 - 1 / np.sqrt(np.e)
    assert share * best <= total <= best <= chosen.at_most + 1e-9
    assert chosen.at_most <= demand.most
    spent = sum(site.cost for site in chosen.sites)
    assert len(chosen.sites) <= count and spent <= budget
    assert 0.0 <= chosen.by_demand <= best_of(demand, costs, 9, spent)
    rows = np.concatenate([site.rows for site in chosen.sites])
    assert total == demand.gained(rows).sum()
    assert len(np.unique(rows)) == len(rows)


def test_one_large_site_stands_over_several_small_ones() -> None:
    """By hand: for 10 the first place has most for its money and leaves too little for the second, which has more."""
    demand = Covered(np.array([2.0, 10.0]), np.eye(2, dtype=bool))
    chosen = choose(demand, np.array([1.0, 10.0]), 5, 10.0)
    assert [site.rows.tolist() for site in chosen.sites] == [[1]]
    assert (chosen.at_most, chosen.by_demand, chosen.cheapest) == (10.0 * 0.9 + 2.0, 10.0, 1.0)


def test_where_the_count_binds_the_money_is_not_saved() -> None:
    """By hand: of two sites for 20, those with most for their money add 2 + 3, the largest two 10 + 9."""
    demand = Covered(np.array([2.0, 3.0, 10.0, 9.0]), np.eye(4, dtype=bool))
    chosen = choose(demand, np.array([1.0, 2.0, 10.0, 9.5]), 2, 20.0)
    assert [site.gain for site in chosen.sites] == [10.0, 9.0]
    assert chosen.at_most == 19.0


def test_most_demand_first_looks_at_each_place_alone() -> None:
    """By hand: two places serve the same ten, a third serves nine others."""
    demand = Covered(np.array([10.0, 9.0]), np.array([[True, False], [True, False], [False, True]]))
    chosen = choose(demand, np.full(3, 5.0), 2)
    assert [site.gain for site in chosen.sites] == [10.0, 9.0]
    assert (chosen.by_demand, chosen.at_most) == (10.0, 19.0)


def test_where_nothing_can_stand_or_nobody_gains_there_is_no_site() -> None:
    demand = Covered(np.array([10.0]), np.array([[True]]))
    assert choose(demand, np.array([np.inf]), 3, 100.0).sites == []
    poor = choose(demand, np.array([7.0]), 3, 5.0)
    assert (poor.sites, poor.cheapest) == ([], 7.0)
    nobody = choose(Covered(np.array([10.0]), np.array([[False]])), np.array([1.0]), 3)
    assert (nobody.sites, nobody.cheapest, nobody.at_most) == ([], None, 0.0)


def test_what_can_be_sited_has_a_name_in_every_language() -> None:
    labels = {"en": "Lamps", "zh": "路灯"}
    told = {"measure": "put_lamp", "demand": "questions.lamps.SiteDemand", "unit": "person", "labels": labels}
    assert site_kind("lamps", gains=labels, **told).asks == ()
    with pytest.raises(DeclarationError, match="site-kind-without-label"):
        site_kind("lamps", gains={"en": "People"}, **told)


def test_of_what_costs_nothing_most_demand_first_takes_no_more_than_are_chosen() -> None:
    demand, _ = drawn(1)
    chosen = choose(demand, np.zeros(9), 1)
    (site,) = chosen.sites
    assert chosen.by_demand == site.gain <= chosen.at_most


def test_sites_that_must_stand_apart_do_in_both_choices() -> None:
    """By hand: three places in a row of 10, 9 and 8 people; neighbours exclude each other, so 10 and 8 are served.

    The bound leaves out that they must: 10 and 9.
    """

    class Apart(Covered):
        def options(self, taken: Rows, costs: Array) -> SiteOptions:
            return super().options(taken, costs)._replace(beside=self.beside)

        def wanted(self, costs: Array) -> SiteOptions:
            return super().wanted(costs)._replace(beside=self.beside)

        def beside(self, rows: Rows) -> Array:
            return (np.abs(np.arange(3)[:, None] - rows) <= 1).any(axis=1)

    chosen = choose(Apart(np.array([10.0, 9.0, 8.0]), np.eye(3, dtype=bool)), np.ones(3), 2, 2.0)
    assert [site.rows.tolist() for site in chosen.sites] == [[0], [2]]
    assert (chosen.by_demand, chosen.at_most) == (18.0, 19.0)
