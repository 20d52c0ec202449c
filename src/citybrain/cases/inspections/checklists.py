"""Checklists of inspections as YAML of domains and of the city: what is asked, and which answer is a finding."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from citybrain.base.domains import Domains, find_domains
from citybrain.cases.declared import declared_files, read_declared
from citybrain.governance import DataClass
from citybrain.messages import text

FOLDER = "inspections"
MOST_CHECKLISTS = 1_000
MOST_ITEMS = 100
Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,99}$")]
Texts = Mapping[Literal["en", "zh"], Annotated[str, Field(min_length=1, max_length=500)]]
Number = Annotated[float, Field(allow_inf_nan=False)]
Degree = Literal["minor", "moderate", "severe", "extreme"]


class FindingRule(BaseModel, extra="forbid", frozen=True):
    """Which answer is a finding: `answer` of yes, no or a choice; a number `above` or `below` one."""

    answer: str | None = Field(default=None, min_length=1, max_length=100)
    above: Number | None = None
    below: Number | None = None
    severity: Degree = "moderate"

    def holds(self, answer: str | float) -> bool:
        """Whether an answer is one."""
        if isinstance(answer, str):
            return answer == self.answer
        over = self.above is not None and answer > self.above
        return over or (self.below is not None and answer < self.below)


class ChecklistItem(BaseModel, extra="forbid", frozen=True):
    """A question: answered by yes or no, one of some choices, a number in a unit from `least` to `most`, or words."""

    label: Texts
    kind: Literal["yes_no", "choice", "number", "text"] = "yes_no"
    choices: Mapping[Key, Texts] = Field(default={}, max_length=20)
    unit: str | None = Field(default=None, max_length=40)
    least: Number | None = None
    most: Number | None = None
    optional: bool = False
    finding: FindingRule | None = None

    @property
    def answers(self) -> list[str]:
        """The answers that are possible, none for numbers and words."""
        return ["yes", "no"] if self.kind == "yes_no" else list(self.choices)

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that a number may be."""
        return -math.inf if self.least is None else self.least, math.inf if self.most is None else self.most

    def question(self, language: str) -> str:
        """What is asked, in a language."""
        return self.label["zh" if language == "zh" else "en"]

    def answer_text(self, answer: str | float, language: str) -> str:
        """An answer in a language."""
        if not isinstance(answer, str):
            return f"{answer:g} {self.unit or ''}".strip()
        if answer in self.choices:
            return self.choices[answer]["zh" if language == "zh" else "en"]
        return text(f"inspection-answer-{answer}", language) if self.kind == "yes_no" else answer

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for fault in self._faults():
            raise ValueError(fault)
        return self

    def _faults(self) -> Iterator[str]:
        texts = [self.label, *self.choices.values()]
        if any(set(one) != {"en", "zh"} for one in texts):
            yield "label: en and zh"
        if bool(self.choices) != (self.kind == "choice"):
            yield "choices with kind choice, and with no other"
        if self.unit is not None and self.kind != "number":
            yield "unit with kind number"
        yield from self._faults_of_bounds()
        if self.finding is None:
            return
        bounds = self.finding.above is not None or self.finding.below is not None
        if bounds != (self.kind == "number") or (self.finding.answer is not None) == bounds:
            yield "finding: above or below for a number, answer for all else"
        if self.finding.answer is not None and self.finding.answer not in self.answers:
            yield f"finding: answer: one of {', '.join(self.answers)}"

    def _faults_of_bounds(self) -> Iterator[str]:
        if self.kind != "number":
            if self.least is not None or self.most is not None:
                yield "least and most with kind number"
        elif self.least is None or self.most is None:
            yield "kind number needs least and most, the numbers that are possible: least 0 for what cannot be negative"
        elif self.least >= self.most:
            yield f"least {self.least:g} below most {self.most:g}"


class Checklist(BaseModel, extra="forbid", frozen=True):
    """What is asked at a visit; what is entered has this class of data at least."""

    name: Key
    label: Texts
    data_class: DataClass = DataClass.INTERNAL
    source: str = Field(min_length=1, max_length=500)
    items: Mapping[Key, ChecklistItem] = Field(min_length=1, max_length=MOST_ITEMS)

    @property
    def content(self) -> str:
        """The whole of it as JSON."""
        return self.model_dump_json()

    @property
    def sha256(self) -> str:
        """Hash by which a phone says which one it had."""
        return hashlib.sha256(self.content.encode()).hexdigest()


Checklists = Mapping[str, Checklist]


def checklists_of(domains: Domains, city: Path) -> Checklists:
    """Checklists of all domains and of the city's folder by name. Raises DeclarationError with all faults."""
    return read_checklists(declared_files(domains, city, FOLDER))


@cache
def questions() -> Mapping[str, Texts]:
    """What the checklists of all domains ask, by the key of the question, which is what a finding is about."""
    lists = read_checklists(declared_files(find_domains(), None, FOLDER)).values()
    return {name: item.label for one in lists for name, item in one.items.items()}


def read_checklists(files: Iterable[tuple[str, Path]]) -> Checklists:
    """Checklists of files, each with who owns it. Raises DeclarationError."""
    return read_declared(files, Checklist, "checklist", MOST_CHECKLISTS, "inspection-checklists-faulty")[0]
