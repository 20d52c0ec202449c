"""Bills of places by meter, as regressions take them: own meters alone, without estimates and credits."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from citybrain.cases.effect.bills import Bill, DailyMeans
from citybrain.kernel.units import Rows
from citybrain.observations.bills.declaration import billing, carriers
from citybrain.observations.bills.degree_days import Temperatures
from citybrain.observations.bills.temperatures import temperatures_of
from citybrain.plans.workspace import Workspace
from citybrain.twin.configuration import FILE, read_configuration


def measured_temperatures(workspace: Workspace) -> Temperatures | None:
    """Temperatures that were measured in the city; None where there are none."""
    folder = workspace.folder
    if not (folder / FILE).is_file():
        return None
    return temperatures_of(folder, read_configuration(folder).observed.temperatures, workspace.snapshot.manifest)


def daily_means(temperatures: Temperatures) -> DailyMeans:
    """Mean temperatures [°C] of days as bills are held against them."""
    return DailyMeans(temperatures.first, temperatures.means)


class OwnBills:
    """Bills of one carrier at the finest places. An unknown carrier has none."""

    def __init__(self, workspace: Workspace, carrier: str) -> None:
        self._observed = workspace.observed
        surveys = self._observed.surveys if self._observed else ()
        self._survey = next((one for one in surveys if one.kind == billing().finest), None)
        self._code = carriers().index(carrier) if carrier in carriers() else None

    def of(self, row: int) -> list[list[Bill]]:
        """The bills of each meter of a place by time; a place that shares a meter with others has one list, empty."""
        if self._survey is None or self._code is None:
            return [[]]
        pair = row * len(carriers()) + self._code
        if self._survey.pairs.shared[pair]:
            return [[]]
        every = self._survey.bills
        begin, end = np.searchsorted(self._pairs, [pair, pair + 1])
        of = self._bills[begin:end]
        bills = every.take(of[~every.estimated[of] & ~every.credit[of]])
        found = []
        for series in np.unique(bills.series) if len(bills) else [-1]:
            some = bills.take(bills.series == series)
            columns = (some.first.tolist(), some.end.tolist(), some.energy.tolist())
            found.append(sorted(Bill(*bill) for bill in zip(*columns, strict=True)))
        return found

    @property
    def rows(self) -> list[int]:
        """Rows of all places that have bills of the carrier on meters of their own."""
        if self._survey is None or self._code is None:
            return []
        every = np.unique(self._pairs)
        mine = every[(every % len(carriers()) == self._code) & ~self._survey.pairs.shared[every]]
        return [int(one) for one in mine // len(carriers())]

    @cached_property
    def _order(self) -> Rows:
        return np.argsort(self._survey.pairs.pair, kind="stable") if self._survey else np.empty(0, np.intp)

    @cached_property
    def _pairs(self) -> Rows:
        return np.asarray(self._survey.pairs.pair[self._order]) if self._survey else self._order

    @cached_property
    def _bills(self) -> Rows:
        return np.asarray(self._survey.pairs.bill[self._order]) if self._survey else self._order
