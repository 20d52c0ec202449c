"""The forecast of a stream as an answer: times, quantiles, who speaks for which hours, and what to know about it."""

from __future__ import annotations

from typing import NamedTuple, TypedDict

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.forecasts.blocks import BlockPairs
from citybrain.observations.forecasts.candidates import Candidate, Prepared
from citybrain.observations.forecasts.card import instant
from citybrain.observations.forecasts.choice import BANDS, band_of
from citybrain.observations.forecasts.conformal import QUANTILES
from citybrain.observations.forecasts.features import REACH
from citybrain.observations.forecasts.files import ForecastError, Model, folder_of, read
from citybrain.observations.forecasts.hours import HOUR, LONGEST_LEAD, History, read_history
from citybrain.observations.forecasts.kept import StoredModel, model_of
from citybrain.observations.forecasts.stale import undone_since
from citybrain.observations.forecasts.subject import ForecastSubject, subject_of, subjects
from citybrain.observations.forecasts.untrained import LEAST_KNOWN, RECENT, rules_alone
from citybrain.observations.importing.kept import StoredImport
from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.sensing import Sensing

STALE = 3
"""Hours after which the newest reading counts as old."""


class Speaks(TypedDict):
    """Leads [h] from one to another, and which candidate forecasts them."""

    first: int
    last: int
    candidate: str


class Notice(TypedDict):
    """Something to know about a forecast: a message key with its arguments."""

    code: str
    arguments: dict[str, str | int | float]


class ForecastAnswer(TypedDict):
    """The forecast of a stream; each time is the beginning of an hour whose mean is told, in UTC.

    values: one row for each time, one value for each of `quantiles`. model: number of the trained model, None where
    none was. issued: the end of the last hour that it knows of.
    """

    stream: int
    name: str
    unit: str | None
    simulated: bool
    issued: str
    age: int
    quantiles: list[float]
    times: list[str]
    values: list[list[float]]
    speaks: list[Speaks]
    model: int | None
    trained: str | None
    notices: list[Notice]


class ForecastAhead(NamedTuple):
    """A forecast as arrays: quantiles (72 hours from `issued` on, 5), of which the first `age` are over by now.

    undone: an import that the model was trained on and that was undone since.
    """

    subject: ForecastSubject
    quantiles: Array
    issued: int
    age: int
    model: Model
    kept: StoredModel | None
    undone: StoredImport | None = None


def forecast(sensing: Sensing, stream: int) -> ForecastAnswer:
    """The forecast of a stream from its last whole hour on, for hours that are not over.

    Gaps are borne. Raises NotFoundError for an unknown stream, ForecastError for one that has too few readings or
    whose last one is older than three days.
    """
    found = ahead(sensing, stream)
    return {
        "stream": stream,
        "name": found.subject.name,
        "unit": found.subject.unit,
        "simulated": found.subject.simulated,
        "issued": instant(found.issued),
        "age": found.age,
        "quantiles": QUANTILES.tolist(),
        "times": [instant(found.issued + late) for late in range(found.age, LONGEST_LEAD)],
        "values": np.round(found.quantiles[found.age :], 3).tolist(),
        "speaks": [
            {"first": first, "last": last, "candidate": speaker.value}
            for (first, last), speaker in zip(BANDS, found.model.speakers, strict=True)
        ],
        "model": found.kept.number if found.kept else None,
        "trained": found.kept.made_at if found.kept else None,
        "notices": _notices(found),
    }


def ahead(sensing: Sensing, stream: int) -> ForecastAhead:
    """The same as arrays."""
    with sensing.records.read() as connection:
        known = subjects(connection)
        subject = subject_of(known, stream, str(sensing.folder))
        kept = model_of(connection, stream)
        undone = None if kept is None else undone_since(connection, sensing.folder, kept)
    newest = int(sensing.store.latest(np.array([stream], np.int32)).time[0])
    if newest == NO_TIME:
        raise ForecastError("forecast-history-none", stream=subject.name)
    end = sensing.now() // HOUR
    before = min(newest // HOUR + 1, end)
    trained = read(folder_of(sensing.folder, kept.number), kept.files) if kept else None
    near, reach = (trained.beside, REACH) if trained else ((), RECENT)
    history = _until_last(read_history(sensing.store, stream, near, before - reach, before, sensing.zone), subject)
    issued = history.first + len(history)
    if end - issued >= LONGEST_LEAD:
        raise ForecastError("forecast-stale", stream=subject.name, hours=end - issued, allowed=LONGEST_LEAD)
    model = trained or rules_alone(history, subject.name)
    return ForecastAhead(subject, forecast_of(history, model), issued, max(end - issued, 0), model, kept, undone)


def forecast_of(history: History, model: Model) -> Array:
    """Quantiles (72, 5) of the hours after a history whose last hour has a value. Pure."""
    prepared = Prepared(history, model.fitted.scale)
    lead = np.arange(1, LONGEST_LEAD + 1)
    speaker = np.array([model.speakers[band_of(int(one))] for one in lead])
    quantiles = np.empty((LONGEST_LEAD, len(QUANTILES)))
    for candidate in set(model.speakers):
        rows = speaker == candidate
        pairs = BlockPairs(np.full(int(rows.sum()), len(history) - 1), lead[rows])
        quantiles[rows] = model.fitted.quantiles(prepared, candidate, pairs)
    return quantiles


def _until_last(history: History, subject: ForecastSubject) -> History:
    known = np.flatnonzero(np.isfinite(history.value))
    if not len(known):
        raise ForecastError("forecast-readings-few", stream=subject.name, received=0, allowed=LEAST_KNOWN)
    return history.until(int(known[-1]) + 1)


def _notices(found: ForecastAhead) -> list[Notice]:
    notices: list[Notice] = []
    if found.age >= STALE:
        notices.append({"code": "forecast-notice-old", "arguments": {"hours": found.age}})
    if found.kept is None:
        notices.append({"code": "forecast-notice-untrained", "arguments": {}})
    elif Candidate.BOOSTING not in found.model.speakers:
        notices.append({"code": "forecast-notice-rules", "arguments": {}})
    if found.undone is not None:
        told = {"file": found.undone.file, "at": (found.undone.withdrawn_at or "")[:19]}
        notices.append({"code": "forecast-notice-undone", "arguments": {**told}})
    if found.subject.simulated:
        notices.append({"code": "forecast-notice-simulated", "arguments": {}})
    return notices
