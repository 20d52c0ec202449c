"""Entities as clients describe them."""

from __future__ import annotations

from typing import Any

OM = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_"
KALLIO = [24.95, 60.19]


def point(longitude: float, latitude: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [longitude, latitude]}


def location(name: str = "Kallio 2", place: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "description": f"{name}, by the street",
        "encodingType": "application/geo+json",
        "location": place or point(*KALLIO),
        "properties": {"district": "Kallio"},
    }


def thing(name: str = "Station", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": f"{name} of the city", "properties": {"owner": "city", "height": 4}, **more}


def sensor(name: str = "Grimm EDM 180") -> dict[str, Any]:
    return {
        "name": name,
        "description": "counts particles",
        "encodingType": "application/pdf",
        "metadata": "https://example.org/edm180.pdf",
    }


def observed(name: str = "PM2.5") -> dict[str, Any]:
    return {"name": name, "description": name, "definition": f"https://example.org/{name}"}


def datastream(name: str = "PM2.5 at the station", kind: str = "Measurement", **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "description": name,
        "observationType": f"{OM}{kind}",
        "unitOfMeasurement": {"name": "microgram per cubic metre", "symbol": "µg/m3", "definition": "ucum:ug/m3"},
        **more,
    }


def whole(name: str = "PM2.5 at the station", kind: str = "Measurement", **more: Any) -> dict[str, Any]:
    """A datastream with all it needs, described within it."""
    return datastream(
        name, kind, Thing=thing(name, Locations=[location(name)]), Sensor=sensor(), ObservedProperty=observed(), **more
    )


def observation(time: str, result: Any, **more: Any) -> dict[str, Any]:
    return {"phenomenonTime": time, "result": result, **more}
