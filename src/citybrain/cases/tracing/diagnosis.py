"""The diagnosis of a case as a document: the trace, what it stood on, and what else speaks for each candidate."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.base.moments import Moment
from citybrain.cases.tracing.answer import TraceEvidence
from citybrain.cases.tracing.evidence import hash_of
from citybrain.cases.tracing.plane import Plane
from citybrain.cases.tracing.question import CloudShare, KnownSource, Stability
from citybrain.cases.tracing.station import StationEvidence
from citybrain.observations.stream_status.streams import LonLat

HOUR, BACK = 3600, 6
"""Seconds of an hour; hours before the newest reading of a case that are weighed where none are stated."""

Origin = Literal["register", "twin"]
Said = Literal["for", "against", "nothing"]
Changed = Literal["readings", "wind", "sources", "hours", "parameters", "model"]


class DiagnosisQuestion(BaseModel, extra="forbid", frozen=True):
    """How a case is diagnosed: its last six hours where none are stated, at most a day; the rest as in a trace."""

    start: Moment | None = None
    end: Moment | None = None
    background: Annotated[float, Field(ge=0.0, le=1e9, allow_inf_nan=False)] | None = None
    stability: Stability | None = None
    cloud: CloudShare | None = None
    roughness: Annotated[float, Field(ge=0.001, le=2.0, allow_inf_nan=False)] = 0.5
    city: bool = True


class DiagnosedSource(TypedDict):
    """A source that was thought of, and where it is known from."""

    name: str
    kind: str
    longitude: float
    latitude: float
    permitted_rate: float
    height: float
    origin: Origin


class CandidateEvidence(TypedDict):
    """What speaks for a candidate or against it besides the plume, seen from the station of the case.

    bearing [degrees], distance [m]: where it lies. wind_side: whether the side on which it lies stands out among those
    of the highest readings. profile: whether the ratios of pollutants are those of its kind.
    """

    name: str
    bearing: float
    distance: float
    wind_side: Said
    profile: Said


class DiagnosisDocument(TypedDict):
    """What is frozen; `sha256` is over all else."""

    case: int
    rule: str
    place: str
    longitude: float | None
    latitude: float | None
    trace: TraceEvidence
    sources: list[DiagnosedSource]
    station: StationEvidence | None
    evidence: list[CandidateEvidence]
    sha256: str


class DiagnosisComparison(TypedDict):
    """A diagnosis beside the one before it of the same case: what it stood on that is another, and what came of it.

    first: name of the likeliest candidate, empty for a source that nobody knows, null where nothing was told.
    """

    number: int
    changed: list[Changed]
    verdict_before: str
    first_before: str | None
    first: str | None
    probability_before: float
    probability: float


def hours_of(first_seen: int, last_seen: int, standing: int, now: int) -> range:
    """Hours of a case from 1970 in UTC: its last six, up to now [µs] where it holds, else up to when it was seen."""
    end = -(-((now if standing else last_seen) + 1) // (HOUR * 1_000_000))
    return range(max(first_seen // (HOUR * 1_000_000), end - BACK), end)


def document_of(
    case: int, rule: str, place: str, at: LonLat | None, trace: TraceEvidence,
    sources: Mapping[Origin, Sequence[KnownSource]], station: StationEvidence | None,
) -> DiagnosisDocument:  # fmt: skip
    """The document, with its hash."""
    made: DiagnosisDocument = {
        "case": case, "rule": rule, "place": place,
        "longitude": None if at is None else at[0], "latitude": None if at is None else at[1],
        "trace": trace,
        "sources": [_source(one, origin) for origin, some in sources.items() for one in some],
        "station": station,
        "evidence": [] if at is None else [_evidence(one["name"], one["kind"], (one["longitude"], one["latitude"]),
                                                     at, station) for one in trace["candidates"]],
        "sha256": "",
    }  # fmt: skip
    return made | {"sha256": hash_of({name: value for name, value in made.items() if name != "sha256"})}


def places_of(document: DiagnosisDocument) -> list[str]:
    """Candidates by probability, "" for a source that nobody knows; none where nothing was told."""
    traced = document["trace"]
    if traced["verdict"] == "cannot_tell":
        return []
    shares = [(one["probability"], one["name"]) for one in traced["candidates"]]
    shares += [] if traced["unknown"] is None else [(traced["unknown"]["probability"], "")]
    return [name for _, name in sorted(shares, key=lambda one: -one[0])]


def compared(number: int, before: DiagnosisDocument, after: DiagnosisDocument) -> DiagnosisComparison:
    """A diagnosis beside the one before it, which has a number."""
    old, new = before["trace"], after["trace"]
    differs: dict[Changed, bool] = {
        "readings": old["readings"] != new["readings"],
        "wind": old["wind"] != new["wind"],
        "sources": before["sources"] != after["sources"],
        "hours": (old["start"], old["end"]) != (new["start"], new["end"]),
        "parameters": old["parameters"] != new["parameters"],
        "model": (old["model"], old["citybrain"]) != (new["model"], new["citybrain"]),
    }
    first_before, first = (next(iter(places_of(one)), None) for one in (before, after))
    return {
        "number": number, "changed": [name for name, other in differs.items() if other],
        "verdict_before": old["verdict"], "first_before": first_before, "first": first,
        "probability_before": _probability(old, first_before), "probability": _probability(new, first),
    }  # fmt: skip


def _probability(traced: TraceEvidence, name: str | None) -> float:
    if name == "" and traced["unknown"] is not None:
        return traced["unknown"]["probability"]
    return next((one["probability"] for one in traced["candidates"] if one["name"] == name), 0.0)


def _source(one: KnownSource, origin: Origin) -> DiagnosedSource:
    return {
        "name": one.name, "kind": one.kind, "longitude": one.longitude, "latitude": one.latitude,
        "permitted_rate": one.permitted_rate, "height": one.height, "origin": origin,
    }  # fmt: skip


def _evidence(name: str, kind: str, source: LonLat, at: LonLat, station: StationEvidence | None) -> CandidateEvidence:
    east, north = Plane(at).metres([source])[0]
    bearing = math.degrees(math.atan2(east, north)) % 360.0
    return {
        "name": name, "bearing": round(bearing, 1), "distance": round(float(math.hypot(east, north)), 1),
        "wind_side": "nothing" if station is None else _side(station, bearing),
        "profile": "nothing" if station is None else _profile(station, kind),
    }  # fmt: skip


def _side(station: StationEvidence, bearing: float) -> Said:
    """What the sides of the highest readings say of a bearing: nothing where none stands out."""
    out = [one["wind_from"] for one in station["sectors"] if one["stands_out"]]
    width = 360.0 / len(station["sectors"]) / 2
    if not out:
        return "nothing"
    return "for" if any(abs((bearing - one + 180.0) % 360.0 - 180.0) <= width for one in out) else "against"


def _profile(station: StationEvidence, kind: str) -> Said:
    """What ratios say of a kind of source: for where all of them fit, against where none does."""
    fits = [one["fits"] for one in station["ratios"] if one["kind"] == kind]
    return "for" if fits and all(fits) else "against" if fits and not any(fits) else "nothing"
