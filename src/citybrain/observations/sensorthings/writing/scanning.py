"""Rows of data arrays, read from their bytes straight into columns without an object for each value.

Only what is plainly ordinary is read: texts of times in UTC or with an offset, and numbers that one division of two
doubles gives exactly (Clinger 1990, "How to read floating point numbers accurately", doi:10.1145/93548.93557). At
anything else the scan stops. It runs without the lock of the interpreter. Compiled when this module is loaded, and kept
on disk: `columnar.prepare` loads it.
"""

# mypy: disable-error-code="untyped-decorator, no-untyped-call"

from __future__ import annotations

from typing import Any

import numpy as np
from numba import boolean, float64, int32, int64, njit, types, uint8

TIME, NUMBER, MADE = 0, 1, 2
"""What a column of a row holds: a phenomenon time, a result, a result time."""

WRONG = -1
"""The end of what is not plainly ordinary."""

QUOTE, PLUS, COMMA, MINUS, POINT, ZERO, NINE, COLON, T, Z, BEGIN, END = np.frombuffer(b'"+,-.09:TZ[]', np.uint8)
EXACT = 1 << 53
"""Whole numbers below this are told exactly by a double."""

POWERS = 10.0 ** np.arange(23)
"""Powers of ten that are told exactly by a double."""

PLAIN = np.isin(np.arange(256), list(b'0123456789"+,-.:TZ \t\r\n'))
"""Which bytes a plain row has between its brackets."""

DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int64)

_bytes = types.Array(uint8, 1, "C", readonly=True)
_time_and_end, _number_and_end = types.Tuple((int64, int64)), types.Tuple((float64, int64, boolean))


@njit(int64(_bytes, int64), nogil=True, cache=True)
def _pair(raw: Any, at: int) -> int:
    """The number of two digits; negative where there are none."""
    tens, ones = np.int64(raw[at]) - ZERO, np.int64(raw[at + 1]) - ZERO
    return 10 * tens + ones if 0 <= tens <= 9 and 0 <= ones <= 9 else -1


