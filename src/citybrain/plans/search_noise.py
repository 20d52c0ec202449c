"""What searches leave open of a number: a change that is smaller cannot be told."""

from __future__ import annotations

from collections.abc import Iterable

from citybrain.kernel.change import Changed
from citybrain.plans.outcome import Effect
from citybrain.plans.view import View
from citybrain.plans.years.checks import Notice

CODE = "change-below-noise"


def noise_of(view: View, name: str) -> float:
    """Part of a number that the searches behind it leave open, where a plan made them search again; 0 for most."""
    result, graph = view.result, view.graph
    searches = [made for one in graph.needs(name) if (made := graph.quantities[one]).kind == "solved"]
    anew = (made for made in searches if isinstance(result, Changed) and result.differs(made.name))
    return float(sum(max(made.tolerance, result[made.name].residual) for made in anew))


def below_noise(effects: Iterable[Effect]) -> list[Notice]:
    """How many changes cannot be told from none."""
    count = sum(1 for one in effects if one.change and one.below_noise)
    return [Notice(CODE, arguments={"count": count})] if count else []
