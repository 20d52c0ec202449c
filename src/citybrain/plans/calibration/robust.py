"""Residuals that no single bill can pull far: pseudo-residuals, their scale, and how those of a building go together.

Residuals are logarithms of observed over computed, one row for each building and one column for each kind of bill,
NaN where there is no bill. Beyond `clip` scales a residual counts as if it lay there, and all are stretched by the
share that does not, so that least squares on them give the robust estimate and its variance (Huber 1964,
doi:10.1214/aoms/1177703732).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array

MEDIAN_TO_DEVIATION = 1.4826
"""Standard deviation of a normal distribution over the median of its absolute deviations."""

LEAST_INSIDE = 0.2
"""Share of residuals within the clip below which pseudo-residuals are stretched no further."""

LEAST_FREE = 0.2
"""Share of the residuals that counts as free however many parameters were fitted."""

LEAST_SCALE = 0.02
"""Bills that agree more closely than 2 % do not make each other certain."""

PRIOR_ROWS = 20.0
"""A group's own scatter counts as much as the city's once it has this many bills."""

LEAST_PAIRS = 20
"""Buildings with both kinds of bills from which a correlation is taken."""

LARGEST_CORRELATION = 0.95


class Scatter(NamedTuple):
    """Scale of each kind of bill (C,), stretch of its pseudo-residuals (C,), their covariance (C, C)."""

    scale: Array
    stretch: Array
    covariance: Array


def centres(residuals: Array, groups: NDArray[np.intp], count: int) -> Array:
    """Median residual of every group and kind of bill, (G, C); NaN where a group has no such bill."""
    found = np.full((count, residuals.shape[1]), np.nan)
    for group in range(count):
        own = residuals[groups == group]
        some = np.isfinite(own).any(axis=0)
        found[group, some] = np.nanmedian(own[:, some], axis=0)
    return found


def scatter_of(centred: Array, parameters: float, clip: float) -> Scatter:
    """How residuals about a fit scatter that took as much from them as a number of free `parameters` does."""
    rows = np.isfinite(centred).sum()
    lost = float(np.sqrt(rows / max(rows - parameters, LEAST_FREE * rows, 1.0)))
    scale = scale_of(centred) * lost
    inside = np.where(np.isfinite(centred), np.abs(centred) <= clip * scale, np.nan)
    known = np.isfinite(scale)
    stretch = np.ones(len(scale))
    stretch[known] = 1.0 / np.maximum(np.nanmean(inside[:, known], axis=0), LEAST_INSIDE)
    return Scatter(scale, stretch, _covariance(pseudo(centred, scale, stretch, clip)) * lost**2)


def scale_of(centred: Array) -> Array:
    """Standard deviation (C,) of centred residuals by the median of their absolute values; NaN where there are none."""
    scale = np.full(centred.shape[1], np.nan)
    some = np.isfinite(centred).any(axis=0)
    scale[some] = np.maximum(MEDIAN_TO_DEVIATION * np.nanmedian(np.abs(centred[:, some]), axis=0), LEAST_SCALE)
    return scale


def pseudo(residuals: Array, scale: Array, stretch: Array, clip: float) -> Array:
    """Pseudo-residuals: clipped at `clip` scales and stretched; NaN stays NaN."""
    return np.asarray(np.clip(residuals, -clip * scale, clip * scale) * stretch)


def _covariance(values: Array) -> Array:
    """Covariance over the rows that have both columns; uncorrelated where few have, positive definite always."""
    columns = values.shape[1]
    present = np.isfinite(values)
    filled = np.where(present, values, 0.0)
    pairs = present.T.astype(float) @ present.astype(float)
    variance = np.where(np.diag(pairs) > 0, (filled**2).sum(axis=0) / np.maximum(np.diag(pairs), 1.0), LEAST_SCALE**2)
    deviation = np.sqrt(np.maximum(variance, LEAST_SCALE**2))
    together = (filled.T @ filled) / np.maximum(pairs, 1.0) / np.outer(deviation, deviation)
    enough = (pairs >= LEAST_PAIRS) & ~np.eye(columns, dtype=bool)
    correlation = np.where(enough, np.clip(together, -LARGEST_CORRELATION, LARGEST_CORRELATION), 0.0) + np.eye(columns)
    sizes, axes = np.linalg.eigh(correlation)
    correlation = (axes * np.maximum(sizes, 1.0 - LARGEST_CORRELATION)) @ axes.T
    return np.asarray(correlation * np.outer(deviation, deviation))


def group_scales(values: Array, scatter: Scatter, groups: NDArray[np.intp], count: int) -> Array:
    """Scatter of each group against the city's (G,), drawn to 1 where a group has few bills."""
    squares = values**2 / np.diag(scatter.covariance)
    present = np.isfinite(squares)
    summed = np.bincount(groups, np.where(present, squares, 0.0).sum(axis=1), count)
    rows = np.bincount(groups, present.sum(axis=1), count)
    return np.asarray(np.sqrt((PRIOR_ROWS + summed) / (PRIOR_ROWS + rows)))


def evidence_of(
    slopes: Array, values: Array, covariance: Array, group_scale: Array, groups: NDArray[np.intp]
) -> tuple[Array, Array]:
    """Information (G, K, K) and score (G, K) of group effects from rows: `slopes` (n, C, K), pseudo-values (n, C).

    Rows weigh by the inverse covariance of the bills that they have.
    """
    count, kinds = len(group_scale), slopes.shape[2]
    information, score = np.zeros((count, kinds, kinds)), np.zeros((count, kinds))
    present = np.isfinite(values) & np.isfinite(slopes).all(axis=2)
    patterns, pattern_of = np.unique(present, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(pattern_of.ravel() == number)
        if not pattern.any() or not len(rows):
            continue
        weight = np.linalg.inv(covariance[np.ix_(pattern, pattern)])
        slope, value = slopes[rows][:, pattern], values[rows][:, pattern]
        pulled = np.einsum("nck,cd->nkd", slope, weight) / group_scale[groups[rows], None, None] ** 2
        np.add.at(information, groups[rows], pulled @ slope)
        np.add.at(score, groups[rows], np.einsum("nkd,nd->nk", pulled, value))
    return information, score
