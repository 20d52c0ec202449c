"""The city: what it is called, how large it is, whose data it is made of."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheSnapshot
from citybrain.messages import on_page
from citybrain.presenting.answers.city import City, city_answer

router = Router(prefix=API, tags=["city"])


@router.get("/city", summary="Name, extent, size and sources of the city", responses=answering(City))
def city(request: Request, snapshot: TheSnapshot, language: Language) -> Response:
    """Bounds are west, south, east, north in degrees; `simulated` tells whether any value was generated."""
    return json_answer(request, city_answer(snapshot, language, on_page), language)
