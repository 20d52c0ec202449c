"""The scale on which a stream is learned: as it is, or bent where it is skewed and never below zero."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

SKEWED = 1.2
"""Mean over median from which a stream counts as skewed."""


class ForecastScale(NamedTuple):
    """width: below it the scale is nearly straight, above it nearly a logarithm; 0 where values stay as they are.

    least: values forecast are never below, where none ever was: zero, else minus infinity.
    """

    width: float
    least: float

    def bent(self, value: Array) -> Array:
        """Values on the scale: arsinh(value / width).

        Burbidge, Magee and Robb 1988, doi:10.1080/01621459.1988.10478575.
        """
        return np.arcsinh(value / self.width) if self.width else np.asarray(value, float)

    def straight(self, bent: Array) -> Array:
        """Values back in their unit."""
        back = np.sinh(bent) * self.width if self.width else bent
        return np.asarray(np.maximum(back, self.least))


def scale_of(value: Array) -> ForecastScale:
    """The scale for what was measured; quantiles stay quantiles on any such scale, because it never turns back."""
    known = value[np.isfinite(value)]
    if not len(known) or known.min() < 0:
        return ForecastScale(0.0, -np.inf)
    middle = float(np.median(known))
    return ForecastScale(middle if middle > 0 and known.mean() > SKEWED * middle else 0.0, 0.0)
