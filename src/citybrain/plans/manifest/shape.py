"""What the manifest of a run looks like."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.plans.plan_document import PlanDocument


class Program(TypedDict):
    """Versions of the program and of the libraries that it computes with, and the hash of the lock file."""

    citybrain: str
    python: str
    libraries: dict[str, str | None]
    lock: str | None


class Machine(TypedDict):
    """Operating system and kind of processor."""

    system: str
    kind: str


class CityOfRun(TypedDict):
    """Which snapshot of which city: the hash of every table and of every file that it was built from."""

    name: str
    country: str
    snapshot: int
    tables: dict[str, str]
    sources: dict[str, str]


Axes = dict[str, list[str] | float]
"""What a row of a table is for: kinds, or the number from which on it holds."""

TableInForce = TypedDict("TableInForce", {"from": str, "rows": list[list[Axes | float]]})
TableInForce.__doc__ = "A table and the first day on which it holds: what each row is for, and its value."


class ParameterInForce(TypedDict):
    """A parameter with all its values, each as its first day and the value; a table has `by` and `tables` instead."""

    unit: str
    values: NotRequired[list[list[str | float]]]
    interpolate: NotRequired[Literal[True]]
    by: NotRequired[list[str]]
    tables: NotRequired[list[TableInForce]]


class ParametersInForce(TypedDict):
    """All parameters, and the hash of them."""

    sha256: str
    values: dict[str, ParameterInForce]


class DrawsOfRun(TypedDict):
    """How uncertainty was worked out."""

    draws: int
    seed: int
    scheme: str
    sample: int


class NumbersOfRun(TypedDict):
    """Every number of the answer by its path, how many they are, and the hash of their canonical form."""

    count: int
    sha256: str
    values: dict[str, float | None]


class RunContent(TypedDict):
    """What a run hangs on, and its numbers."""

    format: int
    program: Program
    machine: Machine
    city: CityOfRun
    day: str
    parameters: ParametersInForce
    scenario: str | None
    plan: PlanDocument
    seed: int
    uncertainty: DrawsOfRun | None
    numbers: NumbersOfRun


class RunManifest(RunContent):
    """What a run hangs on, and its numbers; `sha256` is the hash of all the rest."""

    sha256: str
