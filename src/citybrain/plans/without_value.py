"""Why a number of the city has no value: the first thing that it hangs on of which no input lacks one."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.plans.view import View


def without_value(view: View, name: str) -> str:
    """The quantity at which a number of the city ceases to be known; itself where all that it reads has values.

    Of what it reads, that comes first which has a value nowhere; what lacks one here and there comes after.
    """
    seen = {name}
    while True:
        made = view.graph.quantities.get(name)
        lacking = [] if made is None else [one for one in made.inputs if one not in seen and _lack(view, one) > 0.0]
        if not lacking:
            return name
        name = max(lacking, key=lambda one: _lack(view, one))
        seen.add(name)


def _lack(view: View, name: str) -> float:
    """Share of its rows in which a quantity has no value; 0 of what is no number, and of parameters."""
    if name not in view.graph.quantities or view.failures([name]):
        return 0.0
    value: Any = view.value(name)
    if callable(value) or np.asarray(value).dtype.kind != "f" or np.size(value) == 0:
        return 0.0
    return float(np.isnan(value).mean())
