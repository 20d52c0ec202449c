"""A plan of years as the answers tell it: a real outcome of the test city with series that a person made up."""

from typing import Any

import numpy as np

from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.steps import steps
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.gather import gather

Json = dict[str, Any]
YEARS = list(range(2026, 2051))
PLAN = b"""
name: Warm blocks
description: Walls first, then the roofs.
measures:
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: 0.7}
  - {intervention: install_rooftop_solar}
"""


def one_year(workspace: Workspace, text: bytes = PLAN) -> Outcome:
    """The outcome of a plan of one year."""
    return workspace.outcome_of(read_bytes(text, "plan.yaml"))


def contents_of(workspace: Workspace, language: str = "en", **parts: Any) -> ReportContents:
    """What the report on the plan tells; `parts` replace those of the answer, None takes one away."""
    outcome = one_year(workspace)
    answer = outcome_answer(outcome, workspace.places, language)
    answer = {key: value for key, value in {**answer, **parts}.items() if value is not None}
    if answer.get("pathway"):
        answer["headline"] = [_in_last_year(row, answer["pathway"]) for row in answer["headline"]]
    made = list(steps(outcome, workspace.places))
    return gather(workspace, outcome, answer, language, made, manifest="ab" * 32)


def _in_last_year(row: Json, path: Json) -> Json:
    """A headline of a plan of years: the numbers of the last of them."""
    of = next((one for one in path["quantities"] if one["quantity"] == row["quantity"]), None)
    if of is None:
        return row
    reference, plan = of["reference"][-1], of["plan"][-1]
    percent = 100 * (plan - reference) / abs(reference) if reference else None
    verdict = "same" if plan == reference else "better" if plan < reference else "worse"
    return {
        **row,
        "reference": reference,
        "plan": plan,
        "change": plan - reference,
        "change_percent": percent,
        "verdict": verdict,
    }


def falling(start: float, end: float) -> list[float]:
    """A straight line over the years."""
    return np.linspace(start, end, len(YEARS)).tolist()


def pathway(names: list[str]) -> Json:
    """A path with all that a path may tell; `names` are those of the zones."""
    quantities = [
        ("city_operational_emissions", "Operational emissions", "t/a", falling(500, 300), falling(500, 100)),
        ("city_yearly_emissions", "Annual emissions", "t/a", falling(520, 310), falling(530, 110)),
        ("city_cumulated_emissions", "Cumulative emissions", "t", falling(520, 10_000), falling(530, 7_000)),
        ("city_cumulated_embodied_emissions", "Embodied emissions", "t", falling(20, 10), falling(30, 10)),
        ("city_delivered_electricity", "Delivered electricity", "kWh/a", falling(2e6, 2e6), falling(2e6, 2.4e6)),
    ]
    shown = [
        {"quantity": name, "label": label, "unit": unit, "better": "less", "reference": without, "plan": plan}
        for name, label, unit, without, plan in quantities
    ]
    zones = [
        {
            "row": row,
            "name": name,
            "values": {"zone_operational_emissions": {"reference": [160.0, 150.0], "plan": [160.0, 60.0 - 20 * row]}},
        }
        for row, name in enumerate(names)
    ]
    return {
        "years": YEARS,
        "scenario": {"name": "current-policies", "label": "Current policies"},
        "quantities": shown,
        "zone_years": [2026, 2050],
        "outside_zones": {},
        "zones": zones,
        "measures": [_measure(1, "Insulate outer walls", "improve"), _measure(2, "Solar modules on the roof", "shift")],
        "budget": {
            "limit": 6000.0,
            "reference_used": falling(520, 10_000),
            "plan_used": falling(530, 7_000),
            "reference_exhausted": 2040,
            "plan_exhausted": 2047,
        },
        "target": target(True),
        "money": money(names),
        "rebound": {
            "quantity": "city_operational_emissions",
            "without": -230.0,
            "with": -200.0,
            "share_taken_back": 0.13,
            "sources": ["Sorrell, Dimitropoulos, Sommerville 2009, doi:10.1016/j.enpol.2008.11.026"],
        },
    }