@njit(int64(int64, int64, int64), nogil=True, cache=True)
def _day(year: int, month: int, day: int) -> int:
    """Days since 1970 (Hinnant, "chrono-compatible low-level date algorithms", days_from_civil)."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


@njit(_time_and_end(_bytes, int64, int64), nogil=True, cache=True)
def _date(raw: Any, at: int, end: int) -> tuple[int, int]:
    """Seconds since 1970 of the date and time that begin at a quote, without their offset; where they end."""
    if at + 21 > end or raw[at] != QUOTE or raw[at + 5] != MINUS or raw[at + 8] != MINUS or raw[at + 11] != T:
        return 0, WRONG
    if raw[at + 14] != COLON or raw[at + 17] != COLON:
        return 0, WRONG
    century, rest, month, day = _pair(raw, at + 1), _pair(raw, at + 3), _pair(raw, at + 6), _pair(raw, at + 9)
    hour, minute, second = _pair(raw, at + 12), _pair(raw, at + 15), _pair(raw, at + 18)
    year = 100 * century + rest
    if century < 0 or rest < 0 or not 2 <= year <= 9998 or not 1 <= month <= 12:
        return 0, WRONG
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= day <= DAYS[month - 1] + leap:
        return 0, WRONG
    if not 0 <= hour <= 23 or not 0 <= minute <= 59 or not 0 <= second <= 59:
        return 0, WRONG
    return ((_day(year, month, day) * 24 + hour) * 60 + minute) * 60 + second, at + 20


@njit(_time_and_end(_bytes, int64, int64), nogil=True, cache=True)
def _offset(raw: Any, at: int, end: int) -> tuple[int, int]:
    """Minutes that a time is ahead of UTC, and where its offset ends."""
    if at < end and raw[at] == Z:
        return 0, at + 1
    if at + 6 > end or (raw[at] != PLUS and raw[at] != MINUS) or raw[at + 3] != COLON:
        return 0, WRONG
    hours, minutes = _pair(raw, at + 1), _pair(raw, at + 4)
    if not 0 <= hours <= 23 or not 0 <= minutes <= 59:
        return 0, WRONG
    ahead = 60 * hours + minutes
    return ahead if raw[at] == PLUS else -ahead, at + 6


@njit(_time_and_end(_bytes, int64, int64), nogil=True, cache=True)
def _time(raw: Any, at: int, end: int) -> tuple[int, int]:
    """µs since 1970 of the text that begins at a quote, and where it ends."""
    seconds, at = _date(raw, at, end)
    if at < 0:
        return 0, WRONG
    fraction, unit = 0, 1_000_000
    if raw[at] == POINT:
        at += 1
        while at < end and ZERO <= raw[at] <= NINE:
            if unit == 1:
                return 0, WRONG
            unit //= 10
            fraction += unit * (int(raw[at]) - ZERO)
            at += 1
        if unit == 1_000_000:
            return 0, WRONG
    ahead, at = _offset(raw, at, end)
    if at < 0 or at >= end or raw[at] != QUOTE:
        return 0, WRONG
    return (seconds - 60 * ahead) * 1_000_000 + fraction, at + 1


@njit(_number_and_end(_bytes, int64, int64), nogil=True, cache=True)
def _number(raw: Any, at: int, end: int) -> tuple[float, int, bool]:
    """A number, where it ends, and whether it is written as a whole one."""
    minus = at < end and raw[at] == MINUS
    at += minus
    begin, digits, places = at, np.int64(0), 0
    while at < end and ZERO <= raw[at] <= NINE and at - begin < 16:
        digits = 10 * digits + np.int64(raw[at]) - ZERO
        at += 1
    if at == begin or at - begin > 15 or (raw[begin] == ZERO and at - begin > 1):
        return 0.0, WRONG, False
    whole = not (at < end and raw[at] == POINT)
    if not whole:
        at += 1
        while at < end and ZERO <= raw[at] <= NINE and digits < EXACT and places < 22:
            digits = 10 * digits + np.int64(raw[at]) - ZERO
            at += 1
            places += 1
        if places == 0:
            return 0.0, WRONG, False
    if digits >= EXACT or (digits == 0 and minus):  # readers differ in whether zero has a sign
        return 0.0, WRONG, False
    number = np.float64(digits) / POWERS[places]
    return -number if minus else number, at, whole


@njit(int64(_bytes, int64, int64), nogil=True, cache=True)
def _gap(raw: Any, at: int, end: int) -> int:
    """Where white space ends."""
    while at < end and (raw[at] == 32 or raw[at] == 10 or raw[at] == 13 or raw[at] == 9):
        at += 1
    return at


@njit(int64(_bytes, int64), nogil=True, cache=True)
def rows_end(raw: Any, at: int) -> int:
    """Where an array of rows ends that begins at a byte; WRONG where a byte is in it that no plain row has."""
    depth = 0
    for place in range(at, len(raw)):
        byte = raw[place]
        if byte == BEGIN:
            depth += 1
        elif byte == END:
            depth -= 1
        elif not PLAIN[byte]:
            return WRONG
        if depth == 0:
            return place + 1
        if depth > 2:
            return WRONG
    return WRONG


@njit(nogil=True, cache=True)
def _row(raw: Any, at: int, end: int, kinds: Any, whole: bool, row: int, out: Any) -> int:
    """Reads one row to its end."""
    time, value, made = out
    if at >= end or raw[at] != BEGIN:
        return WRONG
    at += 1
    for column in range(len(kinds)):
        if kinds[column] < 0:
            break
        at = _gap(raw, at, end)
        if column:
            if at >= end or raw[at] != COMMA:
                return WRONG
            at = _gap(raw, at + 1, end)
        if kinds[column] == NUMBER:
            value[row], at, is_whole = _number(raw, at, end)
            if whole and not is_whole:
                return WRONG
        elif kinds[column] == TIME:
            time[row], at = _time(raw, at, end)
        else:
            made[row], at = _time(raw, at, end)
        if at < 0:
            return WRONG
    at = _gap(raw, at, end)
    return at + 1 if at < end and raw[at] == END else WRONG


_whole_arrays = types.Array(boolean, 1, "C", readonly=True)
_out = types.Tuple((int64[::1], float64[::1], int64[::1]))


@njit(int64(_bytes, int64[::1], int32[:, ::1], _whole_arrays, _out, int64[::1]), nogil=True, cache=True)
def scan(raw: Any, ends: Any, kinds: Any, whole: Any, out: Any, lengths: Any) -> int:
    """Reads arrays of rows that stand one after another; how many rows they have, WRONG where one is not ordinary.

    By array: `ends` is the byte where it ends, `kinds` what its columns hold (negative behind the last), `whole`
    whether its numbers must be whole. Writes phenomenon times [µs], results and result times [µs] into the columns of
    `out`, and the number of its rows by array into `lengths`. There must be room for each row that the bytes can hold.
    """
    at, row = 0, 0
    for array in range(len(ends)):
        end, first = ends[array], row
        at = _gap(raw, at, end)
        if at >= end or raw[at] != BEGIN:
            return WRONG
        at = _gap(raw, at + 1, end)
        empty = at < end and raw[at] == END
        while not empty:
            at = _row(raw, at, end, kinds[array], whole[array], row, out)
            if at < 0:
                return WRONG
            row += 1
            at = _gap(raw, at, end)
            if at >= end or raw[at] != COMMA:
                break
            at = _gap(raw, at + 1, end)
        if at >= end or raw[at] != END or _gap(raw, at + 1, end) != end:
            return WRONG
        at = end
        lengths[array] = row - first
    return row
