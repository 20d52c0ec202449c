"""Holds the search for measures against every plan there is: `python -m docs.search_validation CITY MEASURES`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from citybrain.open_city import OpenCity
from citybrain.plans.document import Document
from citybrain.plans.search.request import question_of
from citybrain.plans.search.result import LeastCostPlan
from citybrain.plans.search.search import least_cost_plan, trials_of
from citybrain.plans.search.trials import Levels, PlanTrial
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.progress import Progress

BY, STEPS = 2030, 3
SHARES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0)
"""Targets, as shares of all that the measures can do together."""


def main(folder: Path, measures: Sequence[str]) -> None:
    """Print the table of docs/validation/search.md."""
    workspace = OpenCity(folder).workspace
    question = question_of(_document_of(0.0, measures), workspace.day)
    trials, _, base = trials_of(workspace, question, Progress(), STEPS)
    trials.most = (STEPS + 1) ** len(measures) + 1
    every: dict[Levels, PlanTrial | None] = {
        levels: trials(levels) for levels in product(range(STEPS + 1), repeat=len(measures))
    }
    plans = [one for one in every.values() if one is not None]
    most, reference = max(one.reduced for one in plans), float(trials.nothing.aims[0])
    print(f"{len(plans)} plans of {', '.join(measures)}\n")
    print("| target, share of the most | least cost of all plans | cost that was found | gap | plans tried |")
    print("|---|---|---|---|---|")
    for share in SHARES:
        reduction = 1.0 - (reference - share * most * (1 - 1e-9)) / base
        found = _cheapest_plan(workspace, reduction, measures)
        best = min(one.cost for one in plans if one.aims[0] <= found.wanted)
        gap = (found.cost - best) / max(abs(best), 1.0)
        print(f"| {share:.0%} | {best:,.0f} | {found.cost:,.0f} | {gap:.2%} | {found.tried} |", flush=True)


def _cheapest_plan(workspace: Workspace, reduction: float, measures: Sequence[str]) -> LeastCostPlan:
    question = question_of(_document_of(reduction, measures), workspace.day)
    return least_cost_plan(workspace, question, Progress(), steps=STEPS, chance=False)


def _document_of(reduction: float, measures: Sequence[str]) -> Document:
    target = {"base_year": 2026, "reduction": reduction, "by": BY}
    return Document({"target": target, "measures": [{"intervention": name} for name in measures]}, "target")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
