"""What an actor may see of the records, and which of it refers to which, as parts of SQL statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, Table, exists, func, literal, not_, select

from citybrain.governance import DataClass
from citybrain.observations.sensorthings.model import (
    DATASTREAM,
    FEATURE,
    HISTORICAL_LOCATION,
    LOCATION,
    OBSERVED_PROPERTY,
    SENSOR,
    THING,
    Kind,
)
from citybrain.records.tables.sensing import datastream, thing, thing_location

PUBLIC = DataClass.PUBLIC
Pairs: TypeAlias = Callable[["Visible"], "Select[Any]"]
OpenFeatures: TypeAlias = Callable[[ColumnElement[Any]], ColumnElement[bool]]
"""Whether the feature of interest of an id may be read."""

REFERS = {"Thing": "thing", "Sensor": "sensor", "ObservedProperty": "observed_property"}
"""Columns of datastreams by navigation."""


@dataclass(frozen=True)
class Visible:
    """What counts and may be read: nothing that was withdrawn, datastreams of these data classes and numbers alone.

    What belongs to datastreams is as closed as they are: it may be read where one of them may, or none is closed, also
    not one that was withdrawn. Things, sensors and places of which none may be read by anybody are internal at least,
    unless a thing has a class of its own: then it is at least that closed, and its places with it.
    `features` says the same of features of interest, which readings name; `maker` is the name of who asks: they see
    what they made as long as no reading names it.
    """

    classes: AbstractSet[DataClass | int]
    features: OpenFeatures | None = field(default=None, compare=False)
    maker: str = field(default="", compare=False)

    @property
    def beyond_public(self) -> bool:
        """Whether more may be read than everybody may."""
        return self.classes != {PUBLIC}

    def select(self, kind: Kind) -> Select[Any]:
        """All entities of a kind, with the columns of their table."""
        table = kind.table
        assert table is not None
        if kind is HISTORICAL_LOCATION:
            return historical(table, not_(self.closed("thing", table.c.thing)))
        return select(table).where(table.c.withdrawn_at.is_(None), self._open(kind, table))

    def _open(self, kind: Kind, table: Table) -> ColumnElement[bool]:
        if kind is DATASTREAM:
            return readable(table, self.classes)
        if kind is LOCATION:
            return not_(self.closed_place(table.c.id))
        if kind is FEATURE:
            assert self.features is not None, "features of interest are asked of a reader"
            return self.features(table.c.id)
        return not_(self.closed(REFERS[kind.single], table.c.id))

    def closed(self, column: str, key: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether none of the datastreams that a column of them names may be read: one is closed, or there is none."""
        one, other = datastream.alias(), datastream.alias()
        is_closed = not_(readable(one, self.classes))
        is_open = readable(other, self.classes) & other.c.withdrawn_at.is_(None)
        none_open = not_(_any(other, other.c[column] == key, is_open))
        any_closed = _any(one, one.c[column] == key, is_closed)
        if column == REFERS[THING.single]:
            own, names = thing.alias(), sorted(of for of in self.classes if isinstance(of, str))
            stated = func.coalesce(own.c.data_class, DataClass.INTERNAL.value)
            may = _any(own, own.c.id == key, stated.in_(names))
            shut = _any(own, own.c.id == key, own.c.data_class.not_in(names))
            return shut | none_open & (any_closed | not_(may))
        if column == REFERS[OBSERVED_PROPERTY.single] or DataClass.INTERNAL in self.classes:
            return any_closed & none_open
        return none_open

    def closed_place(self, key: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether none of the things that are or were at a location may be read: one is closed, or there is none."""
        one, other = thing_location.alias(), thing_location.alias()
        here, counts = other.c.location == key, other.c.withdrawn_at.is_(None)
        none_open = not_(_any(other, here, counts, not_(self.closed("thing", other.c.thing))))
        if DataClass.INTERNAL in self.classes:
            return _any(one, one.c.location == key, self.closed("thing", one.c.thing)) & none_open
        return none_open

    def of(self, kind: Kind) -> Subquery:
        """The same to select from: one for each kind, made once, since making one takes longer than asking it."""
        return self.another(kind) if kind is FEATURE else _once(frozenset(self.classes), kind)

    def pairs(self, kind: Kind, navigation: str) -> Subquery:
        """Columns `parent` and `child`: ids of entities of a kind, and of what a navigation leads to. Made once."""
        return _pairs_once(frozenset(self.classes), kind, navigation)

    def another(self, kind: Kind) -> Subquery:
        """What `of` gives, anew: for a statement that has it already."""
        return self.select(kind).subquery()

    def other_pairs(self, kind: Kind, navigation: str) -> Subquery:
        """What `pairs` gives, anew."""
        return PAIRS[kind.plural, navigation](self).subquery()


def readable(streams: FromClause, reads: AbstractSet[DataClass | int]) -> ColumnElement[bool]:
    """Whether datastreams may be read, by classes and by numbers (`Actor.reads`)."""
    classes = sorted(one for one in reads if isinstance(one, str))
    numbers = sorted(one for one in reads if isinstance(one, int))
    of_class = streams.c.data_class.in_(classes)
    return of_class | streams.c.id.in_(numbers) if numbers else of_class


def _any(rows: FromClause, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(literal(1)).select_from(rows).where(*conditions).correlate_except(rows))


@lru_cache(maxsize=512)
def _once(classes: frozenset[DataClass | int], kind: Kind) -> Subquery:
    return Visible(classes).another(kind)


@lru_cache(maxsize=512)
def _pairs_once(classes: frozenset[DataClass | int], kind: Kind, navigation: str) -> Subquery:
    return Visible(classes).other_pairs(kind, navigation)


def historical(table: Table, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Historical locations: the places of a thing from one time on, known by the first row of them."""
    counted = select(func.min(table.c.id).label("id"), table.c.thing, table.c.time).where(
        table.c.withdrawn_at.is_(None), *conditions
    )
    return counted.group_by(table.c.thing, table.c.time)


_ROW, _LATER = thing_location, thing_location.alias()
PLACED_NOW = (
    (_ROW.c.thing == datastream.c.thing)
    & _ROW.c.withdrawn_at.is_(None)
    & (
        _ROW.c.time
        == select(func.max(_LATER.c.time))
        .where(_LATER.c.thing == datastream.c.thing, _LATER.c.withdrawn_at.is_(None))
        .correlate(datastream)
        .scalar_subquery()
    )
)
"""Joins the table of datastreams to the rows of where their things are now. What `Visible.pairs` gives says the same of
all things, which takes longer than to look at those of some datastreams."""


def _of_datastream(column: str, back: bool) -> Pairs:
    def pairs(visible: Visible) -> Select[Any]:
        streams = visible.another(DATASTREAM)
        one, other = streams.c[column], streams.c.id
        return select(one.label("parent"), other.label("child")) if back else select(
            other.label("parent"), one.label("child")
        )  # fmt: skip

    return pairs


def _places(back: bool) -> Pairs:
    """Things and where they are now: the rows of their latest time."""

    def pairs(_: Visible) -> Select[Any]:
        row, later = thing_location, thing_location.alias()
        latest = (
            select(func.max(later.c.time))
            .where(later.c.thing == row.c.thing, later.c.withdrawn_at.is_(None))
            .correlate(row)
            .scalar_subquery()
        )
        now = select(*_ends(row.c.thing, row.c.location, back))
        return now.where(row.c.withdrawn_at.is_(None), row.c.time == latest).distinct()

    return pairs


def _ends(parent: Any, child: Any, back: bool) -> tuple[Any, Any]:
    one, other = (child, parent) if back else (parent, child)
    return one.label("parent"), other.label("child")


def _history_of_thing(back: bool) -> Pairs:
    def pairs(_: Visible) -> Select[Any]:
        past = historical(thing_location).subquery()
        return select(*_ends(past.c.thing, past.c.id, back))

    return pairs


def _history_of_location(back: bool) -> Pairs:
    def pairs(_: Visible) -> Select[Any]:
        past, row = historical(thing_location).subquery(), thing_location.alias()
        same = (row.c.thing == past.c.thing) & (row.c.time == past.c.time) & row.c.withdrawn_at.is_(None)
        return select(*_ends(row.c.location, past.c.id, back)).join_from(past, row, same).distinct()

    return pairs


PAIRS: Mapping[tuple[str, str], Pairs] = MappingProxyType(
    {
        (THING.plural, "Datastreams"): _of_datastream("thing", back=True),
        (SENSOR.plural, "Datastreams"): _of_datastream("sensor", back=True),
        (OBSERVED_PROPERTY.plural, "Datastreams"): _of_datastream("observed_property", back=True),
        (DATASTREAM.plural, "Thing"): _of_datastream("thing", back=False),
        (DATASTREAM.plural, "Sensor"): _of_datastream("sensor", back=False),
        (DATASTREAM.plural, "ObservedProperty"): _of_datastream("observed_property", back=False),
        (THING.plural, "Locations"): _places(back=False),
        (LOCATION.plural, "Things"): _places(back=True),
        (THING.plural, "HistoricalLocations"): _history_of_thing(back=False),
        (HISTORICAL_LOCATION.plural, "Thing"): _history_of_thing(back=True),
        (LOCATION.plural, "HistoricalLocations"): _history_of_location(back=False),
        (HISTORICAL_LOCATION.plural, "Locations"): _history_of_location(back=True),
    }
)
"""By kind and navigation; those from and to observations are not in records."""

OF_OBSERVATION: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {"Datastream": (DATASTREAM, "stream"), "FeatureOfInterest": (FEATURE, "feature")}
)
"""What observations refer to, with the column of READING that names it."""
