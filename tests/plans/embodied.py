"""Embodied emissions of a plan, wherever somebody reads them."""

from __future__ import annotations

import pytest

from citybrain.plans.balance import balance_of
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import EMBODIED, EMBODIED_OF_YEAR
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.uncertainty import judged, uncertainty_answer
from citybrain.presenting.report.gather import gather
from citybrain.presenting.report.tidy import tidy
from citybrain.presenting.report.words import Words

WHOLE = "city_embodied_emissions"


def assert_embodied_is_one_number(workspace: Workspace, outcome: Outcome) -> None:
    """Years by domain, domains, zones, headline, balance, answer, table and interval tell one change."""
    path, roles, graph = outcome.pathway, outcome.view.graph.roles, outcome.view.graph
    assert path is not None
    with_plan, without = path.plan.city, path.reference.track.city
    flows = [sum(with_plan[name]) - sum(without[name]) for name in roles.names(EMBODIED_OF_YEAR)]
    so_far = [float(outcome.view.value(n)) - float(outcome.reference.value(n)) for n in roles.names(EMBODIED)]
    assert len(flows) == len(so_far) and sum(map(bool, flows)) > 1
    assert so_far == pytest.approx(flows, rel=1e-9, abs=1e-6)
    whole = pytest.approx(sum(flows), rel=1e-9)
    headline = {one.quantity: one for one in outcome.headline}
    assert headline[WHOLE].change == whole
    assert headline[WHOLE].plan == pytest.approx(with_plan[WHOLE][-1], rel=1e-12)
    balance = balance_of(outcome)
    assert balance is not None
    assert balance.embodied == whole
    assert balance.embodied == headline[WHOLE].change
    answer = outcome_answer(outcome, workspace.places, "en")
    assert answer["balance"] is not None and answer["balance"]["embodied"] == whole
    assert {one["quantity"]: one["change"] for one in answer["headline"]}[WHOLE] == whole
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=20, drivers=False))
    sure = judged(answer, uncertainty_answer(drawn, graph, workspace.places, "en"), "en")
    for one in (answer, sure):
        lines = list(tidy(gather(workspace, outcome, one, "en"), Words("en", "EUR")))
        row = next(line for line in lines if (line.quantity, line.path, line.entity) == (WHOLE, "change", "city"))
        assert row.value == whole
        zones = [line.value for line in lines if (line.quantity, line.path) == ("zone_embodied_emissions", "change")]
        assert sum(filter(None, zones)) == whole
    assert row.low is not None and row.value is not None and row.high is not None
    assert row.low <= row.value <= row.high
    known = next(one for one in sure["uncertainty"]["quantities"] if one["quantity"] == WHOLE)
    assert known["change"] == {"low": row.low, "high": row.high}
    failed = [one["code"] for one in sure["identities"] if one["verdict"] == "differs"]
    assert failed == []
