"""An application for a licence as somebody enters it, and what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from citybrain.base.names import close_names
from citybrain.cases.declared import describe_fault
from citybrain.cases.licences.declared import LicenceItem, LicenceKind
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.records.errors import EntryError

MOST_FAULTS = 10
MOST_ROADS, MOST_VEHICLES = 10_000, 100_000
LONGEST_TEXT = 2_000
Name = Annotated[str, Field(min_length=1, max_length=200)]


def _in_words(answer: Any) -> Any:
    """YAML reads a bare yes as true."""
    return ("yes" if answer else "no") if isinstance(answer, bool) else answer


Answer = Annotated[
    Annotated[float, Field(allow_inf_nan=False)] | Annotated[str, Field(max_length=LONGEST_TEXT)],
    BeforeValidator(_in_words),
]
Answers = Annotated[dict[Name, Answer], Field(max_length=200)]


class LicenceContact(BaseModel, extra="forbid", frozen=True):
    """A person whom to ask, and how to reach them; nobody but the office reads it."""

    name: Name
    address: Name


class NewApplication(BaseModel, extra="forbid", frozen=True):
    """What a firm applies for. firm: its identifier or number in the register of enterprises. vehicles: how many;
    fleet: what each is called in reports, where these are to be told apart. roads: ids of the twin.
    """

    kind: Name
    firm: Name
    vehicles: int = Field(ge=1, le=MOST_VEHICLES)
    fleet: Annotated[tuple[Name, ...], Field(max_length=MOST_VEHICLES)] = ()
    roads: Annotated[tuple[Name, ...], Field(min_length=1, max_length=MOST_ROADS)]
    since: datetime.date
    until: datetime.date
    answers: Answers
    contact: LicenceContact | None = None
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""


def read_application(path: Path) -> NewApplication:
    """The application that a file of YAML or JSON says. Raises InputError with all that it lacks."""
    try:
        return NewApplication.model_validate(read_yaml(path))
    except ValidationError as problem:
        faults = [f"- {describe_fault(one)}" for one in problem.errors(include_url=False)[:MOST_FAULTS]]
        raise InputError("licence-file", file=str(path), faults="\n".join(faults)) from problem


class LicenceFaultsError(EntryError):
    """All that is wrong with what was entered of licences, the first ten in words."""


def require_none(faults: Iterable[str], code: str, **more: Any) -> None:
    """Raises LicenceFaultsError of a code where anything is wrong, with all of it, the first ten in words."""
    every = list(faults)
    if every:
        rest = [f"+{len(every) - MOST_FAULTS}"] if len(every) > MOST_FAULTS else []
        raise LicenceFaultsError(code, problem="; ".join([*every[:MOST_FAULTS], *rest]), number=len(every), **more)


def faults_of_application(
    kind: LicenceKind, asked: NewApplication, roads: Collection[str], today: datetime.date
) -> Iterator[str]:
    """What is wrong with an application by itself: the field, what was received, what is allowed."""
    if asked.until < asked.since:
        yield f"since, until: {asked.until} < {asked.since}"
    elif asked.until < today:
        yield f"until: {asked.until} (≥ {today})"
    elif (asked.until - asked.since).days + 1 > kind.longest:
        yield f"since, until: {(asked.until - asked.since).days + 1} d (≤ {kind.longest} d)"
    for road in dict.fromkeys(asked.roads):
        if road not in roads:
            yield f"roads: {road:.60} ({', '.join(close_names(road, roads)[:3]) or '-'})"
    if len(set(asked.roads)) < len(asked.roads):
        yield "roads: twice"
    if len(set(asked.fleet)) < len(asked.fleet):
        yield "fleet: twice"
    if asked.fleet and len(asked.fleet) != asked.vehicles:
        yield f"fleet: {len(asked.fleet)} ({asked.vehicles})"
    yield from faults_of_answers(kind.application, asked.answers)


def faults_of_answers(items: Mapping[str, LicenceItem], answers: Mapping[str, float | str]) -> Iterator[str]:
    """Answers that are missing, to nothing that is asked, or none of those that are possible."""
    for name in sorted(set(answers) - set(items)):
        yield f"{name:.60}: ({', '.join(items)})"
    for name, item in items.items():
        answer = answers.get(name)
        if answer is None or (isinstance(answer, str) and not answer.strip()):
            if not item.optional:
                yield f"{name}: - ({_allowed(item)})"
        elif not _is_possible(item, answer):
            yield f"{name}: {answer!s:.60} ({_allowed(item)})"


def _is_possible(item: LicenceItem, answer: float | str) -> bool:
    if item.kind == "number":
        least, most = item.bounds
        return not isinstance(answer, str) and least <= answer <= most
    return isinstance(answer, str) and (item.kind == "text" or answer in item.answers)


def _allowed(item: LicenceItem) -> str:
    if item.kind == "number":
        least, most = item.bounds
        return f"{least:g} … {most:g} {item.unit or ''}".strip()
    return "…" if item.kind == "text" else ", ".join(item.answers)


def findings_of(kind: LicenceKind, answers: Mapping[str, float | str]) -> list[tuple[str, LicenceItem]]:
    """Questions whose answer is a finding, those that bar first."""
    found = [
        (name, item) for name, item in kind.items.items()
        if item.finding is not None and name in answers and item.finding.holds(answers[name])
    ]  # fmt: skip
    return sorted(found, key=lambda one: not one[1].bars)
