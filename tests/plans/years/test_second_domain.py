"""What a second domain emits counts in the cost of a tonne, the budget and the target of a plan."""

import sys

import numpy as np
import pytest

from citybrain.kernel import quantity
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import KilowattHoursPerYear, Tonnes, TonnesPerYear
from citybrain.plans.identities import plan_identities
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import EMISSIONS, split
from tests.plans.years.toy import run, start, tonnes, toy_graph


@quantity(of="city", source="toy", compiled=True)
def city_traffic_emissions(city_energy_bought: KilowattHoursPerYear) -> TonnesPerYear:
    return city_energy_bought / 2000.0


@quantity(of="city", source="toy", compiled=True)
def city_road_works_emissions(city_energy_bought: KilowattHoursPerYear) -> Tonnes:
    return city_energy_bought * 0.0 + 7.0


TRAFFIC = [
    Contribution("emissions", "city_traffic_emissions", "traffic"),
    Contribution("embodied_emissions_of_year", "city_road_works_emissions", "traffic"),
]
PLAN = """
name: x
years: {from: 2026, to: 2030}
budget: {emissions: 1000}
target: {quantity: city_emissions, base_year: 2026, reduction: 0.5, by: 2030}
measures: [{intervention: insulate_walls, uptake: {2026: 0.0, 2030: 0.5}}]
"""


def outcome(*roles: Contribution) -> Outcome:
    return run(PLAN, start(graph=toy_graph(more=[sys.modules[__name__]], roles=roles)))


def test_a_second_domain_counts_in_cost_budget_and_target() -> None:
    alone, both = outcome(), outcome(*TRAFFIC)
    traffic = both.view.value("city_traffic_emissions") - both.reference.value("city_traffic_emissions")
    assert both.cost.emissions_change == pytest.approx(alone.cost.emissions_change + traffic)
    assert all(identity.verdict == "holds" for identity in plan_identities(both, None, None))
    assert both.cost.cost_per_tonne == pytest.approx(
        alone.cost.cost_per_tonne * alone.cost.emissions_change / both.cost.emissions_change
    )
    ledger, other = both.pathway.target, alone.pathway.target
    assert ledger.base_value == other.base_value + both.today.value("city_traffic_emissions")
    assert ledger.step.plan > other.step.plan
    assert both.pathway.budget.plan_used == tuple(tonnes(both))
    more = np.diff(tonnes(both) - tonnes(alone), prepend=0.0)
    assert np.all(more > 7.0)


def test_the_split_tells_each_domain() -> None:
    both = outcome(*TRAFFIC)
    assert [share.domain for share in split(both.today, both.reference, both.view, EMISSIONS)] == ["toy", "traffic"]
