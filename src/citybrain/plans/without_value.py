"""Why a number of the city has no value: the first thing that it hangs on of which no input lacks one."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.errors import NotFoundError
from citybrain.plans.view import View


def without_value(view: View, name: str) -> str:
    """The quantity at which a number of the city ceases to be known; itself where all that it reads has values.

    Of what it reads, what is computed comes before what files say, whose gaps formulas fill, and what has a value
    nowhere before what lacks one here and there; what a refused file would have said stands before all of them.
    """
    seen = {name}
    while True:
        lacking = [one for one in inputs_of(view, name) if one not in seen and _lack(view, one) > 0.0]
        if not lacking:
            return name
        if refused := [one for one in lacking if one in view.result.city.lacks]:
            return refused[0]
        name = max(lacking, key=lambda one: (view.graph.quantities[one].kind != "given", _lack(view, one)))
        seen.add(name)


def inputs_of(view: View, name: str) -> tuple[str, ...]:
    """What a quantity reads; one of several of a record reads what the record does."""
    made = view.graph.quantities[name]
    return view.graph.quantities[made.inputs[0]].inputs if made.kind == "column" else made.inputs


def _lack(view: View, name: str) -> float:
    """Share of its rows in which a quantity has no value; 0 of what is no number or not of this city, of parameters."""
    if name not in view.graph.quantities or view.failures([name]):
        return 0.0
    try:
        value: Any = view.value(name)
    except NotFoundError:  # of a domain that the city does not ask for
        return 0.0
    if callable(value) or np.asarray(value).dtype.kind != "f" or np.size(value) == 0:
        return 0.0
    return float(np.isnan(value).mean())
