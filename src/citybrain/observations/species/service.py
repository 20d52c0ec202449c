"""Species of a city for whoever asks: which there are, when each was present, and what waits for an expert."""

from __future__ import annotations

import datetime
import json
import math
from collections import Counter, defaultdict
from typing import Literal, NamedTuple, get_args

from sqlalchemy import insert

from citybrain.governance import Actor, Permission, require
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.locations import place_of
from citybrain.observations.sensing import Sensing
from citybrain.observations.species.names import DeclaredSpecies
from citybrain.observations.species.presence import (
    USUAL_GAP,
    DayOfSpecies,
    MonthOfSpecies,
    SpeciesTrend,
    Stay,
    months_of,
    stays_of,
    trend_of,
)
from citybrain.observations.species.reading import (
    CONFIRMED,
    MOST,
    DetectionReader,
    SpeciesDetection,
)
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.species import species_judgement

USUAL_CONFIDENCE = 0.7
"""Least confidence that counts where nobody judged (convention of this project; a question may state another)."""

BLUR = 0.1
"""Degrees of the cells in which places of protected species are told to who may not read them: the third category of
Chapman 2020, Current Best Practices for Generalizing Sensitive Species Occurrence Data, doi:10.15468/doc-5jp4-5g10."""

MOST_WAITING, MOST_LOOKED_AT = 100, 2_000
Verdict = Literal["confirmed", "refused"]


def verdict_of(word: str) -> Verdict:
    """A verdict by its word. Raises EntryError for another one."""
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    for one in verdicts:
        if one == word:
            return one
    raise EntryError("species-verdict", received=word[:50], allowed=", ".join(verdicts))


class SpeciesPlace(NamedTuple):
    """Where a species was: a station, or the south-west corner and side [°] of a cell where the place is blurred."""

    station: str | None
    longitude: float
    latitude: float
    side: float | None
    detections: int


class ListedSpecies(NamedTuple):
    """A species that was detected, by how many detections the actor may read; `withheld`: others are told blurred."""

    key: str
    species: DeclaredSpecies
    detections: int
    withheld: bool


class Presence(NamedTuple):
    """When a species was present; `left_out` counts detections that are refused or not confident enough, `more` says
    that there are older ones than were read."""

    key: str
    species: DeclaredSpecies
    stays: list[Stay]
    months: list[MonthOfSpecies]
    trend: SpeciesTrend
    places: list[SpeciesPlace]
    left_out: int
    blurred: bool
    more: bool


