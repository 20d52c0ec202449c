"""Puts measures into effect one after the other: who has them, who can't and why, what they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel import Changed, Patch
from citybrain.kernel.costs import MEASURE_INVESTMENT, MEASURE_RUNNING_COST
from citybrain.kernel.interventions import CITY
from citybrain.kernel.laying import put_over
from citybrain.kernel.rows import positions_among
from citybrain.kernel.units import Mask, Rows
from citybrain.plans.adopted_measures import AdoptedMeasures, is_account
from citybrain.plans.amounts import Quota, fill
from citybrain.plans.measures import (
    BEYOND_COUNT,
    EXCLUDED,
    NOT_TAKING_PART,
    WHEN_NOT_MET,
    Applied,
    Skipped,
)
from citybrain.plans.requests import Request
from citybrain.plans.roles import raised
from citybrain.plans.selection import satisfied

NONE: Rows = np.array([], np.intp)


class RowsTaking(NamedTuple):
    """Rows that get a measure, the part of it that each gets (all of it: None), who does not, and what it has made."""

    rows: Rows
    parts: Any
    skipped: list[Skipped]
    amount: float | None = None


class Effects:
    """One year's measures: the overlay that grows with them, and the city with it (`result`).

    Values are computed again when the next measure reads what hangs on the ones before, not earlier. `overlay` is what
    lies over from the beginning.
    """

    def __init__(self, now: Changed, held: AdoptedMeasures, overlay: Mapping[str, Any] | None = None) -> None:
        self.graph = now.graph
        self.held = held
        self.overlay: dict[str, Any] = dict(overlay or {})
        self._now = now
        self._waiting: set[str] = set(self.overlay)  # laid over since `_now` was made
        held.begin_year()
        self._lift_city()

    @property
    def result(self) -> Changed:
        """The city with all measures so far."""
        if self._waiting:
            self._now = self._now.over(self.overlay)
            self._waiting = set()
        return self._now

    def apply(self, request: Request, uptake: float, tell: bool = True) -> Applied:
        """Puts one measure into effect on the values that the earlier ones left.

        `uptake` is the share that takes part by now; without `tell` those who are left out are not counted.
        """
        if request.whole_city:
            return self._apply_to_city(request, uptake)
        rows, parts, skipped, amount = self._takers(request, uptake, tell)
        added = self._change(request, rows, parts) if len(rows) else {}
        some = np.flatnonzero(parts < 1.0) if parts is not None else NONE
        return Applied(
            request.position,
            request.measure,
            request.entity,
            len(request.selection.rows),
            rows,
            tuple(skipped),
            *self._costs(added, request.entity),
            chosen=request.selection.rows,
            partial={int(rows[at]): float(parts[at]) for at in some} if parts is not None else {},
            amount=amount,
        )

    def _takers(self, request: Request, uptake: float, tell: bool) -> RowsTaking:
        """Rows that get the measure now, and how many don't and why; who has it already is not left out."""
        rows, quota = request.selection.rows, request.quota
        if request.parts is not None:
            return RowsTaking(rows, request.parts, [])
        drawn = request.ranks < uptake if quota is None else np.ones(len(rows), bool)
        left = np.arange(len(rows)) if tell else np.flatnonzero(drawn)
        owners = None if request.intervention.recurring else self.held.owners(request.entity, request.key)
        if owners is not None and (unfinished := self._unfinished(request)) is not None:
            owners = owners & ~unfinished
        if owners is not None:
            left = left[~owners[rows[left]]]
        skipped: list[Skipped] = []
        for reason, by, fits in self._filters(request, rows, left):
            if not fits.all():
                skipped.append(Skipped(reason, int((~fits).sum()), by))
            left = left[fits]
        if quota is not None and quota.amount.of:
            return self._filled(request, quota, rows[left], left, uptake, skipped)
        if quota is None:
            taking, reason, by = drawn[left], NOT_TAKING_PART, ""
        else:
            having = 0 if owners is None else int(np.count_nonzero(owners[rows]))
            taking, reason, by = quota.first(left, quota.amount.reached(uptake) - having), BEYOND_COUNT, quota.amount.by
        if not taking.all():
            skipped.append(Skipped(reason, int((~taking).sum()), by))
        left = left[taking]
        return RowsTaking(rows[left], None, skipped)

    def _filled(
        self, request: Request, quota: Quota, rows: Rows, left: Rows, uptake: float, skipped: list[Skipped]
    ) -> RowsTaking:
        """Rows that make so much of a quantity as the plan wants by now, beside what rows with the measure have made.

        A row that has a part of it makes what is left of the whole at most.
        """
        made = self.held.amount_of(request.entity, request.key)
        wanted = quota.amount.reached(uptake) - float(made.amounts.sum())
        yields, had = self._yields(request, rows, quota.amount.of or ""), made.parts[rows]
        rest = np.divide(made.amounts[rows] * (1.0 - had), had, out=np.full(len(rows), np.inf), where=had > 0.0)
        filled = fill(rows, quota.places[left], np.minimum(yields, rest), wanted)
        at = np.searchsorted(rows, filled.rows)
        made.amounts[filled.rows] += filled.parts * np.minimum(yields, rest)[at]
        made.parts[filled.rows] += filled.parts * (1.0 - had[at])
        made.parts[filled.rows[filled.parts == 1.0]] = 1.0
        if beyond := len(rows) - len(filled.rows):
            skipped.append(Skipped(BEYOND_COUNT, beyond, quota.amount.by))
        parts = filled.parts * np.minimum(rest[at] / yields[at], 1.0)
        return RowsTaking(filled.rows, parts, skipped, float(made.amounts.sum()))

    def _unfinished(self, request: Request) -> Mask | None:
        """Rows that have a part of a measure that the plan counts by what it makes; None where no row can."""
        if request.quota is None or not request.quota.amount.of:
            return None
        parts = self.held.amount_of(request.entity, request.key).parts
        return np.asarray((parts > 0.0) & (parts < 1.0))

    def _yields(self, request: Request, rows: Rows, name: str) -> Any:
        """By how much a quantity of each row would grow with the measure."""
        made, quantity = request.intervention, self.graph.quantities[name]
        if not len(rows):
            return np.zeros(0)
        values = dict(zip(made.changes, made.function(*self._arguments(request, made.inputs, rows)), strict=True))
        before = self._at(name, rows, made.of)
        if name in values:
            return np.broadcast_to(values[name], rows.shape) - before
        now = [values[one] if one in values else self._at(one, rows, made.of) for one in quantity.inputs]
        return np.broadcast_to(self._now.rows_of(quantity, now, rows), rows.shape) - before

    def _filters(self, request: Request, chosen: Rows, left: Rows) -> Iterator[tuple[str, str, Mask]]:
        """Tests of the rows that are left: reason where one fails, the intervention it is due to, who passes."""
        rows = chosen[left]
        for other, having in self._excluding(request):
            fits = ~having[rows]
            yield EXCLUDED, other, fits
            rows = rows[fits]
        if request.when:
            fits = self._as_asked(request, rows)
            yield WHEN_NOT_MET, "", fits
            rows = rows[fits]
        for condition in request.intervention.conditions:
            if len(rows):
                passed: Any = condition.function(*self._arguments(request, condition.inputs, rows))
                fits = np.broadcast_to(np.asarray(passed, np.bool_), rows.shape)
                yield condition.reason, "", fits
                rows = rows[fits]

    def _as_asked(self, request: Request, rows: Rows) -> Mask:
        """Rows for which all conditions of `when` hold in this year."""
        fits = np.ones(len(rows), bool)
        for name, wanted in request.when.items():
            fits &= satisfied(self._at(name, rows, request.intervention.of), wanted)
        return fits

    def _excluding(self, request: Request) -> list[tuple[str, Mask]]:
        """Interventions beside which a row can't have this one too, and who has them; another of itself included.

        Who has a part of this measure can have the rest of it.
        """
        made, known = request.intervention, self.graph.interventions
        names = [
            other
            for other in self.held.interventions
            if known[other].of == made.of
            and (other == made.name or other in made.excludes or made.name in known[other].excludes)
        ]
        having = [(name, mask) for name in names if (mask := self.held.having(name)) is not None]
        unfinished = self._unfinished(request)
        return [(n, mask if n != made.name or unfinished is None else mask & ~unfinished) for n, mask in having]

    def _arguments(self, request: Request, names: tuple[str, ...], rows: Rows) -> list[Any]:
        """Values at the rows; what the plan sets stands in place of its parameter."""
        of, settings = request.intervention.of, request.settings
        return [np.float64(settings[n]) if n in settings else self._at(n, rows, of) for n in names]

    def _at(self, name: str, rows: Rows, of: str) -> Any:
        """Values at some rows, computed again where something that they hang on has been laid over since."""
        waiting = self._waiting & self.graph.needs(name)
        over = self.overlay.get(name)
        if waiting == {name} and isinstance(over, Patch) and of == self.graph.quantities[name].of:
            return _with(self._now.at(name, rows, of), rows, over)
        return (self.result if waiting else self._now).at(name, rows, of)

    def _change(self, request: Request, rows: Rows, parts: Any = None) -> dict[str, float]:
        """Lays the changed values over, of some rows a part of the change; by how much each quantity grew over rows."""
        made, added = request.intervention, {}
        patches: dict[str, Patch] = {}
        values = made.function(*self._arguments(request, made.inputs, rows))
        for name, value in zip(made.changes, values, strict=True):
            patches[name] = Patch(rows, np.ascontiguousarray(np.broadcast_to(value, rows.shape)))
            before = self._at(name, rows, made.of)
            if parts is not None:
                mixed = np.where(parts < 1.0, before + parts * (patches[name].values - before), patches[name].values)
                patches[name] = Patch(rows, mixed)
            added[name] = float(np.sum(patches[name].values - before))
        for name, patch in patches.items():
            self._lay(name, patch)
            self.held.lay(name, patch)
        if made.renews:
            for name, had in self.held.demolish(made.of, rows, patches):
                self._lay(name, Patch(had, self._unlaid(name, had)))
        self.held.take(made.name, request.key, rows)
        return added

    def _costs(self, added: Mapping[str, float], of: str) -> tuple[float, float]:
        """Money that a measure puts in, and what it then costs each year."""
        return raised(added, self.graph, MEASURE_INVESTMENT, of), raised(added, self.graph, MEASURE_RUNNING_COST, of)

    def _lay(self, name: str, patch: Patch) -> None:
        old = self.overlay.get(name)
        self.overlay[name] = patch if old is None else put_over(old, patch)
        self._waiting.add(name)

    def _unlaid(self, name: str, rows: Rows) -> Any:
        """What a quantity is at rows over which no measure has laid anything: what is new has none."""
        made = self.graph.quantities[name]
        if made.kind == "given" and made.default is not None:
            return np.full(len(rows), made.default)
        if made.kind == "given":
            return self._now.city.columns[name][rows]
        return self._now.rows_of(made, [self._at(n, rows, made.of) for n in made.inputs], rows)

    def _lift_city(self) -> None:
        """A new year begins with the values that the city has without measures; those are then put into effect anew."""
        for name in sorted(self.held.city, key=self.graph.place.__getitem__):
            now = self.result
            self.overlay[name] = now.evaluate(self.graph.quantities[name], now.__getitem__)
            self._waiting.add(name)

    def _apply_to_city(self, request: Request, uptake: float) -> Applied:
        """A measure of the whole city: its change in the share that has been reached, of accounts what is added."""
        made, held, now = request.intervention, self.held, self.result
        reasons = [c.reason for c in made.conditions if not np.all(c.function(*self._of_city(request, c.inputs)))]
        if reasons or uptake == 0:
            skipped = tuple(Skipped(reason, 1) for reason in reasons or [NOT_TAKING_PART])
            return Applied(request.position, request.measure, CITY, 1, NONE, skipped, share=0.0)
        added, before = {}, held.reached.get(request.key, 0.0)
        values = made.function(*self._of_city(request, made.inputs))
        for name, value in zip(made.changes, values, strict=True):
            account = is_account(self.graph, name)
            grown = (uptake - before if account else uptake) * (value - now[name])
            added[name] = float(np.mean(grown)) - (0.0 if account else held.grown.get((request.key, name), 0.0))
            held.grown[request.key, name] = float(np.mean(grown))
            self.overlay[name] = np.float64(now[name] + grown) if np.ndim(grown) == 0 else now[name] + grown
            self._waiting.add(name)
            if not account:
                held.city.add(name)
        held.reached[request.key] = uptake
        spent, upkeep = self._costs(added, CITY)
        return Applied(request.position, request.measure, CITY, 1, NONE, (), spent, upkeep, share=uptake)

    def _of_city(self, request: Request, names: tuple[str, ...]) -> list[Any]:
        return [np.float64(request.settings[n]) if n in request.settings else self.result[n] for n in names]


def _with(values: Any, rows: Rows, patch: Patch) -> Any:
    """Values at some rows, those of a patch standing over them."""
    place, inside = positions_among(patch.rows, rows)
    mixed = np.array(values, np.result_type(values, patch.values))
    mixed[place] = patch.values[inside]
    return mixed
