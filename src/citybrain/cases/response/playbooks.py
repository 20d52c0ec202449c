"""Playbooks, declared in YAML: what is done in an emergency of a kind, by whom, in which order and until when.

Each mechanism, domain and city brings its own in `cases/playbooks`; none is started but by a person.
"""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, Field, ValidationInfo, model_validator

from citybrain.base.domains import Domains
from citybrain.cases.declared import declared_files, read_declared
from citybrain.cases.rules import FOLDER, MOST_FAULTS, PLAYBOOKS
from citybrain.governance import Permission, Role
from citybrain.governance.roles import roles_with

OWN = Path(__file__).with_name("playbooks.yaml")
MOST_TASKS = 100
ON_RECORD = "on_record"
"""The context in which a playbook is read that held when it was recorded: what holds today changes nothing of it."""

MOST_PLAYBOOKS = 500
LONGEST_DEADLINE = 31 * 24.0
"""Hours that a task may last at most, from the start of its playbook on."""

Key = Annotated[str, Field(pattern="^[a-z][a-z_]{0,28}$")]
Label = Mapping[Literal["en", "zh"], Annotated[str, Field(min_length=1, max_length=300)]]


class PlaybookTask(BaseModel, extra="forbid", frozen=True):
    """A task: who does it, `after` which others, until when [h after the start], and with what (how many of each).

    `warns` is what residents are told to do where the task is to warn them.
    """

    label: Label
    role: Role
    after: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    deadline: Annotated[float, Field(gt=0, le=LONGEST_DEADLINE, allow_inf_nan=False)]
    resources: Annotated[Mapping[Key, Annotated[int, Field(ge=1, le=10_000)]], Field(max_length=20)] = {}
    warns: Label | None = None


class Substance(BaseModel, extra="forbid", frozen=True):
    """What may be released, and from which concentrations on [g/m3] it harms, the lowest first."""

    label: Label
    levels: Annotated[tuple[Annotated[float, Field(gt=0, allow_inf_nan=False)], ...], Field(min_length=1, max_length=5)]
    source: Annotated[str, Field(min_length=1, max_length=500)]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if list(self.levels) != sorted(set(self.levels)):
            raise ValueError("levels: the lowest first")
        return self


class Playbook(BaseModel, extra="forbid", frozen=True):
    """A kind of incident and what is done then. `ends` names the task with which it is over; every other leads there.

    `model` names what a domain makes that says where what is released goes; without it the area alone is known.
    `families` are those of the cases that it is for.
    """

    name: Key
    label: Label
    severity: Literal["minor", "moderate", "severe", "extreme"]
    families: tuple[str, ...] = ()
    model: str | None = None
    substances: Annotated[Mapping[Key, Substance], Field(max_length=100)] = {}
    tasks: Annotated[Mapping[Key, PlaybookTask], Field(min_length=1, max_length=MOST_TASKS)]
    ends: str
    source: Annotated[str, Field(min_length=1, max_length=500)]

    @model_validator(mode="after")
    def _can_be_done(self, info: ValidationInfo) -> Self:
        if info.context != ON_RECORD and (faults := list(self._faults())):
            raise ValueError("; ".join(faults[:MOST_FAULTS]))
        return self

    def _faults(self) -> Iterator[str]:
        labels = [self.label, *(one.label for one in self.tasks.values())]
        labels += [one.label for one in self.substances.values()]
        labels += [one.warns for one in self.tasks.values() if one.warns is not None]
        if any(set(one) != {"en", "zh"} for one in labels):
            yield "label: en and zh"
        if (self.model is None) != (not self.substances):
            yield "substances with a model, and a model with them"
        workers = roles_with(Permission.WORK_CASES)
        for name, task in self.tasks.items():
            if unknown := set(task.after) - set(self.tasks):
                yield f"tasks.{name}.after: {', '.join(sorted(unknown))} is no task"
            if task.role not in workers:
                yield f"tasks.{name}.role: {task.role} may not work on cases; {', '.join(workers)} may"
            if late := [one for one in task.after if one in self.tasks and self.tasks[one].deadline > task.deadline]:
                yield f"tasks.{name}.deadline: before that of {', '.join(late)}"
        if self.ends not in self.tasks:
            yield f"ends: {self.ends} is no task"
            return
        yield from self._faults_of_order()

    def _faults_of_order(self) -> Iterator[str]:
        order = {name: [one for one in task.after if one in self.tasks] for name, task in self.tasks.items()}
        try:
            graphlib.TopologicalSorter(order).prepare()
        except graphlib.CycleError as problem:
            yield f"tasks wait for each other and never end: {' -> '.join(problem.args[1])}"
            return
        leads, waiting = set[str](), [self.ends]
        while waiting:
            name = waiting.pop()
            waiting += [one for one in order[name] if one not in leads]
            leads.add(name)
        if lost := sorted(set(order) - leads):
            yield f"ends: {', '.join(lost)} does not lead to {self.ends}"


class Playbooks(NamedTuple):
    """All playbooks of a city by name; `of` names the domain that brings one."""

    all: Mapping[str, Playbook]
    of: Mapping[str, str]

    def for_family(self, family: str) -> list[Playbook]:
        """Those for cases of a family."""
        return [one for one in self.all.values() if family in one.families]


def playbooks_of(domains: Domains, city: Path | None = None) -> Playbooks:
    """The playbooks of this mechanism, of every domain and of a city's own folder.

    Raises DeclarationError with all faults of all files, each with its file and place.
    """
    return read_playbooks([("cases", OWN), *declared_files(domains, city, FOLDER, PLAYBOOKS)])


def read_playbooks(files: Iterable[tuple[str, Path]]) -> Playbooks:
    """Playbooks of files, each with who brings it. Raises DeclarationError."""
    return Playbooks(*read_declared(files, Playbook, "playbook", MOST_PLAYBOOKS, "playbooks-faulty"))
