"""Trained models in the records of a city: added, found, withdrawn; none is deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.forecasts.card import ModelCard
from citybrain.observations.forecasts.subject import subject_of, subjects
from citybrain.records import author
from citybrain.records.tables.base import now
from citybrain.records.tables.forecasts import forecast_model


@dataclass(frozen=True)
class StoredModel:
    """One training as it is recorded: span of its data, their SHA-256, and the SHA-256 of each of its files."""

    number: int
    stream: int
    since: str
    until: str
    data_hash: str
    seed: int
    versions: dict[str, str]
    card: ModelCard
    files: dict[str, str]
    made_by: str
    made_at: str
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None


def next_number(connection: Connection) -> int:
    """The number of the model that is added next."""
    return int(connection.execute(select(func.coalesce(func.max(forecast_model.c.id), 0))).scalar_one()) + 1


def add(connection: Connection, kept: StoredModel) -> None:
    """Add one under its number."""
    connection.execute(
        insert(forecast_model).values(
            id=kept.number,
            datastream=kept.stream,
            since=kept.since,
            until=kept.until,
            data_hash=kept.data_hash,
            seed=kept.seed,
            versions=json.dumps(kept.versions),
            card=json.dumps(kept.card, ensure_ascii=False),
            files=json.dumps(kept.files),
            made_by=kept.made_by,
            made_at=kept.made_at,
        )
    )


def model_of(connection: Connection, stream: int) -> StoredModel | None:
    """The model that holds for a stream: the last one that is not withdrawn."""
    return next((kept for kept in models(connection, stream) if kept.withdrawn_at is None), None)


def holding(connection: Connection) -> dict[int, int]:
    """The number of the model that holds, by stream."""
    asked = select(forecast_model.c.datastream, func.max(forecast_model.c.id)).group_by(forecast_model.c.datastream)
    rows = connection.execute(asked.where(forecast_model.c.withdrawn_at.is_(None)))
    return {int(stream): int(number) for stream, number in rows}


def card_of_stream(connection: Connection, stream: int, city: str) -> StoredModel:
    """The model that holds for a stream. Raises NotFoundError for an unknown stream and for one without a model."""
    subject = subject_of(subjects(connection), stream, city)
    kept = model_of(connection, stream)
    if kept is None:
        raise NotFoundError("forecast-no-model", stream=subject.name)
    return kept


def models(connection: Connection, stream: int | None = None) -> list[StoredModel]:
    """All models, or those of a stream, the last one first, withdrawn ones too."""
    asked = select(forecast_model).order_by(forecast_model.c.id.desc())
    if stream is not None:
        asked = asked.where(forecast_model.c.datastream == stream)
    return [_stored(row) for row in connection.execute(asked)]


def withdraw(connection: Connection, number: int, by: str | None) -> None:
    """Withdraw a model; the one before it holds again. Raises NotFoundError for one that does not hold."""
    holds = (forecast_model.c.id == number) & forecast_model.c.withdrawn_at.is_(None)
    acts = {"withdrawn_by": author(by), "withdrawn_at": now()}
    if not connection.execute(update(forecast_model).where(holds).values(**acts)).rowcount:
        raise NotFoundError("forecast-model-unknown", received=number)


def _stored(row: Row[Any]) -> StoredModel:
    return StoredModel(
        row.id,
        row.datastream,
        row.since,
        row.until,
        row.data_hash,
        row.seed,
        json.loads(row.versions),
        json.loads(row.card),
        json.loads(row.files),
        row.made_by,
        row.made_at,
        row.withdrawn_by,
        row.withdrawn_at,
    )
