"""The QARTOD tests of `ioos_qc` on readings of streams that share their settings, many streams in one call.

`ioos_qc` loads pandas, so nothing else may import it, and only when there is something to test.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import numpy as np
from ioos_qc import qartod

from citybrain.observations.quality.flags import Flag, Flags
from citybrain.observations.quality.running import ranges
from citybrain.observations.quality.series import Block, Stretches, starts, stretches, superseded
from citybrain.observations.quality.settings import Climatology, FlatLine, GrossRange, Known, Settings, Spike
from citybrain.observations.readings.columns import Times

SECONDS_OF_HOUR = 3600


def outcomes(block: Block, settings: Settings, interval: int | None, zone: ZoneInfo) -> dict[str, Flags]:
    """Flags of each test but that of neighbours, one for each reading.

    The streams of the block share settings and `interval`, the whole seconds from one of their readings to the next
    (None: not known, then no flat line is looked for). Values are in the unit of the settings. Each stretch
    without a gap is tested by itself: its flags are those that `ioos_qc` gives for it alone. Of corrected readings,
    only the last one is compared with those before and after.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return dict(_outcomes(block, settings, interval, zone))


def _outcomes(block: Block, settings: Settings, interval: int | None, zone: ZoneInfo) -> Iterator[tuple[str, Flags]]:
    numbers = settings.unit is not None
    if settings.gross_range and numbers:
        yield "gross_range", gross_range(block, settings.gross_range)
    if settings.climatology and numbers:
        yield "climatology", climatology(block, settings.climatology, zone)
    if settings.words:
        yield "words", known_words(block, settings.words)
    kept = np.flatnonzero(~superseded(block))
    series = block.taken(kept)
    first = starts(series, settings.gap.hours if settings.gap else None)
    for name, flags in _in_series(series, first, settings, interval):
        spread = np.full(len(block.stream), Flag.NOT_EVALUATED, np.int8)
        spread[kept] = flags
        yield name, spread


def _in_series(
    series: Block, first: np.ndarray, settings: Settings, interval: int | None
) -> Iterator[tuple[str, Flags]]:
    if settings.gap:
        yield "gap", gap(series, settings.gap.hours)
    if settings.unit is None:
        return
    line = stretches(series, first)
    if settings.spike:
        yield "spike", spike(line, settings.spike)
    if settings.rate_of_change:
        per = min(interval or SECONDS_OF_HOUR, SECONDS_OF_HOUR)
        limits = [
            None if x is None else x / per for x in (settings.rate_of_change.suspect, settings.rate_of_change.fail)
        ]
        yield "rate_of_change", _of(qartod.rate_of_change_test(line.value, line.time.view("M8[s]"), *limits), line)
    if settings.flat_line and interval is not None:
        yield "flat_line", flat_line(line, settings.flat_line, interval)


def _of(found: np.ndarray, line: Stretches) -> Flags:
    flags: Flags = np.ma.getdata(found)[line.place].astype(np.int8)
    return flags


def gross_range(block: Block, limits: GrossRange) -> Flags:
    """Values that cannot be, and values that are seldom."""
    return np.ma.getdata(qartod.gross_range_test(block.value, limits.fail, limits.suspect)).astype(np.int8)


def climatology(block: Block, usual: Climatology, zone: ZoneInfo) -> Flags:
    """Values that are unusual for the month or the hour; not evaluated where no season is declared."""
    members = [
        {"tspan": (one.first, one.last), "vspan": one.suspect, "fspan": one.fail, "period": one.period}
        for one in usual.seasons
    ]
    nowhere = np.full(len(block.value), np.nan)
    found = qartod.climatology_test(members, block.value, local(block.time, zone), nowhere)
    return np.ma.getdata(found).astype(np.int8)


def local(time: Times, zone: ZoneInfo) -> np.ndarray:
    """Times of the clock in a time zone."""
    import pandas as pd

    there: np.ndarray = pd.DatetimeIndex(time.view("M8[us]"), tz="UTC").tz_convert(zone).tz_localize(None).to_numpy()
    return there


def gap(series: Block, hours: float) -> Flags:
    """Readings that come after a gap; the first of a stream is not evaluated.

    `ioos_qc` fails what comes after a gap. The reading itself is not wrong, and what fails is left out of means:
    here it is suspect.
    """
    flags = np.full(len(series.time), Flag.NOT_EVALUATED, np.int8)
    if len(flags) > 1:
        found = np.ma.getdata(qartod.time_gap_test(series.time.view("M8[us]").astype("M8[ns]"), hours)).astype(np.int8)
        found[found == Flag.FAIL] = Flag.SUSPECT
        same = np.diff(series.stream) == 0
        flags[1:][same] = found[1:][same]
    return flags


def spike(line: Stretches, limits: Spike) -> Flags:
    """Values far from the middle between the one before and the one after; not evaluated where one of these is none.

    Flags are those of `ioos_qc`, whose own test looks at every value one by one.
    """
    value = line.value
    away = np.abs(value[line.place] - (value[line.place - 1] + value[line.place + 1]) / 2)
    flags = np.full(len(line.place), Flag.GOOD, np.int8)
    flags[away > limits.suspect] = Flag.SUSPECT
    if limits.fail is not None:
        flags[away > limits.fail] = Flag.FAIL
    flags[np.isnan(away)] = Flag.NOT_EVALUATED
    flags[np.isnan(value[line.place])] = Flag.MISSING
    return flags


def flat_line(line: Stretches, limits: FlatLine, interval: int) -> Flags:
    """Values that stay within less than the tolerance for too long.

    Hours become a number of readings by the interval of the stream; of fewer than three nothing can be said. A window
    that reaches back beyond the beginning of its stretch says nothing. Flags are those of `ioos_qc`, whose own test
    holds every window in memory at once: here the least and largest values pass along the series.
    """
    flags = np.full(len(line.place), Flag.GOOD, np.int8)
    for hours, flag in ((limits.suspect, Flag.SUSPECT), (limits.fail, Flag.FAIL)):
        before = window(hours, interval)
        if before >= 2:
            flags[(line.nth >= before) & (ranges(line.value, before + 1)[line.place] < limits.tolerance)] = flag
    flags[np.isnan(line.value[line.place])] = Flag.MISSING
    return flags


def window(hours: float, interval: int) -> int:
    """Readings before one that a flat line of so many hours has."""
    return int(int(hours * SECONDS_OF_HOUR) / interval)


def known_words(block: Block, known: Known) -> Flags:
    """Texts that are none of those that may be: suspect; not evaluated where there is no text."""
    flags = np.full(len(block.said), Flag.NOT_EVALUATED, np.int8)
    spelled = {json.dumps(word) for word in known.allowed}
    said, which = np.unique(np.array([one or "" for one in block.said], np.str_), return_inverse=True)
    good = np.array([one.upper() in spelled for one in said.tolist()], bool)
    flags[said[which] != ""] = Flag.SUSPECT
    flags[good[which]] = Flag.GOOD
    return flags
