"""What may be off: parameters with a distribution, and attributes by how each value of them is known."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import Graph
from citybrain.kernel.uncertainty import EDGE
from citybrain.kernel.units import Array, Rows

Shape = Literal["normal", "lognormal", "category"]


@dataclass(frozen=True)
class Attribute:
    """Columns of the entity `of` that move together: `width` (columns, rows) relative or absolute, as `shape` says.

    Of a category `chance` is the probability by row that it is another one, `others` the rows from whose kinds the
    other is drawn, by row group, and `share` the half width by row of the share of the most frequent kind.
    """

    name: str
    of: str
    columns: tuple[str, ...]
    shape: Shape
    source: str
    shared: float = 0.0
    width: Array = field(default_factory=lambda: np.zeros((0, 0)))
    chance: Array = field(default_factory=lambda: np.zeros(0))
    share: Array = field(default_factory=lambda: np.zeros(0))
    group: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    mix: Array = field(default_factory=lambda: np.zeros((0, 0)))

    def moved(self, values: Array, width: Array, shared: Array | None, own: Array | None) -> Array:
        """A column where the scores say; a lognormal part of single rows leaves the mean of many as it is."""
        common = 0.0 if shared is None else np.sqrt(self.shared) * shared
        alone = 0.0 if own is None else np.sqrt(1.0 - self.shared) * own
        if self.shape == "normal":
            return np.asarray(values + width * (common + alone) / EDGE)
        spread = np.log1p(width) / EDGE
        off_centre = 0.0 if own is None else 0.5 * (1.0 - self.shared) * spread
        return np.asarray(values * np.exp(spread * (common + alone - off_centre)))

    def as_stated(self, rows: Rows) -> Attribute:
        """The same of which some rows are as stated; for a category."""
        chance, share = self.chance.copy(), self.share.copy()
        chance[rows] = share[rows] = 0.0
        return replace(self, chance=chance, share=share)

    @property
    def has_own(self) -> bool:
        """Whether rows differ in it one by one."""
        return bool(self.chance.any()) if self.shape == "category" else self.shared < 1 and bool(self.width.any())

    @property
    def has_shared(self) -> bool:
        """Whether all rows have a part of it in common."""
        return bool(self.share.any()) if self.shape == "category" else self.shared > 0 and bool(self.width.any())


@dataclass(frozen=True)
class Inputs:
    """All that may be off in what is asked: names of parameters, tables with a part of each row, and attributes.

    `tables` are names with the entity of their rows.
    """

    parameters: tuple[str, ...]
    tables: Mapping[str, str]
    attributes: tuple[Attribute, ...]
    sources: Mapping[str, str]

    @property
    def shared(self) -> tuple[str, ...]:
        """Inputs that have one score for each draw."""
        return self.parameters + tuple(a.name for a in self.attributes if a.has_shared)

    @property
    def own(self) -> Mapping[str, str]:
        """Inputs that have a score for each row, with the entity of the rows."""
        return {**self.tables, **{a.name: a.of for a in self.attributes if a.has_own}}

    def of(self, entities: Collection[str]) -> Inputs:
        """Those of some entities and of the city."""
        tables = {name: of for name, of in self.tables.items() if of in entities}
        return replace(self, tables=tables, attributes=tuple(a for a in self.attributes if a.of in entities))

    def behind(self, names: Collection[str]) -> Inputs:
        """Those of rows that are among some quantities, and all of the city."""
        tables = {name: of for name, of in self.tables.items() if name in names}
        return replace(self, tables=tables, attributes=tuple(a for a in self.attributes if {*a.columns} & {*names}))


def inputs_of(
    graph: Graph, days: Iterable[datetime.date], attributes: Sequence[Attribute], needed: Iterable[str]
) -> Inputs:
    """The inputs among all that is needed that carry uncertainty on any of the days, in the order of their names."""
    days, needed = list(days), frozenset(needed)
    uncertainties = {
        name: uncertainty
        for name in sorted(needed.intersection(graph.parameters))
        for uncertainty in [next(filter(None, (graph.parameters[name].uncertainty_at(day) for day in days)), None)]
        if uncertainty is not None
    }
    found = tuple(a for a in attributes if needed.intersection(a.columns) and (a.has_own or a.has_shared))
    sources = {name: uncertainty.source for name, uncertainty in uncertainties.items()} | {
        a.name: a.source for a in found
    }
    shared = tuple(n for n, d in uncertainties.items() if d.shared > 0 or not graph.parameters[n].by)
    tables = {n: graph.parameters[n].of for n, d in uncertainties.items() if d.shared < 1 and graph.parameters[n].by}
    return Inputs(shared, tables, found, sources)
