"""Documents of entities as columns of records; what is not as the standard wants it is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError

from citybrain.governance import DataClass
from citybrain.observations.catalogue import LONGEST_NAME
from citybrain.observations.sensorthings.answers.entity import UNIT
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.model import DATASTREAM, THING, EntityForm, Kind, Property
from citybrain.observations.times import instant, recorded

GEOJSON = frozenset({"application/geo+json", "application/vnd.geo+json"})
CLASS = "data_class"
"""Key within the properties of a datastream or a thing that says who may read it."""

LONGEST_SHOWN = 100


def object_of(document: Any, place: str = "") -> dict[str, Any]:
    """A JSON object. Raises AskedError for anything else."""
    if not isinstance(document, dict):
        raise AskedError("sta-no-object", place=place or "/", received=type(document).__name__)
    return document


def columns(kind: Kind, document: Mapping[str, Any], partial: bool = False, place: str = "") -> dict[str, Any]:
    """Columns of the properties of a document; of `partial` ones only those that it has.

    Clients send back what follows from observations as it was told to them: that is passed over.
    Raises AskedError for a property that is missing, unknown or of another form.
    """
    _refuse_unknown(kind, document, place)
    found: dict[str, Any] = {}
    for name, known in kind.written.items():
        where = f"{place}/{name}"
        if document.get(name) is None:
            if name in document or not partial:
                if known.required:
                    raise AskedError("sta-property-missing", place=where, kind=kind.single)
                found[known.column] = None
            continue
        found |= _column(known, document, name, where)
    if kind is DATASTREAM and (not partial or "properties" in document):
        found[CLASS] = _class_of(document, place) or DataClass.PUBLIC.value
    if kind is THING and (not partial or "properties" in document):
        found[CLASS] = _class_of(document, place)
    return found


def _refuse_unknown(kind: Kind, document: Mapping[str, Any], place: str) -> None:
    known = {"id", *kind.properties, *kind.navigations}
    for name in document:
        if name not in known and "@iot." not in name:
            raise AskedError(
                "sta-property-unknown",
                place=f"{place}/{name[:LONGEST_SHOWN]}",
                kind=kind.single,
                allowed=", ".join([*kind.written, *kind.navigations]),
            )


def _column(known: Property, document: Mapping[str, Any], name: str, place: str) -> dict[str, Any]:
    value = document[name]
    match known.form:
        case EntityForm.TEXT:
            said = _text(value, place)
            if name == "name" and len(said) > LONGEST_NAME:
                raise AskedError("sta-name-long", place=place, received=len(said), allowed=LONGEST_NAME)
            return {known.column: said}
        case EntityForm.TIME:
            return {known.column: recorded(instant(value))}
        case EntityForm.UNIT:
            return _unit(value, place)
        case EntityForm.OBJECT:
            object_of(value, place)
        case EntityForm.PLACE:
            _check_place(value, document.get("encodingType", "application/geo+json"), place)
    return {known.column: _as_json(value, place)}


def _as_json(value: Any, place: str) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise AskedError("sta-not-finite", place=place) from None


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise AskedError("sta-no-text", place=place, received=type(value).__name__)
    return value


def _unit(value: Any, place: str) -> dict[str, Any]:
    unit = object_of(value, place)
    for part in unit:
        if part not in UNIT:
            raise AskedError("sta-property-unknown", place=f"{place}/{part}", kind="unit", allowed=", ".join(UNIT))
    return {f"unit_{part}": None if unit.get(part) is None else _text(unit[part], f"{place}/{part}") for part in UNIT}


def _check_place(value: Any, encoding: Any, place: str) -> None:
    """GeoJSON that says it is such must be some, with finite coordinates."""
    if encoding not in GEOJSON:
        return
    try:
        found = shapely.from_geojson(json.dumps(value, allow_nan=False))
        fits = isinstance(value, dict) and bool(np.all(np.isfinite(shapely.get_coordinates(found))))
    except (ShapelyError, ValueError, TypeError):
        fits = False
    if not fits:
        raise AskedError("sta-no-geometry", place=place, received=json.dumps(value)[:LONGEST_SHOWN])


def _class_of(document: Mapping[str, Any], place: str) -> str | None:
    told = (document.get("properties") or {}).get(CLASS)
    if told is None:
        return None
    if told not in list(DataClass):
        allowed = ", ".join(DataClass)
        raise AskedError("sta-data-class", place=f"{place}/properties/{CLASS}", received=str(told), allowed=allowed)
    return str(told)


def link_of(document: Any) -> int | None:
    """The id of an entity that is linked to, None where a new one is described. Raises AskedError for another id."""
    if not isinstance(document, dict) or "@iot.id" not in document:
        return None
    key = document["@iot.id"]
    if not isinstance(key, int) or isinstance(key, bool) or not 0 <= key < 1 << 62:
        raise AskedError("sta-id", received=str(key)[:LONGEST_SHOWN])
    return key
