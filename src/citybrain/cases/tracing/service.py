"""Where readings of a city come from: gathers what there is, and hands it to the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.cases.tracing.answer import LeftOut, LeftOutReason, TraceEvidence
from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.evidence import LEAST_WIND, UNIT, Trace, TracedHour, hour_text
from citybrain.cases.tracing.gathering import GatheredReadings, PlacedReading, gather
from citybrain.cases.tracing.likelihood import ErrorTerms
from citybrain.cases.tracing.question import MOST_HOURS, TraceQuestion
from citybrain.kernel import NotFoundError
from citybrain.observations.properties import known_properties
from citybrain.observations.sensing import Sensing

LEAST_STATIONS = 3
QUIET_SHARE = 0.25
"""Share of places, at least, that a source does not reach in an hour."""


def trace(question: TraceQuestion, sensing: Sensing, terms: ErrorTerms | None = None) -> TraceEvidence:
    """Trace readings of a city to known sources and to one that nobody knows.

    Raises TraceError for hours that are no time or too many, a property that is no mass in air, a unit that does not
    convert, no wind, or too many sources for the readings; NotFoundError for a property that is not known.
    """
    known = known_properties().get(question.property)
    if known is None:
        raise NotFoundError("trace-property-unknown", received=question.property)
    if known.unit != UNIT:
        raise TraceError("trace-property-unit", property=question.property, received=known.unit or "-", allowed=UNIT)
    if not 0 < len(question.hours()) <= MOST_HOURS:
        raise TraceError("trace-hours", received=str(len(question.hours())), allowed=str(MOST_HOURS))
    gathered = gather(question, known, sensing)
    hours, left_out = _hours(gathered, question.background)
    return Trace(question, gathered, hours, left_out, find_domains().made("plume"), terms or ErrorTerms()).evidence()


def _hours(gathered: GatheredReadings, background: float | None) -> tuple[list[TracedHour], list[LeftOut]]:
    """Hours that can be used, and those that cannot."""
    by_hour: dict[int, list[PlacedReading]] = defaultdict(list)
    for one in gathered.readings:
        by_hour[one.hour].append(one)
    left_out, hours = list(gathered.left_out), []
    for hour, readings in sorted(by_hour.items()):
        wind = gathered.wind.get(hour)
        enough = len(readings) >= LEAST_STATIONS + (background is None)
        if wind is None or wind.wind_speed < LEAST_WIND or not enough:
            reason: LeftOutReason = "no_wind" if wind is None else "calm" if wind.wind_speed < LEAST_WIND else "few"
            left_out.append({"name": hour_text(hour), "reason": reason})
            continue
        backgrounds = _backgrounds(readings) if background is None else [background] * len(readings)
        hours.append(TracedHour(hour, wind, readings, backgrounds))
    return hours, left_out


def _backgrounds(readings: Sequence[PlacedReading]) -> list[float]:
    """What would be read without the source: what is usual at each place, as much more or less as at the quarter of
    places that have least of it in this hour; their lower quartile where that is not known of every place.
    """
    value, usual = np.array([one.value for one in readings]), np.array([one.ordinary for one in readings])
    if not (usual > 0.0).all():
        return [float(np.quantile(value, QUIET_SHARE, method="lower"))] * len(readings)
    return [float(one) for one in usual * np.quantile(value / usual, QUIET_SHARE)]
