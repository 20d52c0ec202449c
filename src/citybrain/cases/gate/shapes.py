"""Shapes of answers about proposals."""

from __future__ import annotations

from typing import Any, NotRequired

from typing_extensions import TypedDict

from citybrain.cases.gate.states import Decision, ProposalState, ProposalStep


class ProposalAnswer(TypedDict):
    """A proposal: what of which kind, where it stands, who approves it; `decision` of what a `machine` wanted.

    sha256: of its content, which never changes. version: what a step asks for. expires: until when it can be approved
    and done, by the clock of the city; null before it was asked for.
    """

    number: int
    kind: str
    label: str
    target: str
    title: str
    state: ProposalState
    state_label: str
    approves: str
    approves_label: str
    machine: str | None
    decision: Decision | None
    made_by: str
    made_at: str
    sha256: str
    version: int
    expires: str | None


class ProposalList(TypedDict):
    """The newest first; `next`: `before` of the following page, null at the end."""

    proposals: list[ProposalAnswer]
    next: int | None


class ProposedValueAnswer(TypedDict):
    """A value as it is proposed, as it was before, and as the machine wants it, null where it said nothing."""

    name: str
    label: str
    unit: str | None
    value: float | str
    before: float | str | None
    machine: float | str | None


class AlternativeAnswer(TypedDict):
    """What else could be done, and why it is not proposed."""

    what: str
    why_not: str


class MachineAnswer(TypedDict):
    """Which machine proposed it, why, and the reading that it foretells."""

    name: str
    reason: str
    expects: float | None


class SimulatedNumber(TypedDict):
    """A headline number of the city without and with the plan."""

    name: str
    label: str
    unit: str
    without: float
    with_plan: float
    verdict: str


class SimulationShown(TypedDict):
    """What a simulation showed: whether one was `possible`, numbers of a plan or the `expected` reading.

    outcome names plan, snapshot, parameters and program of the evaluation: the same for the same of all four.
    """

    possible: bool
    outcome: NotRequired[str]
    snapshot: NotRequired[int]
    snapshot_sha256: NotRequired[str]
    plan_sha256: NotRequired[str]
    numbers: NotRequired[list[SimulatedNumber]]
    investment: NotRequired[float]
    running_cost: NotRequired[float]
    reading: NotRequired[float]
    reading_time: NotRequired[str]
    expected: NotRequired[float]
    low: NotRequired[float]
    high: NotRequired[float]
    source: NotRequired[str]


class ProposalStepAnswer(TypedDict):
    """A step: `at` on the clock of the city, `made_at` on that of the machine."""

    step: ProposalStep
    label: str
    at: str
    state: ProposalState
    why: str
    about: dict[str, Any]
    made_by: str
    made_at: str


class ProposalDetails(ProposalAnswer):
    """All of a proposal: what who decides needs to know, and every step.

    connector: by which it is done, null where it is done by being on record; connected: whether the city has that one.
    within: hours until readings have to show it, null where none does. possible: steps that the reader can make.
    """

    values: list[ProposedValueAnswer]
    stream: int | None
    reason: str
    alternatives: list[AlternativeAnswer]
    cost: str
    override: str
    wanted_by: MachineAnswer | None
    simulation: SimulationShown | None
    connector: str | None
    connected: bool
    within: float | None
    rolls_back: bool
    source: str
    steps: list[ProposalStepAnswer]
    possible: list[ProposalStep]


class ProposalKindAnswer(TypedDict):
    """A kind: who proposes, who approves, whether that is a second person, how it is simulated and done.

    lasts: days after it was asked for in which it can be approved and done.
    """

    name: str
    label: str
    proposes: list[str]
    approves: str
    second_person: bool
    simulation: str
    connector: str | None
    connected: bool
    rolls_back: bool
    lasts: float
    source: str


class ProposalKindList(TypedDict):
    """All kinds that this city has."""

    kinds: list[ProposalKindAnswer]


class OverrideAnswer(TypedDict):
    """What a machine wanted, what a person decided and why, the reading that was expected and that came."""

    number: int
    kind: str
    target: str
    machine: str
    wanted: dict[str, Any]
    decided: dict[str, Any] | None
    decision: Decision
    why: str
    by: str
    at: str
    expected: float | None
    observed: float | None
    error: float | None


class OverrideTable(TypedDict):
    """Proposals of machines: how many were followed, changed, refused; share overridden with its interval of 95 %."""

    followed: int
    changed: int
    refused: int
    undecided: int
    share: float | None
    low: float | None
    high: float | None
    overrides: list[OverrideAnswer]
