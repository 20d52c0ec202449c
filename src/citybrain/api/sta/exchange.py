"""One request of SensorThings and its answer, apart from HTTP: single requests and parts of a batch alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from citybrain.api.http_guard import LARGEST_BODY
from citybrain.api.problems import MethodError
from citybrain.api.sta.bodies import loaded
from citybrain.governance import Actor, Permission, require, require_delivery
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensorthings.answers.remembered import AskedOf, RememberedAnswer
from citybrain.observations.sensorthings.answers.render import service_document
from citybrain.observations.sensorthings.asked.path import path_of
from citybrain.observations.sensorthings.conformance import CONFORMANCE, MQTT
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.model import OBSERVATION
from citybrain.observations.sensorthings.reading import Answer, answer
from citybrain.observations.sensorthings.service import JSON_PATCH, PATCH, PUT, Service, Task, act_on
from citybrain.observations.sensorthings.sources import Visible
from citybrain.observations.sensorthings.writing import columnar
from citybrain.observations.sensorthings.writing.writer import Made

CREATE_OBSERVATIONS = "CreateObservations"
JSON_PATCH_TYPE = "application/json-patch+json"
MOST_OPTIONS = 100
MOST_NOTED = 20
"""Datastreams that one request has rows of the audit log for; of more, all are one row."""

METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")


@dataclass(frozen=True)
class Asked:
    """A request: method, path within the service, query options, body, type of the body."""

    method: str
    resource: str
    pairs: Sequence[tuple[str, str]] = ()
    body: bytes = b""
    type: str = "application/json"

    @property
    def document(self) -> Any:
        """The body as JSON. Raises AskedError."""
        return loaded(self.body)


@dataclass(frozen=True)
class Answered:
    """An answer: a document, or a text; `noted` is what the audit log keeps of it: act, object, number of things.

    `raw` is a document that is written already.
    """

    status: int
    document: Any = None
    text: str | None = None
    raw: bytes | None = None
    type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    noted: Sequence[tuple[Permission, str, int]] = ()


def pairs_of(query: str) -> list[tuple[str, str]]:
    """The options of a query. Raises AskedError where there are more than anybody needs."""
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_OPTIONS)
    except ValueError:
        raise AskedError("sta-options-many", allowed=MOST_OPTIONS) from None


def answered(service: Service, actor: Actor, root: str, asked: Asked) -> Answered:
    """The answer to a request. Raises CityBrainError where there is none."""
    if asked.method == "GET":
        return _read(service, actor, root, asked)
    if asked.resource.strip("/") == CREATE_OBSERVATIONS and asked.method == "POST":
        return _arrays(service, actor, root, asked)
    if asked.method == "POST":
        _require(actor, asked)
        return made(service.create(actor, asked.resource, asked.document), root)
    task = task_of(service, actor, asked)
    done = service.together(actor, [task])[0]
    assert done is not None
    return changed(service, actor, root, asked, done)


def answered_as_bytes(service: Service, actor: Actor, root: str, asked: Asked) -> Answered | None:
    """The same answer as bytes, by a way that makes no document; None where there is none, and nothing was done."""
    if asked.method == "GET":
        known = service.remembered.answer(_question(actor, root, asked))
        return None if known is None else _repeated(known)
    if asked.method != "POST" or asked.resource.strip("/") != CREATE_OBSERVATIONS:
        return None
    _require(actor, Asked("POST", OBSERVATION.plural))
    done = service.observing.ordinary_arrays(actor, asked.body, f"{root}/{OBSERVATION.plural}(")
    return None if done is None else Answered(201, raw=done.links, noted=_stored(done.numbers))


def answer_at_hand(service: Service, actor: Actor, root: str, asked: Asked) -> Answered | None:
    """The answer to a question that was asked before, where it is at hand; never waits for anything."""
    known = service.remembered.at_hand(_question(actor, root, asked))
    return None if known is None else _repeated(known)


def _question(actor: Actor, root: str, asked: Asked) -> AskedOf:
    ours = tuple(pair for pair in asked.pairs if pair[0].startswith("$"))  # others make no other answer
    return AskedOf(actor.reads, root, asked.resource, ours)


def _repeated(known: RememberedAnswer) -> Answered:
    return Answered(200, raw=known.whole, noted=_private(known.private))


def task_of(service: Service, actor: Actor, asked: Asked) -> Task:
    """What a request that writes does within a transaction. Raises NotAllowedError early."""
    _require(actor, asked)
    match asked.method:
        case "POST":
            return service.creating(asked.resource, asked.document)
        case "PATCH":
            how = JSON_PATCH if asked.type.startswith(JSON_PATCH_TYPE) else PATCH
            return service.changing(asked.resource, asked.document, how)
        case "PUT":
            return service.changing(asked.resource, asked.document, PUT)
        case "DELETE":
            return service.withdrawing(asked.resource)
    raise MethodError("request-method", received=asked.method, allowed=", ".join(METHODS))


def made(what: Made, root: str) -> Answered:
    """The answer to what was made: its link."""
    key = what.id if what.arrival is None else what.arrival.identity
    link = f"{root}/{what.kind.plural}({key})"
    document = {"@iot.id": key, "@iot.selfLink": link}
    return Answered(201, document, headers={"Location": link}, noted=[_written(what)])


def changed(service: Service, actor: Actor, root: str, asked: Asked, what: Made) -> Answered:
    """The answer to what was changed: how it is now; nothing for what is gone."""
    link = f"{what.kind.plural}({what.id})"
    noted = [_written(what, "withdraw" if asked.method == "DELETE" else "change")]
    if asked.method == "DELETE":
        return Answered(200, noted=noted)
    try:
        now = answer(service.sensing, Visible(actor.reads, maker=actor.name), root, link, ())
    except NotFoundError:  # from now on it is of a class that they may not read
        return Answered(200, noted=noted)
    return Answered(200, now.document, headers={"Location": f"{root}/{link}"}, noted=[*noted, *_private(now.private)])


def _written(what: Made, how: str = "") -> tuple[Permission, str, int]:
    """What was made, or changed as `how` says, for the audit log: observations by datastream, many are one row."""
    stream = what.id >> 32 if what.arrival is None else what.arrival.stream
    name = f"Datastreams({stream})" if what.kind is OBSERVATION else f"{what.kind.plural}({what.id})"
    if how:
        name = f"{how} observations of {name}" if what.kind is OBSERVATION else f"{how} {name}"
    return act_on(what.kind), name, 1


def _private(read: Mapping[int, int]) -> list[tuple[Permission, str, int]]:
    """What was read that not everybody may read, for the audit log."""
    if len(read) > MOST_NOTED:
        return [(Permission.READ_OBSERVATIONS, "Datastreams", sum(read.values()))]
    return [(Permission.READ_OBSERVATIONS, f"Datastreams({key})", number) for key, number in sorted(read.items())]


def _require(actor: Actor, asked: Asked) -> None:
    kind = path_of(asked.resource).last.kind
    require_delivery(actor) if kind is OBSERVATION and asked.method == "POST" else require(actor, act_on(kind))


def _mqtt(service: Service) -> dict[str, Any]:
    """Where observations are created and updates received over MQTT (OGC 18-088, sections 14.1 and 14.2)."""
    address = service.sensing.mqtt
    return {} if address is None else {requirement: {"endpoints": [address]} for requirement in MQTT}


def _read(service: Service, actor: Actor, root: str, asked: Asked) -> Answered:
    if not asked.resource.strip("/"):
        mqtt = _mqtt(service)
        return Answered(200, service_document(root, (*CONFORMANCE, *mqtt), mqtt))
    if asked.resource.strip("/") == CREATE_OBSERVATIONS:
        raise MethodError("request-method", received=asked.method, allowed="POST")
    found = answer(service.sensing, Visible(actor.reads, maker=actor.name), root, asked.resource, asked.pairs)
    return _to_answer(found)


def _to_answer(found: Answer) -> Answered:
    noted = _private(found.private)
    if found.text is not None:
        type_ = "text/csv" if found.csv else "text/plain"
        headers = {} if found.further is None else {"Link": f'<{found.further}>; rel="next"'}
        return Answered(200, text=found.text, type=f"{type_}; charset=utf-8", headers=headers, noted=noted)
    if found.document is None:
        return Answered(204, noted=noted)
    type_ = "application/geo+json" if _is_geojson(found.document) else "application/json"
    return Answered(200, found.document, type=type_, noted=noted)


def _is_geojson(document: Any) -> bool:
    return isinstance(document, dict) and document.get("type") == "FeatureCollection" and "features" in document


def _arrays(service: Service, actor: Actor, root: str, asked: Asked) -> Answered:
    """Observations as data arrays: a link for each, or the word error (OGC 18-088, 12.2).

    Raises AskedError where a large body holds anything but numbers at instants: it would be read in one piece, in which
    nobody else has a turn.
    """
    _require(actor, Asked("POST", OBSERVATION.plural))
    if len(asked.body) > LARGEST_BODY and columnar.ready():
        raise AskedError("sta-arrays-large", received=len(asked.body), allowed=LARGEST_BODY)
    keys = service.observing.arrays(actor, asked.document)
    begin = f"{root}/{OBSERVATION.plural}("
    links = ["error" if key is None else f"{begin}{key})" for key in keys]
    return Answered(201, links, noted=_stored(Counter(key >> 32 for key in keys if key is not None)))


def _stored(streams: Mapping[int, int]) -> list[tuple[Permission, str, int]]:
    """How many observations were stored by datastream, for the audit log."""
    if len(streams) > MOST_NOTED:
        return [(Permission.WRITE_OBSERVATIONS, OBSERVATION.plural, sum(streams.values()))]
    return [(Permission.WRITE_OBSERVATIONS, f"Datastreams({key})", number) for key, number in streams.items()]
