"""Lines that nobody entered: energy by the city's model and bills, methane of landfills by statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from citybrain.governance.cells import counted
from citybrain.inventory.entries.frame import LINES
from citybrain.inventory.files import computed_by_domains, lines_are_known
from citybrain.inventory.landfilled import Landfilled
from citybrain.inventory.line_noise import LineNoise, line_noise
from citybrain.inventory.methods.grid import losses_of
from citybrain.kernel.periods import Period, mean_over
from citybrain.kernel.units import Array, Mask
from citybrain.plans.workspace import Workspace

SCORES = 1.959963984540054 / 1.6448536269514722
"""From the half width of a 90 % interval to that of a 95 % interval of a normal distribution."""

QUALITY = {1: "H", 2: "H", 3: "M"}
"""Quality of an activity by the level of what it hangs on; L from level 4 on."""


@dataclass(frozen=True)
class ComputedLine:
    """One line: energy [kWh] of a carrier in a group of places, or a notation key with its reason by language.

    `buildings` use the carrier, 0 where it is not used in buildings; of `observed` of them, with `observed_share` of
    the energy, the bills say how much. Where these bear noise, whoever is billed counts as using the carrier: nothing
    beside the amount tells of bills.
    """

    subcategory: str
    group: str
    carrier: str
    quantity: str
    amount: float | None
    factor: str
    quality: str
    uncertainty: float | None
    buildings: int
    observed: int
    observed_share: float
    loss: bool = False
    notation_key: str | None = None
    reason: dict[str, str] | None = None
    unit: str = ""
    noise: LineNoise | None = None

    def row(self) -> dict[str, Any]:
        """The line as recorded ones are held."""
        return {
            "subcategory": self.subcategory,
            "amount": self.amount,
            "unit": self.unit if self.amount is not None else None,
            "factor": self.factor or None,
            "notation_key": self.notation_key,
            "activity_quality": self.quality or None,
            "activity_uncertainty": self.uncertainty,
        }


@dataclass(frozen=True)
class ComputedEntries:
    """All computed lines of a year. `bills_year` is that of the bills, None without any."""

    year: int
    lines: tuple[ComputedLine | Landfilled, ...]
    snapshot: int
    simulated: bool
    bills_year: int | None

    def frame(self) -> pl.DataFrame:
        """The lines as recorded ones are held; ids are -1, -2, ... in their order."""
        schema: dict[str, type[pl.DataType]] = {"id": pl.Int64, "batch": pl.Int64, "line": pl.UInt32, **LINES}
        rows = [{"id": -number, "year": self.year, **line.row()} for number, line in enumerate(self.lines, start=1)]
        return pl.DataFrame(rows, schema=schema).with_columns(
            pl.lit(None, pl.String).alias("made_by"), pl.lit(None, pl.String).alias("made_at")
        )

    def in_year(self, year: int, landfill: Landfilled | None) -> ComputedEntries:
        """The lines of a year: energy only where it is the year of the city's date, and that of landfills if any."""
        energy = self.lines if year == self.year else ()
        return replace(self, year=year, lines=(*energy, *([landfill] if landfill else [])))

    def of(self, identity: int) -> ComputedLine | Landfilled:
        """The line of an id."""
        return self.lines[-identity - 1]

    def noise_of(self, identity: int) -> LineNoise | None:
        """The noise in a line; None in one that was entered."""
        line = self.of(identity) if identity < 0 else None
        return line.noise if isinstance(line, ComputedLine) else None


def computed_lines(workspace: Workspace) -> ComputedEntries:
    """Lines of today's city: energy by carrier and kind of place, bills in place of what they tell."""
    observed = workspace.observed
    lines = [line for data in computed_by_domains() for line in _lines(workspace, data)]
    report = workspace.snapshot.manifest
    return ComputedEntries(
        workspace.day.year, tuple(lines), report.snapshot, _simulated(workspace),
        observed.start.year if observed else None,
    )  # fmt: skip


def _lines(workspace: Workspace, data: Any) -> Iterator[ComputedLine]:
    """Lines that a domain declares: groups, each with its carriers and their losses; none of what the city lacks."""
    if not lines_are_known(data, workspace.graph):
        return
    for group, about in data["groups"].items():
        members = _members(workspace, data, about)
        made_of = [_line(workspace, group, about, carrier, data, members) for carrier in data["carriers"]]
        present = [line for line in made_of if line is not None]
        yield from present
        yield from _losses(workspace, about, present, data)


def _members(workspace: Workspace, data: Any, about: Any) -> Mask:
    """Rows of a group: those of its kinds of an attribute, all where the domain names no attribute."""
    if "by" not in data:
        carrier = next(iter(data["carriers"].values()))
        return np.ones(len(workspace.today().value(carrier["quantity"])), bool)
    made = workspace.graph[data["by"]]
    kind = workspace.snapshot.column(made.name, made.of).astype(np.intp)
    names = list(workspace.graph.vocabulary.categories[made.name])
    return np.isin(kind, [number for number, name in enumerate(names) if name in about["kinds"]])


