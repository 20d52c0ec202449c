"""Kinds of lines by the numbers of a timetable: the basic route types and the extended ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask

KINDS = ("train", "metro", "tram", "ferry", "bus", "other")
"""In the order of their codes; a stop is called by the first of those that serve it."""

BASIC = {0: "tram", 1: "metro", 2: "train", 3: "bus", 4: "ferry", 5: "tram", 6: "other", 7: "other", 11: "bus",
         12: "other"}  # fmt: skip
EXTENDED = ((100, 200, "train"), (200, 300, "bus"), (300, 400, "train"), (400, 405, "metro"), (500, 700, "metro"),
            (700, 900, "bus"), (900, 1000, "tram"), (1000, 1100, "ferry"), (1200, 1300, "ferry"))  # fmt: skip
"""From, to before, kind: hundreds of the extended types (developers.google.com/transit/gtfs/reference)."""


def kinds_of(types: Array) -> NDArray[np.int64]:
    """Codes of kinds for numbers of route types; those of no kind are the last."""
    codes = np.full(len(types), len(KINDS) - 1, np.int64)
    for number, kind in BASIC.items():
        codes[types == number] = KINDS.index(kind)
    for begin, end, kind in EXTENDED:
        codes[(types >= begin) & (types < end)] = KINDS.index(kind)
    return codes


def known_type(types: Array) -> Mask:
    """Whether a number is a basic route type or lies within the extended ones."""
    known: Mask = np.isin(types, list(BASIC)) | ((types >= 100) & (types < 1800))
    return known
