"""Which numbers of a workbook are dates, by the formats of its styles, and which dates they are."""

from __future__ import annotations

import datetime
import re
from typing import Literal, TypeAlias

Moment: TypeAlias = datetime.date | datetime.time | datetime.timedelta
"""What a number of a workbook stands for; a datetime is a date."""

Kind: TypeAlias = Literal["date", "duration"]

DATES = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
DURATION = 46
"""Numbers of formats that every program knows, as ECMA-376 part 1, 18.8.30 lists them."""

LITERAL = re.compile(r'"[^"]*"?|[\\_].?', re.DOTALL)
ELAPSED = re.compile(r"\[([hms])\1*\]", re.IGNORECASE)
BRACKETS = re.compile(r"\[[^\]]*\]?")
PARTS_OF_DATES = re.compile("[dmhys]|a(?:m/|/)p", re.IGNORECASE)

DAY = 86_400_000
"""Milliseconds."""

EPOCH = datetime.datetime(1899, 12, 30)
EPOCH_1904 = datetime.datetime(1904, 1, 1)
LAST = 2_958_465
"""The last day of the year 9999."""

NO_LEAP = 60
"""Days below it count one less: 1900 has a 29 February in workbooks."""


def kind_of(number: int, code: str) -> Kind | None:
    """What numbers of a format are, None for mere numbers; `code` is the format itself, of those that are not known."""
    if not code:
        return "duration" if number == DURATION else "date" if number in DATES else None
    first = LITERAL.sub("", code).partition(";")[0]
    if ELAPSED.search(first):
        return "duration"
    return "date" if PARTS_OF_DATES.search(BRACKETS.sub("", first)) else None


def moment_of(days: float, kind: Kind, since_1904: bool) -> Moment | float:
    """The date, time or duration of a number of days, to a millisecond; the number itself where it is beyond them."""
    if not 0 <= days <= LAST:
        return days
    if kind == "duration":
        return datetime.timedelta(milliseconds=round(days * DAY))
    if days < 1:
        return (EPOCH + datetime.timedelta(milliseconds=min(round(days * DAY), DAY - 1))).time()
    begins = EPOCH_1904 if since_1904 else EPOCH
    days += not since_1904 and days < NO_LEAP
    try:
        moment = begins + datetime.timedelta(milliseconds=round(days * DAY))
    except OverflowError:
        return days
    return moment if moment.time() != datetime.time() else moment.date()
