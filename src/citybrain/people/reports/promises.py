"""Promises kept, as everybody asks for them: worked out for one who asks at a time, and not anew for each."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import NamedTuple

from citybrain.people.reports.figures import KeptPromises, promises_kept
from citybrain.people.reports.standing import DAY
from citybrain.records import Records

LONG = 0.2
"""Seconds from which on figures are kept for those who ask next: those of most cities are there sooner."""

REUSE = 10.0
"""Times as long as they took that they are kept: no more than a tenth of a processor is spent on the same ones."""

MOST = 8
Span = tuple[int | None, int | None, int]


class _MadeFigures(NamedTuple):
    figures: KeptPromises
    made: float
    took: float


class PromiseBoard:
    """The figures of one city. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: OrderedDict[Span, _MadeFigures] = OrderedDict()

    def figures(self, records: Records | None, now: int, since: int | None, until: int | None) -> KeptPromises:
        """Figures of some days, as `promises_kept` tells them; of a moment ago where they take long."""
        days: Span = (_day(since), _day(until), now // DAY)
        with self._lock:
            known, begin = self._made.get(days), time.monotonic()
            if known is not None and begin - known.made < REUSE * known.took:
                return known.figures
            made = promises_kept(records, now, since, until)
            end = time.monotonic()
            self._made.pop(days, None)
            if end - begin > LONG:
                self._made[days] = _MadeFigures(made, end, end - begin)
            while len(self._made) > MOST:
                self._made.popitem(last=False)
            return made


def _day(moment: int | None) -> int | None:
    return None if moment is None else moment // DAY
