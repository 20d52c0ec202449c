"""Algorithms that run here: those of the public register, and those that are declared elsewhere and not in it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph, Level
from citybrain.kernel.register import HIDDEN
from citybrain.kernel.yaml_files import read_yaml
from citybrain.observations.connectors.known import kinds
from citybrain.observations.forecasts.candidates import Candidate
from citybrain.observations.quality.settings import KINDS
from citybrain.observations.warnings.limits import all_limits
from citybrain.progress.figures_told import NOTHING, PERCENT, Figure, Note

RULES = "imputation", "rules"


def algorithms_registered(graph: Graph) -> Figure:
    """Part of all algorithms that run which the register tells with a sentence and a source [%].

    Formulas and measures are in the register; what others declare (rules of imputation, checks of readings, forecasts,
    limits of warnings, connectors of sources) counts as not registered, and the figure says how many of each there are.
    """
    formulas = [made for made in graph.quantities.values() if made.kind not in HIDDEN and made.function is not None]
    told = [bool(made.sentence and (made.source.strip() or made.kind in ("given", "total"))) for made in formulas]
    told += [bool(measure.description.strip() and measure.source.strip()) for measure in graph.interventions.values()]
    if not told:
        return NOTHING
    others = elsewhere()
    share = PERCENT * float(np.sum(told)) / (len(told) + sum(others.values()))
    notes = Note("indicator-algorithms-elsewhere", dict(others)), Note("indicator-algorithms-uncounted")
    return Figure(share, int(Level.MEASURED), notes=notes, exact=True)


def elsewhere() -> Mapping[str, int]:
    """How many algorithms stand outside the register, by what declares them."""
    files = [path for domain in find_domains() for path in domain.files(*RULES)]
    return {
        "imputation": sum(len(read_yaml(path)["rules"]) for path in files),
        "checks": len(KINDS),
        "forecasts": len(Candidate),
        "limits": len(all_limits()),
        "connectors": len(kinds()),
    }
