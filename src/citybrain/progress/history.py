"""What the city emitted in the years before today: by its inventory, as reported, or computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from citybrain.kernel import Graph
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.workspace import Workspace
from citybrain.progress.commitment_repository import Figure
from citybrain.progress.roles import counted

Kind = Literal["inventory", "reported", "computed"]
SETTINGS = Path(__file__).parent / "data" / "history.yaml"


@dataclass(frozen=True)
class YearAmount:
    """Emissions of a year [t CO2e] with their 90 % interval where one is known.

    `broken` tells that the year cannot be compared with the one before, because another method counted it.
    """

    year: int
    value: float
    low: float | None
    high: float | None
    kind: Kind
    simulated: bool = False
    broken: bool = False
    source: str = ""


def computed_years(workspace: Workspace) -> tuple[int, ...]:
    """Years before today that can be computed for today's buildings, the earliest first."""
    settings = read_yaml(SETTINGS)
    first = _first_change(workspace.graph, settings["dated_by"])
    today = workspace.day.year
    return () if first is None else tuple(range(max(first, today - settings["years"]), today))


def _first_change(graph: Graph, names: list[str]) -> int | None:
    """The first year in which a value of one of the parameters holds that took the place of an earlier one."""
    known = [graph.parameters[name] for name in names if name in graph.parameters]
    days = [sorted({said.since for said in parameter.values}) for parameter in known]
    return min((day.year for each in days for day in each[1:]), default=None)


def computed(workspace: Workspace) -> dict[int, YearAmount]:
    """Emissions of today's buildings in the years that can be computed, and today."""
    years, wanted = (*computed_years(workspace), workspace.day.year), counted(workspace.graph.roles, "buildings")
    values = ((year, workspace.number_in(year, wanted)) for year in years)
    return {year: YearAmount(year, value, None, None, "computed") for year, value in values}


def reported(figures: Mapping[int, Figure]) -> dict[int, YearAmount]:
    """Figures as amounts; an interval of 95 % is told as the 90 % one of a normal distribution."""
    return {year: _reported(figure) for year, figure in figures.items()}


NORMAL_90_OF_95 = 1.6448536269514722 / 1.959963984540054
"""Half width of a 90 % interval of a normal distribution over that of its 95 % interval."""


def _reported(figure: Figure) -> YearAmount:
    half = None if figure.uncertainty is None else figure.value * figure.uncertainty * NORMAL_90_OF_95
    low = None if half is None else max(figure.value - half, 0.0)
    high = None if half is None else figure.value + half
    return YearAmount(figure.year, figure.value, low, high, "reported", figure.simulated, source=figure.source)


def series(*sources: Mapping[int, YearAmount]) -> list[YearAmount]:
    """One amount for each year, of the first source that has it; broken where it comes by another way than the last."""
    years = sorted({year for source in sources for year in source})
    found: list[YearAmount] = []
    for year in years:
        amount = next(source[year] for source in sources if year in source)
        other = bool(found) and found[-1].kind != amount.kind
        found.append(replace(amount, broken=True) if other else amount)
    return found
