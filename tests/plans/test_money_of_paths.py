"""Money of a real path on the demo city: its stocks, its groups, and what grants and taxes do."""

import json
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import PlanError
from citybrain.messages import render
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.money import Money, money_of
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace

RENOVATE = [
    {"intervention": "insulate_roof", "uptake": {"2026": 0.1, "2030": 0.8}},
    {"intervention": "install_rooftop_solar", "uptake": {"2026": 0.1, "2030": 0.8}},
]
GRANT = {"intervention": "grant_for_measures", "settings": {"grant_share": 0.4, "grant_limit": 20000}}
LOAN = {"intervention": "low_interest_loan", "settings": {"offered_loan_rate": 0.0}}
TAX = {"intervention": "change_energy_tax", "settings": {"added_heat_tax": 0.02, "added_electricity_tax": 0.02}}
CARBON = {"intervention": "raise_carbon_price", "settings": {"added_carbon_price": 100}}


@pytest.fixture(scope="module")
def workspace(demo_city: Path) -> Workspace:
    return OpenCity(demo_city).workspace


def run(workspace: Workspace, *measures: dict) -> tuple[Outcome, Money]:
    plan = {"name": "x", "years": {"from": 2026, "to": 2031}, "measures": list(measures)}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "x", json_text=True))
    assert outcome.pathway is not None
    money = money_of(outcome.pathway.reference.track, outcome.pathway.plan, outcome.view.graph.roles)
    assert money is not None
    return outcome, money


def change(outcome: Outcome, name: str) -> float:
    assert outcome.pathway is not None
    return outcome.pathway.plan.city[name][-1] - outcome.pathway.reference.track.city[name][-1]


def spent(outcome: Outcome) -> float:
    """What all measures cost, those of the scenario too, less what these cost without the plan."""
    path = outcome.pathway
    assert path is not None
    with_plan = [*path.adopted, *path.background]
    return sum(sum(a.investment) for a in with_plan) - sum(sum(a.investment) for a in path.reference.adopted.values())


def gain(money: Money, name: str) -> float:
    return next(gain.present_value for gain in money.gains if gain.group.name == name)


def balance(money: Money) -> float:
    """All groups and what nobody has yet."""
    return sum(g.present_value for g in money.gains if not g.group.part_of_others) + money.fixed_costs_saved


@pytest.mark.parametrize("more", [(), (GRANT,), (LOAN,), (TAX, CARBON), (GRANT, LOAN, TAX, CARBON)])
def test_groups_make_up_what_society_gains_and_stocks_agree(workspace: Workspace, more: tuple[dict, ...]) -> None:
    outcome, money = run(workspace, *RENOVATE, *more)
    assert balance(money) == pytest.approx(money.present_value, rel=1e-9)
    assert -change(outcome, "city_present_value_of_cost") == pytest.approx(money.present_value, rel=1e-9)
    assert -change(outcome, "city_present_value_of_private_cost") == pytest.approx(money.private_value, rel=1e-9)
    assert change(outcome, "city_present_value_of_investment") == pytest.approx(money.investment_present_value)
    assert money.investment == pytest.approx(spent(outcome))
    for g in money.gains:
        assert np.nansum(g.zones) == pytest.approx(g.present_value, rel=1e-9, abs=1e-3)


def test_a_grant_moves_money_and_changes_nothing_for_society(workspace: Workspace) -> None:
    outcome, with_it = run(workspace, *RENOVATE, GRANT)
    _, without = run(workspace, *RENOVATE)
    assert with_it.present_value == pytest.approx(without.present_value, rel=1e-12)
    assert gain(with_it, "public") < gain(without, "public")
    assert gain(with_it, "landlords") > gain(without, "landlords")
    assert 0 < with_it.subsidies < 0.4 * with_it.investment
    received = outcome.view.value("subsidies")
    assert received.max() == pytest.approx(20_000)
    assert with_it.subsidies == pytest.approx(received.sum())


def test_a_cheap_loan_helps_owners_and_costs_the_public(workspace: Workspace) -> None:
    _, with_it = run(workspace, *RENOVATE, LOAN)
    _, without = run(workspace, *RENOVATE)
    assert with_it.present_value == pytest.approx(without.present_value, rel=1e-12)
    assert gain(with_it, "organisations") > gain(without, "organisations")
    assert gain(with_it, "public") < gain(without, "public")


def test_a_tax_is_paid_by_users_reaches_public_budgets_and_is_answered_to(workspace: Workspace) -> None:
    outcome, money = run(workspace, TAX)
    assert outcome.view.value("city_energy_saved_by_prices") > 0
    assert outcome.today.value("city_energy_saved_by_prices") == 0
    assert change(outcome, "city_delivered_electricity") < 0
    assert gain(money, "tenants") < 0 < gain(money, "public")
    assert money.investment == 0
    assert money.payback_years is None


def test_a_carbon_price_reaches_fuels_alone(workspace: Workspace) -> None:
    outcome, _ = run(workspace, CARBON)
    paid, burned = outcome.view.value("energy_levies"), outcome.view.value("direct_emissions")
    np.testing.assert_allclose(paid, (100.0 + outcome.view.value("carbon_price")) * burned)
    assert 0 < np.count_nonzero(paid) < len(paid)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"grant_share": 1.2}, "grant_share"),
        ({"grant_share": -0.1}, "grant_share"),
        ({"grant_limit": -1}, "grant_limit"),
    ],
)
def test_grants_that_cannot_be_are_refused_with_what_is_allowed(workspace: Workspace, settings, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        run(workspace, {**GRANT, "settings": settings})
    assert told in render(caught.value)
    assert str(next(iter(settings.values()))) in render(caught.value)
