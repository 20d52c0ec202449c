"""How fast a measure can be rolled out: what its trade can carry out in each year, as an S-shaped curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from citybrain.kernel import Intervention
from citybrain.kernel.costs import Component
from citybrain.kernel.parameters import Value
from citybrain.kernel.uncertainty import InputDistribution
from citybrain.kernel.units import Array
from citybrain.plans.schema import Measure
from citybrain.plans.view import View

CAPACITY, BUILD_UP = "yearly_capacity", "years_to_full_capacity"
"""Roles of what is reached in a year where no component says, and of the years until a trade works at full pace."""

DIGITS = 4
"""Decimals of a share in a plan: a hundredth of a per cent."""


@dataclass(frozen=True)
class Trade:
    """Who carries measures out: `capacity` is the share of all who can have one that is reached in a year at full pace.

    `parameter` is where that is said, "" where nobody says and there is no limit; `component` is None where measures
    need no trade. `stated` is the value of the day with its source; the distributions say how far capacity and build-up
    may be off, None where that is not said.
    """

    component: Component | None
    parameter: str
    capacity: float
    build_up: float
    stated: Value | None = None
    capacity_distribution: InputDistribution | None = None
    build_up_parameter: str = ""
    build_up_distribution: InputDistribution | None = None

    @property
    def uncertain(self) -> list[str]:
        """The parameters of it that may be off."""
        named = ((self.parameter, self.capacity_distribution), (self.build_up_parameter, self.build_up_distribution))
        return [name for name, distribution in named if distribution is not None]

    def curve(self, years: Sequence[int], pace: float = 1.0) -> Array:
        """The largest share (years,) that can have a measure by the end of each year; `pace` multiplies the capacity.

        The yearly share grows in even steps until full pace, then stays, and ends where all have it: an S.
        """
        number = np.arange(1, len(years) + 1)
        yearly = pace * self.capacity * np.minimum(1.0, number / max(self.build_up, 1.0))
        return np.asarray(np.minimum(1.0, np.cumsum(yearly)))


def trade_of(intervention: Intervention, view: View) -> Trade:
    """The trade of a measure with the parameters of a day."""
    graph, component = view.graph, view.graph.components.get(intervention.cost)
    parameter = (component.capacity if component else "") or graph.roles.one(CAPACITY) or ""
    build_up = (graph.roles.one(BUILD_UP) or "") if parameter else ""
    return Trade(
        component,
        parameter,
        float(view.value(parameter)) if parameter else 1.0,
        float(view.value(build_up)) if build_up else 1.0,
        stated_of(view, parameter),
        distribution_of(view, parameter),
        build_up,
        distribution_of(view, build_up),
    )


def stated_of(view: View, name: str) -> Value | None:
    """A parameter's value of the day with its source; None for what is no parameter."""
    known = view.graph.parameters.get(name)
    return known.at(view.result.city.day) if known else None


def distribution_of(view: View, name: str) -> InputDistribution | None:
    """How far a parameter may be off on the day; None where nobody says."""
    known = view.graph.parameters.get(name)
    return known.uncertainty_at(view.result.city.day) if known else None


def within(curve: Array, measure: Measure, years: Sequence[int]) -> Array:
    """A curve as far as a measure allows it: its uptake is the most."""
    return np.minimum(curve, [measure.uptake_in(year) for year in years])


def ramp_of(curve: Array, years: Sequence[int]) -> dict[int, float]:
    """A curve as the uptake of a plan: its corners, rounded; from the first year with a share on."""
    shares = {year: round(float(share), DIGITS) for year, share in zip(years, curve, strict=True)}
    begun = [year for year, share in shares.items() if share > 0]
    if not begun:
        return {}
    points = [(year, shares[year]) for year in years if year >= begun[0]]
    kept = [
        point
        for number, point in enumerate(points)
        if number in (0, len(points) - 1) or _is_corner(points[number - 1 : number + 2])
    ]
    while len(kept) > 1 and kept[-1][1] == kept[-2][1]:
        kept.pop()
    return dict(kept)


def _is_corner(three: Sequence[tuple[int, float]]) -> bool:
    before, after = (later[1] - earlier[1] for earlier, later in pairwise(three))
    return bool(abs(after - before) > 1.5 / 10**DIGITS)
