"""Where a plan changes most: the place of which a picture shows more of it than of any other."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.plans.outcome import Outcome
from citybrain.plans.pictures.plane import ACROSS, METRES_A_DEGREE
from citybrain.plans.takers import WITHOUT, takers_of
from citybrain.plans.workspace import Workspace

DECIMALS = 5
"""Of a place in degrees: 1 m."""


def place_of_most_changes(workspace: Workspace, outcome: Outcome) -> tuple[float, float] | None:
    """Longitude and latitude [degrees] of the middle of the patch that shows most of the plan.

    Of each measure that pictures draw counts how many of its rows lie there, as a part of the most that lie in any
    patch, so that none stands over the others for having small rows. None where no such measure has rows with a place.
    """
    marks, places = find_domains().marks, workspace.places
    found = []
    for applied in outcome.measures:
        points = places[applied.of].points if applied.of in places else None
        if applied.share is not None or points is None or applied.measure.intervention not in marks:
            continue
        rows = np.column_stack(points)[takers_of(outcome, applied.position).since > WITHOUT]
        found.append(rows[np.isfinite(rows).all(axis=1)])
    found = [rows for rows in found if len(rows)]
    return _fullest(found) if found else None


def _fullest(measures: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """The middle of the points in the square of three by three patches that has most of all measures."""
    every = np.concatenate(measures)
    scale = METRES_A_DEGREE * np.array([math.cos(math.radians(float(every[0, 1]))), 1.0])
    first, score = every.min(axis=0), dict[tuple[int, int], float]()
    for points in measures:
        around = _counts_around(_patches(points, first, scale))
        most = max(around.values())
        for patch, count in around.items():
            score[patch] = score.get(patch, 0.0) + count / most
    best = max(score, key=lambda patch: (score[patch], patch))
    inside = (np.abs(_patches(every, first, scale) - best) <= 1).all(axis=1)
    middle = np.median(every[inside], axis=0)
    return round(float(middle[0]), DECIMALS), round(float(middle[1]), DECIMALS)


def _patches(points: NDArray[np.float64], first: NDArray[np.float64], scale: NDArray[np.float64]) -> NDArray[np.int64]:
    """Column and line of the patch of each point; a patch is a third of a picture wide."""
    return np.asarray(np.floor((points - first) * scale / (ACROSS / 3)), np.int64)


def _counts_around(patches: NDArray[np.int64]) -> dict[tuple[int, int], int]:
    """How many points lie in each patch that has some and in those beside it."""
    kinds, counts = np.unique(patches, axis=0, return_counts=True)
    number = {(x, y): count for (x, y), count in zip(kinds.tolist(), counts.tolist(), strict=True)}
    near = [(right, up) for right in (-1, 0, 1) for up in (-1, 0, 1)]
    return {(x, y): sum(number.get((x + right, y + up), 0) for right, up in near) for x, y in number}