def _simulated(workspace: Workspace) -> bool:
    return any(shares.get("simulated", 0.0) > 0.0 for shares in workspace.snapshot.manifest.quality.values())


def _line(workspace: Workspace, group: str, about: Any, carrier: str, data: Any, members: Mask) -> ComputedLine | None:
    told = data["carriers"][carrier]
    name = told["quantity"]
    energy = _energy(workspace, name, members)
    used, values = members & energy.used, energy.values
    total = energy.total(members)
    if not used.any():
        return None
    fuel = f"{told['factor']}.{about['place']}" if told["scope"] == 1 else told["factor"]
    return ComputedLine(
        subcategory=f"{about['subsector']}.{told['scope']}",
        group=group,
        carrier=carrier,
        quantity=name,
        amount=total,
        factor=fuel,
        quality=QUALITY.get(_level(values[used], energy.levels[used]), "L"),
        uncertainty=_uncertainty(workspace, told["uncertainty"]),
        buildings=int(used.sum()) if "by" in data else 0,
        observed=int((energy.seen & used).sum()),
        observed_share=min(max(energy.billed / total, 0.0), 1.0),
        unit=data["unit"],
        noise=energy.noise,
    )


class _Energy(NamedTuple):
    """Energy of each building, the level at which it is known, whether bills say it, and what these say together.

    Where that bears noise the values are computed ones for all buildings.
    """

    values: Array
    levels: Array
    seen: Mask
    billed: float
    noise: LineNoise | None

    @property
    def used(self) -> Mask:
        """Which buildings use any."""
        return (self.values > 0) | (self.seen & (self.noise is not None))

    def total(self, members: Mask) -> float:
        """Energy of some buildings, among them all that bills say it of."""
        return float(self.values[members & ~self.seen].sum()) + self.billed


def _energy(workspace: Workspace, name: str, members: Mask) -> _Energy:
    """Energy of buildings, of which members are summed.

    Bills count by whole cells, of which none tells what was billed at a single place; elsewhere the computed numbers
    stand, and everywhere where noise would leave nothing of the sum.
    """
    view, observed = workspace.today(), workspace.observed
    values = np.nan_to_num(np.asarray(view.value(name), np.float64))
    levels = np.asarray(view.quality(name), np.float64)
    seen_as = next((made.name for made in view.graph.quantities.values() if made.observes == name), "")
    own = None if observed is None else observed.columns.get(seen_as)
    computed = _Energy(values, levels, np.zeros(len(values), bool), 0.0, None)
    if observed is None or own is None:
        return computed
    seen = counted(members, observed.cells[seen_as]) & np.isfinite(own)
    levels = np.where(seen, observed.quality[seen_as], levels)
    if observed.noise is None:
        return _Energy(np.where(seen, np.nan_to_num(own), values), levels, seen, float(own[seen].sum()), None)
    told = observed.noise.columns[seen_as].of(np.unique(observed.cells[seen_as][seen]))
    noisy = _Energy(values, levels, seen, float(told.total.sum()), line_noise(observed.noise.epsilon, told))
    return noisy if seen.any() and noisy.total(members) > 0.0 else computed


def _level(values: Array, levels: Array) -> int:
    """The level at which at least half of the energy is known; of the buildings, where they use none."""
    weights = values if values.any() else np.ones(len(values))
    shares = np.cumsum(np.bincount(levels.astype(np.intp), weights, 7)) / weights.sum()
    return int(np.argmax(shares >= 0.5))


def _uncertainty(workspace: Workspace, quantity: str) -> float | None:
    """Half width of the 95 % interval as a share, where intervals of today were worked out; None without."""
    uncertainty = workspace.uncertainties.known("today")
    found = next((x for x in uncertainty.quantities if x.quantity == quantity), None) if uncertainty else None
    value = float(workspace.today().value(quantity)) if found else 0.0
    if found is None or value <= 0.0:
        return None
    return float((found.today.high - found.today.low) / 2.0 / value * SCORES)


def _losses(workspace: Workspace, about: Any, present: list[ComputedLine], data: Any) -> list[ComputedLine]:
    """Losses of grids where a parameter tells their share; else the notation key with its reason."""
    reference = f"{about['subsector']}.{data['losses']['scope']}"
    made = []
    for line in present:
        name = data["carriers"][line.carrier].get("loss")
        parameter = workspace.graph.parameters.get(name) if name else None
        if parameter is not None:
            lost = losses_of(
                np.array([line.amount]),
                np.array([mean_over(parameter, Period.of_year(workspace.day.year)).at(workspace.day).value]),
            )
            noise = line.noise.times(float(lost[0]) / line.amount) if line.noise and line.amount else None
            made.append(
                replace(line, subcategory=reference, amount=float(lost[0]), quality="L", loss=True, noise=noise)
            )
    if made or not present:
        return made
    key, reason = data["losses"]["key"], dict(data["losses"]["reason"])
    group = present[0].group
    return [
        ComputedLine(reference, group, "", "", None, "", "", None, 0, 0, 0.0, True, notation_key=key, reason=reason)
    ]
