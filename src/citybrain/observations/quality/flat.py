"""How far back the tests of a stream look, and when they need not."""

from __future__ import annotations

import numpy as np

from citybrain.observations.quality.evaluate import QualitySubject
from citybrain.observations.quality.loading import LoadedPart
from citybrain.observations.quality.running import ranges

SPARE = 8
"""Readings more than a flat line looks back at, for corrected ones among them."""


def back(subject: QualitySubject) -> int:
    """How many readings before one its tests look at."""
    line = subject.settings.flat_line
    if line is None or subject.interval is None:
        return SPARE
    return int(line.fail * 3600 / subject.interval) + SPARE


def may_be_flat(part: LoadedPart, subject: QualitySubject, short: int) -> bool:
    """Whether a reading that gets a new flag, and before which too few are at hand, may end a flat line.

    That needs values within the tolerance for the last few readings already: `short` less those to spare.
    """
    line = subject.settings.flat_line
    rows = np.flatnonzero(part.touched)
    rows = rows[rows < back(subject)]
    if line is None or not len(rows):
        return False
    value = part.block.value[: rows[-1] + 1] * subject.factor + subject.offset
    return bool((ranges(value, short - SPARE)[rows] < line.tolerance).any())
