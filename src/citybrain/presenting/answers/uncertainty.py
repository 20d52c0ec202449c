"""Intervals, verdicts and drivers of a plan or of the city today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from citybrain.base.answers import answer_of
from citybrain.kernel import CityBrainError, Graph
from citybrain.messages import render_on_page, text
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.identities import within_intervals
from citybrain.plans.outcome import NARROW, JudgedVerdict, settled
from citybrain.plans.uncertainty.assess import OWN, TOGETHER
from citybrain.plans.uncertainty.attributes import attribute_table
from citybrain.plans.uncertainty.uncertainty import (
    Driver,
    Interval,
    QuantityUncertainty,
    Uncertainty,
    ZoneUncertainty,
)
from citybrain.presenting.answers.outcome import differs, identity_told
from citybrain.presenting.answers.shapes import uncertainty as shape
from citybrain.presenting.answers.shapes.numbers import Interval as Ends
from citybrain.presenting.answers.shapes.outcome import Effect, JudgedPlan, PlanResult
from citybrain.presenting.answers.words import label, leading_label


def uncertainty_answer(
    uncertainty: Uncertainty, graph: Graph, places: EntityIndexes, language: str
) -> shape.UncertaintyAnswer:
    """All that is known of uncertainty; `zones` hold intervals with the plan (today without one) and of its change."""
    return {
        "draws": uncertainty.options.draws,
        "seed": uncertainty.options.seed,
        "scheme": uncertainty.scheme,
        "sample": uncertainty.rows,
        "seconds": round(uncertainty.seconds, 3),
        "quantities": [_quantity(quantity, graph, language) for quantity in uncertainty.quantities],
        "untold": [
            {"quantity": name, "label": _called(name, graph, language), "reason": _reason(name, lack, graph, language)}
            for name, lack in {**uncertainty.untold, **_same_in_draws(uncertainty)}.items()
        ],
        "zones": [_zone(row, str(name), uncertainty) for row, name in enumerate(places.zone_names)],
        "years": [answer_of(shape.UncertaintyOfYear, year) for year in uncertainty.years],
        "years_quantity": uncertainty.years_quantity or None,
        "money": {name: answer_of(Ends, interval) for name, interval in uncertainty.money.items()},
    }


def judged(answer: PlanResult, uncertainty: shape.UncertaintyAnswer, language: str) -> JudgedPlan:
    """The answer of an outcome with its uncertainty: verdicts of headlines become those of the intervals of the change.

    Over what changes nothing worth the name, and over what nobody can tell, no interval stands. Of a plan of years that
    is the change against the reference. That money lies in its intervals is one identity more.
    """
    headline = _settled(answer["headline"], {row["quantity"]: row["verdict"] for row in uncertainty["quantities"]})
    path = answer.get("pathway")
    costs: dict[str, Any] = {**answer["cost"]}
    if path and (money := path["money"]):
        costs |= money
    ends = {
        name: (found["low"], found["high"])
        for name, found in uncertainty["money"].items()
        if found["low"] is not None and found["high"] is not None
    }
    said = [
        identity_told(one, one.arguments["quantity"].removesuffix("_change").replace("_", " "), language)
        for one in within_intervals(costs, ends)
    ]
    return {
        **answer,
        "headline": headline,
        "uncertainty": uncertainty,
        "identities": [*answer["identities"], *said],
        "notices": [*(differs(one, language) for one in said if one["verdict"] == "differs"), *answer["notices"]],
    }


def with_verdicts(answer: PlanResult, uncertainty: Uncertainty | None) -> PlanResult:
    """The answer of an outcome with the verdicts of its intervals, where these were worked out; the intervals stay out.

    So every answer about a plan judges it alike.
    """
    if uncertainty is None:
        return answer
    return {**answer, "headline": _settled(answer["headline"], {q.quantity: q.verdict for q in uncertainty.quantities})}


def _settled(headline: Iterable[Effect], verdicts: Mapping[str, JudgedVerdict | None]) -> list[Effect]:
    return [{**row, "verdict": settled(row["verdict"], verdicts.get(row["quantity"]))} for row in headline]


def shares_in(uncertainty: Uncertainty | None, quantity: str, graph: Graph) -> Callable[[str], float] | None:
    """What part of the uncertainty of a number comes from what another quantity hangs on; None where it is not known.

    Quantities that hang on the same inputs each have all of their share.
    """
    shares = uncertainty.shares(quantity) if uncertainty else {}
    if not shares:
        return None
    table = attribute_table()
    moved = {name: frozenset(table[name]["columns"] if name in table else [name]) for name in shares}

    def share_of(name: str) -> float:
        needed = graph.needs(name)
        return sum(share for driver, share in shares.items() if moved[driver] & needed)

    return share_of


def _called(name: str, graph: Graph, language: str) -> str:
    """What people call a quantity of the city, or a sum of money of a plan."""
    if name in graph.quantities:
        return label(graph, name, language)
    return text(f"report-money-{name.removesuffix('_change').replace('_', '-')}", language=language)


def _reason(name: str, lack: CityBrainError, graph: Graph, language: str) -> str:
    """Why there is no interval, with what people call the number and what it hangs on."""
    said = {"quantity": _called(name, graph, language)} if "quantity" in lack.arguments else {}
    if (behind := lack.arguments.get("input")) in graph.quantities:
        said["input"] = label(graph, behind, language)
    return render_on_page(CityBrainError(lack.code, **{**lack.arguments, **said}), language)


def known_ends(ends: Any) -> Ends | None:
    """The ends of an interval; null where no draw moves a number other than zero: how far it is off is not known then.

    What is narrower than page and report tell has no ends either.
    """
    return None if ends is None else answer_of(Ends, ends) if _tells(ends) else {"low": None, "high": None}


def ends_of_change(ends: Interval | None, plan: Interval | None) -> Ends | None:
    """Ends of a change: as sure as the number with the plan, which some draw moves where others move the change."""
    if ends is None:
        return None
    return answer_of(Ends, ends) if plan is None or _tells(plan) else {"low": None, "high": None}


def _tells(ends: Interval) -> bool:
    size = max(abs(ends.low), abs(ends.high))
    return not size > 0.0 or ends.high - ends.low > NARROW * size


def _same_in_draws(uncertainty: Uncertainty) -> dict[str, CityBrainError]:
    """Numbers that have an interval on one side alone: today's, or with the plan, is the same in every draw."""
    untold = {}
    for one in uncertainty.quantities:
        sides = [each for each in (one.today, one.plan, one.reference) if each is not None]
        if one.quantity not in uncertainty.untold and not all(map(_tells, sides)):
            over_years = one.reference is not None and _tells(one.today)
            code = "uncertainty-today-same-in-draws" if one.plan and _tells(one.plan) else "uncertainty-same-in-draws"
            code = "uncertainty-as-stated-over-years" if over_years else code
            untold[one.quantity] = CityBrainError(code, quantity=one.quantity)
    return untold


