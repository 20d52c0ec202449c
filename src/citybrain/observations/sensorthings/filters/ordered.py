"""The order of a set, and the condition that an entity follows a position in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, DateTime, Integer, Numeric, String, and_, false, literal, or_, true

from citybrain.observations.sensorthings.asked.position import Position, refused, written

KINDS: Sequence[tuple[tuple[type, ...], tuple[type, ...]]] = (
    ((Integer, Numeric), (int, float, Decimal)),
    ((DateTime, Date), (date,)),
    ((String,), (str,)),
)
"""Types of columns, and what a value of them is; values of other types may be anything."""


class Ordered(NamedTuple):
    """A value to order by: `down` for the greatest first; where it may be null, whether null comes last."""

    value: ColumnElement[Any]
    down: bool = False
    nulls_last: bool | None = None

    @property
    def direction(self) -> ColumnElement[Any]:
        """As a store of readings orders by it, where null comes last anyway."""
        return self.value.desc() if self.down else self.value.asc()

    @property
    def element(self) -> ColumnElement[Any]:
        """As a statement of records orders by it."""
        if self.nulls_last is None:
            return self.direction
        return self.direction.nulls_last() if self.nulls_last else self.direction.nulls_first()

    def fits(self, told: Any) -> bool:
        """Whether the value could be what was told."""
        if told is None:
            return self.nulls_last is not None
        kinds = next((kinds for types, kinds in KINDS if isinstance(self.value.type, types)), (object,))
        return isinstance(told, kinds)

    def same(self, told: Any) -> ColumnElement[bool]:
        """Whether the value is what was told."""
        return self.value.is_(None) if told is None else self.value == literal(told)

    def beyond(self, told: Any) -> ColumnElement[bool]:
        """Whether it comes after what was told."""
        if told is None:
            return false() if self.nulls_last else self.value.is_not(None)
        further = self.value < literal(told) if self.down else self.value > literal(told)
        return or_(further, self.value.is_(None)) if self.nulls_last else further

    def reached(self, told: Any) -> ColumnElement[bool]:
        """Whether it does not come before: what a database can look up, where the value is never null."""
        if self.nulls_last is not None or told is None:
            return true()
        return self.value <= literal(told) if self.down else self.value >= literal(told)


def fitting(position: Position, order: Sequence[Ordered]) -> Position:
    """A position that was told, where it is one in this order. Raises AskedError for another."""
    if len(position) != len(order) or not all(one.fits(told) for one, told in zip(order, position, strict=True)):
        raise refused(written(position))
    return position


def following(order: Sequence[Ordered], position: Position) -> ColumnElement[bool]:
    """Whether an entity follows a position; both are of one length."""
    (one, *further), (told, *rest) = order, position
    beyond = one.beyond(told)
    if not further:
        return beyond
    return and_(one.reached(told), or_(beyond, and_(one.same(told), following(further, tuple(rest)))))
