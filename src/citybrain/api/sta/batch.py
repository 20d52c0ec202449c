"""$batch: several requests in one, as JSON or as multipart/mixed (OGC 18-088, clause 11; OData 4.01, part 1, 11.7)."""

from __future__ import annotations

from citybrain.api.sta.batch_parts import BatchGroup, BatchPart
from citybrain.api.sta.batch_text import json_answer, json_parts, multipart_answer, multipart_parts
from citybrain.api.sta.exchange import Answered, Asked, answered, changed, made, task_of
from citybrain.api.sta.refusals import refusal
from citybrain.governance import Actor
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.service import Service, Task
from citybrain.observations.sensorthings.writing.writer import Made, Writer

MOST_PARTS = 1_000


def batch(service: Service, actor: Actor, root: str, language: str, body: bytes, type_: str) -> Answered:
    """The answers to all parts. Raises AskedError where the whole cannot be read."""
    multipart = type_.lower().startswith("multipart/mixed")
    groups = multipart_parts(body, type_, root) if multipart else json_parts(body, root)
    if sum(len(group.parts) for group in groups) > MOST_PARTS:
        raise AskedError("sta-batch-large", allowed=MOST_PARTS)
    links: dict[str, str] = {}
    for group in groups:
        _run(service, actor, root, language, group, links)
    return multipart_answer(groups) if multipart else json_answer(groups)


def _run(service: Service, actor: Actor, root: str, language: str, group: BatchGroup, links: dict[str, str]) -> None:
    """Answer the parts of a group; where they belong together, all are done or none."""
    if not group.together:
        for part in group.parts:
            part.answer = _one(service, actor, root, language, part.filled(links))
            _remember(part, links, root)
        return
    try:
        _together(service, actor, root, group, links)
    except CityBrainError as error:
        status, document = refusal(error, language)
        for part in group.parts:
            part.answer = Answered(status, document)


def _one(service: Service, actor: Actor, root: str, language: str, asked: Asked) -> Answered:
    try:
        return answered(service, actor, root, asked)
    except CityBrainError as error:
        status, document = refusal(error, language)
        return Answered(status, document)


def _together(service: Service, actor: Actor, root: str, group: BatchGroup, links: dict[str, str]) -> None:
    """All parts in one transaction; each may refer to what those before it made."""
    inner = dict(links)

    def task(part: BatchPart) -> Task:
        def run(writer: Writer) -> Made | None:
            asked = part.filled(inner)
            if asked.method == "GET":
                raise AskedError("sta-batch-read")
            what = task_of(service, actor, asked)(writer)
            if what is not None and part.id and what.arrival is None:
                inner[part.id] = f"{root}/{what.kind.plural}({what.id})"
            return what

        return run

    done = service.together(actor, [task(part) for part in group.parts])
    for part, what in zip(group.parts, done, strict=True):
        assert what is not None
        new = part.asked.method == "POST"
        part.answer = made(what, root) if new else changed(service, actor, root, part.asked, what)
        _remember(part, links, root)


def _remember(part: BatchPart, links: dict[str, str], root: str) -> None:
    if part.id and part.answer is not None and (link := part.answer.headers.get("Location", "")).startswith(root):
        links[part.id] = link
