"""A questionnaire as somebody opens it: questions, what may be answered, and which are skipped."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.surveys.photos import MOST_PHOTOS
from citybrain.people.texts import Lines, Paragraphs
from citybrain.records.errors import EntryError

MOST_FAULTS = 10
MOST_QUESTIONS = 60
LONGEST_DAYS = 366
Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-zA-Z0-9_]+$")]
Kind = Literal["single", "multiple", "scale", "number", "text", "photo", "point", "line", "area"]
CHOICES = ("single", "multiple")
PLACES = ("point", "line", "area")
WIDEST_SCALE = 11


class SurveyQuestion(BaseModel, extra="forbid", frozen=True):
    """One question. options: of a choice; least, most: ends of a scale or bounds of a number, with its unit.

    when: answers of earlier questions, of which one of each has to be given; else the question is skipped.
    """

    name: Name
    kind: Kind
    label: Lines
    options: dict[Name, Lines] = {}
    least: float | None = Field(None, allow_inf_nan=False)
    most: float | None = Field(None, allow_inf_nan=False)
    unit: Annotated[str, Field(max_length=20)] = ""
    required: bool = False
    when: dict[Name, list[Name]] = {}

    @property
    def steps(self) -> tuple[str, ...]:
        """What can be chosen: options, or the numbers of a scale."""
        if self.kind == "scale" and self.least is not None and self.most is not None:
            if self.most - self.least >= WIDEST_SCALE:  # refused by `faults_of`, and never written out
                return ()
            return tuple(str(step) for step in range(int(self.least), int(self.most) + 1))
        return tuple(self.options)


class NewQuestionnaire(BaseModel, extra="forbid", frozen=True):
    """Questions in their order. since, until: first and last day of answering."""

    title: Lines
    about: Paragraphs
    since: datetime.date
    until: datetime.date
    questions: Annotated[tuple[SurveyQuestion, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]

    def texts(self) -> Iterator[Mapping[str, str]]:
        """All that the city wrote of it, each in its languages."""
        yield from (self.title, self.about)
        for one in self.questions:
            yield from (one.label, *one.options.values())

    @property
    def minutes(self) -> int:
        """How long it takes, at 15 seconds a question."""
        return max(1, round(len(self.questions) / 4))


class QuestionnaireFaultsError(EntryError):
    """All that is wrong with what was entered of a survey, the first ten in words."""


def read_questionnaire(path: Path) -> NewQuestionnaire:
    """The questionnaire that a file of YAML or JSON says. Raises InputError with all that is wrong."""
    try:
        asked = NewQuestionnaire.model_validate(read_yaml(path))
        faults = list(faults_of(asked))
    except ValidationError as problem:
        faults = [describe_fault(one) for one in problem.errors(include_url=False)]
    if faults:
        told = "\n".join(f"- {one}" for one in faults[:MOST_FAULTS])
        raise InputError("questionnaire-file", file=str(path), faults=told)
    return asked


def faults_of(asked: NewQuestionnaire) -> Iterator[str]:
    """All that is wrong with a questionnaire: the question, what was received, what is allowed."""
    if not 0 <= (asked.until - asked.since).days < LONGEST_DAYS:
        yield f"since, until: {asked.since} … {asked.until} (≤ {LONGEST_DAYS} d)"
    before: dict[str, SurveyQuestion] = {}
    for one in asked.questions:
        if one.name in before:
            yield f"{one.name}: twice"
        yield from _faults_of_question(one)
        for name, answers in one.when.items():
            if name not in before or before[name].kind not in ("single", "multiple", "scale"):
                yield f"{one.name}.when: {name} ({', '.join(before) or '-'})"
            elif not answers or not set(answers) <= set(before[name].steps):
                yield f"{one.name}.when.{name}: {', '.join(answers)} ({', '.join(before[name].steps)})"
        before[one.name] = one
    if (photos := sum(one.kind == "photo" for one in asked.questions)) > MOST_PHOTOS:
        yield f"questions: photo: {photos} (≤ {MOST_PHOTOS})"


def _faults_of_question(one: SurveyQuestion) -> Iterator[str]:
    if one.kind in CHOICES and len(one.options) < 2:
        yield f"{one.name}.options: {len(one.options)} (≥ 2)"
    if one.kind not in CHOICES and one.options:
        yield f"{one.name}.options: ({', '.join(CHOICES)})"
    if one.kind in ("scale", "number"):
        if one.least is None or one.most is None or one.least >= one.most:
            yield f"{one.name}.least, most: {one.least} … {one.most}"
        elif one.kind == "scale" and (one.most - one.least >= WIDEST_SCALE or one.least % 1 or one.most % 1):
            yield f"{one.name}.least, most: {one.least:g} … {one.most:g} (≤ {WIDEST_SCALE})"
