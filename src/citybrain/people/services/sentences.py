"""What a catalogue says of a service, sentence by sentence: the only answers that a question gets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citybrain.messages import text
from citybrain.people.services.entry import CityService

DAY = 24.0


class SourceSentence(NamedTuple):
    """A sentence and where it stands: the service and its field."""

    code: str
    field: str
    text: str


def sentences_of(service: CityService, language: str) -> Iterator[SourceSentence]:
    """All of them, the description first."""
    for field, said in _fields(service, language):
        yield SourceSentence(service.code, field, said)


def _fields(service: CityService, language: str) -> Iterator[tuple[str, str]]:
    yield "description", service.description.of(language)
    for one in service.conditions:
        yield "conditions", one.of(language)
    if service.documents:
        named = "; ".join(one.name.of(language) for one in service.to_bring())
        held = "; ".join(
            f"{one.name.of(language)} ({one.held.records.of(language)})" for one in service.documents if one.held
        )
        yield "documents", text("service-documents", language, bring=named or "–", held=held or "–")
    yield "fee", service.fee.text.of(language)
    if service.promise is not None:
        yield "promise", promise_text(service, language)
    if (unit := service.unit) is not None:
        yield "unit", ". ".join(one.of(language) for one in (unit.name, unit.contact) if one is not None)
    for basis in service.basis:
        yield "basis", basis.law
    for one in service.alternatives:
        yield "alternatives", one.of(language)


def promise_text(service: CityService, language: str) -> str:
    """By when the city answers first and decides; empty where nothing is promised."""
    promise = service.promise
    if promise is None:
        return ""
    answer, decision = (_span(hours, language) for hours in (promise.answer, promise.decision))
    return text("service-promise", language, answer=answer, decision=decision, by=promise.by)


def _span(hours: float, language: str) -> str:
    """Hours, and days from two of them on."""
    if hours < 2 * DAY:
        return text("service-hours", language, count=f"{hours:g}")
    return text("service-days", language, count=f"{hours / DAY:g}")
