"""Measures of money, and that every measure says what its money went into."""

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.domains.money.interventions.change_energy_tax import change_energy_tax
from citybrain.domains.money.interventions.grant_for_measures import grant_for_measures, less_than_offered
from citybrain.domains.money.interventions.low_interest_loan import low_interest_loan
from citybrain.domains.money.interventions.raise_carbon_price import raise_carbon_price
from citybrain.kernel import Intervention
from citybrain.kernel.costs import MEASURE_INVESTMENT, MEASURE_RUNNING_COST

GRAPH = find_domains().graph("FI")
INVESTING = [made for made in GRAPH.interventions.values() if made.cost]
BY_ROWS = [made for made in INVESTING if not made.compiled]
"""Those that any numbers can be given; the others read whole networks and have tests of their own."""


@pytest.mark.parametrize("made", BY_ROWS, ids=lambda made: made.name)
def test_what_is_invested_is_invested_in_something_of_a_known_life(made: Intervention) -> None:
    """Components add up to the investment; a new heating takes the place of what the old one has cost."""
    component = GRAPH.components[made.cost]
    yearly = GRAPH.roles.names(MEASURE_RUNNING_COST, made.of)
    (whole,) = (name for name in GRAPH.roles.names(MEASURE_INVESTMENT, made.of) if name in made.changes)
    (part,) = (name for name in component.accounts if name in made.changes and name not in yearly)
    before = {**dict.fromkeys(made.inputs, 0.5), part: 200.0, whole: 1000.0}
    after = dict(zip(made.changes, made.function(*(np.full(2, before[name]) for name in made.inputs)), strict=True))
    assert GRAPH[component.lifetime].unit == "a"
    begin = 0.0 if component.replaced else before[part]
    assert np.broadcast_to(after[part], 2) - begin == pytest.approx(np.broadcast_to(after[whole], 2) - before[whole])


def test_accounts_begin_with_nothing_and_only_measures_that_tell_their_cost_raise_them() -> None:
    raised = {n for one in GRAPH.components.values() for n in one.accounts}
    assert {GRAPH[name].default for name in raised} == {0.0}
    assert {m.name for m in GRAPH.interventions.values() if raised & m.changes.keys()} == {m.name for m in INVESTING}


def test_measures_of_money_run_last_and_are_called_finance() -> None:
    for made in (grant_for_measures, low_interest_loan, raise_carbon_price, change_energy_tax):
        assert (made.phase, made.strategy) == ("finance", "finance")
        assert "investment" not in made.changes


def test_a_grant_sets_share_and_limit_and_leaves_larger_ones() -> None:
    grant = grant_for_measures(np.array([0.0, 0.1]), 0.3, 5000.0)
    assert grant.subsidy_share.tolist() == [0.3, 0.3]
    assert grant.largest_subsidy.tolist() == [5000.0, 5000.0]
    assert less_than_offered(np.array([0.0, 0.3, 0.5]), 0.3).tolist() == [True, False, False]


def test_levies_of_several_measures_add_up() -> None:
    assert raise_carbon_price(20.0, 50.0).carbon_levy == 70.0
    tax = change_energy_tax(0.01, -0.02, 0.0, 0.01)
    assert (tax.electricity_levy, tax.heat_levy) == pytest.approx((-0.01, 0.01))


def test_a_loan_has_share_and_rate() -> None:
    loan = low_interest_loan(np.zeros(2), 0.8, 0.01)
    assert (loan.loan_share.tolist(), loan.loan_rate.tolist()) == ([0.8, 0.8], [0.01, 0.01])
