"""What differs between databases when an expression is told to them; here for stores of readings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Date, Integer, Time, cast, extract, func, literal
from sqlalchemy.sql.elements import ColumnElement

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort
from citybrain.observations.times import EPOCH, MICROSECOND


class FilterDialect(Protocol):
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

    def remainder(self, one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
        """What a division leaves."""

    def spatial(self, name: str, *places: Any) -> ColumnElement[Any]:
        """A spatial function: distance, length, relate (with its pattern last), or the name of a relation."""


class InRecords(FilterDialect, Protocol):
    """What differs between databases of records: they keep JSON as texts."""

    def within(self, column: ColumnElement[Any], steps: Sequence[str]) -> FilterTerm:
        """A value within JSON, by each sort that it may be of; null where there is none, or no JSON at all."""

    def place(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """A column of GeoJSON as spatial functions take it."""

    def told(self, name: str, texts: Mapping[int, str], key: ColumnElement[Any]) -> ColumnElement[Any]:
        """What texts that the database does not hold say of an id; `name` tells them from others of the request."""

    def among(self, key: ColumnElement[Any], keys: Collection[int]) -> ColumnElement[bool]:
        """Whether an id is one of any number."""


class ReadingFilterDialect:
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

    def remainder(self, one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
        """As in PostgreSQL."""
        return func.mod(one, other)

    def spatial(self, name: str, *places: Any) -> ColumnElement[Any]:
        """Readings have no places."""
        raise AskedError("sta-sort", received=Sort.NUMBER.value, allowed=Sort.PLACE.value)


def naive(time: int) -> datetime:
    """µs as stores of readings compare them."""
    return (EPOCH + time * MICROSECOND).replace(tzinfo=None)
