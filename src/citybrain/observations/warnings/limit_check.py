"""Compare what a city measures and expects with the limits that hold there, at its stations and in its zones."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.kernel.units import Array
from citybrain.observations.forecasts.answer import STALE, ForecastAhead, ahead
from citybrain.observations.forecasts.card import instant
from citybrain.observations.forecasts.conformal import MEDIAN, QUANTILES
from citybrain.observations.forecasts.hours import HOUR, LONGEST_LEAD, hourly, local_clock, local_days
from citybrain.observations.forecasts.subject import ForecastSubject, subjects
from citybrain.observations.properties import known_properties, recognised, scale
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.limits import Averaging, Kind, Limit, limits_for
from citybrain.observations.warnings.periods import Episode, Hours, episode_of, periods_of
from citybrain.observations.warnings.place import points
from citybrain.observations.warnings.shapes import Warning
from citybrain.observations.warnings.years import exceeded_since, yearly_mean
from citybrain.observations.warnings.zones import ZoneDifference, ZoneDifferences

DAY = 24
BACK = 5 * DAY
"""Hours of readings before the last one in which the beginning of an episode is looked for."""
WARN_FROM = 0.5
"""Probability of exceeding from which a warning is drafted: as likely as not."""
SEVERITY = list(Kind)
UNSAFE, LONGEST = re.compile(r"[^\w.-]+"), 80
"""What keys do not hold of the id of a zone, and how much of it they do."""


class CheckedStream(NamedTuple):
    """One stream on the watch: its hours in the unit of its property, and what they hang on.

    zone: the one for which the usual difference from the station is added to the hours.
    """

    subject: ForecastSubject
    property: str
    hours: Hours
    issued: int
    age: int
    model: int | None
    factor: float
    offset: float
    zone: ZoneDifference | None = None


def warnings(
    sensing: Sensing, country: str | None, least: float = WARN_FROM, differences: ZoneDifferences | None = None
) -> list[Warning]:
    """Warnings of all streams, the gravest and then the earliest first; all are drafts.

    country: that whose law holds; None: advice for health alone. least: probability of exceeding from which a warning
    is drafted. Streams whose unit does not convert, and those without readings of the last three days, have none.
    differences: of zones from stations, where the city has any.
    """
    watched = to_watch(sensing, country, differences)
    return in_order(warning for watchable in watched for warning in warnings_of(sensing, watchable, least))


class CheckableStream(NamedTuple):
    """A stream, the limits that hold for it today, its longitude and latitude, and zones that differ from there.

    beyond_map: zones would, but the station is too far from the map.
    """

    subject: ForecastSubject
    limits: tuple[Limit, ...]
    point: tuple[float, ...] | None
    zones: tuple[ZoneDifference, ...] = ()
    beyond_map: bool = False


def to_watch(
    sensing: Sensing, country: str | None, differences: ZoneDifferences | None = None
) -> list[CheckableStream]:
    """The streams of properties that have limits."""
    with sensing.records.read() as connection:
        known, places = subjects(connection), points(connection)
    limits = limits_for(country, today(sensing))
    found = []
    for subject in known:
        key = recognised(subject.definition, subject.label, subject.unit, subject.answer)
        of = tuple(one for one in limits if one.observed == key)
        if key is not None and of:
            place = places.get(subject.thing)
            zones = () if place is None or differences is None else differences.at(key, place)
            beyond = place is not None and differences is not None and not zones and differences.beyond_map(key, place)
            found.append(CheckableStream(subject, of, None if place is None else tuple(place), zones, beyond))
    return found


def today(sensing: Sensing) -> datetime.date:
    """The day in the city."""
    return datetime.datetime.fromtimestamp(sensing.now() / 1e6, ZoneInfo(sensing.zone)).date()


def in_order(warnings: Iterable[Warning]) -> list[Warning]:
    """The gravest and then the earliest first."""
    return sorted(warnings, key=lambda one: (-SEVERITY.index(Kind(one["limit"]["kind"])), one["begins"], one["key"]))


def warnings_of(sensing: Sensing, of: CheckableStream, least: float = WARN_FROM) -> Iterator[Warning]:
    """Those of one stream: of its own place, then of zones."""
    watched = _watched(sensing, of.subject, of.limits[0].observed)
    if watched is None:
        return
    for one in (watched, *(in_zone(watched, zone, sensing.zone) for zone in of.zones)):
        found = [(limit, episode) for limit in of.limits if (episode := _episode(sensing, one, limit, least))]
        for limit, episode in gravest_levels(found):
            made = _warning(sensing, one, limit, episode, None if one.zone else of.point)
            yield {**made, "beyond_map": True} if of.beyond_map else made


def in_zone(watched: CheckedStream, zone: ZoneDifference, clock: str) -> CheckedStream:
    """The same stream with what is usually added to it in a zone, by hour of the day."""
    hours = watched.hours
    time = hours.first + np.arange(hours.values.shape[1])
    added = np.asarray(zone.hours)[local_clock(time, clock).hour]
    return watched._replace(hours=hours._replace(values=hours.values + added), zone=zone)


def gravest_levels(found: Sequence[tuple[Limit, Episode]]) -> list[tuple[Limit, Episode]]:
    """Those of which one warns: of the levels of a standard none whose time a graver one covers."""

    def covers(graver: tuple[Limit, Episode], milder: tuple[Limit, Episode]) -> bool:
        (one, a), (other, b) = graver, milder
        same = one.level and other.level and (one.standard.key, one.observed) == (other.standard.key, other.observed)
        return (
            bool(same)
            and SEVERITY.index(one.kind) > SEVERITY.index(other.kind)
            and a.begin <= b.begin
            and a.end >= b.end
        )

    return [one for one in found if not any(covers(other, one) for other in found)]


def key_of(stream: int, limit: Limit, zone: ZoneDifference | None) -> str:
    """The key of a warning: that of its stream and limit, and what of the id of a zone can stand in an address."""
    place = "" if zone is None else f"-{UNSAFE.sub('_', zone.id)[:LONGEST]}"
    return f"{stream}-{limit.key}{place}"


def _episode(sensing: Sensing, watched: CheckedStream, limit: Limit, least: float) -> Episode | None:
    if limit.averaging is not Averaging.YEAR:
        episode = episode_of(periods_of(watched.hours, limit), least, limit.consecutive)
    else:
        episode = None if watched.zone else _last_year(sensing, watched, limit)
    return None if episode is None or _over(episode, limit, sensing.now() // HOUR) else episode


def _watched(sensing: Sensing, subject: ForecastSubject, key: str) -> CheckedStream | None:
    try:
        factor, offset = scale(subject.unit or "", known_properties()[key])
        expected = ahead(sensing, subject.number)
    except InputError:
        return None
    except CityBrainError:
        return _measured_alone(sensing, subject, key, factor, offset)
    measured = hourly(sensing.store, subject.number, expected.issued - BACK, expected.issued)
    values = _joined(measured, expected) * factor + offset
    days = local_days(expected.issued - BACK + np.arange(values.shape[1]), sensing.zone)
    hours = Hours(expected.issued - BACK, values, days, BACK)
    model = expected.kept.number if expected.kept else None
    return CheckedStream(subject, key, hours, expected.issued, expected.age, model, factor, offset)


def _measured_alone(
    sensing: Sensing, subject: ForecastSubject, key: str, factor: float, offset: float
) -> CheckedStream | None:
    """A stream that cannot be forecast: its readings of the last days, if there are any."""
    end = sensing.now() // HOUR
    value = hourly(sensing.store, subject.number, end - BACK, end)
    known = np.flatnonzero(np.isfinite(value))
    if not len(known) or end - BACK + known[-1] < end - LONGEST_LEAD:
        return None
    issued = end - BACK + int(known[-1]) + 1
    values = np.repeat(value[None, : known[-1] + 1], len(QUANTILES), axis=0) * factor + offset
    days = local_days(end - BACK + np.arange(values.shape[1]), sensing.zone)
    hours = Hours(end - BACK, values, days, values.shape[1])
    return CheckedStream(subject, key, hours, issued, end - issued, None, factor, offset)


def _joined(measured: Array, expected: ForecastAhead) -> Array:
    same = np.repeat(measured[None], len(QUANTILES), axis=0)
    return np.concatenate([same, expected.quantiles.T], axis=1)


def _over(episode: Episode, limit: Limit, now: int) -> bool:
    """Whether an episode is past: one that was measured is not before its next period could have been."""
    if limit.averaging is Averaging.YEAR or episode.end > now:
        return False
    patience = STALE if limit.averaging is Averaging.HOUR else DAY
    return not episode.now or now - episode.end >= patience


def _last_year(sensing: Sensing, watched: CheckedStream, limit: Limit) -> Episode | None:
    found = yearly_mean(sensing, watched.subject.number, limit.standard.required_year)
    if found is None:
        return None
    mean = found.mean * watched.factor + watched.offset
    if mean <= limit.value:
        return None
    return Episode(found.begin, found.end, np.full(len(QUANTILES), mean), 1.0, True, 1)


def _warning(
    sensing: Sensing, watched: CheckedStream, limit: Limit, episode: Episode, point: tuple[float, ...] | None
) -> Warning:
    subject, hours, zone = watched.subject, watched.hours, watched.zone
    certain = bool(episode.worst[0] == episode.worst[-1])
    seen = hours.values[MEDIAN, : hours.measured]
    return {
        "key": key_of(subject.number, limit, zone),
        "stream": subject.number,
        "name": subject.name,
        "place": subject.place if zone is None else zone.name,
        "point": None if point is None else list(point),
        "property": watched.property,
        "state": "exceeded" if episode.now else "expected",
        "begins": instant(episode.begin),
        "ends": instant(episode.end),
        "value": round(float(episode.worst[MEDIAN]), 1),
        "low": None if certain else round(float(episode.worst[0]), 1),
        "high": None if certain else round(float(episode.worst[-1]), 1),
        "probability": round(episode.probability, 3),
        "unit": known_properties()[watched.property].unit or "",
        "limit": {
            "key": limit.key,
            "standard": limit.standard.key,
            "source": limit.standard.source,
            "averaging": limit.averaging.value,
            "kind": limit.kind.value,
            "value": limit.value,
            "since": limit.since.isoformat(),
            "checked": limit.checked,
            "allowed": limit.allowed,
            "exceeded_this_year": _exceeded(sensing, watched, limit),
            "consecutive": limit.consecutive,
            "day_mean": limit.day_mean,
        },
        "known": {
            "how": "measured" if certain else "forecast",
            "issued": instant(watched.issued),
            "age": watched.age,
            "model": watched.model,
            "share_known": round(float(np.isfinite(seen).mean()), 3),
        },
        "simulated": subject.simulated,
        "data_class": subject.data_class,
        "status": "draft",
        "area": None
        if zone is None
        else {
            "id": zone.id, "name": zone.name, "station": subject.place, "least": round(min(zone.hours), 1),
            "most": round(max(zone.hours), 1), "calibrated": zone.calibrated,
        },
    }  # fmt: skip


def _exceeded(sensing: Sensing, watched: CheckedStream, limit: Limit) -> int | None:
    if limit.allowed is None or watched.zone is not None:
        return None
    return exceeded_since(sensing, watched.subject.number, limit, watched.factor, watched.offset)
