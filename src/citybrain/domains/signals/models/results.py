"""What simulated hours say: delays and queues of each control, and which is better than the plan."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from citybrain.domains.signals.models.simulation import HOUR, MODES, QueueCounts
from citybrain.domains.signals.models.system import ACTUATED, SignalSystem
from citybrain.kernel.units import Array, Mask

RUNS = 20
STUDENT = 2.093
"""Quantile of Student's t that holds 95 % of 20 runs."""

NOTABLE = 0.02
"""Part of the arrivals by which a queue grows in an hour where it is more than chance: demand above capacity."""

REFERENCE, BETTER, WORSE, CANNOT_TELL = range(4)
BELOW, OVER = range(2)


def compared(system: SignalSystem, counts: QueueCounts, people: Array, network: int, kind: int) -> tuple[float, ...]:
    """One way to control one network: delays, queues, cycle, saturation, change against the plan, verdict and load.

    `people` are those in a vehicle of each mode.
    """
    inside = system.network[system.layout.junction] == network
    change = _delay(counts, inside, kind, people) - _delay(counts, inside, 0, people)
    middle, half = float(change.mean()), STUDENT * float(change.std(ddof=1)) / RUNS**0.5
    arrived, served = (one[kind][:, inside].sum() for one in (counts.arrived, counts.served))
    modes = [_of_mode(counts, inside, kind, mode) for mode in range(MODES)]
    vehicles = counts.longest[kind][:, inside, :2].sum(axis=2)
    grown = (counts.after - counts.before)[kind][:, inside]
    cycles = counts.cycles[kind][:, system.network == network]
    full = np.nan if kind == ACTUATED else float(system.saturation[kind, inside].max())
    crowded = bool(_over(counts, kind)[inside].any()) or full >= 1.0
    return (
        float(_delay(counts, inside, kind, people).mean()), *modes, min(float(served / max(arrived, 1.0)), 1.0),
        float(vehicles.max(axis=1, initial=0.0).mean()), float(grown.sum(axis=(1, 2)).mean()),
        HOUR / max(float(cycles.mean()), 1.0), full, middle, middle - half, middle + half,
        verdict(kind, middle - half, middle + half), OVER if crowded else BELOW,
    )  # fmt: skip


def by_approach(counts: QueueCounts) -> Iterator[Array]:
    """Of the last control: delay of each mode [s], longest queue of vehicles, and growth of the queue."""
    waited, arrived = counts.waited[-1].sum(axis=0), counts.arrived[-1].sum(axis=0)
    yield from np.where(arrived > 0.0, waited / np.maximum(arrived, 1.0), np.nan).T
    yield counts.longest[-1][:, :, :2].sum(axis=2).mean(axis=0)
    yield (counts.after - counts.before)[-1].sum(axis=2).mean(axis=0)


def verdict(kind: int, low: float, high: float) -> int:
    """Better or worse than the plan where the interval of the difference says so."""
    if kind == 0:
        return REFERENCE
    return BETTER if high < 0.0 else WORSE if low > 0.0 else CANNOT_TELL


def _delay(counts: QueueCounts, inside: Mask, kind: int, people: Array) -> Array:
    """Seconds that a person waits, by run, linear about the ratio over all runs: their mean is that (Cochran 1977)."""
    waited, arrived = ((one[kind][:, inside] * people).sum(axis=(1, 2)) for one in (counts.waited, counts.arrived))
    ratio = waited.sum() / max(float(arrived.sum()), 1.0)
    delay: Array = ratio + (waited - ratio * arrived) / max(float(arrived.mean()), 1.0)
    return delay


def _of_mode(counts: QueueCounts, inside: Mask, kind: int, mode: int) -> float:
    waited, arrived = (one[kind][:, inside, mode].sum() for one in (counts.waited, counts.arrived))
    return float(waited / arrived) if arrived else float("nan")


def _over(counts: QueueCounts, kind: int) -> Mask:
    """Approaches whose queue grows in an hour by a notable part of the arrivals, and by more than chance."""
    grown = (counts.after - counts.before)[kind].sum(axis=2)
    middle, half = grown.mean(axis=0), STUDENT * grown.std(axis=0, ddof=1) / RUNS**0.5
    over: Mask = (middle > half) & (middle > NOTABLE * counts.arrived[kind].mean(axis=0).sum(axis=1))
    return over
