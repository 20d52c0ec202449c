"""What one station says by itself: from which side its highest readings come, and its ratios of pollutants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.cases.tracing.likelihood import Numbers
from citybrain.cases.tracing.winds import winds_of_city
from citybrain.kernel import InputError
from citybrain.observations.catalogue import PUBLIC
from citybrain.observations.forecasts.hours import hourly, local_days
from citybrain.observations.properties import known_properties, scale
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, known_streams

BACK = 30 * 24
"""Hours before the end in which the sides of the highest readings are looked for."""

PERCENTILE = 90.0
BACKGROUND = 10.0
"""Percentile of the hours before that a station reads without the source."""

RATIO_UNIT = "µg/m3"


class WindSector(TypedDict):
    """A sector of 22.5 degrees: share of its hours that are among the highest tenth, with bounds of 90 % over days.

    wind_from: its middle. stands_out: whether its share is surely above that of all hours that are not calm.
    """

    wind_from: float
    hours: int
    share: float | None
    low: float | None
    high: float | None
    stands_out: bool


class SpeedClass(TypedDict):
    """The same by sector and class of wind speed [m/s]: bounds (the last one open), hours, share."""

    wind_from: float
    above: float
    hours: int
    share: float | None


class RatioMatch(TypedDict):
    """A ratio of what the station read above its background, beside what a kind of source emits."""

    kind: str
    over: str
    under: str
    measured: float
    emitted: float
    fits: bool
    source: str


class StationEvidence(TypedDict):
    """Of one station. reason: few or calm, where no side can be told; threshold: from which its readings are high.

    hours: those that were looked at; wind_from: mean direction of the wind while the case held, null where it is not
    known or turns all around.
    """

    station: str
    hours: int
    calm: float
    threshold: float | None
    reason: str
    wind_from: float | None
    sectors: list[WindSector]
    by_speed: list[SpeedClass]
    ratios: list[RatioMatch]


class StationHours(NamedTuple):
    """Hourly values of a station and the wind of the city, beside each other; the last ones are those of the case."""

    first: int
    values: Numbers
    wind_from: Numbers
    wind_speed: Numbers


def station_evidence(sensing: Sensing, stream: int, hours: range) -> StationEvidence | None:
    """What the station of a stream says of some hours (from 1970 in UTC); None for a stream that is no more."""
    with sensing.records.read() as connection:
        streams = known_streams(connection)
    own = next((one for one in streams if one.number == stream), None)
    if own is None:
        return None
    public = [one for one in streams if one.data_class == PUBLIC]
    span = range(hours.stop - max(BACK, len(hours)), hours.stop)
    winds = winds_of_city(span, public, sensing)
    wind = np.array([winds.get(hour, (np.nan, np.nan)) for hour in span])
    there = StationHours(span.start, hourly(sensing.store, stream, span.start, span.stop), wind[:, 0], wind[:, 1])
    beside = [one for one in public if (one.thing, one.place) == (own.thing, own.place) and one != own]
    return of_hours(own.name, there, sensing.zone, len(hours), _excess(sensing, [*beside, own], span, len(hours)))


def of_hours(station: str, hours: StationHours, zone: str, last: int, excess: dict[str, float]) -> StationEvidence:
    """The evidence of a station; `last` of its hours are those that are asked about."""
    domains = find_domains()
    days = local_days(hours.first + np.arange(len(hours.values)), zone)
    seen = domains.made("bivariate_probability")(hours.wind_from, hours.wind_speed, hours.values, days, PERCENTILE)
    known = int(np.isfinite(hours.values + hours.wind_from + hours.wind_speed).sum())
    return {
        "station": station,
        "hours": known,
        "calm": round(seen.calm, 4),
        "threshold": _number(seen.threshold),
        "reason": seen.reason,
        "wind_from": _direction(hours.wind_from[-last:]),
        "sectors": [
            {
                "wind_from": float(way), "hours": int(seen.counts[at].sum()), "share": _number(seen.by_sector[at]),
                "low": _number(seen.low[at]), "high": _number(seen.high[at]),
                "stands_out": bool(seen.stands_out[at]),
            }
            for at, way in enumerate(seen.directions)
        ],
        "by_speed": [
            {"wind_from": float(way), "above": step, "hours": int(seen.counts[at, n]),
             "share": _number(seen.by_speed[at, n])}
            for at, way in enumerate(seen.directions) for n, step in enumerate(seen.speeds) if seen.counts[at, n]
        ],
        "ratios": ratios(excess),
    }  # fmt: skip


def ratios(excess: dict[str, float]) -> list[RatioMatch]:
    """Kinds of source beside what a station read above its background [µg/m3], by property."""
    return [
        {
            "kind": one.profile.kind, "over": one.profile.over, "under": one.profile.under,
            "measured": float(f"{one.measured:.4g}"), "emitted": float(f"{one.profile.ratio:.4g}"), "fits": one.fits,
            "source": one.profile.source,
        }
        for one in find_domains().made("profile_matches")(excess)
    ]  # fmt: skip


def above_background(values: Numbers, last: int) -> float:
    """Mean of the last hours above the tenth percentile of those before; 0 where either is not known."""
    before, asked = values[:-last], values[-last:]
    if not np.isfinite(before).any() or not np.isfinite(asked).any():
        return 0.0
    return max(float(np.nanmean(asked) - np.nanpercentile(before, BACKGROUND)), 0.0)


def _excess(sensing: Sensing, streams: Iterable[KnownStream], span: range, last: int) -> dict[str, float]:
    """By property what the streams of a place read above their background [µg/m3], of those measured in mass."""
    excess: dict[str, float] = {}
    for one in streams:
        known = known_properties().get(one.key.partition(" [")[0])
        if known is None or known.unit != RATIO_UNIT or not one.numeric:
            continue
        try:
            factor, _ = scale(one.unit or "", known)
        except InputError:
            continue
        values = hourly(sensing.store, one.number, span.start, span.stop)
        excess[known.key] = factor * above_background(values, last)
    return excess


def _direction(ways: Numbers) -> float | None:
    angle = np.radians(ways)
    angle = angle[np.isfinite(angle)]
    east, north = (float(np.mean(part)) if len(angle) else 0.0 for part in (np.sin(angle), np.cos(angle)))
    return round(float(np.degrees(np.arctan2(east, north))) % 360.0, 1) if np.hypot(east, north) > 0.1 else None


def _number(value: float) -> float | None:
    return float(f"{value:.5g}") if np.isfinite(value) else None
