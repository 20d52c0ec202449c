"""How much of a plan's saving rebound takes back."""

from __future__ import annotations

from citybrain.base.answers import number
from citybrain.plans.outcome import Outcome
from citybrain.plans.rebound import Rebound, ReboundShare, sources_of
from citybrain.presenting.answers.shapes import rebound as shape
from citybrain.presenting.answers.shapes.numbers import Named
from citybrain.presenting.answers.words import label


def rebound_answer(rebound: Rebound | None, outcome: Outcome, language: str) -> shape.Rebound | None:
    """The rebound of the city's emissions, and under `quantities` of every headline; None where a plan has none.

    `without` and `with` are changes of the city's number by the plan, in its unit.
    """
    if rebound is None:
        return None
    shares = [_share(outcome, share, language) for share in rebound.shares]
    main = _share(outcome, rebound.main, language)
    parameters: list[Named] = [{"name": n, "label": label(outcome.view.graph, n, language)} for n in rebound.parameters]
    return {**main, "sources": sources_of(rebound, outcome), "parameters": parameters, "quantities": shares}


def _share(outcome: Outcome, share: ReboundShare, language: str) -> shape.ReboundShare:
    graph = outcome.view.graph
    return {
        "quantity": share.quantity,
        "label": label(graph, share.quantity, language),
        "unit": graph[share.quantity].unit,
        "without": number(share.without),
        "with": number(share.with_rebound),
        "share_taken_back": number(share.taken_back),
    }
