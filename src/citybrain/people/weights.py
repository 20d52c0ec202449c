"""Weights by which those who answered stand for those who live here: raking to known totals of traits.

Iterative proportional fitting: weights are scaled to the totals of each trait in turn until all of them are met
(Deming and Stephan, Ann. Math. Statist. 11, 1940, 427-444). Of all weights that meet the totals it finds those nearest
to equal ones by relative entropy (Ireland and Kullback, Biometrika 55, 1968). Weights are then cut to a range around
their mean, as usual for such panels, so that one answer never counts for many. They mend who answered by these traits
alone: whoever answers by own choice may differ in others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows

LEAST, MOST = 0.2, 5.0
"""Of the mean weight."""

ROUNDS = 200
TOLERANCE = 1e-9
NOT_STATED = -1
"""Group of one who did not say it: counts for what it is among the answers."""


class Margin(NamedTuple):
    """A trait: the group of each answer, `NOT_STATED` where it was not said, and the people of each group."""

    group: Rows
    people: Array


class RakedWeights(NamedTuple):
    """A weight for each answer, 1 in the mean; `effective` answers drawn by chance would be known as well.

    `cut` is how many weights were cut to the range, `met` whether all totals were met before that.
    """

    weight: Array
    effective: float
    cut: int
    met: bool


def raked(count: int, margins: Sequence[Margin], most: float = MOST) -> RakedWeights:
    """Weights of so many answers, none above `most`, in means. Groups with people and no answer have no part in it:
    nothing stands for them.
    """
    weight = np.ones(count)
    if not count:
        return RakedWeights(weight, 0.0, 0, True)
    goals = [goal for margin in margins if (goal := _goal(margin)) is not None]
    met = not goals
    for _ in range(ROUNDS):
        before = weight
        for group, share in goals:
            said = group != NOT_STATED
            has = np.bincount(group[said], weight[said], len(share))
            scale = np.divide(share * weight[said].sum(), has, out=np.ones(len(share)), where=has > 0)
            weight = weight.copy()
            weight[said] *= scale[group[said]]
        weight = weight / weight.mean()
        if np.abs(weight - before).max() < TOLERANCE:
            met = True
            break
    inside = weight
    for _ in range(ROUNDS):
        inside = np.clip(inside, LEAST, most)
        inside = inside / inside.mean()
    cut = int((weight < LEAST).sum() + (weight > most).sum())
    return RakedWeights(inside, effective_number(inside), cut, met)


def effective_number(weight: Array) -> float:
    """Of equal answers that say as much: (sum w)² / sum w² (Kish, Survey Sampling, 1965, 11.7)."""
    return float(weight.sum() ** 2 / (weight**2).sum()) if len(weight) else 0.0


def _goal(margin: Margin) -> tuple[Rows, Array] | None:
    """The share that each group is to have among those who said it; None where fewer than two groups can have one.

    A group without answers, or of which nobody knows how many live here, can have none: its answers count as not said.
    """
    said = margin.group[margin.group != NOT_STATED]
    here = np.bincount(said, minlength=len(margin.people)) > 0
    people = np.where(here & np.isfinite(margin.people), np.maximum(margin.people, 0.0), 0.0)
    if (people > 0).sum() < 2:
        return None
    group = np.where((margin.group != NOT_STATED) & (people > 0)[margin.group], margin.group, NOT_STATED)
    return group, people / people.sum()
