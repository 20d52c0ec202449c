"""A competition of areas and a letter with a control group, as somebody opens them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field, ValidationError

from citybrain.base.moments import Day
from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.texts import Lines

SHORTEST_DAYS, LONGEST_DAYS = 28, 366
MOST_TEAMS = 200
MOST_FAULTS = 10
Name = Annotated[str, Field(min_length=1, max_length=200)]


class NudgePeriod(BaseModel, extra="forbid", frozen=True):
    """What is measured: bills of a carrier whose days are all within `since` to `until`, the last day."""

    title: Lines
    carrier: Name
    since: Day
    until: Day

    def faults(self) -> Iterator[str]:
        """What is wrong with the days."""
        days = (self.until - self.since).days + 1
        if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
            yield f"until: {days} days ({SHORTEST_DAYS} to {LONGEST_DAYS})"

    def overlaps(self, since: str, until: str) -> bool:
        """Whether a day of another period is in this one."""
        return self.since <= datetime.date.fromisoformat(until) and datetime.date.fromisoformat(since) <= self.until


class NewCompetition(NudgePeriod, frozen=True):
    """Teams are whole areas of a kind of place, by id; their names are those of the areas."""

    kind: Name
    teams: Annotated[tuple[Name, ...], Field(min_length=2, max_length=MOST_TEAMS)]

    def faults(self) -> Iterator[str]:
        """All that is wrong."""
        yield from super().faults()
        if len(set(self.teams)) < len(self.teams):
            yield "teams: one stands there twice"


class NewLetter(NudgePeriod, frozen=True):
    """A letter to buildings. cost: of one letter [money]; factor: name of the parameter of emissions [kg/kWh]."""

    cost: float = Field(ge=0, le=1_000_000, allow_inf_nan=False)
    factor: Name
    seed: int = Field(1, ge=0, le=2**31)


Form = TypeVar("Form", NewCompetition, NewLetter)


def read_nudge(path: Path, form: type[Form]) -> Form:
    """What a file of YAML or JSON says. Raises InputError with all that is wrong, the first ten in words."""
    try:
        return form.model_validate(read_yaml(path))
    except ValidationError as problem:
        faults = [f"- {describe_fault(one)}" for one in problem.errors(include_url=False)[:MOST_FAULTS]]
        raise InputError("nudge-file", file=str(path), faults="\n".join(faults)) from problem
