"""How often what a detector saw was so: confirmed among the cases that persons judged, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from citybrain.cases.states import CaseOutcome, CaseState
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.cases import case_episode, city_case
from citybrain.records.tables.sensing import datastream, sensor

Z = 1.959963984540054
"""The normal quantile of an interval of 95 %."""


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


def wilson(hits: int, trials: int) -> tuple[float, float, float] | tuple[None, None, None]:
    """A share with its score interval of 95 %, None of no trials.

    Source: E. B. Wilson 1927, JASA 22, 209-212; Brown, Cai and DasGupta 2001.

    >>> share, low, high = wilson(20, 25)
    >>> share, round(low, 4), round(high, 4)
    (0.8, 0.6087, 0.9114)
    """
    if not trials:
        return None, None, None
    share, square = hits / trials, Z * Z / trials
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / trials + square / (4 * trials)) / (1 + square)
    return share, max(0.0, middle - half), min(1.0, middle + half)


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
