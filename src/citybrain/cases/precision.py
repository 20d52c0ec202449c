"""How often what a detector saw was so: confirmed among the cases that persons judged, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from citybrain.base.shares import wilson
from citybrain.cases.states import CaseOutcome, CaseState
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.cases import case_episode, city_case
from citybrain.records.tables.sensing import datastream, sensor


class DetectorPrecision(NamedTuple):
    """Judged cases of one detector. precision: None where none was judged; low, high: its interval of 95 %."""

    number: int
    name: str
    confirmed: int
    refused: int
    open: int
    precision: float | None
    low: float | None
    high: float | None


def precision_of(connection: Connection, number: int, classes: Sequence[str]) -> DetectorPrecision:
    """That of a sensor, by number, among cases of these classes of data. A case counts once, for every detector that
    saw it, also one that joined it. Raises NotFoundError, also for one that has no stream of these classes.
    """
    streams = select(datastream.c.id).where(datastream.c.sensor == number, datastream.c.data_class.in_(classes))
    seen = sensor.c.id.in_(streams.with_only_columns(datastream.c.sensor))
    name = connection.execute(select(sensor.c.name).where(seen)).scalar()
    if name is None:
        raise NotFoundError("detector-unknown", received=str(number))
    of_streams = case_episode.c.stream.in_(streams) & case_episode.c.case.is_not(None)
    cases = select(case_episode.c.case.label("case")).where(of_streams).cte(recursive=True)
    joined = select(city_case.c.into).join(cases, cases.c.case == city_case.c.id).where(city_case.c.into.is_not(None))
    cases = cases.union(joined)
    asked = (
        select(city_case.c.state, city_case.c.outcome, func.count())
        .where(city_case.c.id.in_(select(cases.c.case)), city_case.c.data_class.in_(classes))
        .group_by(city_case.c.state, city_case.c.outcome)
    )
    confirmed = refused = live = 0
    for state, outcome, count in connection.execute(asked):
        if state == CaseState.CLOSED:
            refused += count if outcome == CaseOutcome.REFUSED else 0
            confirmed += count if outcome != CaseOutcome.REFUSED else 0
        elif state != CaseState.MERGED:
            live += count
    return DetectorPrecision(number, name, confirmed, refused, live, *wilson(confirmed, confirmed + refused))
