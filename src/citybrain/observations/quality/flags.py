"""Flags of readings by QARTOD, and how the flags of several tests become that of the reading."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray


class Flag(IntEnum):
    """Primary flags of QARTOD (IOOS, Manual for the Use of Real-Time Oceanographic Data Quality Control Flags)."""

    GOOD = 1
    NOT_EVALUATED = 2
    SUSPECT = 3
    FAIL = 4
    MISSING = 9


Flags: TypeAlias = NDArray[np.int8]

TESTS = ("gross_range", "climatology", "spike", "rate_of_change", "flat_line", "gap", "neighbours", "words")
"""All tests by the names that stand in settings, in flags and in messages."""

PRIORITY = np.zeros(10, np.int8)
PRIORITY[[Flag.MISSING, Flag.NOT_EVALUATED, Flag.GOOD, Flag.SUSPECT, Flag.FAIL]] = range(5)
BY_PRIORITY = np.array([Flag.MISSING, Flag.NOT_EVALUATED, Flag.GOOD, Flag.SUSPECT, Flag.FAIL], np.int8)
"""The order in which `ioos_qc.qartod.qartod_compare` lets one flag stand over another, lowest first."""


def worst(outcomes: Mapping[str, Flags], number: int) -> Flags:
    """The flag of each of so many readings: that of the test which says most against it; not evaluated without any."""
    highest = np.full(number, PRIORITY[Flag.NOT_EVALUATED])
    for flags in outcomes.values():
        np.maximum(highest, PRIORITY[flags], out=highest)
    found: Flags = BY_PRIORITY[highest]
    return found