class SpeciesService:
    """Species of one city. Safe for threads."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing

    def listed(self, actor: Actor) -> list[ListedSpecies]:
        """Species that were detected, by their names in English, as far as the actor may know of them."""
        reader = DetectionReader(self._sensing, actor)
        own, closed = (reader.labels(streams) for streams in (reader.open_streams(), reader.withheld_streams()))
        rows = [
            ListedSpecies(key, reader.names.all[key], self._count(reader, own.get(key, set())), key in closed)
            for key in {*own, *closed}
        ]
        return sorted(rows, key=lambda one: one.species.label["en"])

    def presence(
        self, key: str, actor: Actor, since: datetime.date | None = None, until: datetime.date | None = None,
        confidence: float = USUAL_CONFIDENCE, gap: int = USUAL_GAP,
    ) -> Presence:  # fmt: skip
        """When a species was present, on days from `since` to `until`. Raises NotFoundError.

        Who may not read streams of a protected species gets its days, and its places as cells.
        """
        reader = DetectionReader(self._sensing, actor)
        species = reader.names.one(key)
        begin = None if since is None else _midnight(since, reader)
        end = None if until is None else _midnight(until + datetime.timedelta(days=1), reader)
        streams, hidden = reader.open_streams(), reader.withheld_streams()
        labels = reader.labels([*streams, *hidden]).get(key, set())
        read = reader.detections(labels, [*streams, *hidden], begin, end)
        counted = [one for one in read if one.counts(confidence)]
        days, efforts, with_effort = self._by_day(reader, counted)
        window = {day: value for day, value in efforts.items() if _within(day, since, until)}
        counts = {day: one.detections for day, one in days.items()}
        months = months_of(counts, with_effort, window)
        return Presence(
            key, species, stays_of(days, window, gap), months, trend_of(months), self._places(counted),
            len(read) - len(counted), any(not one.stream.open for one in counted), len(read) == MOST,
        )  # fmt: skip

    def waiting(self, actor: Actor, key: str | None = None, before: int | None = None) -> list[SpeciesDetection]:
        """Detections that nobody judged, the newest first. Raises NotFoundError for an unknown species."""
        reader = DetectionReader(self._sensing, actor)
        streams = reader.open_streams()
        labels = reader.labels(streams)
        if key is not None:
            reader.names.one(key)
        chosen = labels.get(key, set()) if key is not None else {text for texts in labels.values() for text in texts}
        rows = reader.detections(chosen, streams, None, before, MOST_LOOKED_AT)
        return [one for one in rows if not one.verdict][:MOST_WAITING]

    def judge(self, identity: int, verdict: Verdict, why: str, actor: Actor) -> SpeciesDetection:
        """Put on record whether a detection stands: by somebody other than who posted it.

        Raises NotFoundError where there is no such detection for the actor, NotAllowedError.
        """
        require(actor, Permission.WORK_CASES)
        reader = DetectionReader(self._sensing, actor)
        one = reader.one(identity)
        species = None if one is None else reader.names.key_of(one.label)
        if one is None or species is None:
            raise NotFoundError("species-detection-unknown", received=str(identity))
        if one.made_by == actor.name:
            raise NotAllowedError("species-judge-own", name=actor.name)
        with self._sensing.records.begin() as connection:
            row = {"observation": identity, "stream": one.stream.number, "verdict": verdict, "species": species}
            made = {"why": why, "made_by": actor.name, "made_at": now()}
            connection.execute(insert(species_judgement).values(**row, **made))
        return one._replace(verdict=verdict)

    def _count(self, reader: DetectionReader, labels: set[str]) -> int:
        from citybrain.observations.readings.expressions import READING

        if not labels:
            return 0
        where = READING.c.stream.in_(reader.open_streams()) & READING.c.text.in_(sorted(labels))
        return self._sensing.store.number_of(where)

    def _by_day(
        self, reader: DetectionReader, counted: list[SpeciesDetection]
    ) -> tuple[dict[datetime.date, DayOfSpecies], dict[datetime.date, float], dict[datetime.date, int]]:
        """Detections by day, seconds listened by day, and detections of stations that listened on that day.

        Where a detection is withheld, hours are too: which days and stations listened would tell its station.
        """
        by_day: defaultdict[datetime.date, Counter[str]] = defaultdict(Counter)
        blurred = any(not one.stream.open for one in counted)
        seconds = {} if blurred else reader.effort({one.thing for one in reader.streams.values() if one.open})
        effort: defaultdict[datetime.date, float] = defaultdict(float)
        for (_, day), value in seconds.items():
            effort[day] += value
        with_effort: Counter[datetime.date] = Counter()
        for one in counted:
            day = one.day(reader.zone)
            by_day[day].update(["all", one.verdict])
            with_effort[day] += (one.stream.thing, day) in seconds
        days = {day: DayOfSpecies(one["all"], one[CONFIRMED]) for day, one in by_day.items()}
        return days, dict(effort), dict(with_effort)

    def _places(self, counted: list[SpeciesDetection]) -> list[SpeciesPlace]:
        """Stations with their places, and cells of those that are withheld; most detections first."""
        by_station = Counter(one.stream for one in counted)
        cells: Counter[tuple[float, float]] = Counter()
        places = []
        with self._sensing.records.read() as connection:
            for stream, count in by_station.items():
                place = place_of(connection, stream.thing)
                shape = None if place is None else json.loads(place[1])
                if not isinstance(shape, dict) or shape.get("type") != "Point":
                    continue
                longitude, latitude = (float(one) for one in shape["coordinates"][:2])
                if stream.open:
                    places.append(SpeciesPlace(stream.station, longitude, latitude, None, count))
                else:
                    cells[_cell(longitude), _cell(latitude)] += count
        places += [SpeciesPlace(None, *cell, BLUR, count) for cell, count in cells.items()]
        return sorted(places, key=lambda one: (-one.detections, one.station or "", one.longitude, one.latitude))


def _cell(degrees: float) -> float:
    """The lower edge of the cell that a coordinate lies in."""
    return round(math.floor(degrees / BLUR) * BLUR, 1)


def _midnight(day: datetime.date, reader: DetectionReader) -> int:
    moment = datetime.datetime.combine(day, datetime.time(), reader.zone)
    return (moment - EPOCH) // MICROSECOND


def _within(day: datetime.date, since: datetime.date | None, until: datetime.date | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)
