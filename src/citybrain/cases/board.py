"""Rules over streams as arrays: which condition holds where, and since when, moved on by each batch of readings.

A reading is looked at once, in the order of its number within the stream; one that is not later than those before it
changes nothing. Windows are moved on in sixtieths of their width; their statistic counts once three quarters of the
width were read. A pause longer than `lasts`, the window and three hours lets a condition begin anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from citybrain.cases.observed import observed
from citybrain.cases.rules import CaseRule, Statistic
from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import Streams, Times
from citybrain.observations.stream_status.streams import KnownStream

HOUR = 3_600_000_000
PARTS = 60
"""Parts of a window."""

COVERED = 0.75
"""Share of a window that must be read before its statistic counts, as air quality directives ask of a mean."""

PATIENCE = 3 * HOUR
CLEAR, PENDING, STANDS = 0, 1, 2
NEVER = np.iinfo(np.int64).min
STATISTICS = list(Statistic)
MEAN, LEAST, GREATEST = map(STATISTICS.index, (Statistic.MEAN, Statistic.LEAST, Statistic.GREATEST))
_PAIR = np.dtype([
    ("rule", np.int32), ("slot", np.int32), ("side", np.float64), ("limit", np.float64), ("clear", np.float64),
    ("lasts", np.int64), ("clears", np.int64), ("patience", np.int64), ("phase", np.int8), ("since", np.int64),
    ("below", np.int64), ("peak", np.float64), ("recorded", np.float64),
])  # fmt: skip
_SLOT = np.dtype([
    ("width", np.int64), ("statistic", np.int8), ("part", np.int64), ("first", np.int64), ("value", np.float64),
])  # fmt: skip


class ConditionChange(NamedTuple):
    """A condition that began or ended in a stream: `number` is that of the reading by which it was seen [µs]."""

    rule: str
    stream: int
    number: int
    begins: bool
    time: int
    peak: float


@dataclass
class Board:
    """All pairs of a rule and a stream. `streams` rise; `first_pair` and `first_slot` say where those of each begin."""

    rules: Sequence[CaseRule]
    streams: Streams
    factor: Array
    offset: Array
    last: Times
    first_pair: NDArray[np.int64]
    pairs: NDArray[Any]
    first_slot: NDArray[np.int64]
    slots: NDArray[Any]
    sums: Array
    counts: Array

    def rows(self, stream: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
        """Where streams stand, -1 for those that no rule is about."""
        if not len(self.streams):
            return np.full(len(stream), -1, np.int64)
        at = np.minimum(np.searchsorted(self.streams, stream), len(self.streams) - 1)
        return np.asarray(np.where(self.streams[at] == stream, at, -1), np.int64)

    def move(self, stream: Streams, number: Times, time: Times, value: Array) -> list[ConditionChange]:
        """Look at readings; what began and ended by them, in their order."""
        if not len(self.pairs):
            return []
        row = self.rows(stream)
        size = max(64, len(stream))
        out = np.empty((size, 4), np.int64)
        peaks = np.empty(size)
        begin, changes = 0, []
        while begin < len(stream):
            begin, count = _move(
                begin, row, time, value, self.factor, self.offset, self.last, self.first_pair, self.pairs,
                self.first_slot, self.slots, self.sums, self.counts, out, peaks,
            )  # fmt: skip
            if count < 0:
                out, peaks = np.empty((2 * len(out), 4), np.int64), np.empty(2 * len(out))
                continue
            for (pair, at, begins, when), peak in zip(out[:count].tolist(), peaks[:count].tolist(), strict=True):
                rule = self.rules[int(self.pairs["rule"][pair])].name
                changes.append(ConditionChange(rule, int(stream[at]), int(number[at]), bool(begins), when, peak))
        return changes

    def agree(self, standing: Mapping[tuple[str, int], float]) -> list[ConditionChange]:
        """Take what stands on record, with its peak, for what stands; what stands beside it, as by a rule that is new.

        The number of the reading is not known of these.
        """
        names, new = [rule.name for rule in self.rules], []
        for at, stream in enumerate(self.streams.tolist()):
            for pair in range(int(self.first_pair[at]), int(self.first_pair[at + 1])):
                one = self.pairs[pair]
                rule = names[int(one["rule"])]
                peak = standing.get((rule, stream))
                if peak is not None:
                    one["below"] = one["below"] if one["phase"] == STANDS else NEVER
                    one["phase"], one["peak"], one["recorded"] = STANDS, peak, peak
                elif one["phase"] == STANDS:
                    new.append(ConditionChange(rule, stream, 0, True, int(one["since"]), float(one["peak"])))
        return new

    def grown(self) -> list[tuple[str, int, float, int]]:
        """Rule, stream, peak and time of its last reading, of what stands and has grown worse since the last call."""
        side, peak, recorded = (self.pairs[name] for name in ("side", "peak", "recorded"))
        worse = ~np.isnan(peak) & ~(side * peak <= side * recorded)
        at = np.flatnonzero((self.pairs["phase"] == STANDS) & worse)
        self.pairs["recorded"][at] = self.pairs["peak"][at]
        rows = np.searchsorted(self.first_pair, at, side="right") - 1
        named = [self.rules[one].name for one in self.pairs["rule"][at].tolist()]
        columns = self.streams[rows].tolist(), self.pairs["peak"][at].tolist(), self.last[rows].tolist()
        return list(zip(named, *columns, strict=True))

    def _rules_at(self, pairs: slice) -> list[CaseRule]:
        return [self.rules[one] for one in self.pairs["rule"][pairs].tolist()]

    def take_over(self, other: Board) -> None:
        """Go on where another board is, for the pairs and windows that both have and that are the same."""
        mine = {stream: row for row, stream in enumerate(self.streams.tolist())}
        for row, stream in enumerate(other.streams.tolist()):
            at = mine.get(stream)
            if at is None or (self.factor[at], self.offset[at]) != (other.factor[row], other.offset[row]):
                continue
            pairs, slots = slice(*self.first_pair[at : at + 2]), slice(*self.first_slot[at : at + 2])
            before, held = slice(*other.first_pair[row : row + 2]), slice(*other.first_slot[row : row + 2])
            same = self._rules_at(pairs) == other._rules_at(before)
            if same and slots.stop - slots.start == held.stop - held.start:
                self.last[at] = other.last[row]
                for name in ("phase", "since", "below", "peak", "recorded"):
                    self.pairs[name][pairs] = other.pairs[name][before]
                self.slots[slots], self.sums[slots] = other.slots[held], other.sums[held]
                self.counts[slots] = other.counts[held]


def lookback(rules: Sequence[CaseRule]) -> int:
    """How far back [µs] readings bear on what holds now."""
    return PATIENCE + max((_hours(2 * one.window + max(one.lasts, one.clears_after)) for one in rules), default=0)


def board_of(rules: Sequence[CaseRule], known: Sequence[KnownStream]) -> Board:
    """Rules on numbers over the streams of their properties whose unit converts; `known` rise by number."""
    by_property: dict[str, list[int]] = {}
    for at, rule in enumerate(rules):
        by_property.setdefault(rule.observes or "", []).append(at)
    chosen = [
        (stream, of)
        for stream in known
        if stream.numeric and (of := observed(stream)) is not None and of.property in by_property
    ]
    pairs: list[tuple[Any, ...]] = []
    slots: list[tuple[Any, ...]] = []
    first_pair, first_slot = [0], [0]
    for _, of in chosen:
        begin, widths = len(slots), dict[tuple[int, int], int]()
        for at in by_property[of.property]:
            rule = rules[at]
            slot = -1
            if rule.window:
                width = (_hours(rule.window), STATISTICS.index(rule.statistic))
                slot = widths.setdefault(width, begin + len(widths))
            patience = max(PATIENCE, _hours(max(rule.lasts, rule.window)))
            pairs.append(
                (at, slot, rule.side, rule.limit, rule.clear, _hours(rule.lasts), _hours(rule.clears_after), patience,
                 CLEAR, 0, NEVER, np.nan, np.nan)
            )  # fmt: skip
        slots += [(width, statistic, 0, NEVER, np.nan) for width, statistic in widths]
        first_pair.append(len(pairs))
        first_slot.append(len(slots))
    return Board(
        rules,
        np.array([stream.number for stream, _ in chosen], np.int32),
        np.array([of.factor for _, of in chosen], float),
        np.array([of.offset for _, of in chosen], float),
        np.full(len(chosen), NEVER),
        np.array(first_pair, np.int64),
        np.array(pairs, _PAIR),
        np.array(first_slot, np.int64),
        np.array(slots, _SLOT),
        np.zeros((len(slots), PARTS)),
        np.zeros((len(slots), PARTS)),
    )


def _hours(hours: float) -> int:
    return round(hours * HOUR)


@njit(cache=True, nogil=True)
def _put(slot: Any, sums: Any, counts: Any, time: int, gap: int, value: float) -> None:
    """Move a window on to a reading, and count it there."""
    part = time // (slot["width"] // PARTS)
    if slot["first"] == NEVER or gap > slot["width"]:
        slot["first"] = time
        counts[:] = 0
    else:
        for old in range(max(slot["part"] + 1, part - PARTS + 1), part + 1):
            counts[old % PARTS] = 0
    slot["part"] = part
    at = part % PARTS
    sums[at] = value if counts[at] == 0 else _joined(slot["statistic"], sums[at], value)
    counts[at] += 1


@njit(cache=True, nogil=True)
def _joined(statistic: int, one: float, other: float) -> float:
    """Two parts of a window as one: the sum, for a mean too, the least or the greatest."""
    if statistic == LEAST:
        return min(one, other)
    return max(one, other) if statistic == GREATEST else one + other


@njit(cache=True, nogil=True)
def _statistic(slot: Any, sums: Any, counts: Any, time: int) -> float:
    """The statistic of a window; NaN until enough of it was read."""
    if time - slot["first"] < COVERED * slot["width"]:
        return np.nan
    number, total = 0.0, 0.0
    for one in range(PARTS):
        if counts[one] > 0:
            total = sums[one] if number == 0 else _joined(slot["statistic"], total, sums[one])
            number += counts[one]
    return total / number if slot["statistic"] == MEAN else total


@njit(cache=True, nogil=True)
def _turn(pair: Any, seen: float, time: int, gap: int) -> int:
    """Look at one value by one rule: 1 where a condition begins, -1 where it ends, else 0."""
    side = pair["side"]
    if pair["phase"] != STANDS and side * seen <= side * pair["limit"]:
        pair["phase"] = CLEAR
        return 0
    if pair["phase"] == CLEAR or (pair["phase"] == PENDING and gap > pair["patience"]):
        pair["phase"], pair["since"], pair["peak"], pair["recorded"] = PENDING, time, seen, np.nan
    if not side * seen <= side * pair["peak"]:
        pair["peak"] = seen
    if pair["phase"] == PENDING:
        if time - pair["since"] < pair["lasts"]:
            return 0
        pair["phase"], pair["below"] = STANDS, NEVER
        return 1
    if side * seen > side * pair["clear"]:
        pair["below"] = NEVER
        return 0
    if pair["below"] == NEVER:
        pair["below"] = time
    if time - pair["below"] < pair["clears"]:
        return 0
    pair["phase"] = CLEAR
    return -1


@njit(cache=True, nogil=True)
def _move(
    begin: int, row: Any, time: Any, value: Any, factor: Any, offset: Any, last: Any, first_pair: Any, pairs: Any,
    first_slot: Any, slots: Any, sums: Any, counts: Any, out: Any, peaks: Any,
) -> tuple[int, int]:  # fmt: skip
    """Look at readings from one on; the next one to look at, and how much changed: -1 where `out` is too short."""
    count = 0
    for at in range(begin, len(row)):
        stream = row[at]
        if stream < 0 or np.isnan(value[at]) or time[at] <= last[stream]:
            continue
        if count + first_pair[stream + 1] - first_pair[stream] > len(out):
            return at, count if count > 0 else -1
        gap = time[at] - last[stream] if last[stream] != NEVER else 0
        last[stream] = time[at]
        reading = value[at] * factor[stream] + offset[stream]
        for slot in range(first_slot[stream], first_slot[stream + 1]):
            _put(slots[slot], sums[slot], counts[slot], time[at], gap, reading)
            slots[slot]["value"] = _statistic(slots[slot], sums[slot], counts[slot], time[at])
        for number in range(first_pair[stream], first_pair[stream + 1]):
            pair = pairs[number]
            seen = reading if pair["slot"] < 0 else slots[pair["slot"]]["value"]
            turn = 0 if np.isnan(seen) else _turn(pair, seen, time[at], gap)
            if turn != 0:
                when = pair["since"] if turn > 0 else pair["below"]
                out[count, 0], out[count, 1], out[count, 2], out[count, 3] = number, at, max(turn, 0), when
                peaks[count] = pair["peak"]
                count += 1
    return len(row), count
