"""Measures that were begun: what the plan promised at some buildings, beside what their bills say since."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, cast
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Row, func, insert, select, update

from citybrain.cases.effect.bills import LEAST_AFTER, Bill, BilledEffect, billed_effect
from citybrain.cases.effect.own_bills import OwnBills, daily_means, measured_temperatures
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.bills.declaration import billing, carriers
from citybrain.observations.bills.degree_days import Temperatures
from citybrain.observations.bills.personal import personal_rows
from citybrain.observations.bills.year_of import day_of
from citybrain.plans.document import Document
from citybrain.plans.memo import Memo
from citybrain.plans.saved.text import plan_data
from citybrain.plans.uncertainty.rows import Side
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.effects import begun_measure

MOST_BUILDINGS = 50
MOST_MEASURES = 1_000
"""Measures that count at once."""

FIRST_DAY = datetime.date(1990, 1, 1)

Verdict = Literal["as_promised", "less", "more", "none_shown", "cannot_tell", "not_yet"]


class Promise(NamedTuple):
    """Use without the measure [kWh/a], and what the measure was to change [kWh/a] with its interval of 90 %."""

    use: float
    change: float
    low: float
    high: float

    @property
    def share(self) -> tuple[float, float, float]:
        """Change and interval as shares of the use without it."""
        return self.change / self.use, self.low / self.use, self.high / self.use


@dataclass(frozen=True)
class BegunMeasure:
    """A measure, and what was promised of it. `intervention` is its kind, `made_by` who put it on record."""

    number: int
    plan: str
    name: str
    intervention: str
    carrier: str
    since: datetime.date
    buildings: tuple[str, ...]
    promise: Promise
    made_by: str
    made_at: str


class MeasuredChange(NamedTuple):
    """What bills say: change and interval as shares of what was to be expected; days billed after; CV(RMSE).

    reason: a message key, why it cannot be told; buildings: how many were measured.
    """

    verdict: Verdict
    share: float | None = None
    low: float | None = None
    high: float | None = None
    days: int = 0
    error: float | None = None
    buildings: int = 0
    reason: str | None = None


MEASURED: Memo[MeasuredChange] = Memo(MOST_MEASURES)
"""What was measured of the measures that were asked about last, by all that it hangs on."""


class BegunMeasures:
    """The measures of a city that were begun."""

    def __init__(self, workspace: Workspace, records: CityRecords) -> None:
        self._workspace, self._records = workspace, records

    def listed(self) -> list[BegunMeasure]:
        """Those that count, the last one first, without those of plans whose results are hidden."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = select(begun_measure).where(begun_measure.c.withdrawn_at.is_(None)).order_by(begun_measure.c.id.desc())
        with records.read() as connection:
            rows = connection.execute(asked).all()
        return [_begun(row) for row in rows if not self._workspace.hides(json.loads(row.said))]

    def begin(
        self,
        plan: str,
        position: int,
        carrier: str,
        since: datetime.date,
        buildings: Sequence[str],
        by: str | None = None,
    ) -> BegunMeasure:
        """Put on record that a measure of a saved plan, counted from 1, was done at buildings.

        Raises NotFoundError for a plan or building that is not there and for a measure that chooses by what may not be
        read, EntryError for what cannot be measured: another
        carrier, too many buildings, one whose bills are personal data, a measure that changes nothing there, and where
        too many measures count.
        """
        kept = self._workspace.saved.find(plan).plan
        if not 1 <= position <= len(kept.measures):
            raise EntryError("begun-position", received=position, allowed=len(kept.measures))
        if not 1 <= len(set(buildings)) <= MOST_BUILDINGS:
            raise EntryError("begun-buildings", received=len(set(buildings)), allowed=MOST_BUILDINGS)
        if not FIRST_DAY <= since <= self._today():
            raise EntryError("begun-since", received=str(since), first=str(FIRST_DAY))
        measures = cast("list[dict[str, Any]]", plan_data(kept)["measures"])[position - 1 : position]
        self._workspace.require_open(measures)
        data = {"name": kept.name, "seed": kept.seed, "measures": measures}
        promise = self._promise(data, carrier, sorted(set(buildings)))
        row = {
            "plan": plan, "name": kept.name, "said": json.dumps(measures[0], default=str, ensure_ascii=False),
            "carrier": carrier, "since": str(since), "buildings": json.dumps(sorted(set(buildings))),
            "promise": json.dumps(promise._asdict()), "made_by": author(by), "made_at": now(),
        }  # fmt: skip
        with self._records.to_write().begin() as connection:
            counts = select(func.count()).where(begun_measure.c.withdrawn_at.is_(None))
            if (there := connection.execute(counts).scalar_one()) >= MOST_MEASURES:
                raise EntryError("begun-many", received=there, allowed=MOST_MEASURES)
            made = connection.execute(insert(begun_measure).returning(begun_measure), row).one()
        return _begun(made)

    def withdraw(self, number: int, by: str | None = None) -> None:
        """A measure no longer counts; it stays on record. Raises NotFoundError."""
        of = (begun_measure.c.id == number) & begun_measure.c.withdrawn_at.is_(None)
        values = {"withdrawn_by": author(by), "withdrawn_at": now()}
        with self._records.to_write().begin() as connection:
            if not connection.execute(update(begun_measure).where(of).values(**values)).rowcount:
                raise NotFoundError("begun-unknown", received=str(number))

    def measured(self, one: BegunMeasure) -> MeasuredChange:
        """What bills since say of a measure, or why they do not yet, or cannot."""
        air = self._air
        workspace = self._workspace
        key = workspace.folder, workspace.tag("begun measures", "" if air is None else air.sha256), one
        return MEASURED.get(key, lambda: self._measured(one, air))

    def _measured(self, one: BegunMeasure, temperatures: Temperatures | None) -> MeasuredChange:
        if temperatures is None:
            return MeasuredChange("cannot_tell", reason="begun-no-temperatures")
        air = daily_means(temperatures)
        effects, short, waits = [], 0, False
        try:
            series = list(self._bills(one))
        except NotFoundError:
            return MeasuredChange("cannot_tell", reason="begun-building-gone")
        for bills in series:
            day = day_of(one.since)
            after = [bill for bill in bills if bill.first >= day]
            try:
                effects.append(billed_effect([bill for bill in bills if bill.end <= day], after, air))
            except ValueError:
                short += 1
                waits |= sum(bill.days for bill in after) < LEAST_AFTER
        if short or not effects:
            reason = "begun-wait" if waits or not short else "begun-too-few"
            return MeasuredChange("not_yet" if waits else "cannot_tell", reason=reason)
        return _together(effects, one.promise)

    def _promise(self, data: dict[str, Any], carrier: str, buildings: Sequence[str]) -> Promise:
        workspace, finest = self._workspace, billing().finest
        known = next((one for one in carriers_declared() if one.name == carrier), None)
        quantity = None if known is None else known.quantity(workspace.graph, finest)
        if quantity is None:
            raise EntryError("begun-carrier", received=carrier, allowed=", ".join(carriers()))
        rows = [workspace.row(quantity, one) for one in buildings]
        personal = np.flatnonzero(personal_rows(workspace.snapshot)[rows]).tolist()
        if personal:
            raise EntryError("begun-personal", received=buildings[personal[0]])
        outcome, today = workspace.outcome_of(Document(data, "begun measure")), workspace.today()
        use, planned = (np.asarray(view.value(quantity), float)[rows] for view in (today, outcome.view))
        change = float((planned - use).sum())
        if not math.isfinite(change) or abs(change) < 1e-9 * max(1.0, float(use.sum())):
            raise EntryError("begun-no-change", carrier=carrier)
        told = workspace.uncertainties.of_rows(today, (Side(), Side(outcome)), quantity, rows).difference
        low, high = (change, change) if told is None else (sum(one.low for one in told), sum(one.high for one in told))
        return Promise(float(use.sum()), change, low, high)

    def _today(self) -> datetime.date:
        """The day by the clock of the city."""
        return datetime.datetime.now(ZoneInfo(self._workspace.snapshot.manifest.time_zone)).date()

    @cached_property
    def _air(self) -> Temperatures | None:
        """Measured temperatures of the city; None where there are none."""
        return measured_temperatures(self._workspace)

    def _bills(self, one: BegunMeasure) -> Iterator[list[Bill]]:
        """The bills of each meter of the buildings, of its own alone; estimated ones and credits tell nothing."""
        observed, own = self._workspace.observed, OwnBills(self._workspace, one.carrier)
        code = carriers().index(one.carrier)
        known = carriers_declared()[code].quantity(self._workspace.graph, billing().finest)
        for building in one.buildings if known else ():
            row = self._workspace.row(str(known), building)
            if observed is not None and observed.personal[row]:
                yield []
            else:
                yield from own.of(row)


