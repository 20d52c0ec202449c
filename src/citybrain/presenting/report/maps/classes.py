"""Classes of a change in per cent: three to each side of "too close to call", with round breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

LADDER = ((10.0, (1.0, 5.0, 20.0)), (3.0, (0.5, 2.0, 5.0)), (0.0, (0.1, 0.5, 1.0)))
"""Breaks to each side by the largest change, where the values themselves give none."""
SIDES: tuple[Literal["right"], Literal["left"]] = ("right", "left")
"""A change that is just as large as a break belongs to the stronger class, on both sides of zero."""

MIDDLE = 3
COUNT = 7


@dataclass(frozen=True)
class Classes:
    """Six breaks, rising; class 0 is the strongest fall, class 3 too close to call, class 6 the strongest rise."""

    breaks: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float] | NDArray[np.float64]) -> Classes:
        """Breaks that suit values: as many of them in each class as round numbers allow, the same to both sides."""
        known = np.abs(np.asarray(values, np.float64))
        known = known[np.isfinite(known)]
        large = float(np.max(known, initial=0.0))
        steps: tuple[float, ...] = next(steps for reached, steps in LADDER if large >= reached)
        least = steps[0]
        told = known[known >= least]
        if len(told):
            thirds = [float(f"{value:.2g}") for value in np.quantile(told, (1 / 3, 2 / 3))]
            steps = (least, *thirds) if least < thirds[0] < thirds[1] else steps
        return cls((*(-step for step in reversed(steps)), *steps))

    def place(self, values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.intp]:
        """Class of each value; -1 where there is none."""
        values = np.asarray(values, np.float64)
        breaks = np.array(self.breaks)
        rising, falling = (np.searchsorted(breaks, values, side=side) for side in SIDES)
        found = np.where(values < 0, falling, rising)
        return np.where(np.isnan(values), -1, found).astype(np.intp)

    def colours(self, better: str) -> list[str]:
        """Name of the colour of each class: the better end is blue-green, whichever direction is better."""
        names = [f"change-{number}" for number in range(COUNT)]
        return names[::-1] if better == "more" else names


def per_cent(before: NDArray[np.float64], after: NDArray[np.float64]) -> NDArray[np.float64]:
    """Change in per cent of what was before; nothing where that was nothing and still is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        change = 100.0 * (after - before) / np.abs(before)
    return np.where((before == 0.0) & (after == 0.0), np.nan, change)
