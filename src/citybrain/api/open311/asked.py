"""Questions of Open311 clients: which requests are wanted, and the report that a form is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from citybrain.api.open311.forms import SentForm
from citybrain.cases.declared import describe_fault
from citybrain.observations.times import instant
from citybrain.people.reports.given import GivenReport
from citybrain.people.reports.public import MOST, SPAN, ReportQuery
from citybrain.records.errors import EntryError

LEAST_SIZE, USUAL_SIZE = 1, 1_000
MOST_NUMBERS = 1_000
LONGEST = 20_000
"""Characters of a parameter."""

STATES = {"open": False, "closed": True}
LARGEST = 2**31 - 1
NAMES = {
    "service": "service_code", "text": "description", "longitude": "long", "latitude": "lat",
    "address": "address_string", "answers": "attribute", "media": "media_url", "telephone": "phone",
}  # fmt: skip
"""What GeoReport v2 calls what a report has."""


def parameters_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Parameters by name; one that comes twice is a list, with commas as GeoReport v2 has them.

    Raises EntryError for what is longer than any list.
    """
    asked: dict[str, str] = {}
    for name, value in pairs:
        asked[name] = f"{asked[name]},{value}" if name in asked else value
        if len(asked[name]) > LONGEST:
            raise EntryError("resident-report-question", problem=f"{name[:40]}: {len(asked[name])}; 0 … {LONGEST}")
    return asked


def query_of(asked: Mapping[str, str], now: int) -> ReportQuery:
    """What is wanted; without times the last 90 days (GeoReport v2). Raises EntryError for what is no question."""
    size = _whole(asked, "page_size", USUAL_SIZE, MOST)
    skip = (_whole(asked, "page", 1, 100_000) - 1) * size
    numbers = [_number(one) for one in _listed(asked, "service_request_id")]
    since, until = (_time(asked, name) for name in ("start_date", "end_date"))
    states = {_state(one) for one in _listed(asked, "status")}
    if since is not None and until is not None and until < since:
        raise EntryError("resident-report-question", problem=f"end_date {asked['end_date'][:40]} < start_date")
    if numbers:
        return ReportQuery(numbers=tuple(numbers), most=size, skip=skip)
    if since is None:
        since = (until if until is not None else now) - SPAN
    if until is None or until - since > SPAN:
        until = since + SPAN
    closed = states.pop() if len(states) == 1 else None
    services = tuple(_listed(asked, "service_code"))
    return ReportQuery(services, closed, since, until, most=size, skip=skip)


def report_of(form: SentForm, code: str | None) -> GivenReport:
    """The report of a form. Raises EntryError with all that is wrong with it."""
    fields = form.fields
    name = " ".join(one for one in (fields.get("first_name", ""), fields.get("last_name", "")) if one.strip())
    contact = {"name": name, "email": fields.get("email", ""), "telephone": fields.get("phone", "")}
    address = fields.get("address_string") or fields.get("address_id") or ""
    said = {
        "service": fields.get("service_code", ""), "text": fields.get("description", ""),
        "longitude": fields.get("long") or None, "latitude": fields.get("lat") or None, "address": address,
        "answers": form.answers, "media": fields.get("media_url", ""), "contact": contact, "code": code,
    }  # fmt: skip
    try:
        return GivenReport.model_validate(said)
    except ValidationError as problem:
        faults = "; ".join(_fault(one) for one in problem.errors(include_url=False)[:10])
        raise EntryError("resident-report-form", problem=faults) from problem


def _fault(fault: Mapping[str, Any]) -> str:
    """What is wrong, by the names of the standard."""
    place = [NAMES.get(one, one) for one in fault["loc"] if one != "contact"]
    name = "first_name, last_name" if place == ["name"] else ".".join(map(str, place))
    if fault["type"] == "value_error":
        return "lat and long, or address_string"
    return describe_fault({**fault, "loc": (name,)})


def _listed(asked: Mapping[str, str], name: str) -> list[str]:
    """Values with commas between them. Raises EntryError for more than an answer has reports."""
    values = [one.strip() for one in asked.get(name, "").split(",") if one.strip()]
    if len(values) > MOST_NUMBERS:
        raise EntryError("resident-report-question", problem=f"{name}: {len(values)}; 1 … {MOST_NUMBERS}")
    return values


def _state(word: str) -> bool:
    if word not in STATES:
        raise EntryError("resident-report-question", problem=f"status {word[:40]}; {', '.join(STATES)}")
    return STATES[word]


def _time(asked: Mapping[str, str], name: str) -> int | None:
    return instant(asked[name].replace(" ", "+")) if asked.get(name) else None


def _number(word: str) -> int:
    """Of a number that none can have one that none has. Raises EntryError for what is no number."""
    if not (word.isascii() and word.isdecimal()):
        raise EntryError("resident-report-question", problem=f"service_request_id {word[:40]}; 1, 2, …")
    return int(word) if len(word) < 12 and int(word) <= LARGEST else 0


def _whole(asked: Mapping[str, str], name: str, usual: int, most: int) -> int:
    word = asked.get(name, "")
    if not word:
        return usual
    if not (word.isascii() and word.isdecimal() and len(word) < 10 and LEAST_SIZE <= int(word) <= most):
        raise EntryError("resident-report-question", problem=f"{name} {word[:40]}; 1 … {most}")
    return int(word)
