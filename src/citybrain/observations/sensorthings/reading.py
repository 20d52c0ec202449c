"""Answers to questions: a resource path and its options, as whoever asks may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers import formats, render
from citybrain.observations.sensorthings.answers.reader import Reader
from citybrain.observations.sensorthings.asked.options import Options, options_of
from citybrain.observations.sensorthings.asked.path import REF, VALUE, Path, path_of
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.model import OBSERVATION, Kind
from citybrain.observations.sensorthings.sources import Visible


@dataclass(frozen=True)
class Answer:
    """A document, or a text that is none; None where there is nothing. `number` of entities and their kind."""

    document: Any = None
    text: str | None = None
    csv: bool = False
    kind: Kind = OBSERVATION
    number: int = 1


def answer(sensing: Sensing, visible: Visible, root: str, resource: str, pairs: Iterable[tuple[str, str]]) -> Answer:
    """The answer to a question. Raises NotFoundError, AskedError and NotServedError."""
    path = path_of(resource)
    options = options_of(path.last.kind, pairs)
    with sensing.records.read() as connection:
        reader = Reader(sensing, connection, visible)
        parent, key = reader.follow(path.steps)
        if key is not None:
            return _one(reader, path, options, key, root)
        if path.within:
            raise NotFoundError("sta-path", received=resource)
        found = reader.page(path.last.kind, options, parent)
    kind, number, address = path.last.kind, len(found.entities), f"{root}/{resource.strip('/')}"
    if path.ending == REF:
        return Answer(render.references(found, root, options, address), kind=kind, number=number)
    match options.format:
        case "dataArray":
            _require_observations(kind)
            return Answer(render.data_arrays(found, options, root, address), kind=kind, number=number)
        case "CSV":
            return Answer(text=formats.as_csv(found, options), csv=True, kind=kind, number=number)
        case "GeoJSON":
            link = render.next_link(address, options) if found.more else None
            return Answer(formats.as_geojson(found, options, link), kind=kind, number=number)
    return Answer(render.page(found, options, root, address), kind=kind, number=number)


def _one(reader: Reader, path: Path, options: Options, key: int, root: str) -> Answer:
    kind = path.last.kind
    if path.ending == REF:
        return Answer({"@iot.selfLink": f"{root}/{kind.plural}({key})"}, kind=kind)
    entity = reader.entity(kind, key, {} if path.within else options.expand)
    if not path.within:
        return Answer(render.rendered(entity, options, root), kind=kind)
    value = _property(entity.values | {"id": key, "@iot.id": key}, path.within)
    if path.ending == VALUE:
        return Answer(value if isinstance(value, dict | list) else None, _text(value), kind=kind)
    return Answer(None if value is None else {path.within[-1]: value}, kind=kind)


def _property(value: Any, steps: tuple[str, ...]) -> Any:
    """The value that steps lead to; null where a property is not told. Raises NotFoundError beyond that."""
    for number, step in enumerate(steps):
        if not isinstance(value, dict) or (number and step not in value):
            raise NotFoundError("sta-path", received="/".join(steps))
        value = value.get(step)
    return value


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _require_observations(kind: Kind) -> None:
    if kind is not OBSERVATION:
        raise AskedError("sta-format", received="dataArray", allowed="CSV, GeoJSON")
