"""One result that several threads read: values, how well they are known, why."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import (
    Changed,
    CityBrainError,
    Explainer,
    Explanation,
    Graph,
    Level,
    NotFoundError,
    Provenance,
    Result,
    change,
)
from citybrain.kernel.level_tables import level_shares
from citybrain.kernel.units import Array, Rows


class View:
    """Guards a result, whose values are computed when somebody asks for them.

    `made` is what others make of the result once for all who look at it, by name.
    """

    def __init__(self, result: Result, base: View | None = None, without: Callable[[], View] | None = None) -> None:
        self.result = result
        self.base = base
        self.made: dict[str, Any] = {}
        self.apart: Mapping[str, tuple[float, float]] = {}
        """What is booked beyond what quantities of the city read, without the plan and with it (`booked.beside`)."""
        self._before, self._without = base, without
        self._explainer: Explainer = Explainer(result, base._explainer if base else None)
        self._lock = threading.RLock()

    @property
    def graph(self) -> Graph:
        """The graph of the result."""
        return self.result.graph

    def before(self) -> View | None:
        """What numbers are told against: the city without the plan in that year, else today's; None of today."""
        with self._lock:
            if self._without is not None:
                self._before, self._without = self._without(), None
                self._explainer.against = self._before.result
            return self._before

    def value(self, name: str) -> Any:
        """An array by row, or a float for the city. Raises NotFoundError with the nearest names."""
        self._require_told(name)
        with self._lock:
            return self.result[name]

    def _require_told(self, name: str) -> None:
        """Raises NotFoundError with what the city lacks for what only stands in for a value that nobody knows."""
        error, result = self.graph.untold.get(name), self.result
        if error is not None and not (isinstance(result, Changed) and name in result.overlaid):
            raise error

    def masked(self, name: str, value: Any) -> Any:
        """A value of a quantity that was worked out elsewhere, as whoever looks at the result may see it."""
        return value

    def reader(self) -> Callable[[str], Any]:
        """Reads values of the result, whoever looks at it: for what is made of it once for all."""
        result, lock = self.result, self._lock

        def read(name: str) -> Any:
            with lock:
                return result[name]

        return read

    def what_if(self, overlay: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
        """Some values with other values laid over some quantities (patches of rows, or numbers of the city)."""
        with self._lock:
            result = self.result
            other = result.also(overlay) if isinstance(result, Changed) else change(result, overlay)
            asked = list(names)
            other.compute(asked)
            return {name: other[name] for name in asked}

    def column(self, name: str) -> Array:
        """Values of an entity with rows in double precision, NaN where there is none.

        Whatever tells a number (panel, table, file, API) tells this one; single precision is for colours of the map
        alone. Raises NotFoundError for a scalar.
        """
        value = self.value(name)
        if not isinstance(value, np.ndarray) or value.ndim != 1:
            raise NotFoundError("quantity-without-rows", received=name, of=self.graph[name].of)
        return value.astype(np.float64)

    def quality(self, name: str) -> NDArray[np.uint8]:
        """Quality level of each row, 0 where none is stated; one level for the city."""
        self._require_told(name)
        with self._lock:
            made = self.graph[name]
            found = self._explainer.qualities[made.name]
            size = self.result.city.size.get(made.of, 1)
            return np.array(np.broadcast_to(np.asarray(found, np.uint8), (size,)))

    def levels(self, name: str) -> dict[int, float]:
        """Shares of a sum by quality level; the whole at one level for anything else."""
        with self._lock:
            made = self.graph[name]
            if made.kind not in ("total", "mean") or made.of != "city":
                return {int(self.quality(name).max(initial=0)): 1.0}
            source = self.graph[made.inputs[0]]
            return level_shares(self.quality(source.name), self.result[source.name])

    def leaf(self, name: str, row: int) -> Provenance | None:
        """Where a value comes from that nothing computes: a record, a rule, a plan; None of a computed one."""
        result = self.result
        if isinstance(result, Changed) and name in result.overlay and result[name][row] != result.base[name][row]:
            return Provenance("plan", "estimated", Level.ASSUMED)
        told = result.city.leaf if self.graph[name].kind == "given" and name in result.city.columns else None
        return told(name, row) if told else None

    def explain(self, name: str, row: int = 0, depth: int = 2) -> Explanation:
        """A number opened into its inputs, each before and after: against the city `without` the plan in that year.

        Raises NotFoundError for an unknown quantity or row.
        """
        self._require_told(name)
        with self._lock:
            self.before()
            told = self._explainer.explain(name, row, depth)
        return _with_apart(told, *self.apart[name]) if name in self.apart else told

    def prepare(self, names: Iterable[str]) -> None:
        """Computes values now instead of when they are asked for."""
        with self._lock:
            self.result.compute(names)

    def failures(self, names: Iterable[str]) -> dict[str, CityBrainError]:
        """Computes values; those that fail are told, each with its error, and the others stand."""
        with self._lock:
            wanted = list(names)
            try:
                self.result.compute(wanted)
            except Exception:
                return {name: error for name in wanted if (error := self._failure(name))}
            return {}

    def _failure(self, name: str) -> CityBrainError | None:
        try:
            self.result.compute([name])
        except CityBrainError as error:
            return error
        except Exception as error:
            where = self.graph[name].where
            return CityBrainError("quantity-failed", quantity=name, where=where, problem=repr(error))
        return None

    def changed_rows(self, name: str) -> int:
        """How many rows of a quantity differ from the base; 0 without one."""
        if not isinstance(self.result, Changed):
            return 0
        with self._lock:
            rows = self.result.touched(name)
            return self.result.city.size.get(self.graph[name].of, 1) if rows is None else len(rows)

    def rise(self, name: str, before: View) -> Rows:
        """Rows in which a quantity is greater than in another view; quick where that is what this one changes."""
        result = self.result
        with self._lock:
            if isinstance(result, Changed) and result.base is before.result:
                rows = result.touched(name)
                if rows is not None:
                    return np.asarray(rows[result.at(name, rows, self.graph[name].of) > before.value(name)[rows]])
            return np.flatnonzero(self.value(name) > before.value(name))


def _with_apart(told: Explanation, without: float, plan: float) -> Explanation:
    """A number of the city with what is booked beyond its inputs, which may not be known."""
    if told.value is None:
        return told
    before, value = (told.value if told.before is None else told.before) + without, told.value + plan
    return replace(told, value=None if math.isnan(value) else value, before=before, apart=plan)
