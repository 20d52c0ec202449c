"""One line of the table: what was measured, how often, what was promised, and what it stands beside."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """Samples of one measure in a unit; `beside` sets it against a peer or a limit measured in the same run.

    `goal` is the most that the median may be, or the least where `more` is better; None where nothing is promised.
    """

    measure: str
    samples: tuple[float, ...]
    unit: str
    goal: float | None = None
    beside: str = ""
    more: bool = False

    @property
    def median(self) -> float:
        """The middle sample."""
        return statistics.median(self.samples)

    @property
    def best(self) -> float:
        """The sample that other work on the machine disturbed least."""
        return max(self.samples) if self.more else min(self.samples)

    @property
    def met(self) -> bool | None:
        """Whether the median keeps the promise; None where there is none."""
        if self.goal is None:
            return None
        return self.median >= self.goal if self.more else self.median <= self.goal


def seconds(
    work: Callable[..., Any], times: int, warm_up: int = 1, setup: Callable[[], Any] | None = None
) -> list[float]:
    """Seconds of each of some calls, after calls to warm up; what `setup` makes is handed over and not counted."""
    taken = []
    for number in range(warm_up + times):
        arguments = (setup(),) if setup else ()
        begin = time.perf_counter()
        work(*arguments)
        if number >= warm_up:
            taken.append(time.perf_counter() - begin)
    return taken


def milliseconds(
    work: Callable[..., Any], times: int, warm_up: int = 1, setup: Callable[[], Any] | None = None
) -> tuple[float, ...]:
    """As `seconds`, in milliseconds."""
    return tuple(1e3 * sample for sample in seconds(work, times, warm_up, setup))


def ratio(one: float, other: float) -> str:
    """How many times the other fits into the one, as a person would say it."""
    times = one / other
    return f"{times:,.0f} ×" if times >= 10 else f"{times:.2g} ×"
