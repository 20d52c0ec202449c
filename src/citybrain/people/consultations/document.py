"""A consultation as somebody opens it: one question on a saved plan, the effects that are shown, three answers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.texts import Lines, Paragraphs
from citybrain.records.errors import EntryError

MOST_FAULTS = 10
MOST_EFFECTS = 4
LONGEST_DAYS = 366
MEASURES, LEVELS = (2, 8), (2, 6)
"""How many measures an offer has, and how many levels each of them: at least and at most."""

MOST_VIEWS = 6
"""Places of which one consultation shows pictures."""

MOST_SENT = 100
"""Entries of a list that are read at all; what is wrong with fewer is told with all the rest."""

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[a-zA-Z0-9_]+$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
ANSWERS = ("yes", "otherwise", "no")
"""The three answers, in the order in which they are shown; their texts are of the catalogue where none is given."""


class ShownEffect(BaseModel, extra="forbid", frozen=True):
    """A headline quantity of the plan in everyday words; equivalent: by which its change is told as well."""

    quantity: Name
    label: Lines
    equivalent: Name | None = None


class OfferedMeasure(BaseModel, extra="forbid", frozen=True):
    """A measure of one's own plan: what it is called, and the shares of those who can take part to choose from."""

    label: Lines
    intervention: Name
    where: dict[str, Any] = {}
    settings: dict[str, float] = {}
    levels: Annotated[tuple[Number, ...], Field(max_length=MOST_SENT)] = (0, 0.5, 1)


class OwnPlans(BaseModel, extra="forbid", frozen=True):
    """What a plan of one's own is made of, and what its measures may cost at most [money of the city]."""

    budget: Number
    measures: Annotated[tuple[OfferedMeasure, ...], Field(max_length=MOST_SENT)]
    seed: int = 0


class AskedView(BaseModel, extra="forbid", frozen=True):
    """A place of which pictures before and after are shown: its name, and longitude and latitude in degrees."""

    name: Lines
    at: tuple[Number, Number]


class NewConsultation(BaseModel, extra="forbid", frozen=True):
    """One question on a saved plan. plan: its id. since, until: first and last day of answering."""

    title: Lines
    question: Lines
    about: Paragraphs
    plan: Annotated[str, Field(min_length=1, max_length=400)]
    since: datetime.date
    until: datetime.date
    effects: Annotated[tuple[ShownEffect, ...], Field(max_length=MOST_SENT)]
    answers: dict[Name, Lines] = {}
    own: OwnPlans | None = None
    views: Annotated[tuple[AskedView, ...], Field(max_length=MOST_SENT)] = ()

    def texts(self) -> Iterator[Mapping[str, str]]:
        """All that the city wrote of it, each in its languages."""
        yield from (self.title, self.question, self.about, *self.answers.values())
        yield from (one.label for one in self.effects)
        yield from (one.label for one in (self.own.measures if self.own is not None else ()))
        yield from (one.name for one in self.views)


class ConsultationFaultsError(EntryError):
    """All that is wrong with what was entered of a consultation, the first ten in words."""


def require_faultless(faults: Iterator[str], code: str, **more: Any) -> None:
    """Raises ConsultationFaultsError where anything is wrong, with all of it, the first ten in words."""
    every = list(faults)
    if every:
        rest = [f"+{len(every) - MOST_FAULTS}"] if len(every) > MOST_FAULTS else []
        told = "; ".join([*every[:MOST_FAULTS], *rest])
        raise ConsultationFaultsError(code, problem=told, number=len(every), **more)


def read_consultation(path: Path) -> NewConsultation:
    """The consultation that a file of YAML or JSON says. Raises InputError with all that is wrong."""
    try:
        return NewConsultation.model_validate(read_yaml(path))
    except ValidationError as problem:
        faults = [f"- {describe_fault(one)}" for one in problem.errors(include_url=False)[:MOST_FAULTS]]
        raise InputError("consultation-file", file=str(path), faults="\n".join(faults)) from problem


def faults_of_form(asked: NewConsultation, today: datetime.date) -> Iterator[str]:
    """What is wrong with a consultation by itself: the field, what was received, what is allowed."""
    if asked.until < asked.since:
        yield f"since, until: {asked.until} < {asked.since}"
    elif asked.until < today:
        yield f"until: {asked.until} (≥ {today})"
    elif (asked.until - asked.since).days >= LONGEST_DAYS:
        yield f"since, until: {(asked.until - asked.since).days + 1} d (≤ {LONGEST_DAYS} d)"
    if asked.answers and set(asked.answers) != set(ANSWERS):
        yield f"answers: {', '.join(asked.answers)} ({', '.join(ANSWERS)})"
    yield from _faults_of_number("effects", len(asked.effects), (1, MOST_EFFECTS))
    names = [one.quantity for one in asked.effects]
    if len(set(names)) < len(names):
        yield "effects: twice"
    yield from _faults_of_number("views", len(asked.views), (0, MOST_VIEWS))
    if len({one.at for one in asked.views}) < len(asked.views):
        yield "views: twice"
    if asked.own is not None:
        yield from _faults_of_offer(asked.own)


def _faults_of_offer(own: OwnPlans) -> Iterator[str]:
    if own.budget <= 0:
        yield f"own.budget: {own.budget:g} (> 0)"
    yield from _faults_of_number("own.measures", len(own.measures), MEASURES)
    for number, one in enumerate(own.measures):
        where, levels = f"own.measures.{number}.levels", list(one.levels)
        yield from _faults_of_number(where, len(levels), LEVELS)
        if levels and (levels != sorted(set(levels)) or levels[0] != 0 or levels[-1] > 1):
            yield f"{where}: {', '.join(f'{level:g}' for level in levels[: LEVELS[1]])} (0 < … ≤ 1)"


def _faults_of_number(where: str, count: int, allowed: tuple[int, int]) -> Iterator[str]:
    if not allowed[0] <= count <= allowed[1]:
        yield f"{where}: {count} ({allowed[0]} … {allowed[1]})"
