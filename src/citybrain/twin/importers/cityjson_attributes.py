"""Attributes of CityJSON buildings as columns of the twin. Source: CityJSON Specifications, section 2."""

from typing import Any, Final

import shapely

from citybrain.base.attributes import AttributeReading
from citybrain.twin.declared import stated_attributes
from citybrain.twin.importers.cityjson_geometry import Shape

Objects = dict[str, Any]
"""A JSON object."""

_ROOF_SHAPES: Final = {  # SIG 3D code list of roof types, as CityGML files use it
    "1000": "flat",
    "2100": "skillion",
    "2200": "skillion",
    "3100": "gabled",
    "3200": "hipped",
    "3300": "half-hipped",
    "3400": "mansard",
    "3500": "pyramidal",
    "3600": "cone",
    "3700": "dome",
    "3800": "sawtooth",
    "3900": "round",
}


def row_of(identifier: str, members: list[Objects], shape: Shape) -> dict[str, Any]:
    """The columns of one building, from its own attributes and those of its parts (`members`, itself first)."""
    attributes = [member.get("attributes") or {} for member in members]
    rise = shape.top - shape.bottom
    return {
        "id": identifier,
        **{name: _stated(attributes, shape, one.cityjson) for name, one in stated_attributes().items() if one.cityjson},
        "address": _address(members),
        "roof_shape": _roof_shape(_first(attributes, "roofType")),
        "height": rise if rise > 0 and shape.has_volume else _largest(attributes, "measuredHeight"),
        "geometry": shapely.force_2d(shape.footprint),
    }


def _stated(attributes: list[Objects], shape: Shape, reading: AttributeReading) -> str | float | None:
    """What the table of attributes says where to find."""
    if reading.of == "slope":
        return shape.roof_pitch
    if reading.of == "largest":
        return max(_largest(attributes, name) for name in reading.names)
    return _first(attributes, *reading.names)


def _first(attributes: list[Objects], *names: str) -> str | None:
    """The first of several attributes that is told, by the building before its parts."""
    for told in attributes:
        for name in names:
            value = told.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, str | int | float) and str(value).strip():
                return str(value).strip()
    return None


def _largest(attributes: list[Objects], name: str) -> float:
    told = [told.get(name) for told in attributes]
    values = [float(value) for value in told if isinstance(value, int | float) and not isinstance(value, bool)]
    return max(values, default=float("nan"))


def _roof_shape(told: str | None) -> str | None:
    return _ROOF_SHAPES.get(told.split("_")[-1], told) if told else None


def _address(members: list[Objects]) -> str | None:
    """Street and number of the first address, by the field names of CityGML and of common files."""
    for member in members:
        listed = member.get("address") or (member.get("attributes") or {}).get("address") or []
        for told in listed if isinstance(listed, list) else [listed]:
            if isinstance(told, dict):
                street = told.get("ThoroughfareName") or told.get("thoroughfareName") or told.get("street")
                number = told.get("ThoroughfareNumber") or told.get("thoroughfareNumber") or told.get("number")
                if street:
                    return f"{street} {number}" if number else str(street)
    return None
