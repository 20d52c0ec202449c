"""Scores by the published rule of U4SSC.

U4SSC Factsheet, Pully, June 2020, p. 6, and Verification Report, Kristiansund, September 2020, section 5: performance
to the benchmark is scored in four ranges, 0 to 33 % of target 1 point, 33 to 66 % 2 points, 66 to 95 % 3 points, 95 %
and more 4 points. The points of each reported indicator and data point are added and told as a share of what they could
be, for categories, sub-dimensions and dimensions alike, and that share falls into the same ranges. What is not reported
or has no benchmark is left out.

The ranges share their ends; here an end belongs to the upper one, as "95+ %" says it for the last. How the share of the
target is found where less is better is not published (the sheet is locked): here it is target over value, so that twice
the target is half of it. A target of 0 that less is better for is reached or it is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from citybrain.indicators.declared import Better

Range = Literal["0-33", "33-66", "66-95", "95+"]
LIMITS = (0.33, 0.66, 0.95)
MOST_POINTS = len(LIMITS) + 1
RANGES: tuple[Range, ...] = ("0-33", "33-66", "66-95", "95+")
"""Names of the ranges in percent of target, by points less one."""


@dataclass(frozen=True)
class Scored:
    """Points of one indicator or data point, and its weight among others."""

    key: str
    points: int
    weight: float = 1.0


@dataclass(frozen=True)
class Score:
    """Points of a group together: their sum, what it could be, and the range of their share of it."""

    points: float
    possible: float
    counted: int

    @property
    def share(self) -> float:
        """Share of what could be had, from a quarter to 1."""
        return self.points / self.possible

    @property
    def range(self) -> Range:
        """Range of the share in percent."""
        return RANGES[points_of(self.share) - 1]


def share_of_target(value: float, target: float, better: Better) -> float | None:
    """How much of a target is reached, 1 for the whole; None where the indicator has no better direction.

    More is better: value over target; a target of 0 is reached. Less is better: target over value (see the module).
    """
    if better == "neither":
        return None
    if better == "more":
        return max(value / target, 0.0) if target > 0 else float(value >= target)
    return float(value <= 0) if target <= 0 else target / value if value > 0 else 1.0


def points_of(share: float) -> int:
    """Points from 1 to 4 of a share of the target."""
    return 1 + sum(share >= limit for limit in LIMITS)


def score_of(scored: Iterable[Scored]) -> Score | None:
    """The score of a group; None where nothing in it is reported with a benchmark, or all of it weighs nothing."""
    counted = [one for one in scored if one.weight > 0]
    if not counted:
        return None
    points = sum(one.weight * one.points for one in counted)
    return Score(points, MOST_POINTS * sum(one.weight for one in counted), len(counted))
