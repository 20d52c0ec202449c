"""What the slope of a street adds to ways on foot that are measured when the twin is built.

These are the ways between a place and the ends of its street, and walks to stops. The numbers of the pace are those of
the domain's parameters, the latest of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from citybrain.base.notices import Notice, notice
from citybrain.domains.streets.models.slopes import level_metres_on_foot, slope_of_street
from citybrain.kernel import Vocabulary, read_parameters
from citybrain.kernel.parameters import Layer
from citybrain.kernel.units import Array, Mask

FILE = Path(__file__).parents[1] / "parameters" / "common" / "slopes.yaml"
HEIGHTS = "from_height", "to_height"
STEEPEST = "steepest_slope"
PACE = "walking_slope_decay", "fastest_walking_slope"


def level_metres(streets: Any) -> tuple[Array, Array] | None:
    """Metres of level ground that each street takes on foot onward and back; None where no height is known."""
    if not set(HEIGHTS) <= set(streets) or not _known(streets).any():
        return None
    length = streets["length"].to_numpy(np.float64)
    begin, end = (streets[name].to_numpy(np.float64) for name in HEIGHTS)
    slope = slope_of_street(begin, end, length, _number(STEEPEST)).street_slope
    decay, fastest = map(_number, PACE)
    onward, back = level_metres_on_foot(length, slope, decay, fastest)
    return onward, back


def slope_notices(streets: Any) -> Iterator[Notice]:
    """How many streets for people have no slope, and how many are steeper than streets are built."""
    used = np.asarray(streets["walk"], bool) | np.asarray(streets["cycle"], bool)
    known = _known(streets)
    if unknown := int((used & ~known).sum()):
        yield notice("streets-slopes-unknown", count=unknown, total=int(used.sum()))
    if known.any():
        rise = np.abs(np.subtract(*(streets[name].to_numpy(np.float64) for name in HEIGHTS)))
        steep = used & (rise > _number(STEEPEST) * streets["length"].to_numpy(np.float64))
        if steep.any():
            yield notice("streets-too-steep", count=int(steep.sum()), slope=float(_number(STEEPEST)))


def _known(streets: Any) -> Mask:
    """Streets of which both ends have a height."""
    if not set(HEIGHTS) <= set(streets):
        return np.zeros(len(streets), bool)
    known: Mask = streets[list(HEIGHTS)].notna().all(axis=1).to_numpy()
    return known


@cache
def _numbers() -> dict[str, float]:
    parameters = read_parameters([Layer("common", {f"streets/common/{FILE.name}": FILE})], Vocabulary())
    return {name: parameters[name].values[-1].value for name in (STEEPEST, *PACE)}


def _number(name: str) -> Array:
    return np.asarray(_numbers()[name], np.float64)
