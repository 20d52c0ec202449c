"""Forecasts that were trained on readings of an import that is undone."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from sqlalchemy import Connection

from citybrain.observations.forecasts.files import ForecastError, folder_of, read
from citybrain.observations.forecasts.kept import StoredModel, models
from citybrain.observations.importing.kept import StoredImport, imports
from citybrain.observations.times import instant


def undone_since(connection: Connection, city: Path, kept: StoredModel) -> StoredImport | None:
    """The last import that was undone after a model was trained on readings of it; None where there is none."""
    streams = _streams(city, kept)
    undone = (one for one in imports(connection) if one.withdrawn_at is not None)
    return next((one for one in undone if one.withdrawn_at > kept.made_at and _holds(one, kept, streams)), None)  # type: ignore[operator]


def trained_on(connection: Connection, city: Path, done: StoredImport) -> tuple[int, ...]:
    """Models that count and that were trained on readings of an import."""
    counting = (kept for kept in models(connection) if kept.withdrawn_at is None)
    return tuple(kept.number for kept in counting if _holds(done, kept, _streams(city, kept)))


def _holds(done: StoredImport, kept: StoredModel, streams: Set[int]) -> bool:
    """Whether readings of an import lie in streams and span of a model, and were there when it was trained."""
    if done.since is None or done.until is None or done.made_at > kept.made_at or not streams & set(done.streams):
        return False
    return instant(done.since) <= instant(kept.until) and instant(kept.since) <= instant(done.until)


def _streams(city: Path, kept: StoredModel) -> Set[int]:
    """The stream of a model and those that it was trained on beside it, as far as its files are there."""
    try:
        beside = read(folder_of(city, kept.number), kept.files).beside
    except ForecastError:
        beside = ()
    return {kept.stream, *(stream for group in beside for stream in group)}
