"""The evidence of a trace as a document that anybody can check: what went in, by its hash, and what came of it."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.cases.tracing.winds import StabilityBasis

Verdict = Literal["candidate", "unknown", "undecided", "cannot_tell"]
Reason = Literal["", "calm", "few", "no_signal", "no_fit", "flat"]
LeftOutReason = Literal["moved", "nowhere", "negative", "no_wind", "calm", "doubled", "few"]


class EmissionRate(TypedDict):
    """Rate that the readings speak for [g/s]: median, and bounds of 90 %."""

    low: float
    median: float
    high: float


class TracedSource(TypedDict):
    """A known source: its probability, its rate, and what it would have done at each reading, in their order."""

    name: str
    kind: str
    longitude: float
    latitude: float
    permitted_rate: float
    probability: float
    rate: EmissionRate
    expected: list[float]


class UnknownSource(TypedDict):
    """A source that we do not know: its probability, and the cells [middle in degrees] that hold 90 % of where it
    would be."""

    probability: float
    rate: EmissionRate
    longitude: float
    latitude: float
    area: float
    cell_size: float
    cells: list[list[float]]


class TracedReading(TypedDict):
    """What was read in an hour (its start), and the background that was taken off."""

    station: str
    longitude: float
    latitude: float
    hour: str
    value: float
    background: float


class TracedWind(TypedDict):
    """Wind of an hour: the likeliest of Pasquill's classes, what it rests on, and the probability of each."""

    hour: str
    wind_from: float
    wind_speed: float
    stability: str
    stability_basis: NotRequired[StabilityBasis]
    stability_shares: NotRequired[dict[str, float]]


class LeftOut(TypedDict):
    """What was not used, and why."""

    name: str
    reason: LeftOutReason


class TraceParameters(TypedDict):
    """Numbers that the model was run with."""

    roughness: float
    city: bool
    spread: float
    floor: float
    background: float
    direction: float
    width: float
    decay: float
    freedom: float
    draws: int
    unknown_prior: float
    least_wind: float


class TraceEvidence(TypedDict):
    """`inputs_sha256` is over readings, wind, all sources, parameters and model; `sha256` over all but itself.

    `considered` of the sources were near enough; the likeliest of them are `candidates`. `information` tells from 0 to
    1 how much was learnt on which source it is.
    """

    verdict: Verdict
    reason: Reason
    property: str
    unit: str
    start: str
    end: str
    candidates: list[TracedSource]
    considered: int
    unknown: UnknownSource | None
    information: float
    readings: list[TracedReading]
    wind: list[TracedWind]
    left_out: list[LeftOut]
    parameters: TraceParameters
    model: str
    citybrain: str
    inputs_sha256: str
    sha256: str
