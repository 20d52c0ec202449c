"""Answers to questions: a resource path and its options, as whoever asks may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers import formats, render
from citybrain.observations.sensorthings.answers.entity import Page
from citybrain.observations.sensorthings.answers.reader import EntityReader
from citybrain.observations.sensorthings.asked.options import QueryOptions, options_of
from citybrain.observations.sensorthings.asked.path import REF, VALUE, ResourcePath, path_of
from citybrain.observations.sensorthings.errors import AskedError, translating_refusals
from citybrain.observations.sensorthings.model import OBSERVATION, Kind
from citybrain.observations.sensorthings.sources import Visible


@dataclass(frozen=True)
class Answer:
    """A document, or a text that is none; None where there is nothing.

    `further` is where a text goes on. `private` are datastreams that not everybody may read, with the number of their
    entities in the answer.
    """

    document: Any = None
    text: str | None = None
    csv: bool = False
    further: str | None = None
    private: Mapping[int, int] = field(default_factory=dict)


def answer(sensing: Sensing, visible: Visible, root: str, resource: str, pairs: Iterable[tuple[str, str]]) -> Answer:
    """The answer to a question. Raises NotFoundError, AskedError and NotServedError."""
    path = path_of(resource)
    options = options_of(path.last.kind, pairs)
    with translating_refusals(), sensing.records.read() as connection:
        reader = EntityReader(sensing, connection, visible)
        parent, key = reader.follow(path.steps)
        if key is not None:
            return replace(_one(reader, path, options, key, root), private=reader.private())
        if path.within:
            raise NotFoundError("sta-path", received=resource)
        found = reader.page(path.last.kind, options, parent)
        private = reader.private()
    return replace(_many(path, options, found, root, f"{root}/{resource.strip('/')}"), private=private)


def _many(path: ResourcePath, options: QueryOptions, found: Page, root: str, address: str) -> Answer:
    if path.ending == REF:
        return Answer(render.references(found, root, options, address))
    link = None if found.end is None else render.next_link(address, options, found.end)
    match options.format:
        case "dataArray":
            _require_observations(path.last.kind)
            return Answer(render.data_arrays(found, options, root, address))
        case "CSV":
            return Answer(text=formats.as_csv(found, options), csv=True, further=link)
        case "GeoJSON":
            return Answer(formats.as_geojson(found, options, link))
    return Answer(render.page(found, options, root, address))


def _one(reader: EntityReader, path: ResourcePath, options: QueryOptions, key: int, root: str) -> Answer:
    kind = path.last.kind
    if path.ending == REF:
        return Answer({"@iot.selfLink": f"{root}/{kind.plural}({key})"})
    entity = reader.entity(kind, key, {} if path.within else options.expand)
    if not path.within:
        return Answer(render.rendered(entity, options, root))
    value = _property(entity.values | {"id": key, "@iot.id": key}, path.within)
    if path.ending == VALUE:
        return Answer(value if isinstance(value, dict | list) else None, _text(value))
    return Answer(None if value is None else {path.within[-1]: value})


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
