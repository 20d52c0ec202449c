"""Money is neither made nor lost: what groups pay is what it costs society; transfers cancel; zones add up."""

import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.kernel import City, Result
from tests.domains.case_files import graph_of

HOME, OFFICE = 2, 3
USES = np.array([HOME, HOME, 0, OFFICE, HOME, 11])
ZONES = np.array([0, 0, 1, 1, 1, 1])
FLOWS = ("delivered_electricity", "network_heat", "delivered_gas", "delivered_oil", "delivered_wood", "delivered_coal")
PARTS = ("structure", "envelope", "heating", "solar_power", "control", "ventilation", "devices", "workplaces")
EXACT = {"rtol": 1e-12, "atol": 1e-6}
PAID = ("energy_cost_to_drivers", "energy_taxes_of_drivers", "charges_of_drivers", "fares_of_passengers")
CARRIED = ("owner_occupiers", "tenants", "landlords", "organisations", "public", "energy_companies")
TRAVEL = dict(zip(PAID, np.array([[7e4, 3e4], [4e4, 2e4], [9e3, 5e3], [2e3, 6e3]]), strict=True))
"""What those who drive and ride in each zone pay, and the taxes in it, which a domain beside money tells."""


def amounts(most: float) -> st.SearchStrategy[Any]:
    return st.lists(st.floats(0, most), min_size=len(USES), max_size=len(USES)).map(np.array)


def shares() -> st.SearchStrategy[Any]:
    return st.lists(st.floats(0, 1), min_size=len(USES), max_size=len(USES)).map(np.array)


BUILDINGS = st.fixed_dictionaries(
    {name: amounts(1e6) for name in FLOWS}
    | {f"investment_in_{name}": amounts(1e6) for name in PARTS}
    | {
        "solar_exported": amounts(1e4),
        "solar_surplus": amounts(1e4),
        "solar_from_neighbours": amounts(1e3),
        "direct_emissions": amounts(300),
        "running_cost_of_measures": amounts(1e4),
        "user_electricity_cost": amounts(1e5),
        "useful_floor_area": amounts(5000),
        "subsidy_share": shares(),
        "loan_share": shares(),
        "loan_rate": shares().map(lambda rate: rate / 10),
    }
)
PLAN = st.fixed_dictionaries(
    {
        "carbon_levy": st.floats(0, 500),
        "electricity_levy": st.floats(-0.05, 0.2),
        "heat_levy": st.floats(0, 0.2),
        "city_measure_investment": st.floats(0, 1e8),
        "city_measure_running_cost": st.floats(0, 1e6),
    }
)


def result(
    country: str, buildings: dict[str, Any], plan: dict[str, float], owners: Any, travel: Any = TRAVEL
) -> Result:  # fmt: skip
    """Six buildings in two zones, of which the energy is stated and the money follows."""
    invested = sum(buildings[f"investment_in_{name}"] for name in PARTS)
    columns = {**buildings, **plan, "building_use": USES, "investment": invested, "owner_occupied_share": owners}
    city = City(
        {"building": len(USES), "zone": 2, "hour": 1}, {("building", "zone"): ZONES}, columns, datetime.date(2026, 1, 1)
    )
    given_here = {name: np.asarray(value, np.float64) for name, value in columns.items() if name != "building_use"}
    given_here |= {f"zone_{name}": zones for name, zones in travel.items()}
    given_here |= {f"city_{name}": np.asarray(zones.sum()) for name, zones in travel.items()}
    return Result(graph_of(country), city, {**given_here, "building_use": USES})


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["fi", "de", "cn"]), BUILDINGS, PLAN, st.lists(st.floats(0, 1), min_size=2, max_size=2))
def test_what_groups_pay_is_what_it_costs_society(country, buildings, plan, owners) -> None:
    told = result(country, buildings, plan, np.array(owners))
    for area in ("zone", "city"):
        groups = sum(told[f"{area}_cost_to_{name}"] for name in CARRIED) - told[f"{area}_return_on_capital"]
        groups = groups + told[f"{area}_payments_of_drivers"] + told[f"{area}_fares_of_passengers"]
        society = told[f"{area}_cost_to_society"] - told[f"{area}_contribution_to_fixed_costs"]
        np.testing.assert_allclose(groups, society, **EXACT)


