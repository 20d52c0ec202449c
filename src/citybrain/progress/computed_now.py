"""What the city computes for an indicator today: from a quantity of the graph or a figure, with how sure it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from citybrain.indicators.course import IndicatorReading
from citybrain.indicators.declared import Computed, Fit
from citybrain.plans.uncertainty.uncertainty import Uncertainty
from citybrain.plans.view import View
from citybrain.progress.figures_told import Figure, Note

BY_GRAPH = "computed"
"""Method of values that this program computes."""

Sure = Literal["exact", "known", "coming", "unknown"]
"""Whether a value is a count, its interval is known, is being worked out, or cannot be."""


@dataclass(frozen=True)
class ComputationContext:
    """What computed values are found from: today's city, its figures, and its uncertainty as far as it is known.

    `coming` tells whether uncertainty is at work that will know more.
    """

    today: View
    figures: Mapping[str, Figure] = field(default_factory=dict)
    uncertainty: Uncertainty | None = None
    coming: bool = False

    @property
    def year(self) -> int:
        """The year of the city's date."""
        return self.today.result.city.day.year


@dataclass(frozen=True)
class ComputedNow:
    """What the city computes for an indicator today; `said` is the declaration that it follows.

    `series` ends with the value; it is empty where an input has none, `lacking` says which; also where only a part is
    computed and there is nothing of it, since that says nothing of the whole. `notes` say how it was found, and why
    what was declared before it has no value.
    """

    said: Computed
    series: tuple[IndicatorReading, ...]
    level: int
    fit: Fit
    sure: Sure = "unknown"
    lacking: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def now(self) -> IndicatorReading | None:
        """The last value, with its 90 % interval where it is known."""
        return self.series[-1] if self.series else None

    @property
    def value(self) -> float | None:
        """The last value, None where there is none."""
        return self.series[-1].value if self.series else None

    @property
    def unit(self) -> str:
        """Unit of the value."""
        return self.said.unit

    @property
    def quantity(self) -> str:
        """Name of the quantity or the figure."""
        return self.said.quantity or self.said.figure


def computed_now(said: Computed, ground: ComputationContext) -> ComputedNow:
    """The value by a declaration, or by the one that stands in for it where it has none."""
    found = _of_figure(said, ground) if said.figure else _of_quantity(said, ground)
    if found.series or said.otherwise is None:
        return found
    other = computed_now(said.otherwise, ground)
    notes = (*found.notes, *other.notes)
    return ComputedNow(other.said, other.series, other.level, other.fit, other.sure, other.lacking, notes)


def _of_figure(said: Computed, ground: ComputationContext) -> ComputedNow:
    figure = ground.figures.get(said.figure, Figure(None))
    fit = figure.fit or said.fit
    if figure.value is None or _is_nothing(fit, figure.value):
        return ComputedNow(said, (), figure.level, fit, notes=figure.notes)
    told = figure.series or (IndicatorReading(ground.year, figure.value),)
    series = tuple(_reading(one, said) for one in told)
    sure: Sure = "exact" if figure.exact else "known" if series[-1].low is not None else "unknown"
    return ComputedNow(said, series, figure.level, fit, sure, notes=figure.notes)


def _reading(one: IndicatorReading, said: Computed) -> IndicatorReading:
    low, high = (None if end is None else end * said.factor for end in (one.low, one.high))
    return IndicatorReading(one.year, one.value * said.factor, low, high, f"{one.method or BY_GRAPH} {said.unit}")


def _of_quantity(said: Computed, ground: ComputationContext) -> ComputedNow:
    name, today = said.quantity, ground.today
    if name not in today.graph.quantities:
        return ComputedNow(said, (), 0, said.fit, lacking=(name,))
    value = float(today.value(name))
    if not math.isfinite(value):
        return ComputedNow(said, (), 0, said.fit, lacking=_lacking(name, today))
    level = int(today.quality(name)[0])
    if _is_nothing(said.fit, value):
        return ComputedNow(said, (), level, said.fit)
    ends = interval_of(name, ground)
    sure: Sure = "known" if ends else "coming" if ground.coming else "unknown"
    reading = _reading(IndicatorReading(ground.year, value, *(ends or (None, None))), said)
    return ComputedNow(said, (reading,), level, said.fit, sure)


def interval_of(name: str, ground: ComputationContext) -> tuple[float, float] | None:
    """The 90 % interval of a quantity of the city, inside the bounds of what it can be; None where it is not known."""
    found = ground.uncertainty.of(name) if ground.uncertainty else None
    if found is None or not math.isfinite(found.today.low + found.today.high):
        return None
    term = ground.today.graph.vocabulary.terms.get(name)
    least, most = term.bounds if term else (None, None)
    low = found.today.low if least is None else max(found.today.low, least)
    high = found.today.high if most is None else min(found.today.high, most)
    return low, max(low, high)


def _is_nothing(fit: Fit, value: float) -> bool:
    """Whether only a part is computed and it comes to nothing, which says nothing of the whole."""
    return fit == "part" and value == 0


def _lacking(quantity: str, today: View) -> tuple[str, ...]:
    """Inputs of the city that have no value, or are nothing where something is divided by them."""
    inputs = today.graph[quantity].inputs
    numbers = {name: float(today.value(name)) for name in inputs if today.graph[name].of == "city"}
    none = tuple(name for name, value in numbers.items() if not math.isfinite(value))
    return none or tuple(name for name, value in numbers.items() if value == 0) or (quantity,)
