"""The public register of algorithms: formulas, measures, and what every mechanism declares of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import numpy as np

from citybrain import indicators, people, plans
from citybrain.base.algorithms import Algorithm, algorithms_in
from citybrain.cases import algorithms as of_cases
from citybrain.cases import effect, response, supervision, tracing
from citybrain.inventory import algorithms as of_inventory
from citybrain.kernel import Graph, Level
from citybrain.kernel.register import HIDDEN
from citybrain.messages.language import DEFAULT
from citybrain.observations import algorithms as of_observations
from citybrain.people import services
from citybrain.people.reports import algorithms as of_reports
from citybrain.progress.figures_told import NOTHING, PERCENT, Figure, Note
from citybrain.twin import algorithms as of_twin

MECHANISMS: tuple[Callable[[str], Iterable[Algorithm]], ...] = (
    of_twin.algorithms, of_observations.algorithms, of_cases.algorithms, of_reports.algorithms, of_inventory.algorithms,
    *(
        partial(algorithms_in, Path(room.__path__[0]), ())
        for room in (plans, effect, indicators, people, response, services, supervision, tracing)
    ),
)  # fmt: skip
"""What each mechanism declares, in a language."""


def declared_algorithms(language: str) -> list[Algorithm]:
    """All algorithms that are no formula and no measure, mechanism by mechanism."""
    return [one for mechanism in MECHANISMS for one in mechanism(language)]


def algorithms_registered(graph: Graph) -> Figure:
    """Part of all algorithms that run which the register describes with a sentence and a source [%].

    Formulas, measures and all that mechanisms declare count alike; what lacks a sentence or a source is named.
    """
    formulas = [made for made in graph.quantities.values() if made.kind not in HIDDEN and made.function is not None]
    described = {
        **{
            made.name: bool(made.sentence and (made.source.strip() or made.kind in ("given", "total")))
            for made in formulas
        },
        **{name: bool(one.description.strip() and one.source.strip()) for name, one in graph.interventions.items()},
    }
    if not described:
        return NOTHING
    others = declared_algorithms(DEFAULT)
    described |= {f"{one.kind}: {one.name}": one.described for one in others}
    lacking = [name for name, done in described.items() if not done]
    notes = [
        Note(
            "indicator-algorithms-declared",
            {
                "formulas": len(formulas),
                "measures": len(graph.interventions),
                "others": len(others),
                "kinds": len(Counter(one.kind for one in others)),
            },
        )
    ]
    if lacking:
        notes.append(Note("indicator-algorithms-lacking", {"count": len(lacking), "names": ", ".join(lacking[:10])}))
    share = PERCENT * float(np.mean(list(described.values())))
    return Figure(share, int(Level.MEASURED), notes=tuple(notes), exact=True)
