"""Documents of Open311 GeoReport v2: services, their definitions, requests, as the standard's schemas have them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Row

from citybrain.messages import text
from citybrain.observations.times import written
from citybrain.people.reports.standing import is_done
from citybrain.people.services.entry import AskedAttribute, CityService

SHOWN = 1
Document = dict[str, Any]


class RequestPage(NamedTuple):
    """A page of requests that is asked for: number, and how many on each."""

    number: int
    size: int


def service_document(service: CityService, language: str) -> Document:
    """A service of the list."""
    words = (one.of(language) for one in service.keywords)
    return {
        "service_code": service.code,
        "service_name": service.name.of(language),
        "description": service.description.of(language),
        "metadata": bool(service.attributes),
        "type": "realtime",
        "keywords": ",".join(words),
        "group": service.group_text.of(language),
    }


def definition_document(service: CityService, language: str) -> Document:
    """What is asked of a service beside words and place."""
    attributes = [_attribute(one, order, language) for order, one in enumerate(service.attributes, 1)]
    return {"service_code": service.code, "attributes": attributes}


def _attribute(asked: AskedAttribute, order: int, language: str) -> Document:
    document: Document = {
        "variable": True, "code": asked.code, "datatype": asked.datatype, "required": asked.required,
        "datatype_description": None, "order": order, "description": asked.label.of(language),
    }  # fmt: skip
    if asked.values:
        document["values"] = [{"key": key, "name": label.of(language)} for key, label in asked.values.items()]
    return document


def request_document(row: Row[Any], services: Mapping[str, CityService], notes: str, language: str) -> Document:
    """A request as it stands; its words, and those of the city to who reported, once a person has looked at them."""
    service = services.get(row.service)
    shown = row.shown == SHOWN
    times = [one for one in (row.requested, row.answered, row.closed_at) if one is not None]
    return {
        "service_request_id": str(row.id),
        "status": "closed" if is_done(row) else "open",
        "status_notes": (notes if shown else "") or outcome_text(row, language),
        "service_name": row.service_label if service is None else service.name.of(language),
        "service_code": row.service,
        "description": row.text if shown else None,
        "agency_responsible": None,
        "service_notice": None,
        "requested_datetime": written(row.requested),
        "updated_datetime": written(max(times)),
        "expected_datetime": None if row.done_by is None else written(row.done_by),
        "address": row.address if shown and row.address else None,
        "address_id": None,
        "zipcode": None,
        "lat": _number(row.latitude),
        "long": _number(row.longitude),
        "media_url": None,
    }


def outcome_text(row: Row[Any], language: str) -> str:
    """How a report ended, or where it stands, in a sentence."""
    ended = row.outcome or ("cured" if is_done(row) else "open")
    state = row.state or "seen"
    if state == "seen" and row.answered is not None:
        state = "answered"
    return text("resident-report-outcome", language, outcome=ended, state=state)


def entered_document(number: int, notice: str, token: str) -> Document:
    """What somebody is answered who sent a request."""
    return {"service_request_id": str(number), "service_notice": notice, "account_id": None, "token": token}


def _number(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else value
