"""Answers about species, as the HTTP interface and the command line give them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from typing_extensions import TypedDict

from citybrain.observations.sensing import Sensing
from citybrain.observations.species.names import DeclaredSpecies, species_names
from citybrain.observations.species.presence import Stay
from citybrain.observations.species.reading import SpeciesDetection, moment_of
from citybrain.observations.species.service import ListedSpecies, Presence


class SpeciesName(TypedDict):
    """A species; `protected` names the law or list by which its places are not shown to everybody, or is null."""

    key: str
    scientific: str
    label: str
    protected: str | None


class SpeciesRow(SpeciesName):
    """`detections` that the reader may read; `withheld`: there are others, of which days and cells are told."""

    detections: int
    withheld: bool


class SpeciesList(TypedDict):
    """By their names in English."""

    species: list[SpeciesRow]


class GapOfStay(TypedDict):
    """Days without a detection; `hours` listened on them, null where that is not known."""

    first: str
    last: str
    days: int
    hours: float | None


class StayOfSpecies(TypedDict):
    """From the first to the last day; `days` are all of them, `days_detected` those with detections."""

    first: str
    last: str
    days: int
    days_detected: int
    detections: int
    confirmed: int
    gaps: list[GapOfStay]


class MonthOfPresence(TypedDict):
    """`rate`: detections in an hour listened, with its 95 % interval; null where hours are not known."""

    month: str
    detections: int
    hours: float | None
    rate: float | None
    low: float | None
    high: float | None


class TrendOfSpecies(TypedDict):
    """Change of the rate in a year (0.1: ten percent more) with its 95 % interval.

    `reason` where it is null: no-effort, few-months or no-detections.
    """

    change: float | None
    low: float | None
    high: float | None
    reason: str


class PlaceOfSpecies(TypedDict):
    """A station and its place, or the south-west corner of a cell and its `side` [°] where the place is blurred."""

    station: str | None
    longitude: float
    latitude: float
    side: float | None
    detections: int


class SpeciesPresence(TypedDict):
    """`left_out`: detections that were refused or are not confident enough. `blurred`: places are partly cells. `more`:
    there are older detections than were read."""

    species: SpeciesName
    stays: list[StayOfSpecies]
    months: list[MonthOfPresence]
    trend: TrendOfSpecies
    places: list[PlaceOfSpecies]
    left_out: int
    blurred: bool
    more: bool


class JudgedDetection(TypedDict):
    """A detection; `verdict` is confirmed, refused, or empty where nobody judged it. `at` by the clock of the city."""

    identity: int
    at: str
    station: str
    label: str
    species: SpeciesName | None
    confidence: float
    detector: str
    evidence: str | None
    verdict: str


class DetectionsToJudge(TypedDict):
    """The newest first."""

    detections: list[JudgedDetection]


def name_answer(key: str, species: DeclaredSpecies, language: str) -> SpeciesName:
    """A species in a language."""
    label = species.label["zh"] if language == "zh" else species.label["en"]
    return {"key": key, "scientific": species.scientific, "label": label, "protected": species.protected}


def list_answer(rows: list[ListedSpecies], language: str) -> SpeciesList:
    """Species that were detected."""
    return {
        "species": [
            {**name_answer(one.key, one.species, language), "detections": one.detections, "withheld": one.withheld}
            for one in rows
        ]
    }


def presence_answer(presence: Presence, language: str) -> SpeciesPresence:
    """When a species was present."""
    return {
        "species": name_answer(presence.key, presence.species, language),
        "stays": [_stay(one) for one in presence.stays],
        "months": [
            {"month": one.month, "detections": one.detections, "hours": one.hours, "rate": one.rate, "low": one.low,
             "high": one.high}
            for one in presence.months
        ],
        "trend": {
            "change": presence.trend.change, "low": presence.trend.low, "high": presence.trend.high,
            "reason": presence.trend.reason,
        },
        "places": [
            {"station": one.station, "longitude": one.longitude, "latitude": one.latitude, "side": one.side,
             "detections": one.detections}
            for one in presence.places
        ],
        "left_out": presence.left_out,
        "blurred": presence.blurred,
        "more": presence.more,
    }  # fmt: skip


def _stay(stay: Stay) -> StayOfSpecies:
    return {
        "first": stay.first.isoformat(), "last": stay.last.isoformat(), "days": stay.days,
        "days_detected": stay.days_detected, "detections": stay.detections, "confirmed": stay.confirmed,
        "gaps": [
            {"first": gap.first.isoformat(), "last": gap.last.isoformat(), "days": gap.days, "hours": gap.hours}
            for gap in stay.gaps
        ],
    }  # fmt: skip


def detection_answer(one: SpeciesDetection, sensing: Sensing, language: str) -> JudgedDetection:
    """A detection, for who may read it."""
    names = species_names(sensing.folder)
    key = names.key_of(one.label)
    return {
        "identity": one.identity,
        "at": moment_of(one.time).astimezone(ZoneInfo(sensing.zone)).isoformat(timespec="seconds"),
        "station": one.stream.station, "label": one.label,
        "species": None if key is None else name_answer(key, names.all[key], language),
        "confidence": one.confidence, "detector": one.detector, "evidence": one.evidence, "verdict": one.verdict,
    }  # fmt: skip