@settings(deadline=None, max_examples=10)
@given(BUILDINGS, st.floats(0, 1e6), st.floats(0, 1e6))
def test_charges_and_fares_change_hands_and_cost_society_nothing(buildings, charges, fares) -> None:
    """What drivers and passengers pay more is what public budgets get more, in every zone and in the city."""
    owners, more = np.array([0.5, 0.5]), np.array([1.0, 2.0])
    before = result("fi", buildings, {}, owners)
    dearer = {"charges_of_drivers": charges * more, "fares_of_passengers": fares * more}
    after = result("fi", buildings, {}, owners, TRAVEL | {name: TRAVEL[name] + rise for name, rise in dearer.items()})
    for area in ("zone", "city"):
        rise = {
            name: after[f"{area}_{name}"] - before[f"{area}_{name}"]
            for name in ("payments_of_drivers", "fares_of_passengers", "cost_to_public", "cost_to_society")
        }
        np.testing.assert_allclose(rise["payments_of_drivers"].sum(), 3.0 * charges, **EXACT)
        np.testing.assert_allclose(
            rise["payments_of_drivers"] + rise["fares_of_passengers"], -rise["cost_to_public"], **EXACT
        )
        assert not np.any(rise["cost_to_society"])


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["fi", "de"]), BUILDINGS, PLAN, st.floats(0, 1))
def test_transfers_cancel_building_by_building(country, buildings, plan, owned) -> None:
    told = result(country, buildings, plan, np.array([owned, owned]))
    private = told["cost_to_users_and_owners"] + told["cost_to_public"] - told["return_on_capital"]
    np.testing.assert_allclose(private, told["cost_to_society"], **EXACT)
    let = told["cost_to_tenants_if_let"] + told["cost_to_landlords_if_let"] + told["cost_to_organisations"]
    np.testing.assert_allclose(let, told["cost_to_users_and_owners"], **EXACT)


@settings(deadline=None, max_examples=60)
@given(BUILDINGS, PLAN)
def test_grants_paid_are_grants_received_and_zones_add_up(buildings, plan) -> None:
    told = result("fi", buildings, plan, np.array([0.5, 0.5]))
    np.testing.assert_allclose(told["city_subsidy_of_year"], told["subsidies"].sum(), **EXACT)
    received = told["annuity_at_society_rate"] * told["subsidised_share"]
    np.testing.assert_allclose(told["city_capital_cost_of_subsidies"], received.sum(), **EXACT)
    both = [
        n
        for n in told.graph.quantities
        if n.startswith("zone_") and told.graph[n].where.startswith("citybrain.domains.money.models.money")
    ]
    beside = {"zone_cost_to_energy_companies", "zone_cost_to_society"}  # the city has measures of its own, too
    pairs = [(n, n.replace("zone_", "city_", 1)) for n in both if n not in beside]
    pairs = [(zone, city) for zone, city in pairs if city in told.graph.quantities]
    assert len(pairs) > 12
    for zone, city in pairs:
        np.testing.assert_allclose(told[zone].sum(), told[city], err_msg=zone, **EXACT)


@settings(deadline=None, max_examples=30)
@given(BUILDINGS, PLAN)
def test_a_grant_costs_the_public_what_it_saves_owners_at_the_rate_of_society(buildings, plan) -> None:
    """At one rate for all, without a loan, a grant is a transfer and nothing else."""
    buildings = {**buildings, "loan_share": np.zeros(len(USES))}
    without = result("fi", {**buildings, "subsidy_share": np.zeros(len(USES))}, plan, np.array([0.5, 0.5]))
    with_it = result("fi", buildings, plan, np.array([0.5, 0.5]))
    np.testing.assert_allclose(with_it["cost_to_society"], without["cost_to_society"], **EXACT)
    more = with_it["cost_to_public"] - without["cost_to_public"]
    np.testing.assert_allclose(more, with_it["capital_cost_of_subsidies"], **EXACT)
    saved = without["capital_cost_to_owners"] - with_it["capital_cost_to_owners"]
    lost = without["return_on_capital"] - with_it["return_on_capital"]
    np.testing.assert_allclose(saved, more + lost, **EXACT)


@pytest.mark.parametrize("country", ["fi", "de"])
def test_who_is_not_known_stays_unknown_and_society_does_not(country) -> None:
    buildings = {name: np.full(len(USES), 1000.0) for name in FLOWS} | {
        f"investment_in_{name}": np.full(len(USES), 1000.0) for name in PARTS
    }
    more = ("direct_emissions", "running_cost_of_measures", "user_electricity_cost")
    more += ("solar_exported", "solar_surplus", "solar_from_neighbours")
    buildings |= dict.fromkeys((*more, "useful_floor_area"), np.full(len(USES), 10.0))
    buildings |= dict.fromkeys(("subsidy_share", "loan_share", "loan_rate"), np.zeros(len(USES)))
    told = result(country, buildings, {}, np.array([0.4, np.nan]))
    assert np.isnan(told["zone_cost_to_tenants"]).tolist() == [False, True]
    assert np.isnan(told["city_cost_to_tenants"])
    assert np.isnan(told["zone_cost_to_low_income_households"]).all()
    assert np.isfinite(told["city_cost_to_society"])
    assert np.isfinite(told["city_cost_to_organisations"])