def carriers_declared() -> Sequence[Any]:
    """What is billed, in the order of `carriers`."""
    return billing().carriers


def _together(effects: Sequence[BilledEffect], promise: Promise) -> MeasuredChange:
    """All meters together; their errors are their own."""
    expected = sum(one.expected for one in effects)
    effect = sum(one.effect for one in effects)
    reach = math.sqrt(sum((one.high - one.effect) ** 2 for one in effects))
    error = max(one.regression.error for one in effects)
    days = min(one.days for one in effects)
    if expected <= 0:
        return MeasuredChange("cannot_tell", reason="begun-no-use")
    share, low, high = effect / expected, (effect - reach) / expected, (effect + reach) / expected
    told = MeasuredChange("cannot_tell", share, low, high, days, error, len(effects))
    if not all(one.sound for one in effects):
        return told._replace(reason="begun-scattered")
    if low <= 0 <= high:
        return told._replace(verdict="none_shown")
    planned, least, most = promise.share
    if low <= max(least, most) and high >= min(least, most):
        return told._replace(verdict="as_promised")
    return told._replace(verdict="more" if abs(share) > abs(planned) and share * planned > 0 else "less")


def _begun(row: Row[Any]) -> BegunMeasure:
    said = json.loads(row.said)
    return BegunMeasure(
        row.id, row.plan, row.name, str(said["intervention"]), row.carrier, datetime.date.fromisoformat(row.since),
        tuple(json.loads(row.buildings)), Promise(**json.loads(row.promise)), row.made_by, row.made_at,
    )  # fmt: skip
