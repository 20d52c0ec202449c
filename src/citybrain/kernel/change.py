"""What if: an overlay on a result, of which only what hangs on it is computed again, and only the touched rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from citybrain.kernel.declarations import ROWWISE, Quantity
from citybrain.kernel.result import Patch, Result
from citybrain.kernel.sums import add_up_members, divide
from citybrain.kernel.units import Rows

DENSE = 0.5
"""Share of touched rows from which a column is computed whole."""


class Changed(Result):
    """A result that differs from its base by an overlay; equal, bit for bit, to computing everything anew."""

    def __init__(self, base: Result, overlay: Mapping[str, Any], earlier: Changed | None = None) -> None:
        super().__init__(base.graph, base.city)
        self.base = base
        self.own: dict[str, Any] = {}
        self._laid = dict(overlay)
        self.overlay = frozenset(base.graph[name].name for name in overlay)
        self._settled: set[str] = set()
        self._reached = base.graph.after(self.overlay)
        self._unions: dict[frozenset[int], Rows] = {}
        self._kept_rows: list[Rows] = []
        self._areas: dict[tuple[str, int], tuple[Rows, Rows | None]] = {}
        if earlier is not None:
            self._take_over(earlier)
        for name, value in overlay.items():
            if name not in self._settled:
                self._keep(name, value)

    def __getitem__(self, name: str) -> Any:
        """The value with the overlay, over all rows."""
        if name not in self._reached:
            return self.base[name]
        if name not in self._settled:
            self.compute([name])
        if name not in self.own:
            return self.base[name]
        if name not in self._values:
            self._values[name] = self._dense(name, self.own[name])
        return self._values[name]

    def reaches(self, name: str) -> bool:
        """Whether a quantity hangs on the overlay at all."""
        return name in self._reached

    def _take_over(self, earlier: Changed) -> None:
        """What an earlier overlay on the same base has settled, as far as it does not hang on what is laid now."""
        differs = {n for n in {*self._laid, *earlier._laid} if self._laid.get(n) is not earlier._laid.get(n)}
        again = self.graph.after(self.graph[name].name for name in differs)
        self._settled = earlier._settled - again
        self.own = {name: value for name, value in earlier.own.items() if name not in again}
        self._values = {name: value for name, value in earlier._values.items() if name not in again}

    def differs(self, name: str) -> bool:
        """Whether any row of a quantity differs from the base."""
        if name in self._reached and name not in self._settled:
            self.compute([name])
        return name in self.own

    def touched(self, name: str) -> Rows | None:
        """Rows of a quantity that differ from the base; None where all may."""
        self.compute([name])
        if name not in self.own:
            return np.array([], np.intp)
        own = self.own[name]
        if not isinstance(own, Patch):
            return None
        differs = self.base[name][own.rows] != own.values
        rows: Rows = own.rows[differs if differs.ndim == 1 else differs.any(axis=1)]
        return rows

    def compute(self, names: Iterable[str]) -> None:
        """Settles the names and what they need of what hangs on the overlay."""
        graph = self.graph
        wanted = [graph[name].name for name in names]
        for name in graph.missing(wanted, self._is_known):
            made = graph.quantities[name]
            if made.kind == "loop" or any(wanted in self.own for wanted in made.inputs):
                self._keep(name, self._again(made))
            else:
                self._settled.add(name)

    def _is_known(self, name: str) -> bool:
        return name in self._settled or name not in self._reached

    def _dense(self, name: str, own: Any) -> Any:
        if not isinstance(own, Patch):
            return own
        dense = np.array(self.base[name])
        dense[own.rows] = own.values
        return dense

    def _again(self, made: Quantity) -> Any:
        touched = [self.own[name] for name in made.inputs if name in self.own]
        patches = all(isinstance(value, Patch) for value in touched)
        if made.kind == "spread" and patches and made.of in self.city.size:
            return self._spread_again(made, touched[0])
        if made.kind in ("total", "mean") and made.of != "city" and patches:
            source = self.graph.quantities[made.inputs[0]].of
            return self._sum_again(made, self._union([p.rows for p in touched], self.city.size[source]))
        if made.kind not in ROWWISE or not patches:
            return self.evaluate(made, self.__getitem__)
        rows = self._union([p.rows for p in touched], self.city.size[made.of])
        if len(rows) > DENSE * self.city.size[made.of]:
            return self.evaluate(made, self.__getitem__)
        return Patch(rows, self.rows_of(made, [self.at(name, rows, made.of) for name in made.inputs]))

    def at(self, name: str, rows: Rows, of: str) -> Any:
        """Values of a quantity at some rows of entity `of` (all of it where it is shared by every row)."""
        if self.graph.quantities[name].of != of:
            return self[name]
        self.compute([name])
        own = self.own.get(name)
        if own is None:
            return self.base[name][rows]
        if not isinstance(own, Patch):
            return own[rows]
        if own.rows is rows:
            return own.values
        values = self.base[name][rows]
        place = np.searchsorted(rows, own.rows)
        inside = place < len(rows)
        inside[inside] = rows[place[inside]] == own.rows[inside]
        values[place[inside]] = own.values[inside]
        return values

    def _spread_again(self, made: Quantity, patch: Patch) -> Any:
        (source,) = made.inputs
        other = self.graph.quantities[source].of
        index = self.city.inside[made.of, other]
        hit = np.zeros(self.city.size[other], bool)
        hit[patch.rows] = True
        rows = np.flatnonzero(hit[index])
        return Patch(rows, self[source][index[rows]])

    def _sum_again(self, made: Quantity, rows: Rows) -> Any:
        """Only areas with a touched row, but all their rows and in row order: the same bits as from scratch."""
        source = self.graph.quantities[made.inputs[0]].of
        index, size = self.city.inside[source, made.of], self.city.size[made.of]
        areas, members = self._areas_of(made.of, index, size, rows)
        if members is None:
            return self.evaluate(made, self.__getitem__)
        columns = [self.at(name, members, source) for name in made.inputs]
        cuts = self.city.cuts(source)
        if made.kind == "total":
            return Patch(areas, add_up_members(columns[0], members, index, size, cuts)[areas])
        values, weight = columns
        weighted = add_up_members(values * weight, members, index, size, cuts)[areas]
        return Patch(areas, divide(weighted, add_up_members(weight, members, index, size, cuts)[areas]))

    def _areas_of(self, of: str, index: Rows, size: int, rows: Rows) -> tuple[Rows, Rows | None]:
        key = of, id(rows)
        if key not in self._areas:
            hit = np.zeros(size, bool)
            hit[index[rows]] = True
            few = hit.mean() < DENSE
            self._areas[key] = np.flatnonzero(hit), (np.flatnonzero(hit[index]) if few else None)
            self._kept_rows.append(rows)  # an id is a name only while its array lives
        return self._areas[key]

    def _union(self, many: list[Rows], size: int) -> Rows:
        key = frozenset(map(id, many))
        if len(key) == 1:
            return many[0]
        if key not in self._unions:
            mask = np.zeros(size, bool)
            for rows in many:
                mask[rows] = True
            self._unions[key] = np.flatnonzero(mask)
            self._kept_rows.extend(many)
        return self._unions[key]

    def _store(self, name: str, value: Any) -> None:
        self._keep(name, value)

    def _keep(self, name: str, value: Any) -> None:
        """Early cut-off: what did not change does not spread."""
        self._settled.add(name)
        old = self.base[name]
        if not isinstance(value, Patch):
            if value is not old and not _equal(value, old):
                self.own[name] = value
            return
        same = old[value.rows] == value.values
        same = same if same.ndim == 1 else same.all(axis=1)
        if same.all():
            return
        few = same.mean() > DENSE
        self.own[name] = Patch(value.rows[~same], value.values[~same]) if few else value


def _equal(value: Any, old: Any) -> bool:
    if isinstance(value, np.ndarray | np.floating | float | int):
        return bool(np.array_equal(value, old))
    return False


def change(base: Result, overlay: Mapping[str, Any], earlier: Changed | None = None) -> Changed:
    """A result with some quantities laid over: dense arrays, floats, or patches of rows.

    Where `earlier` is a change of the same base, values that the two overlays share are taken from it.
    Raises NotFoundError where a name is no quantity.
    """
    return Changed(base, overlay, earlier)
