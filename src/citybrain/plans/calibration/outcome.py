"""What a calibration found and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain.kernel.units import Array
from citybrain.plans.calibration.groups import GroupCells
from citybrain.plans.calibration.holdout import HoldoutErrors
from citybrain.plans.calibration.settings import CalibrationSettings

IMPROVED, WORSE, NOT_BETTER_THAN_CHANCE = "improved", "error-not-smaller", "not-better-than-chance"
"""Why something is adopted or keeps its old values."""


@dataclass(frozen=True)
class CalibrationComparison:
    """Errors of one kind of bill on held-out buildings, before and after."""

    before: HoldoutErrors
    after: HoldoutErrors


@dataclass(frozen=True)
class CalibrationEstimate:
    """A factor of a group: before, estimated, its interval; `alone`: what its own bills say, other groups apart.

    `learnt` is the share of the uncertainty before any bill that the bills took away.
    """

    before: float
    value: float
    low: float
    high: float
    alone: float
    learnt: float


@dataclass(frozen=True)
class GroupOutcome:
    """A group: use, first and last year (None: open; both None where `rest`), buildings fitted and held out.

    `judged_alone`: whether it has enough held-out buildings; else all such groups are judged together.
    """

    use: str
    first: int | None
    last: int | None
    rest: bool
    cells: tuple[int, ...]
    fitted: int
    held_out: int
    estimates: Mapping[str, CalibrationEstimate]
    errors: Mapping[str, CalibrationComparison]
    error_before: float
    error_after: float
    judged_alone: bool
    adopted: bool
    reason: str


@dataclass(frozen=True)
class Spread:
    """How far the posterior of a factor is off over the city (90 %, lognormal), and the share that all groups share."""

    relative: float
    shared: float


@dataclass(frozen=True)
class CalibrationOutcome:
    """All of a calibration.

    `values[name]` are the factors of every cell (C,) where it is adopted; `uncertainty` theirs.
    """

    settings: CalibrationSettings
    cells: GroupCells
    corrections: tuple[str, ...]
    buildings: int
    fitted: int
    held_out: int
    bills: Mapping[str, int]
    set_aside: Mapping[str, Mapping[str, int]]
    groups: tuple[GroupOutcome, ...]
    city: Mapping[str, CalibrationEstimate]
    group_spread: Mapping[str, float]
    scatter: Mapping[str, float]
    errors: Mapping[str, CalibrationComparison]
    error_before: float
    error_after: float
    gain_score: float
    rounds: int
    runs: int
    settled: bool
    adopted: bool
    reason: str
    values: Mapping[str, Array] = field(default_factory=dict)
    uncertainty: Mapping[str, Spread] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
