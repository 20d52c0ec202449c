"""Readings, means, tracks and counts of a span of time, as the own API answers them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection

from citybrain.kernel.units import Array
from citybrain.messages import render, text
from citybrain.observations.forecasts.answer import forecast
from citybrain.observations.forecasts.files import ForecastError
from citybrain.observations.ingest_counts import HourCounts
from citybrain.observations.quality.flags import Flag
from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.readings.store import Quarantined, QuestionError, Store
from citybrain.observations.senders import SENDERS, shown_sender, shown_tallies
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.answers import arrived_answer, instant
from citybrain.observations.stream_status.hours import DAYS, HOUR, floor_hour, hourly, hours_from, usual
from citybrain.observations.stream_status.shapes import (
    SensedFlag,
    SensedForecast,
    SensedHistory,
    SensedReadings,
    SensedSpan,
    SensedTrack,
    SensingLedger,
    SensingRejected,
)
from citybrain.observations.stream_status.streams import KnownStream, places_of

MOST_POINTS = 2000
"""Points of one answer about one stream."""

MOST_CELLS = 200_000
"""Means of one answer about all streams of a property."""

USUAL_UP_TO = 31 * 24
"""Hours of a span up to which it is told what is usual."""

MOST_SET_APART = 10_000
UNTOLD = "…"
"""Stands for what is not told."""

STEPS = (600, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400)
"""Seconds that means are taken over where there are more readings than points."""


def require_span(since: int, before: int) -> None:
    """Raises QuestionError for a span that ends before it begins."""
    if since >= before:
        raise QuestionError("sensing-span", since=instant(since), before=instant(before))


def readings_answer(store: Store, stream: KnownStream, since: int, before: int) -> SensedReadings:
    """All readings of a span where they are no more than the points of an answer, else their means."""
    found = store.last(stream.number, MOST_POINTS + 1, before, since).readings
    step = None
    times, values = found.time[::-1], found.value[::-1]
    if len(times) > MOST_POINTS:
        step = next((step for step in STEPS if (before - since) / 1e6 / step <= MOST_POINTS), STEPS[-1])
        means = store.means(stream.number, since, before, datetime.timedelta(seconds=step))
        times, values = means.start, means.mean
    return {
        "id": stream.number,
        "since": instant(since),
        "before": instant(before),
        "step": step,
        "times": _milliseconds(times),
        "values": _numbers(values),
        "flags": [] if step else _flags(store, stream.number, since, before),
        "usual": usual_answer(store, stream, since, before) if stream.numeric else None,
    }


def _flags(store: Store, stream: int, since: int, before: int) -> list[SensedFlag]:
    found = store.flags(stream, since, before)
    bad = np.isin(found.flag, (Flag.SUSPECT, Flag.FAIL))
    parts = zip(_milliseconds(found.time[bad]), found.flag[bad].tolist(), found.tests[bad], strict=True)
    return [{"time": time, "flag": flag, "tests": sorted(json.loads(tests or "{}"))} for time, flag, tests in parts]


def forecast_answer(sensing: Sensing, stream: KnownStream, language: str) -> SensedForecast:
    """What is expected of a stream; where it cannot be forecast, the reason."""
    try:
        found = forecast(sensing, stream.number)
    except ForecastError as problem:
        return _expected(stream.number, render(problem, language))
    told = _expected(stream.number, None)
    told["issued"] = found["issued"]
    told["times"] = [round(datetime.datetime.fromisoformat(time).timestamp()) * 1000 for time in found["times"]]
    told["notices"] = [text(one["code"], language, **one["arguments"]) for one in found["notices"]]
    low90, low50, middle, high50, high90 = (list(column) for column in zip(*found["values"], strict=True))
    told |= {"low90": low90, "low50": low50, "middle": middle, "high50": high50, "high90": high90}
    return told


def _expected(stream: int, reason: str | None) -> SensedForecast:
    """A forecast that says nothing yet."""
    return {
        "id": stream,
        "reason": reason,
        "issued": None,
        "times": [],
        "middle": [],
        "low50": [],
        "high50": [],
        "low90": [],
        "high90": [],
        "notices": [],
    }


def usual_answer(store: Store, stream: KnownStream, since: int, before: int) -> SensedSpan | None:
    """What is usual at each hour of a span; None for one that is too long for that."""
    begin = floor_hour(since)
    count = -(-(before - begin) // HOUR)
    if count > USUAL_UP_TO:
        return None
    found = usual(hourly(store, [stream.number], begin - DAYS * 24 * HOUR, DAYS * 24 + count))
    return {
        "times": _milliseconds(hours_from(begin, count)),
        "low": _numbers(found.low[0]),
        "high": _numbers(found.high[0]),
    }


def history_answer(store: Store, streams: Sequence[KnownStream], key: str, since: int, before: int) -> SensedHistory:
    """Hourly means of all streams of a property. Raises QuestionError for more of them than an answer holds."""
    begin = floor_hour(since)
    count = -(-(before - begin) // HOUR)
    some = [stream.number for stream in streams if stream.key == key and stream.numeric]
    if count * max(1, len(some)) > MOST_CELLS:
        raise QuestionError("sensing-too-many", streams=max(1, len(some)), hours=count, allowed=MOST_CELLS)
    means = hourly(store, some, begin, count)
    return {
        "property": key,
        "times": _milliseconds(hours_from(begin, count)),
        "streams": some,
        "means": [_numbers(row) for row in means],
    }


def track_answer(store: Store, connection: Connection, stream: KnownStream, since: int, before: int) -> SensedTrack:
    """The newest readings of a span that were made at places of their own."""
    found = store.last(stream.number, MOST_POINTS, before, since).readings
    feature = np.full(len(found), NO_FEATURE, np.int32) if found.feature is None else found.feature
    places = places_of(connection, set(feature[feature != NO_FEATURE].tolist()))
    rows = [row for row in range(len(found) - 1, -1, -1) if int(feature[row]) in places]
    where = [places[int(feature[row])] for row in rows]
    return {
        "id": stream.number,
        "times": _milliseconds(found.time[rows]),
        "values": _numbers(found.value[rows]),
        "longitude": [longitude for longitude, _ in where],
        "latitude": [latitude for _, latitude in where],
    }


def ledger_answer(
    store: Store, arrived: HourCounts, days: int, language: str, reads_internal: bool, reads_all: bool
) -> SensingLedger:
    """What each source delivered on the newest days, and what was set apart for which reason.

    What was set apart is of no stream, and so of any class: it stands in the answer for who reads all of them, others
    are told how much it is and of which kind. Names of people and devices are for who reads internal data.
    """
    tallies = shown_tallies(store.tallies(), reads_internal)
    newest = sorted({tally.day for tally in tallies})[-days:]
    apart = list(store.quarantined(None, MOST_SET_APART))
    return {
        "arrived": arrived_answer(arrived),
        "days": [
            {
                "day": tally.day.isoformat(),
                "source": _sender(tally.source, language),
                "received": tally.received,
                "stored": tally.stored,
                "duplicates": tally.duplicates,
                "rejected": tally.rejected,
            }
            for tally in reversed(tallies)
            if tally.day in newest
        ],
        "rejected": _reasons(apart, language, reads_internal, reads_all),
        "whole": len(apart) < MOST_SET_APART,
    }


def _sender(name: str, language: str) -> str:
    return text("sensing-senders", language) if name == SENDERS else name


def _reasons(
    apart: Sequence[Quarantined], language: str, reads_internal: bool, reads_all: bool
) -> list[SensingRejected]:
    found: dict[tuple[str, str], SensingRejected] = {}
    for one in apart:
        key = shown_sender(one.source, reads_internal), one.code
        count = found[key]["count"] + 1 if key in found else 1
        found[key] = {
            "source": _sender(key[0], language),
            "reason": text(
                one.code, language, **(one.arguments if reads_all else dict.fromkeys(one.arguments, UNTOLD))
            ),
            "count": count,
            "at": one.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "place": one.place if reads_all else "",
            "received": one.received if reads_all else "",
        }
    return sorted(found.values(), key=lambda one: -one["count"])


def _milliseconds(times: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[int]:
    found: list[int] = (np.asarray(times) // 1000).tolist()
    return found


def _numbers(values: Array) -> list[float | None]:
    return [float(f"{value:.6g}") if np.isfinite(value) else None for value in values]
