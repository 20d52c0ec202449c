"""The act of training: read what was measured, test, choose, write the files, record who did it from which data."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import numpy as np

from citybrain.observations.forecasts.backtest import Backtest, backtest
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.candidates import Candidate, fit_all
from citybrain.observations.forecasts.card import ModelCard, card_of, instant, versions
from citybrain.observations.forecasts.choice import Choice, choose
from citybrain.observations.forecasts.files import FOLDER, ForecastError, Model, folder_of, write
from citybrain.observations.forecasts.hours import HOUR, History, read_history
from citybrain.observations.forecasts.kept import StoredModel, add, next_number
from citybrain.observations.forecasts.subject import Beside, ForecastSubject, beside, subject_of, subjects
from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.sensing import Sensing
from citybrain.records import Records, author
from citybrain.records.tables.base import now

LONGEST = 4 * 8766
"""Hours of history that are read at most: four years."""
LEAST = 60 * 24
"""Hours of history without which nothing is trained."""
LEAST_KNOWN = 0.5

Told = Callable[[float], None]
"""Hears the done share and may raise to stop."""


@dataclass(frozen=True)
class Trained:
    """One stream: the number of its new model and its card, or why none was trained."""

    stream: int
    name: str
    number: int | None
    card: ModelCard | None
    refused: ForecastError | None
    seconds: float


def train(
    sensing: Sensing, streams: Sequence[int] | None, made_by: str | None, told: Told, effort: Effort | None = None
) -> list[Trained]:
    """Train some streams, or all; each is recorded when it is done, so that what is done stays where this stops.

    A stream whose history does not suffice is told, not raised. Raises NotFoundError for an unknown stream,
    NotRecordedError and OSError where nothing can be kept.
    """
    with sensing.records.read() as connection:
        known = subjects(connection)
    wanted = known if streams is None else [subject_of(known, one, str(sensing.folder)) for one in streams]
    done = []
    for number, subject in enumerate(wanted):

        def report(share: float, number: int = number) -> None:
            told((number + share) / len(wanted))

        done.append(_trained(sensing, subject, beside(known, subject), author(made_by), report, effort or Effort()))
    return done


def history_of(sensing: Sensing, subject: ForecastSubject, near: Beside) -> History:
    """What was measured of a stream up to its last whole hour. Raises ForecastError where it does not suffice."""
    newest = sensing.store.latest(np.array([subject.number], np.int32)).time[0]
    if newest == NO_TIME:
        raise ForecastError("forecast-history-none", stream=subject.name)
    before = min(int(newest) // HOUR + 1, sensing.now() // HOUR)
    history = read_history(sensing.store, subject.number, near.groups, before - LONGEST, before, sensing.zone)
    known = np.flatnonzero(np.isfinite(history.value))
    first = int(known[0]) if len(known) else len(history)
    hours = len(history) - first
    if hours < LEAST or len(known) < LEAST_KNOWN * hours:
        told = {"days": hours // 24, "allowed": LEAST // 24, "known": len(known)}
        raise ForecastError("forecast-history-short", stream=subject.name, **told)
    if np.nanmin(history.value) == np.nanmax(history.value):
        raise ForecastError("forecast-history-constant", stream=subject.name)
    return replace(history, first=history.first + first, value=history.value[first:], beside=history.beside[:, first:])


def made(history: History, effort: Effort, told: Told) -> tuple[Model, Backtest, list[Choice]]:
    """Test, choose, then fit on all of the history: five fits, of which the last is kept. Pure."""
    tested = backtest(history, effort, lambda share: told(0.8 * share))
    chosen = choose(tested)
    speakers = tuple(choice.candidate for choice in chosen)
    trees = Candidate.BOOSTING in speakers
    fitted = fit_all(history, effort, lambda share: told(0.8 + 0.2 * share), trees)
    return Model(fitted, speakers), tested, chosen


def hash_of(history: History) -> str:
    """SHA-256 of the data that a model was trained on."""
    digest = hashlib.sha256(f"{history.first} {history.zone} {history.beside.shape}".encode())
    for values in (history.value, history.beside):
        digest.update(np.ascontiguousarray(values, "<f8").tobytes())
    return digest.hexdigest()


def _trained(
    sensing: Sensing, subject: ForecastSubject, near: Beside, made_by: str, told: Told, effort: Effort
) -> Trained:
    begin = time.perf_counter()
    try:
        history = history_of(sensing, subject, near)
    except ForecastError as refused:
        told(1.0)
        return Trained(subject.number, subject.name, None, None, refused, time.perf_counter() - begin)
    model, tested, chosen = made(history, effort, told)
    model = replace(model, beside=near.groups)
    card = card_of(subject, near, history, effort, tested, chosen)
    kept = StoredModel(
        0,
        subject.number,
        instant(history.first),
        instant(history.first + len(history)),
        hash_of(history),
        effort.seed,
        versions(),
        card,
        {},
        made_by,
        now(),
    )
    number = _keep(sensing.records, sensing.folder, model, kept)
    return Trained(subject.number, subject.name, number, card, None, time.perf_counter() - begin)


def _keep(records: Records, city: Path, model: Model, kept: StoredModel) -> int:
    """Files first, then the record; a folder without a record is left of a training that was cut off: replaced."""
    with _draft(city) as draft:
        hashes = write(draft, model)
        with records.begin() as connection:
            number = next_number(connection)
            place = folder_of(city, number)
            shutil.rmtree(place, ignore_errors=True)
            draft.rename(place)
            add(connection, replace(kept, number=number, files=hashes))
    return number


@contextmanager
def _draft(city: Path) -> Iterator[Path]:
    draft = city / FOLDER / f".draft-{uuid4().hex}"
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
