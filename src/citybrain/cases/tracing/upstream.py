"""Where on a network that flows one way something was let in, by samples above and below a limit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from citybrain.kernel import InputError

Numbers = NDArray[np.float64]
SENSITIVITY, FALSE_ALARM = 0.95, 0.05
"""Probability that a sample is above the limit where what was let in has arrived, and where it has not."""

NOT_HERE_PRIOR = 0.2
"""Probability before samples that nothing of the network explains them."""

MOST_NODES, MOST_SAMPLES = 20_000, 200


NO_TIME = 1e-9
"""Stands for no time [s], which a sparse table cannot hold."""


class Reach(NamedTuple):
    """Water runs from a node to a node in a time [s]."""

    start: int
    end: int
    travel_time: float


class NetworkSample(NamedTuple):
    """What a sample of a node at a time [s] was: above the limit or not."""

    node: int
    time: float
    above: bool


class Upstream(NamedTuple):
    """Probability of each node, that of none of them, and how many samples each node explains by where it flows to."""

    probability: Numbers
    elsewhere: float
    explained: NDArray[np.int64]


def upstream(
    count: int, reaches: Sequence[Reach], samples: Sequence[NetworkSample], window: tuple[float, float]
) -> Upstream:
    """Weigh the nodes of a network, one source at one of them since a time [s] that is uniform in a window.

    A sample below the limit speaks against a node only if it was taken after what is let in there would have arrived.
    Raises InputError with all faults of reaches and samples, the first twenty of them.
    """
    _require_sound(count, reaches, samples, window)
    arrival = np.array([one.time for one in samples])[:, None] - _travel_times(count, reaches, samples)
    above: NDArray[np.bool_] = np.array([one.above for one in samples], dtype=bool)
    absent = np.where(above, FALSE_ALARM, 1 - FALSE_ALARM)
    present = np.where(above, SENSITIVITY, 1 - SENSITIVITY)
    logs, gain = np.log(absent), np.log(present / absent)
    likelihood = np.zeros(count)
    low, high = window
    bounds = np.sort(np.clip(np.vstack([np.full(count, low), arrival, np.full(count, high)]), low, high), axis=0)
    for left, right in pairwise(bounds):
        arrived = arrival >= (left + right) / 2
        likelihood += (right - left) / (high - low) * np.exp(logs.sum() + gain @ arrived)
    weight = likelihood * (1 - NOT_HERE_PRIOR) / count
    none = NOT_HERE_PRIOR * float(np.exp(logs.sum()))
    everything = weight.sum() + none
    explained = (np.isfinite(arrival) & above[:, None]).sum(axis=0)
    return Upstream(weight / everything, none / everything, explained)


def _travel_times(count: int, reaches: Sequence[Reach], samples: Sequence[NetworkSample]) -> Numbers:
    """Shortest time [s] from every node (columns) to the node of each sample (rows); infinite where none comes."""
    shortest: dict[tuple[int, int], float] = {}
    for reach in reaches:
        ends = reach.end, reach.start
        shortest[ends] = min(max(reach.travel_time, NO_TIME), shortest.get(ends, np.inf))
    rows = np.array(list(shortest), dtype=np.int64).reshape(-1, 2)
    network = csr_array((list(shortest.values()), (rows[:, 0], rows[:, 1])), shape=(count, count))
    nodes, index = np.unique([one.node for one in samples], return_inverse=True)
    times: Numbers = dijkstra(network, directed=True, indices=nodes)[index]
    return times


def _require_sound(
    count: int, reaches: Sequence[Reach], samples: Sequence[NetworkSample], window: tuple[float, float]
) -> None:
    faults = []
    if not 0 < count <= MOST_NODES or not 0 < len(samples) <= MOST_SAMPLES or not window[0] < window[1]:
        faults.append(f"nodes={count} samples={len(samples)} window={window[0]:g}..{window[1]:g}")
    for reach in reaches:
        if not (0 <= reach.start < count and 0 <= reach.end < count and 0.0 <= reach.travel_time < np.inf):
            faults.append(f"{reach.start}->{reach.end} {reach.travel_time:g} s")
    faults += [f"sample of {one.node} at {one.time:g}" for one in samples
               if not (0 <= one.node < count and np.isfinite(one.time))]  # fmt: skip
    if faults:
        raise InputError("trace-network-wrong", problems="; ".join(faults[:20]), count=str(len(faults)))
