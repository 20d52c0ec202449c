"""How expressions are told to databases of records: SQLite, and PostgreSQL with PostGIS."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Double,
    Integer,
    Numeric,
    String,
    case,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.sql.elements import ColumnElement

from citybrain.observations.sensorthings.errors import NotServedError
from citybrain.observations.sensorthings.filters.dialect import InRecords
from citybrain.observations.sensorthings.filters.geometry import add_functions
from citybrain.observations.sensorthings.filters.names import PLACES
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort
from citybrain.observations.times import recorded

DEGREES = 4326
"""EPSG's number of longitude and latitude on WGS 84, which GeoJSON has."""

EXTENSION = table("pg_extension", column("extname"))
GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


def speech_of(connection: Connection) -> InRecords:
    """That of the database behind a connection."""
    if connection.dialect.name == "postgresql":
        return PostgresDialect(connection)
    add_functions(connection)
    return SqliteDialect(connection)


class _Records:
    """Times are texts as `recorded` writes them, so that their order is that of time."""

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


class SqliteDialect(_Records):
    """SQLite, with functions of `geometry`, and one that knows what is told beside the database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told: dict[str, Mapping[int, str]] = {}

    def told(self, name: str, texts: Mapping[int, str], key: ColumnElement[Any]) -> ColumnElement[Any]:
        """A function of this request."""
        self._told[name] = texts
        there: Any = self._connection.connection.dbapi_connection
        there.create_function("sta_told", 2, lambda name, key: self._told[name].get(key))
        return func.sta_told(name, key)

    def among(self, key: ColumnElement[Any], keys: Collection[int]) -> ColumnElement[bool]:
        """A list of JSON, as the number of values of a statement is limited."""
        return key.in_(select(func.json_each(json.dumps(sorted(keys))).table_valued("value").c.value))

    def position(self, text: ColumnElement[Any], part: ColumnElement[Any]) -> ColumnElement[Any]:
        """SQLite's name of it."""
        return func.instr(text, part)

    def remainder(self, one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
        """Of any numbers."""
        return func.mod(one, other)

    def within(self, column: ColumnElement[Any], steps: Sequence[str]) -> FilterTerm:
        """By the functions json_extract and json_type."""
        path = "$" + "".join(f'."{step}"' for step in steps)
        valid = case((func.json_valid(column) == 1, column))
        value, kind = func.json_extract(valid, path), func.json_type(valid, path)
        forms = {
            Sort.NUMBER: case((kind.in_(("integer", "real")), value)),
            Sort.TEXT: case((kind == "text", value)),
            Sort.TRUTH: case((kind == "true", literal(True)), (kind == "false", literal(False))),
        }
        return FilterTerm(forms, raw=value)

    def place(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """As it is."""
        return column

    def spatial(self, name: str, *places: Any) -> ColumnElement[Any]:
        """Functions that the connection was taught."""
        if name in ("distance", "length"):
            return getattr(func, f"sta_{name}")(*places)  # type: ignore[no-any-return]
        if name == "relate":
            return func.sta_relate(*places) == 1
        return func.sta_relation(name, *places) == 1


class PostgresDialect(_Records):
    """PostgreSQL; spatial functions are those of PostGIS."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def told(self, name: str, texts: Mapping[int, str], key: ColumnElement[Any]) -> ColumnElement[Any]:
        """An object of JSON by id."""
        told = cast(literal(json.dumps(texts)), JSONB)
        return func.jsonb_extract_path_text(told, cast(key, String))

    def among(self, key: ColumnElement[Any], keys: Collection[int]) -> ColumnElement[bool]:
        """An array."""
        answer: ColumnElement[bool] = key == func.any(cast(literal(sorted(keys), ARRAY(BigInteger)), ARRAY(BigInteger)))
        return answer

    def constant(self, sort: Sort, value: Any) -> ColumnElement[Any]:
        """Geometries are those of PostGIS."""
        if sort is Sort.PLACE:
            return func.ST_GeomFromText(value, DEGREES)
        return super().constant(sort, value)

    def position(self, text: ColumnElement[Any], part: ColumnElement[Any]) -> ColumnElement[Any]:
        """PostgreSQL's name of it."""
        return func.strpos(text, part)

    def remainder(self, one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
        """Of exact numbers alone."""
        return cast(func.mod(cast(one, Numeric), cast(other, Numeric)), Double)

    def within(self, column: ColumnElement[Any], steps: Sequence[str]) -> FilterTerm:
        """By the functions of jsonb."""
        parsed = case((column.op("IS")(literal_column("JSON")), cast(column, JSONB)))
        value = func.jsonb_extract_path(parsed, *steps) if steps else parsed
        kind, told = func.jsonb_typeof(value), value.op("#>>")(literal_column("'{}'::text[]"))
        forms = {
            Sort.NUMBER: case((kind == "number", cast(told, Double))),
            Sort.TEXT: case((kind == "string", told)),
            Sort.TRUTH: case((kind == "boolean", told == "true")),
        }
        return FilterTerm(forms, raw=case((kind != "null", value)))

    def place(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The geometry of GeoJSON, which may be a feature; null where it is none."""
        parsed = case((column.op("IS")(literal_column("JSON OBJECT")), cast(column, JSONB)))
        bare = case((parsed.op("->>")("type") == "Feature", parsed.op("->")("geometry")), else_=parsed)
        return case((bare.op("->>")("type").in_(GEOMETRIES), func.ST_GeomFromGeoJSON(bare)))

    def spatial(self, name: str, *places: Any) -> ColumnElement[Any]:
        """Raises NotServedError where the database has no PostGIS."""
        if self._connection.execute(select(EXTENSION).where(EXTENSION.c.extname == "postgis")).first() is None:
            raise NotServedError("sta-no-postgis")
        return getattr(func, f"ST_{name.capitalize()}")(*places)  # type: ignore[no-any-return]
