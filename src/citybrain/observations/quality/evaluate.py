"""All tests of a block of readings: each stream by its own settings, and one flag for each reading."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.kernel.units import Rows
from citybrain.observations.quality.flags import TESTS, Flag, Flags, worst
from citybrain.observations.quality.neighbours import compared
from citybrain.observations.quality.series import Block, rows_by_stream, superseded
from citybrain.observations.quality.settings import Settings


class QualitySubject(NamedTuple):
    """A stream as the tests see it.

    factor, offset: from its unit to that of the settings. interval: whole seconds from one reading to the next, None
    where that is not known yet. near: streams of the same property at other stations, nearest first.
    """

    settings: Settings
    factor: float = 1.0
    offset: float = 0.0
    interval: int | None = None
    near: tuple[int, ...] = ()


class QualityOutcome(NamedTuple):
    """For each reading its flag, and the flags of each test that was made; not evaluated where one was not."""

    flag: Flags
    tests: Mapping[str, Flags]


def evaluate(block: Block, subjects: Mapping[int, QualitySubject], zone: ZoneInfo) -> QualityOutcome:
    """Test readings; those of streams that are no subjects are not evaluated.

    `zone` is the time zone in which months and hours of climatologies are told.
    """
    streams, which = np.unique(block.stream, return_inverse=True)
    known = {int(one): subjects[int(one)] for one in streams if int(one) in subjects}
    block = block._replace(value=_converted(block, known, streams, which))
    tests = {name: np.full(len(block.stream), Flag.NOT_EVALUATED, np.int8) for name in TESTS}
    for rows, subject in _alike(known, streams, which):
        from citybrain.observations.quality.qartod import outcomes

        for name, flags in outcomes(block.taken(rows), subject.settings, subject.interval, zone).items():
            tests[name][rows] = flags
    _with_neighbours(block, known, tests["neighbours"])
    tests = {name: flags for name, flags in tests.items() if (flags != Flag.NOT_EVALUATED).any()}
    flag = worst(tests, len(block.stream))
    flag[np.isnan(block.value) & ((block.said == None) | _of_numbers(known, streams)[which])] = Flag.MISSING  # noqa: E711
    return QualityOutcome(flag, tests)


def _converted(block: Block, known: Mapping[int, QualitySubject], streams: np.ndarray, which: np.ndarray) -> np.ndarray:
    pairs = [(known[int(one)].factor, known[int(one)].offset) if int(one) in known else (1.0, 0.0) for one in streams]
    factor, offset = np.array(pairs, np.float64).reshape(-1, 2).T
    converted: np.ndarray = block.value * factor[which] + offset[which]
    return converted


def _of_numbers(known: Mapping[int, QualitySubject], streams: np.ndarray) -> np.ndarray:
    return np.array([int(one) in known and known[int(one)].settings.unit is not None for one in streams], bool)


def _alike(
    known: Mapping[int, QualitySubject], streams: np.ndarray, which: np.ndarray
) -> list[tuple[Rows, QualitySubject]]:
    """Rows of all streams that share settings and interval, in their order."""
    groups: dict[Hashable, list[int]] = {}
    for index, one in enumerate(streams.tolist()):
        if one in known:
            groups.setdefault((known[one].settings, known[one].interval), []).append(index)
    found = []
    for members in groups.values():
        member = np.zeros(len(streams), bool)
        member[members] = True
        found.append((np.flatnonzero(member[which]), known[int(streams[members[0]])]))
    return found


def _with_neighbours(block: Block, known: Mapping[int, QualitySubject], flags: Flags) -> None:
    kept = np.flatnonzero(~superseded(block))
    series = block.taken(kept)
    rows = rows_by_stream(series)
    for stream, subject in known.items():
        if subject.settings.neighbours and subject.near:
            flags[kept[rows[stream]]] = compared(series, rows, stream, subject.near, subject.settings.neighbours)
