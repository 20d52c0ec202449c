"""What the store is told of readings that were tested, and how many of them there were."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Rows
from citybrain.observations.quality.evaluate import QualityOutcome
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.loading import LoadedPart, New
from citybrain.observations.readings.store import Checked, Flagged


class Done(NamedTuple):
    """Readings that were tested for the first time, and how many of these are suspect or failed."""

    readings: int = 0
    suspect: int = 0
    failed: int = 0

    def plus(self, other: Done) -> Done:
        """Both together."""
        return Done(*(one + more for one, more in zip(self, other, strict=True)))


def nothing(new: Mapping[int, New]) -> list[Checked]:
    """That there was nothing to test after all."""
    none = Flagged(np.zeros(0, np.int64), np.zeros(0, np.int8), np.zeros(0, object))
    return [Checked(stream, one.upto, none, one.first - 1) for stream, one in new.items()]


def checked(parts: Mapping[int, LoadedPart], outcome: QualityOutcome, new: Mapping[int, New]) -> Iterator[Checked]:
    """For each stream how far it was tested, and what is not good or was not."""
    yield from nothing({stream: one for stream, one in new.items() if stream not in parts})
    for stream, part, rows in _each(parts):
        one = new.get(stream)
        flag, number = outcome.flag[rows], part.block.number
        told = part.touched & ((flag != Flag.GOOD) | (part.flag != Flag.GOOD))
        if one is None:  # what was not tested yet gets its flag when it is its turn
            told &= part.flag != Flag.NOT_EVALUATED
        else:
            told &= (number <= one.upto) & ((flag != Flag.GOOD) | (number < one.first))
        some = np.flatnonzero(told)
        if one is not None or len(some):
            some = some[np.argsort(number[some])]
            tests = np.array(_reasons(outcome, rows.start + some), object)
            flagged = Flagged(number[some], flag[some], tests)
            yield Checked(stream, one.upto, flagged, one.first - 1) if one else Checked(stream, 0, flagged)


def done_of(parts: Mapping[int, LoadedPart], outcome: QualityOutcome, new: Mapping[int, New]) -> Done:
    """How many readings were tested for the first time."""
    done = Done()
    for stream, part, rows in _each(parts):
        if stream in new:
            number = part.block.number
            flag = outcome.flag[rows][(number >= new[stream].first) & (number <= new[stream].upto)]
            suspect, failed = (int(np.count_nonzero(flag == one)) for one in (Flag.SUSPECT, Flag.FAIL))
            done = done.plus(Done(len(flag), suspect, failed))
    return done


def _each(parts: Mapping[int, LoadedPart]) -> Iterator[tuple[int, LoadedPart, slice]]:
    """The parts with the rows that they have in the outcome."""
    begin = 0
    for stream, part in parts.items():
        yield stream, part, slice(begin, begin + len(part.flag))
        begin += len(part.flag)


def _reasons(outcome: QualityOutcome, rows: Rows) -> Sequence[str]:
    """For each reading the tests that it did not pass, as JSON like {"spike": 4}."""
    against: list[dict[str, int]] = [{} for _ in rows]
    for name, flags in outcome.tests.items():
        some = flags[rows]
        for index in np.flatnonzero((some == Flag.SUSPECT) | (some == Flag.FAIL)):
            against[index][name] = int(some[index])
    return [json.dumps(one) for one in against]
