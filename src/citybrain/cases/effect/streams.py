"""What the streams of a city say on a question: hourly means before and after, and what speaks against them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection, select

from citybrain.cases.effect.comparison import RowSpan
from citybrain.cases.effect.evaluate import LEAST_KNOWN, EffectEvidence, Remark, known_share
from citybrain.cases.effect.question import EffectQuestion
from citybrain.cases.observed import DEGREES
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array
from citybrain.observations.forecasts.hours import HOUR, hourly
from citybrain.observations.forecasts.subject import ForecastSubject, subject_of, subjects
from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.sensing import datastream, entity_version, sensor, thing_location

LONGEST = 4 * 8766 + 24
"""Hours that a question may reach over, before and after together: four years."""

LEAST_BEFORE, LEAST_AFTER = 60 * 24, 7 * 24
"""Hours that must be known before and after: with fewer nothing is computed."""


class OtherMeasure(NamedTuple):
    """A measure that was evaluated before: its number, the streams it acted on, and its first day."""

    number: int
    streams: tuple[int, ...]
    since: datetime.date


@dataclass(frozen=True)
class Gathered:
    """The evidence of a question; names and unit of its streams; controls that count; the hash of all values."""

    evidence: EffectEvidence
    names: dict[int, str]
    unit: str | None
    controls: tuple[int, ...]
    notices: tuple[Remark, ...]
    sha256: str
    simulated: bool


def gather(sensing: Sensing, question: EffectQuestion, others: Sequence[OtherMeasure] = ()) -> Gathered:
    """Read what a question rests on; `others` are measures that are known.

    Raises InputError for a question that cannot be asked, a date outside what was measured, series that are constant or
    too short, units that differ; NotFoundError for an unknown stream.
    """
    question.require()
    question, notices = _after_earlier(question, others)
    with sensing.records.read() as connection:
        known = subjects(connection)
        named = {number: subject_of(known, number, str(sensing.folder)) for number in question.all_streams}
        unit = _unit([named[number] for number in (*question.streams, *question.controls)])
        first, change, end = _hours(sensing, question)
        table = np.array([hourly(sensing.store, one, first, end) for one in question.streams])
        started = _first_known(table)
        first, table = first + started, table[:, started:]
        before, after = RowSpan(0, change - first), RowSpan(change - first, end - first)
        value, weight = _mean(table), np.isfinite(table).sum(axis=0).astype(float)
        _require_enough(value, before, after)
        controls, left_out = _controls(sensing, question, named, others, RowSpan(first, end), after.begin)
        weather = [(named[one], hourly(sensing.store, one, first, end)) for one in question.weather]
        doubts = (*_gaps(value, before, after), *_others(question, others, first, end, sensing.zone))
        doubts += tuple(_histories(connection, [named[one] for one in (*question.streams, *controls)], first, end))
    notices += left_out
    notices += [Remark("effect-left-out-gaps", {"stream": one.name}) for one, row in weather if _empty(row)]
    rows = [part for one, row in weather if not _empty(row) for part in _weather(one.unit, row)]
    evidence = EffectEvidence(
        first, sensing.zone, value, weight, _table(list(controls.values()), value), _table(rows, value), before, after,
        _year_before(question, sensing.zone, first, after), tuple(doubts),
    )  # fmt: skip
    names = {number: one.name for number, one in named.items()}
    simulated = any(one.simulated for one in named.values())
    return Gathered(evidence, names, unit, tuple(controls), tuple(notices), hash_of(evidence), simulated)


def _after_earlier(question: EffectQuestion, others: Sequence[OtherMeasure]) -> tuple[EffectQuestion, list[Remark]]:
    """The question compared with the time after an earlier measure at its streams, where that is long enough."""
    of = set(question.streams)
    earlier = max((one.since for one in others if one.since < question.since and of & set(one.streams)), default=None)
    if earlier is None:
        return question, []
    begin = earlier + datetime.timedelta(1)
    compared = begin if question.compared_since is None else max(begin, question.compared_since)
    if compared != begin or (question.since - begin).days * 24 < LEAST_BEFORE:
        return question, []
    return replace(question, compared_since=begin), [Remark("effect-compared-after", {"day": str(earlier)})]


def hash_of(evidence: EffectEvidence) -> str:
    """SHA-256 of all values that an answer rests on."""
    digest = hashlib.sha256(f"{evidence.first} {evidence.zone} {evidence.before} {evidence.after}".encode())
    for values in (evidence.value, evidence.weight, evidence.controls, evidence.weather):
        digest.update(np.ascontiguousarray(values, "<f8").tobytes())
    return digest.hexdigest()


def hour_of(day: datetime.date, zone: str) -> int:
    """The hour, counted from 1970 in UTC, in which a local day begins.

    >>> hour_of(datetime.date(2015, 1, 1), "Asia/Shanghai")
    394456
    """
    begin = datetime.datetime.combine(day, datetime.time(), ZoneInfo(zone))
    return int(begin.timestamp()) // 3600


def _unit(named: Sequence[ForecastSubject]) -> str | None:
    """The one unit of streams that are compared."""
    units = {one.unit for one in named}
    if len(units) > 1:
        raise InputError("effect-units", received=", ".join(sorted(str(unit) for unit in units)))
    return units.pop()


def _hours(sensing: Sensing, question: EffectQuestion) -> tuple[int, int, int]:
    """First hour, hour of the measure, and the hour after the last. Raises InputError for a date not measured."""
    latest = sensing.store.latest(np.array(question.streams, np.int32)).time
    measured = latest[latest != NO_TIME]
    if not len(measured):
        raise InputError("effect-no-readings")
    newest = int(measured.max()) // HOUR + 1
    change = hour_of(question.since, sensing.zone)
    end = newest if question.until is None else min(newest, hour_of(question.until, sensing.zone))
    if change >= end:
        last = _day(newest - 1, sensing.zone)
        raise InputError("effect-date-outside", received=str(question.since), last=str(last))
    earliest = end - LONGEST
    first = earliest if question.compared_since is None else hour_of(question.compared_since, sensing.zone)
    if max(first, earliest) >= change:
        raise InputError("effect-too-long", received=str(question.since), allowed=LONGEST // 8766)
    return max(first, earliest), change, end


def _first_known(table: Array) -> int:
    """The first hour in which any stream has a value."""
    known = np.isfinite(table).any(axis=0)
    return int(known.argmax()) if known.any() else 0


def _require_enough(value: Array, before: RowSpan, after: RowSpan) -> None:
    counts = [int(np.isfinite(value[slice(*span)]).sum()) if span.end > span.begin else 0 for span in (before, after)]
    if counts[0] < LEAST_BEFORE or counts[1] < LEAST_AFTER:
        raise InputError(
            "effect-too-few", before=counts[0], after=counts[1], least_before=LEAST_BEFORE, least_after=LEAST_AFTER
        )
    if np.nanmin(value) == np.nanmax(value):
        raise InputError("effect-constant", received=float(np.nanmin(value)))


def _controls(
    sensing: Sensing,
    question: EffectQuestion,
    named: dict[int, ForecastSubject],
    others: Sequence[OtherMeasure],
    hours: RowSpan,
    change: int,
) -> tuple[dict[int, Array], list[Remark]]:
    """The controls that count, and why others do not: gaps, or that something was done there as well."""
    rows: dict[int, Array] = {}
    notices: list[Remark] = []
    for number in question.controls:
        name = named[number].name
        row = hourly(sensing.store, number, hours.begin, hours.end)
        treated = next((one for one in others if number in one.streams and _within(one, hours, sensing.zone)), None)
        if treated is not None:
            notices.append(Remark("effect-control-treated", {"stream": name, "day": str(treated.since)}))
        elif min(known_share(row, RowSpan(0, change)), known_share(row, RowSpan(change, len(row)))) < LEAST_KNOWN:
            notices.append(Remark("effect-left-out-gaps", {"stream": name}))
        else:
            rows[number] = row
    return rows, notices


def _gaps(value: Array, before: RowSpan, after: RowSpan) -> Iterator[Remark]:
    for span, code in ((before, "effect-gaps-before"), (after, "effect-gaps-after")):
        if (share := known_share(value, span)) < LEAST_KNOWN:
            yield Remark(code, {"share": round(100 * share, 1)})


def _others(
    question: EffectQuestion, others: Sequence[OtherMeasure], first: int, end: int, zone: str
) -> Iterator[Remark]:
    """Other measures at the same streams within the time that is compared: their effects cannot be told apart."""
    for one in others:
        shared = one.since != question.since and set(one.streams) & set(question.streams)
        if shared and _within(one, RowSpan(first, end), zone):
            yield Remark("effect-other-measure", {"number": one.number, "day": str(one.since)})


def _within(one: OtherMeasure, hours: RowSpan, zone: str) -> bool:
    return hours.begin <= hour_of(one.since, zone) < hours.end


def _histories(connection: Connection, named: Sequence[ForecastSubject], first: int, end: int) -> Iterator[Remark]:
    """Streams whose station was moved, or whose sensor was changed, within the time that is compared."""
    begin, until = (_instant(hour) for hour in (first, end))
    for one in named:
        asked = select(thing_location.c.time, thing_location.c.location).where(
            thing_location.c.thing == one.thing, thing_location.c.withdrawn_at.is_(None)
        )
        places = sorted((_parsed(time), where) for time, where in connection.execute(asked))
        for (_, earlier), (time, later) in pairwise(places):
            if earlier != later and begin < time < until:
                yield Remark("effect-sensor-moved", {"stream": one.name, "day": str(time.date())})
        of = select(datastream.c.sensor).where(datastream.c.id == one.number).scalar_subquery()
        changed = select(entity_version.c.made_at).where(
            entity_version.c.kind == sensor.name, entity_version.c.entity == of
        )
        for (made_at,) in connection.execute(changed):
            if begin < _parsed(made_at) < until:
                yield Remark("effect-sensor-changed", {"stream": one.name, "day": made_at[:10]})


def _year_before(question: EffectQuestion, zone: str, first: int, after: RowSpan) -> RowSpan | None:
    """The rows of the time after a year earlier; None where they begin before the first."""
    day = question.since
    earlier = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    begin = hour_of(earlier, zone) - first
    return RowSpan(begin, min(begin + len(after), after.begin)) if 0 <= begin < after.begin else None


def _mean(table: Array) -> Array:
    """Mean of the streams that are known in each hour."""
    number = np.isfinite(table).sum(axis=0)
    return np.asarray(np.nansum(table, axis=0) / np.where(number == 0, np.nan, number))


def _table(rows: list[Array], like: Array) -> Array:
    return np.array(rows).reshape(len(rows), len(like))


def _weather(unit: str | None, row: Array) -> list[Array]:
    """What is learned from: an angle by its sine and cosine, since 359 degrees are near 0."""
    return [np.sin(np.radians(row)), np.cos(np.radians(row))] if unit in DEGREES else [row]


def _empty(row: Array) -> bool:
    return float(np.isfinite(row).mean()) < LEAST_KNOWN


def _instant(hour: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(hour * 3600, datetime.UTC)


def _day(hour: int, zone: str) -> datetime.date:
    return _instant(hour).astimezone(ZoneInfo(zone)).date()


def _parsed(time: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(time).astimezone(datetime.UTC)
