"""What is told of competitions and letters."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

NudgeState = Literal["coming", "open", "over", "told"]


class TeamAnswer(TypedDict):
    """A team: buildings that counted, saving as a share of what was expected with its interval of 90 %.

    Null where too few buildings count. first, last: the ranks between which it is.
    """

    team: str
    label: str
    buildings: int
    saving: float | None
    low: float | None
    high: float | None
    first: int | None
    last: int | None


class NudgeSummary(TypedDict):
    """What both have: number, title, carrier of energy, first and last day."""

    number: int
    title: str
    state: NudgeState
    carrier: str
    since: str
    until: str


class CompetitionAnswer(NudgeSummary):
    """A competition; teams as the result has them, without savings before it was told. left_out: buildings."""

    teams: list[TeamAnswer]
    left_out: int | None


class CompetitionList(TypedDict):
    """The newest first."""

    competitions: list[CompetitionAnswer]


class TonneAnswer(TypedDict):
    """Money a tonne avoided with its interval; high is null where it may have avoided none."""

    cost: float
    low: float
    high: float | None


class LetterResult(TypedDict):
    """Change of use by the letter as a share with its interval of 90 %; shown: whether the interval excludes zero.

    pairs: that counted; lost: of which a bill is missing; factor: emissions [kg/kWh]; cost: null where none was saved.
    """

    share: float
    low: float
    high: float
    shown: bool
    pairs: int
    lost: int
    letters: int
    factor: float
    cost: TonneAnswer | None


class LetterAnswer(NudgeSummary):
    """A letter: how many were sent, how like both groups were before (in standard deviations), the smallest share that
    could be shown, buildings that are in no pair, and the result once it was told."""

    letters: int
    use_difference: float
    loss_difference: float
    least: float | None
    left_out: int
    seed: int
    result: LetterResult | None


class LetterList(TypedDict):
    """The newest first."""

    letters: list[LetterAnswer]
