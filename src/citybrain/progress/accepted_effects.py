"""Measured effects that persons accepted: how much of what is promised of a kind of measure the bills showed.

Nothing of it holds by itself. Another person than the one who put the measure on record accepts it, with a reason; what
it rests on is frozen with it. The parameters of the model stay: plans show the share beside their promise.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.progress.begun_measures import BegunMeasure, BegunMeasures
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.effects import accepted_effect, begun_measure

LONGEST_WHY = 2_000
STANDS = accepted_effect.c.withdrawn_at.is_(None)


class AcceptedEffect(NamedTuple):
    """Share of the promise of a kind of measure that was measured in what is billed, with its interval of 90 %.

    begun: number of the measure that it was measured at. The interval is that of the bills alone.
    """

    number: int
    begun: int
    intervention: str
    carrier: str
    share: float
    low: float
    high: float
    why: str
    made_by: str
    made_at: str


class AcceptedEffects:
    """Those of one city; one of a kind of measure and carrier holds at a time."""

    def __init__(self, records: CityRecords) -> None:
        self._records = records

    def listed(self) -> list[AcceptedEffect]:
        """Those that hold, of measures that count, the last one first."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            counts = select(begun_measure.c.id).where(begun_measure.c.withdrawn_at.is_(None))
            asked = (
                select(accepted_effect)
                .where(STANDS, accepted_effect.c.begun.in_(counts))
                .order_by(accepted_effect.c.id.desc())
            )
            return [_accepted(row) for row in connection.execute(asked)]

    def accept(self, measures: BegunMeasures, number: int, by: str | None, why: str) -> AcceptedEffect:
        """Accept what was measured of a measure, in place of what held of its kind and carrier.

        Raises NotFoundError for a measure that is not there, EntryError where nothing was measured, without a reason,
        or where the person put the measure on record themselves.
        """
        one = next((each for each in measures.listed() if each.number == number), None)
        if one is None:
            raise NotFoundError("begun-unknown", received=str(number))
        if not why.strip() or len(why) > LONGEST_WHY:
            raise EntryError("begun-needs-why", allowed=LONGEST_WHY)
        if one.made_by == author(by):
            raise EntryError("begun-same-person", number=number)
        row = self._measured(measures, one) | {"why": why.strip(), "made_by": author(by), "made_at": now()}
        with self._records.to_write().begin() as connection:
            of = (accepted_effect.c.intervention == one.intervention) & (accepted_effect.c.carrier == one.carrier)
            _withdraw(connection, of, by)
            return _accepted(connection.execute(insert(accepted_effect).returning(accepted_effect), row).one())

    def withdraw(self, begun: int, by: str | None) -> None:
        """What was accepted of a measure holds no longer; it stays on record. Raises NotFoundError."""
        with self._records.to_write().begin() as connection:
            if not _withdraw(connection, accepted_effect.c.begun == begun, by):
                raise NotFoundError("begun-not-accepted", received=str(begun))

    def _measured(self, measures: BegunMeasures, one: BegunMeasure) -> dict[str, Any]:
        measured, promised = measures.measured(one), one.promise.share[0]
        if measured.verdict in ("cannot_tell", "not_yet") or measured.share is None:
            raise EntryError("begun-not-measured", number=one.number)
        low, high = sorted((float(measured.low or 0.0) / promised, float(measured.high or 0.0) / promised))
        evidence = {"promised": one.promise.share, "measured": measured._asdict(), "buildings": one.buildings,
                    "plan": one.plan, "since": str(one.since)}  # fmt: skip
        return {
            "begun": one.number, "intervention": one.intervention, "carrier": one.carrier,
            "share": measured.share / promised, "low": low, "high": high, "evidence": json.dumps(evidence),
        }  # fmt: skip


def accepted_of(accepted: Sequence[AcceptedEffect], intervention: str, carrier: str) -> AcceptedEffect | None:
    """What holds of a kind of measure and what is billed."""
    return next((one for one in accepted if (one.intervention, one.carrier) == (intervention, carrier)), None)


def _withdraw(connection: Connection, of: Any, by: str | None) -> int:
    values = {"withdrawn_by": author(by), "withdrawn_at": now()}
    return connection.execute(update(accepted_effect).where(of, STANDS).values(**values)).rowcount


def _accepted(row: Row[Any]) -> AcceptedEffect:
    return AcceptedEffect(
        row.id, row.begun, row.intervention, row.carrier, row.share, row.low, row.high, row.why, row.made_by,
        row.made_at,
    )  # fmt: skip
