"""Measures of money, and that every measure says what its money went into."""

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.domains.money.interventions.change_energy_tax import change_energy_tax
from citybrain.domains.money.interventions.grant_for_measures import grant_for_measures, less_than_offered
from citybrain.domains.money.interventions.low_interest_loan import low_interest_loan
from citybrain.domains.money.interventions.raise_carbon_price import raise_carbon_price
from citybrain.kernel import Intervention
from citybrain.kernel.load import declared, modules_of

_, INTERVENTIONS = declared(modules_of(find_domains().packages()))
PARTS = ("structure", "envelope", "heating", "solar_power", "control")
INVESTING = [made for made in INTERVENTIONS if made.of == "building" and "investment" in made.changes]


@pytest.mark.parametrize("made", INVESTING, ids=lambda made: made.name)
def test_what_is_invested_is_invested_in_something_of_a_known_life(made: Intervention) -> None:
    """Parts add up to the investment; a new heating takes the place of what the old one has cost."""
    before = dict.fromkeys(made.inputs, 0.5) | {"investment": 1000.0}
    before |= {f"investment_in_{part}": 200.0 for part in PARTS}
    after = made.function(*(np.full(2, before[name]) for name in made.inputs))._asdict()
    added = np.broadcast_to(after["investment"], 2) - 1000.0
    changed = {name: np.broadcast_to(after[name], 2) for name in after if name.startswith("investment_in_")}
    assert changed
    begin = {name: 0.0 if name == "investment_in_heating" else 200.0 for name in changed}
    assert sum(changed[name] - begin[name] for name in changed) == pytest.approx(added)


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
