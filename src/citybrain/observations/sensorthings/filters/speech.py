"""How the two databases hold and speak of times: records as ISO 8601 texts, readings as timestamps; both in UTC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from sqlalchemy import Date, Double, Integer, Time, cast, extract, func, literal
from sqlalchemy.sql.elements import ColumnElement

from citybrain.observations.sensorthings.errors import NotServedError
from citybrain.observations.sensorthings.filters.terms import Sort
from citybrain.observations.sensorthings.times import EPOCH, MICROSECOND, recorded

PLACES = {"year": (1, 4), "month": (6, 2), "day": (9, 2), "hour": (12, 2), "minute": (15, 2), "second": (18, 2)}
"""Where the parts of a time stand in its text: first character and length."""


class Speech(Protocol):
    """What differs between the databases."""

    def constant(self, sort: Sort, value: Any) -> ColumnElement[Any]:
        """A constant as this database compares it."""

    def part(self, name: str, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """Year, month, day, hour, minute or second of a time."""

    def fraction(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """The part of a second."""

    def day(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """The date of a time."""

    def clock(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """The time of day of a time."""

    def moved(self, time: ColumnElement[Any], by: timedelta) -> ColumnElement[Any]:
        """A time and a duration."""

    def between(self, time: ColumnElement[Any], earlier: ColumnElement[Any]) -> ColumnElement[Any]:
        """The duration between two times."""

    def position(self, text: ColumnElement[Any], part: ColumnElement[Any]) -> ColumnElement[Any]:
        """Where a part begins in a text, from 1; 0 where it is not there."""


class RecordSpeech:
    """SQLite, and times as `recorded` writes them."""

    def constant(self, sort: Sort, value: Any) -> ColumnElement[Any]:
        """Times as texts of one form."""
        match value:
            case int() if sort is Sort.TIME:
                return literal(recorded(value))
            case time():
                return literal(value.isoformat(timespec="microseconds"))
            case date():
                return literal(value.isoformat())
            case timedelta():
                raise NotServedError("sta-not-in-records", received=sort.value)
        return literal(value)

    def part(self, name: str, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """Digits of the text."""
        return cast(func.substr(time, *PLACES[name]), Integer)

    def fraction(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """Digits of the text."""
        return cast(func.substr(time, 20, 7), Double)

    def day(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """Begin of the text."""
        return func.substr(time, 1, 10)

    def clock(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """What follows the date."""
        return func.substr(time, 12, 15)

    def moved(self, time: ColumnElement[Any], by: timedelta) -> ColumnElement[Any]:
        """Not served."""
        raise NotServedError("sta-not-in-records", received=Sort.LENGTH.value)

    def between(self, time: ColumnElement[Any], earlier: ColumnElement[Any]) -> ColumnElement[Any]:
        """Not served."""
        raise NotServedError("sta-not-in-records", received=Sort.LENGTH.value)

    def position(self, text: ColumnElement[Any], part: ColumnElement[Any]) -> ColumnElement[Any]:
        """SQLite's name of it."""
        return func.instr(text, part)


class ReadingSpeech:
    """What stores of readings understand: times are naive and in UTC."""

    def constant(self, sort: Sort, value: Any) -> ColumnElement[Any]:
        """Times as timestamps."""
        if sort is Sort.TIME:
            return literal(naive(value))
        return literal(value)

    def part(self, name: str, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """Whole numbers, seconds too."""
        return func.floor(extract(name, time))

    def fraction(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """From the microseconds within the minute."""
        return func.mod(cast(extract("microseconds", time), Integer), 1_000_000) / 1e6

    def day(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """A date."""
        return cast(time, Date)

    def clock(self, time: ColumnElement[Any]) -> ColumnElement[Any]:
        """A time of day."""
        return cast(time, Time)

    def moved(self, time: ColumnElement[Any], by: timedelta) -> ColumnElement[Any]:
        """A timestamp."""
        moved: ColumnElement[Any] = time + literal(by)
        return moved

    def between(self, time: ColumnElement[Any], earlier: ColumnElement[Any]) -> ColumnElement[Any]:
        """An interval."""
        return time - earlier

    def position(self, text: ColumnElement[Any], part: ColumnElement[Any]) -> ColumnElement[Any]:
        """As in PostgreSQL."""
        return func.strpos(text, part)


def naive(time: int) -> datetime:
    """µs as stores of readings compare them."""
    return (EPOCH + time * MICROSECOND).replace(tzinfo=None)
