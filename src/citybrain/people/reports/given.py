"""A report as somebody gives it: bounded, cleaned of what nobody sees, and held against what its service asks."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from citybrain.people.services.entry import AskedAttribute, CityService
from citybrain.people.texts import cleaned, on_one_line
from citybrain.records.errors import EntryError

LONGEST = 4_000
"""Characters of the words of a report (request.json of GeoReport v2)."""

LONGEST_LINE = 300
MOST_ANSWERS = 50
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


class ReportChannel(StrEnum):
    """How a report came."""

    WEB = "web"
    OPEN311 = "open311"
    COUNTER = "counter"
    TELEPHONE = "telephone"
    PAPER = "paper"
    IMPORT = "import"


ReportWords = Annotated[str, BeforeValidator(cleaned), Field(max_length=LONGEST)]
ReportLine = Annotated[str, BeforeValidator(on_one_line), Field(max_length=LONGEST_LINE)]


class GivenContact(BaseModel, extra="forbid", frozen=True):
    """Whom to ask; nobody has to say it."""

    name: ReportLine = ""
    email: Annotated[ReportLine, Field(pattern=r"^$|^[^@\s]+@[^@\s]+$")] = ""
    telephone: Annotated[ReportLine, Field(pattern=r"^$|^\+?[0-9 ()/.-]{3,40}$")] = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.name or self.email or self.telephone)


class GivenReport(BaseModel, extra="forbid", frozen=True):
    """What is reported: service, words, and a place in degrees or as an address. code: made by who sends it."""

    service: Annotated[str, Field(min_length=1, max_length=100)]
    text: Annotated[ReportWords, Field(min_length=1)]
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    address: ReportLine = ""
    answers: Annotated[Mapping[Annotated[str, Field(max_length=100)], ReportLine], Field(max_length=MOST_ANSWERS)] = {}
    media: Annotated[ReportLine, Field(pattern=r"^$|^https?://")] = ""
    contact: GivenContact | None = None
    code: Annotated[str, Field(max_length=40)] | None = None

    @model_validator(mode="after")
    def _has_place(self) -> GivenReport:
        if (self.longitude is None) != (self.latitude is None):
            raise ValueError("longitude and latitude, or neither")
        if self.longitude is None and not self.address:
            raise ValueError("longitude and latitude, or an address")
        return self

    @property
    def position(self) -> tuple[float, float] | None:
        """Longitude and latitude."""
        return None if self.longitude is None or self.latitude is None else (self.longitude, self.latitude)

    def content(self) -> str:
        """SHA-256 of what was said."""
        said = [
            self.service,
            self.text,
            self.longitude,
            self.latitude,
            self.address,
            dict(sorted(self.answers.items())),
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def require_answers(service: CityService, answers: Mapping[str, str]) -> None:
    """Raise EntryError for an answer that is missing, not asked for, or none of those that are allowed."""
    for code in answers:
        if service.attribute(code) is None:
            allowed = ", ".join(one.code for one in service.attributes) or "-"
            raise EntryError("resident-report-attribute-unknown", received=code[:80], allowed=allowed)
    for asked in service.attributes:
        answer = answers.get(asked.code, "")
        if not answer and asked.required:
            raise EntryError("resident-report-attribute-missing", received=asked.code)
        if answer and not _fits(asked, answer):
            allowed = ", ".join(asked.values) or asked.datatype
            raise EntryError("resident-report-attribute", name=asked.code, received=answer[:80], allowed=allowed)


def _fits(asked: AskedAttribute, answer: str) -> bool:
    try:
        match asked.datatype:
            case "singlevaluelist":
                return answer in asked.values
            case "multivaluelist":
                return set(answer.split(",")) <= set(asked.values)
            case "number":
                return bool(re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", answer))
            case "datetime":
                datetime.fromisoformat(answer)
    except ValueError:
        return False
    return True