def _quantity(quantity: QuantityUncertainty, graph: Graph, language: str) -> shape.UncertaintyOfQuantity:
    plan = quantity.plan
    return answer_of(
        shape.UncertaintyOfQuantity,
        quantity,
        **{side: known_ends(getattr(quantity, side)) for side in ("today", "plan", "reference")},
        **{side: ends_of_change(getattr(quantity, side), plan) for side in ("change", "since_today")},
        label=label(graph, quantity.quantity, language),
        unit=graph[quantity.quantity].unit,
        drivers=[_driver(driver, graph, language) for driver in quantity.drivers],
    )


def _driver(driver: Driver, graph: Graph, language: str) -> shape.Driver:
    return answer_of(shape.Driver, driver, label=input_label(driver.input, graph, language))


def input_label(name: str, graph: Graph, language: str) -> str:
    """What people call an input: a parameter, an attribute, several of them, or what no single input explains."""
    if name in graph.quantities:
        return label(graph, name, language)
    if name == OWN:
        return text("uncertainty-single-rows", language=language, entity=leading_label(graph, language))
    if name == TOGETHER:
        return text("uncertainty-interactions", language=language)
    return text(f"uncertainty-input-{name.replace('_', '-')}", language=language)


def _zone(row: int, name: str, uncertainty: Uncertainty) -> shape.UncertaintyOfZone:
    return {"row": row, "name": name, "values": {q: _of_zone(zones, row) for q, zones in uncertainty.zones.items()}}


def _ends(ends: Interval) -> Ends:
    return known_ends(ends) or {"low": None, "high": None}


def _of_zone(zones: ZoneUncertainty, row: int) -> shape.UncertaintyInZone:
    with_plan = (zones.plan or zones.today)[row]
    ends = _ends(with_plan)
    told: shape.UncertaintyInZone = {"low": ends["low"], "high": ends["high"], "today": _ends(zones.today[row])}
    unknown: Ends = {"low": None, "high": None}
    if zones.change:
        told["change"] = ends_of_change(zones.change[row], with_plan) or unknown
    if zones.since_today:
        told["since_today"] = ends_of_change(zones.since_today[row], with_plan) or unknown
    return told
