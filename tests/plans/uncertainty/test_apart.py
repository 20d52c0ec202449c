"""The cost to society has an interval where measures book to accounts that it does not read."""

from pathlib import Path

import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.evaluate import headline
from citybrain.plans.uncertainty.adoption_draws import adoption_draws_of
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.attributes import attributes_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.explanation import explanation_answer

COST = "city_cost_to_society"


@pytest.fixture(scope="module")
def workspace(demo_city: Path) -> Workspace:
    opened = OpenCity(demo_city).workspace
    opened.prepare()
    return opened


def drawn(workspace: Workspace, *measures: str) -> tuple[float, Uncertainty]:
    """The change of the cost as the plan states it, and what draws tell."""
    text = "name: Test\nmeasures:\n" + "".join(f"  - {{intervention: {name}}}\n" for name in measures)
    made = workspace.outcome_of(read_bytes(text.encode(), "plan.yaml"))
    first = made.today
    asked = tuple(one.name for one in headline(first, "city"))
    adoptions = adoption_draws_of(made.measures, first.graph)
    case = Case(first.result, made.view.result, adoptions, attributes_of(workspace.snapshot), asked, ())
    stated = next(one for one in made.headline if one.quantity == COST)
    assert stated.plan is not None and stated.today is not None
    return stated.plan - stated.today, uncertainty_of(case, Options(draws=16, seed=2, sample=60, drivers=False))


def test_it_is_drawn_as_the_plan_counts_it(workspace: Workspace) -> None:
    change, found = drawn(workspace, "double_frequency", "transit_priority")
    told = found.of(COST)
    assert told is not None and told.change is not None
    assert 0 < told.change.low < change < told.change.high
    assert told.verdict == "worse"
    assert COST not in found.untold


def test_accounts_of_the_city_are_drawn_too_unless_a_transfer_is_in_them(workspace: Workspace) -> None:
    change, found = drawn(workspace, "share_cars")
    told = found.of(COST)
    assert told is not None and told.change is not None
    assert 0 < told.change.low < change < told.change.high  # what it costs has no doubt declared, the energy saved has
    _, mixed = drawn(workspace, "share_cars", "cheaper_fare")
    assert mixed.of(COST) is None
    assert mixed.untold[COST].code == "uncertainty-booked-apart"


def test_a_tonne_has_no_cost_where_none_is_avoided(workspace: Workspace) -> None:
    """That measures book apart is no reason then, of one day and of years."""
    _, found = drawn(workspace, "thirty_zone")
    assert found.money["emissions_change"].low > 0
    assert found.untold["cost_per_tonne"].code == "uncertainty-no-tonnes"
    text = "name: Test\nyears: {from: 2026, to: 2027}\nmeasures:\n  - {intervention: thirty_zone}\n"
    made = workspace.outcome_of(read_bytes(text.encode(), "plan.yaml"))
    assert made.pathway and made.pathway.money and made.pathway.money.cost_per_tonne is None
    of_years = PathCase(made.today.result, made.view.result, None, (), (), (), made.pathway)
    reasons = of_years.untold_money({"investment"})
    assert reasons["cost_per_tonne"].code == "uncertainty-no-tonnes"
    assert reasons["present_value"].code == "uncertainty-booked-apart"


@pytest.mark.parametrize("years", ["", "years: {from: 2026, to: 2028}\n"], ids=["one-day", "years"])
def test_why_tells_the_number_that_is_told_everywhere(workspace: Workspace, years: str) -> None:
    text = f"name: Test\n{years}measures:\n  - {{intervention: double_frequency}}\n"
    made = workspace.outcome_of(read_bytes(text.encode(), "plan.yaml"))
    stated = next(one for one in made.headline if one.quantity == COST)
    told = made.view.explain(COST)
    assert (told.value, told.before) == (pytest.approx(stated.plan), pytest.approx(stated.reference))
    assert told.apart and told.apart == pytest.approx(stated.plan - made.view.value(COST))
    assert explanation_answer(told, workspace.graph, workspace.places, "en")["note"].startswith(
        f"{round(told.apart):,}"
    )
    if path := made.pathway:
        without, plan = path.numbers(COST)
        earlier = workspace.paths.view(made, 2027).explain(COST)
        assert (earlier.value, earlier.before) == (pytest.approx(plan[1]), pytest.approx(without[1]))
        assert plan[1] > without[1]
