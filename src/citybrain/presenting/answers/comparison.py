"""Any number of plans side by side, each against what happens without it, and which of them no other one beats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from citybrain.base.answers import number
from citybrain.kernel import PlanError
from citybrain.kernel.roles import Roles
from citybrain.plans.outcome import Effect, Outcome
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, YEARLY_EMISSIONS, change, names_of
from citybrain.presenting.answers.outcome import cost_answer
from citybrain.presenting.answers.shapes.numbers import Numbers, Verdict
from citybrain.presenting.answers.shapes.outcome import PlanCost, PlanResult
from citybrain.presenting.answers.shapes.pathway import Pathway, YearlyQuantity


class ComparedPlan(TypedDict):
    """One of the plans; it is `dominated` where another one costs no more, emits no more, and is better in one."""

    id: str
    name: str
    date: str
    cost: PlanCost
    emissions: float | None
    net_cost: float | None
    dominated: bool


class Balance(TypedDict):
    """What `emissions` and `net_cost` of the plans count: a year, or all years where all plans have the same."""

    kind: Literal["years", "year"]
    emissions_unit: str
    cost_unit: str


class ComparedQuantity(TypedDict):
    """A headline number of each plan; `best` are the places of the plans with the best value."""

    quantity: str
    label: str
    unit: str
    today: Numbers
    reference: Numbers
    plan: Numbers
    change: Numbers
    change_percent: Numbers
    verdict: list[Verdict]
    best: list[int]


class PlanPath(TypedDict):
    """Emissions of a plan in each of its years."""

    name: str
    years: list[int]
    plan: Numbers


class ComparedPaths(TypedDict):
    """Emissions by year of every plan that has years, beside those without any plan."""

    quantity: str
    label: str
    unit: str
    years: list[int]
    reference: Numbers
    plans: list[PlanPath]


class PlansCompared(TypedDict):
    """Any number of plans side by side, each against what happens without it on its day (of one day: today).

    `paths` is null where none has years. Where the numbers are not all of `one_year`, no plan is told to be best and
    none to be dominated: a later year differs whatever a plan does.
    """

    plans: list[ComparedPlan]
    balance: Balance
    one_year: bool
    headline: list[ComparedQuantity]
    paths: ComparedPaths | None


LEAST_PLANS, MOST_PLANS = 2, 20


def require_number(plans: Sequence[object]) -> None:
    """Raises PlanError for fewer plans than can be compared, and for more than a page can show."""
    if not LEAST_PLANS <= len(plans) <= MOST_PLANS:
        raise PlanError("compare-number", received=len(plans), least=LEAST_PLANS, most=MOST_PLANS)


def comparison_answer(outcomes: Sequence[Outcome], answers: Sequence[PlanResult], language: str) -> PlansCompared:
    """Every headline number for each plan, cost against emissions, and the paths; `answers` are those of the outcomes.

    Plans of which all have money over the same years are weighed by present cost and emissions of all years, others by
    what they cost and emit in a year. A plan is dominated where another one costs no more, emits no more, and is better
    in one of the two. Where their numbers are of different years (`one_year`) no plan is best, and none is dominated.
    """
    roles = outcomes[0].view.graph.roles
    over_years, one_year = _over_years(answers, roles), len({outcome.day.year for outcome in outcomes}) == 1
    weights = [
        _of_years(answer, roles) if over_years else _of_year(outcome)
        for outcome, answer in zip(outcomes, answers, strict=True)
    ]
    return {
        "plans": [
            _plan(outcome, weight, one_year and dominated(place, weights))
            for place, (outcome, weight) in enumerate(zip(outcomes, weights, strict=True))
        ],
        "balance": {
            "kind": "years" if over_years else "year",
            "emissions_unit": "t" if over_years else "t/a",
            "cost_unit": "money" if over_years else "money/a",
        },
        "one_year": one_year,
        "headline": [_row(outcomes, answers, place, one_year) for place in range(len(outcomes[0].headline))],
        "paths": _paths(outcomes, answers),
    }


def dominated(place: int, weights: Sequence[tuple[float | None, float | None]]) -> bool:
    """Whether another plan is at least as good in emissions and cost, and better in one of them."""
    emissions, cost = weights[place]
    if emissions is None or cost is None:
        return False
    return any(
        e is not None and c is not None and e <= emissions and c <= cost and (e < emissions or c < cost)
        for e, c in weights
    )


def _plan(outcome: Outcome, weight: tuple[float | None, float | None], beaten: bool) -> ComparedPlan:
    return {
        "id": outcome.id,
        "name": outcome.plan.name,
        "date": outcome.day.isoformat(),
        "cost": cost_answer(outcome.cost),
        "emissions": weight[0],
        "net_cost": weight[1],
        "dominated": beaten,
    }


def _row(outcomes: Sequence[Outcome], answers: Sequence[PlanResult], place: int, one_year: bool) -> ComparedQuantity:
    """A headline number, with the verdicts that the answers of the plans give."""
    effects = [outcome.headline[place] for outcome in outcomes]
    told = [answer["headline"][place] for answer in answers]
    return {
        "quantity": told[0]["quantity"],
        "label": told[0]["label"],
        "unit": told[0]["unit"],
        "today": [row["today"] for row in told],
        "reference": [row["reference"] for row in told],
        "plan": [row["plan"] for row in told],
        "change": [row["change"] for row in told],
        "change_percent": [row["change_percent"] for row in told],
        "verdict": [row["verdict"] for row in told],
        "best": _best(effects) if one_year else [],
    }


def _best(effects: Sequence[Effect]) -> list[int]:
    """Places of the plans that change a number most for the better, each against its reference.

    None where all are alike or no direction is wanted.
    """
    values = [effect.change for effect in effects]
    if effects[0].better == "neither" or len(set(values)) == 1:
        return []
    wanted = min(values) if effects[0].better == "less" else max(values)
    return [place for place, value in enumerate(values) if value == wanted]


def _of_year(outcome: Outcome) -> tuple[float | None, float | None]:
    emissions = outcome.cost.emissions_change
    cost = None if emissions is None else change(outcome.reference, outcome.view, COST_TO_SOCIETY)
    return number(emissions), number(cost)


def _over_years(answers: Sequence[PlanResult], roles: Roles) -> bool:
    """Whether all plans have money and emissions over the same years."""
    paths = [answer.get("pathway") for answer in answers]
    if not all(path and path.get("money") and _emissions(path, roles) for path in paths):
        return False
    return len({tuple(path["years"]) for path in paths if path}) == 1


def _of_years(answer: PlanResult, roles: Roles) -> tuple[float | None, float | None]:
    path = answer["pathway"]
    row = _emissions(path, roles)
    assert row is not None
    avoided = sum((plan or 0.0) - (without or 0.0) for plan, without in zip(row["plan"], row["reference"], strict=True))
    gain = path["money"]["present_value"] if path["money"] else None
    return number(avoided), None if gain is None else number(-gain)


def _emissions(path: Pathway, roles: Roles) -> YearlyQuantity | None:
    rows = {row["quantity"]: row for row in path["quantities"]}
    names = names_of(roles, (YEARLY_EMISSIONS, EMISSIONS))
    return next((rows[name] for name in names if name in rows), None)


def _paths(outcomes: Sequence[Outcome], answers: Sequence[PlanResult]) -> ComparedPaths | None:
    """Emissions by year of every plan that has years, beside those without any plan; None where none has."""
    roles = outcomes[0].view.graph.roles
    known = [
        (outcome.plan.name, answer["pathway"]["years"], row)
        for outcome, answer in zip(outcomes, answers, strict=True)
        if answer.get("pathway") and (row := _emissions(answer["pathway"], roles))
    ]
    if not known:
        return None
    _, years, first = known[0]
    return {
        "quantity": first["quantity"],
        "label": first["label"],
        "unit": first["unit"],
        "years": years,
        "reference": first["reference"],
        "plans": [{"name": name, "years": span, "plan": row["plan"]} for name, span, row in known],
    }
