"""Kinds of proposals, declared in YAML: those of this mechanism, of each domain, and of the city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from citybrain.base.domains import Domains
from citybrain.cases.declared import declared_files, read_declared
from citybrain.governance import DataClass, Permission, Role
from citybrain.governance.roles import roles_with
from citybrain.observations.properties import known_properties

FOLDER = "gate"
OWN = Path(__file__).with_name("kinds.yaml")
MOST_KINDS, MOST_FAULTS = 500, 20
"""Kinds of a city, and faults of their files that are named at once."""

LONGEST_TEXT = 5_000
Number = Annotated[float, Field(allow_inf_nan=False)]
Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,99}$")]
Source = Annotated[str, Field(min_length=1, max_length=500)]


class Simulation(StrEnum):
    """What shows beforehand what a proposal does: the evaluation of a plan, a declared response, or nothing."""

    PLAN = "plan"
    RESPONSE = "response"
    NONE = "none"


class ProposedValue(BaseModel, extra="forbid", frozen=True):
    """What a value may be: a number from `least` to `most` in a `unit`, or a text of at most `longest` characters."""

    label: Mapping[Literal["en", "zh"], str]
    unit: str | None = Field(default=None, min_length=1, max_length=40)
    least: Number | None = None
    most: Number | None = None
    longest: int | None = Field(default=None, ge=1, le=LONGEST_TEXT)

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if set(self.label) != {"en", "zh"}:
            raise ValueError("label: en and zh")
        if self.longest is None and (self.least is None or self.most is None or self.least > self.most):
            raise ValueError("least and most, or longest")
        if self.longest is not None and any(one is not None for one in (self.least, self.most, self.unit)):
            raise ValueError("longest without least, most and unit")
        return self

    def allows(self, value: float | str) -> bool:
        """Whether a proposal may have this value."""
        if self.longest is not None:
            return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= self.longest
        assert self.least is not None and self.most is not None
        return not isinstance(value, str) and self.least <= value <= self.most

    @property
    def allowed(self) -> str:
        """The same in words."""
        if self.longest is not None:
            return f"1..{self.longest} characters"
        return f"{self.least:g}..{self.most:g}{f' {self.unit}' if self.unit else ''}"


class Confirmation(BaseModel, extra="forbid", frozen=True):
    """How the readings of a stream show that it was done: they come within a `tolerance` of a value of the proposal,
    in the unit of the property, `within` hours.
    """

    value: Key
    property: Key
    tolerance: float = Field(gt=0, allow_inf_nan=False)
    within: float = Field(gt=0, le=24 * 31)


class DeclaredResponse(BaseModel, extra="forbid", frozen=True):
    """By how much the reading changes for each unit of a value once it has settled (the static gain of a process), and
    the share of that by which it may be more or less.
    """

    value: Key
    gain: Number
    uncertainty: float = Field(ge=0, le=10)
    source: Source


class ProposalKind(BaseModel, extra="forbid", frozen=True):
    """What can be proposed: by which roles, approved by which, simulated, done by which connector, checked, undone.

    Without a `connector` nothing leaves this server: what is approved is done by being on record. `second_person` can
    be left out for that alone. `rolls_back`: to the values that were there before. `lasts`: days after it was asked for
    in which it can be approved and done; what it was simulated from does not hold for ever. `data_class`: of what is
    proposed and why; who may not read cases of that class reads that there is a proposal, and where it stands.
    """

    name: Key
    label: Mapping[Literal["en", "zh"], str]
    proposes: tuple[Role, ...] = Field(min_length=1)
    approves: Role
    second_person: bool = True
    values: Mapping[Key, ProposedValue] = Field(default={}, max_length=20)
    simulation: Simulation
    response: DeclaredResponse | None = None
    connector: Key | None = None
    confirms: Confirmation | None = None
    rolls_back: bool = False
    data_class: DataClass = DataClass.INTERNAL
    lasts: float = Field(default=30, gt=0, le=366)
    source: Source

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        faults = list(self._faults())
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        if set(self.label) != {"en", "zh"}:
            yield "label: en and zh"
        for role, right in (*((one, Permission.WRITE_PROPOSALS) for one in self.proposes),
                            (self.approves, Permission.APPROVE_PROPOSALS)):  # fmt: skip
            if role not in roles_with(right):
                yield f"{role}: one of {', '.join(roles_with(right))}"
        if self.connector and not self.second_person:
            yield "second_person: true for what changes something outside"
        if (self.response is not None) != (self.simulation is Simulation.RESPONSE):
            yield "response with simulation: response, and with nothing else"
        if self.simulation is Simulation.RESPONSE and self.confirms is None:
            yield "response with confirms: whose reading it changes"
        numbers = [name for name, one in self.values.items() if one.longest is None]
        for part in (self.response, self.confirms):
            if part is not None and part.value not in numbers:
                yield f"{part.value}: one of {', '.join(numbers) or '-'}"
        if self.confirms and self.confirms.property not in known_properties():
            yield f"{self.confirms.property}: one of {', '.join(sorted(known_properties()))}"
        if (self.confirms or self.rolls_back) and not self.connector:
            yield "confirms and rolls_back with a connector"
        if self.rolls_back and not self.confirms:
            yield "rolls_back with confirms: what shows that it is needed"
        if (self.simulation is Simulation.PLAN) != (not self.values):
            yield "values, and none for a plan"


def kinds_of(domains: Domains, city: Path | None = None) -> Mapping[str, ProposalKind]:
    """The kinds of this mechanism, of every domain and of a city's own folder `gate/`, by name.

    Raises DeclarationError with all faults of all files, each with its file and place.
    """
    return read_kinds([("gate", OWN), *declared_files(domains, city, FOLDER)])


def read_kinds(files: Iterable[tuple[str, Path]]) -> Mapping[str, ProposalKind]:
    """Kinds of files, each with who owns it. Raises DeclarationError."""
    return read_declared(files, ProposalKind, "kind", MOST_KINDS, "gate-kinds-faulty")[0]
