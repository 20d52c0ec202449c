"""Literals of an expression as constants. What cannot be a value is refused here."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import shapely
from odata_query import ast

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.terms import NULL, FilterTerm, Sort, constant
from citybrain.observations.times import EPOCH, MICROSECOND, tellable

LONGEST_SHOWN = 60


def literal(node: ast._Literal) -> FilterTerm:
    """A literal. Raises AskedError where it is none, such as a 30th of February."""
    text = str(getattr(node, "val", ""))
    try:
        return _literal(node, text)
    except (ValueError, OverflowError):
        raise AskedError("sta-literal", received=text[:LONGEST_SHOWN]) from None


def _literal(node: ast._Literal, text: str) -> FilterTerm:  # noqa: PLR0911
    match node:
        case ast.Null():
            return NULL
        case ast.Boolean():
            return constant(Sort.TRUTH, node.py_val)
        case ast.Integer() | ast.Float():
            return constant(Sort.NUMBER, _number(text))
        case ast.String():
            return constant(Sort.TEXT, text)
        case ast.Geography():
            return constant(Sort.PLACE, _wkt(text))
        case ast.Date():
            return constant(Sort.DAY, date.fromisoformat(text))
        case ast.Time():
            return constant(Sort.CLOCK, time.fromisoformat(text))
        case ast.DateTime():
            there = datetime.fromisoformat(text.upper())
            aware = there if there.tzinfo else there.replace(tzinfo=UTC)
            return constant(Sort.TIME, tellable((aware - EPOCH) // MICROSECOND))
        case ast.Duration():
            return constant(Sort.LENGTH, _duration(node))
    raise AskedError("sta-literal", received=text[:LONGEST_SHOWN])


def _number(text: str) -> float | int:
    """A whole number where it is one that the database can hold, else a finite one."""
    if len(text) < 18 and text.lstrip("+-").isdigit():
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _duration(node: ast.Duration) -> timedelta:
    """Days and shorter; months and years have no one length."""
    _, years, months, *_ = node.unpack()
    if years or months:
        raise ValueError
    return node.py_val


@lru_cache(maxsize=256)
def _wkt(text: str) -> str:
    """Well-known text that is a geometry, without the number of its reference system."""
    _, _, bare = text.rpartition(";")
    try:
        shapely.from_wkt(bare)
    except shapely.errors.ShapelyError as problem:
        raise ValueError from problem
    return bare
