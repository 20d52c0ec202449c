"""Shapes of evaluations of effects, as the API answers them. Shares are of what was to be expected."""

from __future__ import annotations

from typing_extensions import TypedDict


class EffectReason(TypedDict):
    """The key of a message and its arguments."""

    code: str
    arguments: dict[str, str | int | float]


class EffectScope(TypedDict):
    """The question as it was asked."""

    streams: list[int]
    since: str
    until: str | None
    compared_since: str | None
    controls: list[int]
    weather: list[int]
    planned: float | None
    what: str


class EffectDifference(TypedDict):
    """Estimate and interval in the unit of the streams and as shares; null where a number is not finite."""

    effect: float | None
    low: float | None
    high: float | None
    measured: float | None
    expected: float | None
    bias: float | None
    error: float | None
    share: float | None
    share_low: float | None
    share_high: float | None


class EffectSpace(TypedDict):
    """Rank of the real series among all, each taken in turn as if the measure had been there; p-value."""

    rank: int
    series: int
    share: float


class EffectMethod(EffectDifference):
    """What one method says, of placebo dates too, and what speaks against it."""

    method: str
    placebos: list[EffectDifference]
    space: EffectSpace | None
    doubts: list[EffectReason]
    label: str
    space_text: str | None
    doubt_texts: list[str]


class EffectPlan(TypedDict):
    """What was planned beside what was measured."""

    planned: float
    measured: float | None
    within: bool


class EffectAnswer(TypedDict):
    """An evaluation with its texts; `speaks` names the method that counts, null where none could be run; `case` is that
    whose closing asked for it."""

    number: int
    made_at: str
    made_by: str
    citybrain: str
    versions: dict[str, str]
    seed: int
    case: int | None
    question: EffectScope
    names: dict[str, str]
    unit: str | None
    simulated: bool
    controls_used: list[int]
    compared_from: str
    changed_at: str
    compared_to: str
    data_sha256: str
    level: float
    verdict: str
    speaks: str | None
    raw: float | None
    raw_of_year: bool
    planned: EffectPlan | None
    methods: list[EffectMethod]
    doubts: list[EffectReason]
    notices: list[EffectReason]
    verdict_text: str
    raw_text: str
    planned_text: str | None
    doubt_texts: list[str]
    notice_texts: list[str]
