"""What was to be expected from places where nothing was done: their mean change, or a mix of them that fits best."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.cases.effect.comparison import Expectation, RowSpan
from citybrain.kernel.units import Array, Rows

LEAST_TO_MIX = 5
"""Controls from which a mix of them is worth weighing: fewer leave hardly a choice."""

SUM_WEIGHT = 1e4
"""How much more than the fit it counts that weights sum to one."""


def parallel(value: Array, controls: Array) -> Expectation:
    """Difference in differences: the mean of the controls (streams, rows), at the distance that it had before.

    Only rows count in which all controls are known, so that one that falls silent does not shift the mean.
    """
    mean = controls.mean(axis=0)

    def expected(learned: Rows) -> Array:
        apart = (value - mean)[learned]
        known = apart[np.isfinite(apart)]
        return np.asarray(mean + (known.mean() if len(known) else np.nan))

    return expected


def synthetic(value: Array, controls: Array) -> Expectation:
    """Synthetic control: the convex mix of controls (streams, rows) that is nearest to the series before.

    Abadie, Diamond and Hainmueller 2010, doi:10.1198/jasa.2009.ap08746, on the outcomes before alone.
    """

    def expected(learned: Rows) -> Array:
        return np.asarray(convex_weights(value[learned], controls[:, learned]) @ controls)

    return expected


def convex_weights(value: Array, controls: Array) -> Array:
    """Weights (streams,), none negative, sum one, that minimise the squared distance of their mix to a series.

    Rows with a gap are left out. Raises ValueError where none is left.
    """
    from scipy.optimize import nnls

    known = np.isfinite(value) & np.isfinite(controls).all(axis=0)
    if not known.any():
        raise ValueError("no time at which all are known")
    mix = controls[:, known]
    gram, along = mix @ mix.T, mix @ value[known]
    root = np.linalg.cholesky(gram + 1e-9 * np.trace(gram) / len(gram) * np.eye(len(gram)))
    heavy = SUM_WEIGHT * np.sqrt(np.trace(gram) / len(gram))
    rows = np.vstack([root.T, np.full(len(gram), heavy)])
    target = np.append(np.linalg.solve(root, along), heavy)
    weights, _ = nnls(rows, target)
    return np.asarray(weights / weights.sum())


class SpacePlacebo(NamedTuple):
    """Each control in turn as if the measure had been there: rank of the real one, and how many there are.

    `share` is that of all series, the real one among them, whose error grew at least as much as the real one's.
    """

    rank: int
    series: int

    @property
    def share(self) -> float:
        """The p-value of the permutation test."""
        return self.rank / self.series


def space_placebo(value: Array, controls: Array, before: RowSpan, after: RowSpan) -> SpacePlacebo:
    """Permutation test by the ratio of root mean square errors after and before (Abadie et al. 2010, section 3.5)."""
    real = _growth(value, controls, before, after)
    others = [_growth(controls[one], np.delete(controls, one, axis=0), before, after) for one in range(len(controls))]
    return SpacePlacebo(1 + sum(other >= real for other in others), 1 + len(others))


def _growth(value: Array, controls: Array, before: RowSpan, after: RowSpan) -> float:
    off = (value - synthetic(value, controls)(np.arange(before.begin, before.end))) ** 2
    early, late = (float(np.nanmean(off[span.begin : span.end])) for span in (before, after))
    return np.inf if early == 0 else late / early
