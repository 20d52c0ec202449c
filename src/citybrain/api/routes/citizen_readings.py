"""Readings of citizens' own instruments: sent by anybody, told by cell and held against sensors of the city."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.state import TheState, part_of_city
from citybrain.open_city.citizen_readings import citizen_readings_of
from citybrain.people.readings.answers import citizen_readings_answer
from citybrain.people.readings.service import ENTERS, CitizenReadingSent, CitizenReadingService
from citybrain.people.readings.shapes import CitizenReadings, ReadingReceipt

router = Router(prefix=f"{API}/citizen-readings", tags=["taking part"])
TheReadings = Annotated[CitizenReadingService, part_of_city(citizen_readings_of)]


@router.get("", summary="Readings of citizens", responses=answering(CitizenReadings))
def listed(request: Request, service: TheReadings, language: Language) -> Response:
    """Of the last 30 days, by cell of 111 m: a phone counts for less than a meter of a better class."""
    return fresh_answer(request, citizen_readings_answer(service.listed(), language), language)


@router.post(
    "", summary="Send a reading", status_code=201, dependencies=[*ONLY_JSON], responses=answering(ReadingReceipt, 201)
)
def take(
    request: Request, state: TheState, service: TheReadings, actor: TheActor, body: CitizenReadingSent
) -> Response:
    """The same once however often it is sent; without an account, but for devices of the better classes."""
    state.limits.voices.take(origin_of(request))
    taken = service.take(body, actor, origin_of(request))
    note(request, ENTERS, "citizen reading")
    answer: ReadingReceipt = {"sending": body.sending, "new": taken.new, "reference": taken.reference}
    return fresh_answer(request, answer, "", 201)