def target(met: bool, reference: float = 400.0) -> Json:
    """A target for 2035 with one milestone."""
    return {
        "quantity": "city_operational_emissions",
        "label": "Operational emissions",
        "unit": "t/a",
        "base_year": 2026,
        "base_value": 500.0,
        "reduction": 0.3,
        "by": 2035,
        "wanted": 350.0,
        "reference": reference,
        "plan": 340.0 if met else 380.0,
        "met": met,
        "milestones": [{"year": 2030, "wanted": 430.0, "reference": 470.0, "plan": 440.0, "met": False}],
    }


def _measure(position: int, label: str, strategy: str) -> Json:
    return {
        "position": position,
        "intervention": "insulate_walls",
        "label": label,
        "strategy": strategy,
        "digital_leverage": "medium-high",
        "selected": 60,
        "adopted": [round(v) for v in falling(0, 40)],
        "investment": falling(1e6, 0),
        "skipped": [{"reason": "not-taking-part", "text": "Do not take part (uptake)", "count": 20}],
    }


def money(names: list[str]) -> Json:
    """Money with one group that gains, one that pays and one that nobody knows of."""
    groups = [("tenants", "Tenants", 2e5), ("landlords", "Landlords", -9e5), ("low_income", "Low income", None)]
    return {
        "discount_rate": 0.03,
        "present_value": -4e5,
        "investment": 1.2e7,
        "subsidies": 1e6,
        "cost_per_tonne": 91.4,
        "payback_years": None,
        "years": {"investment": falling(2e6, 0), "subsidies": falling(-2e5, 0), "energy_cost": falling(0, -9e5)},
        "groups": [
            {
                "group": group,
                "label": label,
                "known": value is not None,
                "present_value": value,
                "yearly": falling(0, 1),
            }
            for group, label, value in groups
        ],
        "zones": [
            {"row": row, "name": name, "groups": {"tenants": 7e4, "landlords": -3e5, "low_income": None}}
            for row, name in enumerate(names)
        ],
    }


def uncertainty(change: tuple[float, float] = (-230.0, -170.0), verdict: str = "better") -> Json:
    """Intervals and drivers of the emissions, today's and those of the years."""
    drivers = [
        {"input": f"input_{n}", "label": f"Input {n}", "share": share, "source": f"Survey {n}"}
        for n, share in enumerate((0.5, 0.2, 0.1, 0.05, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01))
    ]
    row = {
        "quantity": "city_operational_emissions",
        "label": "Operational emissions",
        "unit": "t/a",
        "today": {"low": 450.0, "high": 550.0},
        "plan": {"low": 250.0, "high": 340.0},
        "change": {"low": change[0], "high": change[1]},
        "verdict": verdict,
        "reference": {"low": 300.0, "high": 340.0},
        "since_today": {"low": -230.0, "high": -170.0},
        "drivers": drivers,
    }
    years = [_uncertainty_of_year(year, value) for year, value in zip(YEARS, falling(530, 110), strict=True)]
    return {
        "draws": 200,
        "seed": 0,
        "scheme": "sample",
        "sample": 100,
        "seconds": 1.0,
        "quantities": [row],
        "zones": [],
        "years": years,
        "years_quantity": "city_yearly_emissions",
        "untold": [],
        "money": {"investment": {"low": 2e6, "high": 4e6}, "cost_per_tonne": {"low": 60.0, "high": 150.0}},
    }


def _uncertainty_of_year(year: int, value: float) -> Json:
    spreads = {
        "reference": (0.9 * value, 1.1 * value),
        "plan": (0.8 * value, value),
        "change": (-20.0, 5.0),
        "reference_cumulated": (9000.0, 11_000.0),
        "plan_cumulated": (6000.0, 8000.0),
        "change_cumulated": (-3300.0, -2700.0),
    }
    return {"year": year, **{name: {"low": low, "high": high} for name, (low, high) in spreads.items()}}
