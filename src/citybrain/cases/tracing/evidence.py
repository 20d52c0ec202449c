"""The evidence of a trace: which source it is, as far as readings tell."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import citybrain
from citybrain.cases.tracing.answer import (
    EmissionRate,
    LeftOut,
    Reason,
    TracedSource,
    TracedWind,
    TraceEvidence,
    TraceParameters,
    UnknownSource,
    Verdict,
)
from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.gathering import GatheredReadings, PlacedReading
from citybrain.cases.tracing.likelihood import (
    ErrorTerms,
    LikelyPlume,
    Numbers,
    PlumeCurves,
    WindPeriod,
    log_dilution,
    log_likelihood,
    perfect,
    rates,
    with_draws,
)
from citybrain.cases.tracing.plane import Plane
from citybrain.cases.tracing.posterior import UNKNOWN_PRIOR, RateInterval, SourcePosterior, posterior
from citybrain.cases.tracing.question import KnownSource, TraceQuestion
from citybrain.cases.tracing.winds import Wind

MODEL = "surface layer: van Ulden 1978; above 10 m: Briggs 1973; Student's error; 2"
UNIT, GRAM = "µg/m3", 1e-6
LEAST_WIND = 1.0
"""Below this wind [m/s] no plume has a direction."""

MARGIN, REACH = 1_000.0, 30_000.0
"""Around stations: at least so far [m] a source that nobody knows is thought of, and known ones are considered."""

MOST_PAIRS, CELLS_SEARCHED = 1_500_000, 6_000
"""Most pairs of a source and a reading, some four seconds of work (where several plumes are
likely, each has fewer draws rather than more work); cells that are searched, about."""

HEIGHTS = (1.5, 15.0, 30.0, 60.0, 120.0, 240.0)
"""Heights of outlets that plumes are computed for [m]: the one nearest to that of a source."""

MOST_CANDIDATES, MOST_CELLS = 20, 1_000
LEAST_INFORMATION, WIDEST_REGION, WORST_FIT = 0.15, 0.5, 0.75
"""Share of what there was to learn; share of the area; loss of log likelihood of each reading against a perfect fit:
beyond them nothing is told."""

LEAST_SIGNAL = 0.1
"""Share of its background by which a reading is above it at least, or nothing is traced."""

MakePlume = Callable[..., PlumeCurves]


class TracedHour(NamedTuple):
    """Wind, readings and their backgrounds [unit of the property] of one hour that can be used."""

    hour: int
    wind: Wind
    readings: list[PlacedReading]
    backgrounds: list[float]


class Trace:
    """Readings, winds and sources of one trace, in metres, and what follows of them."""

    def __init__(
        self, question: TraceQuestion, gathered: GatheredReadings, hours: list[TracedHour], left_out: list[LeftOut],
        make_plume: MakePlume, terms: ErrorTerms,
    ) -> None:  # fmt: skip
        self.question, self.gathered, self.hours, self.left_out = question, gathered, hours, left_out
        self.make_plume = make_plume
        places = [one.place for hour in hours for one in hour.readings] or [(0.0, 0.0)]
        self.plane = Plane((float(np.mean([one[0] for one in places])), float(np.mean([one[1] for one in places]))))
        self.periods = [self._period(one) for one in hours]
        self.stations = self.plane.metres(places)
        near = self._near(self.plane.metres([(one.longitude, one.latitude) for one in question.sources]))
        self.sources = [question.sources[number] for number in near]
        likely = max((len(one.wind.stability.shares) for one in hours), default=1)
        self.terms = with_draws(terms, likely, MOST_PAIRS // ((len(near) + CELLS_SEARCHED) * len(self.stations)))
        self.plumes = {height: [self._plumes(one.wind, height) for one in hours] for height in HEIGHTS}

    def evidence(self) -> TraceEvidence:
        """The document."""
        reason = self._nothing_to_tell()
        weighed = None if reason else self._posterior()
        verdict, reason = _verdict(weighed, reason, fit_of(weighed, self.periods, self.terms) if weighed else 0.0)
        document = self._inputs() | {
            "verdict": verdict, "reason": reason,
            "candidates": self._candidates(weighed) if weighed else [],
            "considered": len(self.sources),
            "unknown": self._unknown(weighed) if weighed else None,
            "information": round(weighed.information, 4) if weighed else 0.0,
        }  # fmt: skip
        inputs = [self._inputs(), [one.model_dump(mode="json") for one in self.question.sources]]
        document |= {"citybrain": citybrain.__version__, "inputs_sha256": hash_of(inputs)}
        made: TraceEvidence = document | {"sha256": hash_of(document)}  # type: ignore[assignment]
        return made

    def _nothing_to_tell(self) -> Reason:
        if not self.hours:
            reasons = {one["reason"] for one in self.left_out}
            return "calm" if "calm" in reasons else "few"
        above = [(one.value - other) / max(other, 1e-9) for hour in self.hours
                 for one, other in zip(hour.readings, hour.backgrounds, strict=True)]  # fmt: skip
        return "" if max(above) > LEAST_SIGNAL else "no_signal"

    def _period(self, hour: TracedHour) -> WindPeriod:
        backgrounds = np.array(hour.backgrounds)
        values = np.array([one.value for one in hour.readings]) - backgrounds
        places = self.plane.metres([one.place for one in hour.readings])
        return WindPeriod(hour.wind.wind_from, places, values * GRAM, backgrounds * GRAM)

    def _plumes(self, wind: Wind, height: float) -> list[LikelyPlume]:
        """The likely plumes of a wind, the likeliest first."""
        ground = {"roughness": self.question.roughness, "city": self.question.city}
        return [
            LikelyPlume(share, self.make_plume(wind.wind_speed, stability, source_height=height, **ground))
            for stability, share in wind.stability.shares.items()
        ]

    def _near(self, sources: Numbers) -> list[int]:
        """Sources near enough; raises TraceError where they are too many for the readings."""
        away = np.hypot(*(sources - self.stations.mean(axis=0)).T) if len(sources) else np.zeros(0)
        near = np.flatnonzero(away <= REACH).tolist()
        if (len(near) + CELLS_SEARCHED) * len(self.stations) > MOST_PAIRS:
            most = max(MOST_PAIRS // len(self.stations) - CELLS_SEARCHED, 0)
            readings = MOST_PAIRS // (len(near) + CELLS_SEARCHED)
            raise TraceError(
                "trace-large", sources=len(near), readings=len(self.stations), most=most, most_readings=readings
            )
        return near

    def _places(self) -> tuple[Numbers, Numbers]:
        places = self.plane.metres([(one.longitude, one.latitude) for one in self.sources])
        heights = [min(HEIGHTS, key=lambda height: abs(height - one.height)) for one in self.sources]
        return places, np.array(heights)

    def _posterior(self) -> SourcePosterior:
        places, heights = self._places()
        known = np.zeros((len(places), len(rates())), dtype=np.float32)
        for height in sorted(set(heights.tolist())):
            known[heights == height] = self._likelihood(places[heights == height], height)
        low, high = self.stations.min(axis=0), self.stations.max(axis=0)
        margin = max(MARGIN, float((high - low).max()) / 2)
        permitted = np.array([one.permitted_rate for one in self.sources])
        return posterior(known, permitted, (low - margin, high + margin), lambda at: self._likelihood(at, HEIGHTS[0]))

    def _likelihood(self, places: Numbers, height: float) -> NDArray[np.float32]:
        return log_likelihood(places, self.periods, self.plumes[height], self.terms)

    def _candidates(self, weighed: SourcePosterior) -> list[TracedSource]:
        places, heights = self._places()
        likeliest = np.argsort(-weighed.probability, kind="stable")[:MOST_CANDIDATES].tolist()
        return [
            self._candidate(self.sources[one], float(weighed.probability[one]), weighed.rate[one],
                            self._expected(places[one], float(heights[one]), weighed.rate[one].median))
            for one in likeliest
        ]  # fmt: skip

    def _candidate(
        self, source: KnownSource, probability: float, rate: RateInterval, expected: list[float]
    ) -> TracedSource:
        return {
            "name": source.name, "kind": source.kind, "longitude": source.longitude, "latitude": source.latitude,
            "permitted_rate": source.permitted_rate, "probability": _short(probability), "rate": _rate(rate),
            "expected": expected,
        }  # fmt: skip

    def _expected(self, place: Numbers, height: float, rate: float) -> list[float]:
        """What a source would have done at every reading, with its background, in the likeliest plume."""
        made = []
        for hour, period, plumes in zip(self.hours, self.periods, self.plumes[height], strict=True):
            added = rate * np.exp(log_dilution(place[None], period, plumes[0].curves)[0]) / GRAM
            made += [_short(float(one) + other) for one, other in zip(added, hour.backgrounds, strict=True)]
        return made

    def _unknown(self, weighed: SourcePosterior) -> UnknownSource:
        middle = self.plane.degrees(weighed.region.middle)
        inside = weighed.region.inside
        order = np.argsort(-weighed.region.weight[inside], kind="stable")[:MOST_CELLS]
        return {
            "probability": _short(weighed.unknown), "rate": _rate(weighed.unknown_rate),
            "longitude": float(middle[0]), "latitude": float(middle[1]), "area": _short(weighed.region.area),
            "cell_size": _short(weighed.region.size),
            "cells": self.plane.degrees(weighed.region.places[inside][order]).tolist(),
        }  # fmt: skip

    def _inputs(self) -> dict[str, Any]:
        """What the answer hangs on, but for the sources."""
        hours = self.question.hours()
        parameters: TraceParameters = {
            "roughness": self.question.roughness, "city": self.question.city,
            "spread": self.terms.spread, "floor": self.terms.floor, "background": self.terms.background,
            "direction": self.terms.direction,
            "width": self.terms.width, "decay": self.terms.decay, "freedom": self.terms.freedom,
            "draws": self.terms.draws, "unknown_prior": UNKNOWN_PRIOR, "least_wind": LEAST_WIND,
        }  # fmt: skip
        return {
            "property": self.question.property, "unit": UNIT,
            "start": hour_text(hours.start), "end": hour_text(hours.stop),
            "readings": [
                {"station": one.station, "longitude": one.place[0], "latitude": one.place[1],
                 "hour": hour_text(one.hour), "value": _short(one.value), "background": _short(background)}
                for hour in self.hours for one, background in zip(hour.readings, hour.backgrounds, strict=True)
            ],
            "wind": [_wind(hour, one) for hour, one in sorted(self.gathered.wind.items())],
            "left_out": self.left_out, "parameters": parameters, "model": MODEL,
        }  # fmt: skip


def fit_of(weighed: SourcePosterior, periods: Sequence[WindPeriod], terms: ErrorTerms) -> float:
    """Log likelihood that each reading loses against a perfect fit where the readings are explained best."""
    readings = sum(len(one.values) for one in periods)
    return (readings * perfect(terms) - weighed.best) / readings


def _verdict(weighed: SourcePosterior | None, reason: Reason, fit: float) -> tuple[Verdict, Reason]:
    """What may be said: a source that is likelier than all else together, that we do not know it, or neither."""
    if weighed is None:
        return "cannot_tell", reason
    if fit > WORST_FIT:
        return "cannot_tell", "no_fit"
    top = float(weighed.probability.max()) if len(weighed.probability) else 0.0
    open_question = max(top, weighed.unknown) < 0.5 and weighed.information < LEAST_INFORMATION
    if open_question or weighed.region.area > WIDEST_REGION * weighed.region.searched:
        return "cannot_tell", "flat"
    return ("candidate" if top >= 0.5 else "unknown" if weighed.unknown >= 0.5 else "undecided"), ""


def _wind(hour: int, one: Wind) -> TracedWind:
    return {
        "hour": hour_text(hour), "wind_from": _short(one.wind_from), "wind_speed": _short(one.wind_speed),
        "stability": one.stability.likeliest, "stability_basis": one.stability.basis,
        "stability_shares": {name: _short(share) for name, share in one.stability.shares.items()},
    }  # fmt: skip


def _rate(one: RateInterval) -> EmissionRate:
    return {"low": _short(one.low), "median": _short(one.median), "high": _short(one.high)}


def _short(number: float) -> float:
    return float(f"{number:.6g}")


def hour_time(hour: int) -> datetime.datetime:
    """The start of an hour from 1970 in UTC."""
    return datetime.datetime.fromtimestamp(hour * 3600, datetime.UTC)


def hour_text(hour: int) -> str:
    """The same as a text."""
    return hour_time(hour).isoformat()


def hash_of(document: Mapping[str, Any] | list[Any]) -> str:
    """SHA-256 of a document as JSON with sorted keys."""
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
