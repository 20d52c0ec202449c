"""What if: an overlay on a result, of which only what hangs on it is computed again, and only the touched rows."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from citybrain.kernel import merging
from citybrain.kernel.city import City
from citybrain.kernel.declarations import AREAS, RELATED, ROWWISE, SHARED, Quantity
from citybrain.kernel.graph import Graph
from citybrain.kernel.laying import RowMemo, differing, equal, lay
from citybrain.kernel.reaching import field_of, near, notice
from citybrain.kernel.result import Patch, Result
from citybrain.kernel.rows import positions_among, same_rows
from citybrain.kernel.solves import Solved
from citybrain.kernel.sums import add_up_members, divide
from citybrain.kernel.units import Rows

DENSE = 0.5
"""Share of touched rows from which a column is computed whole."""

SPARSE = 0.25
"""Share of differing rows below which a column that was computed whole is kept as those rows alone."""


class Changed(Result):
    """A result that differs from its base by an overlay; equal, bit for bit, to computing everything anew.

    `again` are quantities that must be read again though nothing lies over them (another day); `laid` are rows of
    earlier overlays that the base holds and that stand also where their quantity is computed again; `past` are values
    of `previous_` quantities, which then do not begin anew. `graph` differs from that of the base in parameters alone,
    which stand in `again`.
    """

    def __init__(
        self,
        base: Result,
        overlay: Mapping[str, Any],
        earlier: Changed | None = None,
        city: City | None = None,
        again: Iterable[str] = (),
        laid: Mapping[str, Patch] | None = None,
        past: Mapping[str, Any] | None = None,
        graph: Graph | None = None,
    ) -> None:
        searches = base.searches if earlier is None else earlier.searches
        super().__init__(graph or base.graph, city or base.city, searches=searches)
        self.base = base
        self.own: dict[str, Any] = {}
        self.overlay = frozenset(base.graph[name].name for name in overlay)
        self.again = frozenset(again)
        self._over = dict(overlay)
        self._laid = dict(laid or {})
        self._past = dict(past or {})
        self._settled: set[str] = set()
        self._reached = base.graph.after(self.overlay | self.again | self._past.keys())
        self._unions: dict[frozenset[int], Rows] = {}
        self._kept_rows: list[Rows] = []
        self._costly: dict[str, RowMemo] = {}
        self._areas: dict[tuple[str, str, int], tuple[Rows, Rows | None]] = {}
        if earlier is not None:
            self._take_over(earlier)
        behind = self._behind()
        for name, value in overlay.items():
            if name not in self._settled and name not in behind:
                self._keep(name, value)
        for name, value in self._past.items():
            if name not in self._settled:
                self._keep(name, value)

    def over(self, overlay: Mapping[str, Any]) -> Changed:
        """The same change of the same base with another overlay; what both share is not computed again."""
        return Changed(self.base, overlay, self, self.city, self.again, self._laid, self._past, self.graph)

    def also(self, overlay: Mapping[str, Any]) -> Changed:
        """The same change of the same base with more laid over it."""
        more = {
            name: lay(self._over[name], value, self.base[name]) if name in self._over else value
            for name, value in overlay.items()
        }
        return self.over({**self._over, **more})

    def __getitem__(self, name: str) -> Any:
        """The value with the overlay, over all rows."""
        if name not in self._reached:
            return self.base[name]
        if name not in self._settled:
            self.compute([name])
        if name not in self.own:
            return self.base[name]
        if (found := self._values.get(name)) is None:
            found = self._values[name] = self._dense(name, self.own[name])
        return found

    def release(self) -> None:
        """Lets go of whole columns that the base and the rows that differ tell; who reads one makes it anew."""
        for name in [name for name, own in list(self.own.items()) if isinstance(own, Patch)]:
            self._values.pop(name, None)

    def column(self, name: str, spent: bool = False) -> Any:
        """The value over all rows; where the base is `spent`, rows that differ are written into its column."""
        own = self.own.get(name)
        if not spent or name in self._values or not isinstance(own, Patch):
            return self[name]
        column = self.base[name]
        column[own.rows] = own.values
        return column

    def hold(self, values: Mapping[str, Any]) -> None:
        """Takes over values that computing would give: the few rows that differ, and what cannot be computed again.

        That is what lies over and what is not by row; other whole columns are left for later.
        """
        for name, value in values.items():
            if name not in self._reached or name in self._settled:
                continue
            made, kept = self.graph.quantities[name], value
            if np.ndim(value) and made.of not in SHARED and name not in self.overlay:
                kept = self._sparse(value, self.base[name])
                if not isinstance(kept, Patch):
                    continue
            self._keep(name, kept)

    @property
    def overlaid(self) -> frozenset[str]:
        """Quantities on which something lies, from this overlay or an earlier one."""
        return self.overlay | frozenset(self._laid)

    def reaches(self, name: str) -> bool:
        """Whether a quantity hangs on the overlay at all."""
        return name in self._reached

    def _behind(self) -> set[str]:
        """Overlaid quantities that hang on others that change: their other rows must be computed first."""
        hanging, moved = self.graph.hanging, self.graph.after(self.again | self._past.keys())
        return {n for n in self.overlay if n in moved or any(n in hanging(one) for one in self.overlay if one != n)}

    def _take_over(self, earlier: Changed) -> None:
        """What an earlier overlay on the same base has settled, as far as it does not hang on what is laid now."""
        differs = {n for n in {*self._over, *earlier._over} if self._over.get(n) is not earlier._over.get(n)}
        anew = self.graph.after(self.graph[name].name for name in differs) - self._past.keys()
        self._costly = dict(earlier._costly)
        self._settled = earlier._settled - anew
        self.own = {name: value for name, value in earlier.own.items() if name not in anew}
        self._values = {name: value for name, value in list(earlier._values.items()) if name not in anew}

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
        return differing(own, self.base[name])[0]

    def compute(self, names: Iterable[str]) -> None:
        """Settles the names and what they need of what hangs on the overlay."""
        graph = self.graph
        wanted = [name for name in names if not self._is_known(graph[name].name)]
        if wanted:
            self.compute_in_order(graph.missing(wanted, self._is_known))

    def compute_in_order(self, names: Iterable[str]) -> None:
        """Settles names of which all that they need stands before them or is settled."""
        graph = self.graph
        for name in names:
            if self._is_known(name):
                continue
            made = graph.quantities[name]
            stands = name in self._over and not isinstance(self._over[name], Patch)
            touched = made.kind == "loop" or name in self.again or any(wanted in self.own for wanted in made.inputs)
            anew = touched and not stands
            value = self._again(made) if anew else None
            if anew and name in self._laid:
                value = lay(value, self._laid[name], self.base[name])
            if name in self._over:
                value = self._over[name] if value is None else lay(value, self._over[name], self.base[name])
            if value is None:
                self._settled.add(name)
            else:
                self._keep(name, value)

    def _search(self, made: Quantity, arguments: Sequence[Any]) -> Solved[tuple[Any, ...]]:
        """What a search finds; the large state in which it ended is not kept, that of the base is handed on."""
        return replace(super()._search(made, arguments), state=self._state_before(made))

    def _state_before(self, made: Quantity) -> Any:
        """A search starts from that of the base, never of another change: its answer hangs on no order of questions.

        Draws of one change start from that of the change as stated, where it is known.
        """
        of_change = self.searches.of_change
        return of_change[made.name] if made.name in of_change else self.base[made.name].state

    def _is_known(self, name: str) -> bool:
        return name in self._settled or name not in self._reached

    def _dense(self, name: str, own: Any) -> Any:
        if not isinstance(own, Patch):
            return own
        dense = np.array(self.base[name])
        dense[own.rows] = own.values
        return dense

    def _again(self, made: Quantity) -> Any:  # noqa: PLR0911
        touched = [self.own[name] for name in made.inputs if name in self.own]
        patches = all(isinstance(value, Patch) for value in touched) and made.name not in self.again
        if made.kind == "spread" and patches and made.of in self.city.size:
            return self._spread_again(made, touched[0])
        if made.kind in AREAS and patches:
            source = self.graph.quantities[made.inputs[0]].of
            rows = None if made.of == "city" else self._union([p.rows for p in touched], self.city.size[source])
            return self._sum_again(made, source, rows)
        if made.kind in RELATED and patches:
            return self._gather_again(made, touched[0])
        if made.kind == "field" and patches:
            return self._field_again(made, self._union([p.rows for p in touched], self.city.size[made.of]))
        if made.kind not in ROWWISE or not patches or made.of in SHARED:
            return self.evaluate(made, self.__getitem__)
        rows = self._union([p.rows for p in touched], self.city.size[made.of])
        if len(rows) > DENSE * self.city.size[made.of]:
            return self.evaluate(made, self.__getitem__)
        arguments = [self.at(name, rows, made.of) for name in made.inputs]
        work = self._only_new if made.compiled else self.rows_of
        return Patch(rows, work(made, arguments, rows))

    def _only_new(self, made: Quantity, arguments: list[Any], rows: Rows) -> Any:
        """A costly quantity at some rows; those that an earlier overlay had with the same inputs are taken from it."""
        known = self._costly.get(made.name)
        if known is None:
            values = self.rows_of(made, arguments, rows)
        else:
            there, here = known.among(rows, arguments)
            left = np.ones(len(rows), bool)
            left[here] = False
            some = [a[left] if np.ndim(a) and len(a) == len(rows) else a for a in arguments]
            fresh = self.rows_of(made, some, rows[left]) if left.any() else known.values[:0]
            values = np.empty((len(rows), *np.shape(fresh)[1:]), fresh.dtype)
            values[left], values[here] = fresh, known.values[there]
        self._costly[made.name] = RowMemo(rows, arguments, values)
        return values

    def at(self, name: str, rows: Rows, of: str) -> Any:
        """Values of a quantity at some rows of entity `of` (all of it where it is shared by every row)."""
        if self.graph.quantities[name].of != of:
            value = self[name]
            return self.city.spread(value, of, rows) if self.graph.quantities[name].of == "city" else value
        if not self._is_known(name):
            self.compute([name])
        own = self.own.get(name)
        if own is None:
            return self.base[name].take(rows, 0)
        if not isinstance(own, Patch):
            return own.take(rows, 0)
        if own.rows is rows:
            return own.values
        base = self.base[name]
        if merging.plain(base, own.values):
            return merging.laid(rows, base, own.rows, own.values)
        values = base[rows]
        place, inside = positions_among(own.rows, rows)
        values[place] = own.values[inside]
        return values

    def _gather_again(self, made: Quantity, patch: Patch) -> Any:
        """Only rows that a pair ties to a touched one, but all their pairs and in order."""
        rows, value = self.relation(made).reached(patch.rows), self[made.inputs[0]]
        if len(rows) > DENSE * self.city.size[made.of]:
            return self.gather(made, value)
        return Patch(rows, self.gather(made, value, rows))

    def _field_again(self, made: Quantity, changed: Rows) -> Any:
        """Only rows that notice the changed ones, from all that lies within their reach."""
        rows = notice(made, self.city, changed)
        if len(rows) > DENSE * self.city.size[made.of]:
            return self.evaluate(made, self.__getitem__)
        read = near(made, self.city, rows)
        arguments = [self.at(name, read, made.of) for name in made.inputs]
        return Patch(rows, field_of(made, self.city, arguments, rows, read))

    def _spread_again(self, made: Quantity, patch: Patch) -> Any:
        (source,) = made.inputs
        other = self.graph.quantities[source].of
        index = self.city.lies_in(made.of, other)
        hit = np.zeros(self.city.size[other], bool)
        hit[patch.rows] = True
        rows = np.flatnonzero(hit[index])
        return Patch(rows, self[source][index[rows]])

    def _pieces(self, names: Iterable[str], cuts: Sequence[int]) -> Iterator[list[Any]]:
        """Columns tile by tile with what differs from the base laid over, without a copy of a whole one."""
        own = [self.own.get(name) for name in names]
        columns = [(self.base if isinstance(x, Patch) else self)[n] for n, x in zip(names, own, strict=True)]
        for a, b in pairwise(cuts):
            yield [_part(column, x, a, b) for column, x in zip(columns, own, strict=True)]

    def _sum_again(self, made: Quantity, source: str, rows: Rows | None) -> Any:
        """Only areas with a touched row, but all their rows and in row order: the same bits as from scratch."""
        if rows is None:
            return self.sum_of(made, self._pieces(made.inputs, self.city.cuts(source)))
        index, size = self.city.lies_in(source, made.of), self.city.size[made.of]
        areas, members = self._areas_of(made.of, source, index, size, rows)
        if members is None:
            return self.sum_of(made, self._pieces(made.inputs, self.city.cuts(source)))
        columns = [self.at(name, members, source) for name in made.inputs]
        cuts = self.city.cuts(source)
        if made.kind == "total":
            return Patch(areas, add_up_members(columns[0], members, index, size, cuts)[areas])
        values, weight = columns
        weighted = add_up_members(values * weight, members, index, size, cuts)[areas]
        return Patch(areas, divide(weighted, add_up_members(weight, members, index, size, cuts)[areas]))

    def _areas_of(self, of: str, source: str, index: Rows, size: int, rows: Rows) -> tuple[Rows, Rows | None]:
        key = of, source, id(rows)
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
            distinct = list({id(rows): rows for rows in many}.values())
            if sum(map(len, distinct)) < size:
                self._unions[key] = functools.reduce(merging.union, distinct)
            else:
                mask = np.zeros(size, bool)
                for rows in distinct:
                    mask[rows] = True
                self._unions[key] = np.flatnonzero(mask)
            self._kept_rows.extend(many)
        return self._unions[key]

    def _store(self, name: str, value: Any) -> None:
        self._keep(name, value)

    def _keep(self, name: str, value: Any) -> None:
        """Early cut-off: what did not change does not spread; of a column of which little changed, only that does."""
        self._settled.add(name)
        old = self.base[name]
        if isinstance(value, Patch):
            rows, values = differing(value, old)
            if len(rows):
                few = len(rows) < (1.0 - DENSE) * len(value.rows)
                self.own[name] = Patch(rows, values) if few else value
        elif value is not old and np.ndim(value) and self.graph.quantities[name].of not in SHARED:
            kept = self._sparse(value, old)
            if not isinstance(kept, Patch) or len(kept.rows):
                self.own[name] = kept
        elif value is not old and not equal(value, old):
            self.own[name] = value

    def _sparse(self, value: Any, old: Any) -> Any:
        """The rows that differ where they are few, the whole column otherwise."""
        if np.shape(value) != np.shape(old):
            return value
        if merging.plain(value, old):
            found = merging.few(value, old, max(math.ceil(SPARSE * len(value)) - 1, 0))
            return value if found is None else Patch(*found)
        rows = np.flatnonzero(~same_rows(value, old))
        return Patch(rows, value[rows]) if len(rows) < SPARSE * len(value) else value


def _part(column: Any, own: Any, a: int, b: int) -> Any:
    """Rows of a column from a to b, with those of a patch."""
    first, last = np.searchsorted(own.rows, (a, b)) if isinstance(own, Patch) else (0, 0)
    if first == last:
        return column[a:b]
    part = column[a:b].copy()
    part[own.rows[first:last] - a] = own.values[first:last]
    return part


def change(base: Result, overlay: Mapping[str, Any], earlier: Changed | None = None) -> Changed:
    """A result with some quantities laid over: dense arrays, floats, or patches of rows.

    Where `earlier` is a change of the same base, values that the two overlays share are taken from it.
    Raises NotFoundError where a name is no quantity.
    """
    return Changed(base, overlay, earlier)
