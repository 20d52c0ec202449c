"""The city, its zones, and one building of it."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from citybrain.plans.answers.shapes.geojson import AnyShape, AreaShape


class Attribution(TypedDict):
    """Whose data it is; `title` is the name of the file where it has no other."""

    title: str
    licence: str | None
    url: str | None


class City(TypedDict):
    """Name, extent, size and sources; `bounds` are west, south, east, north in degrees.

    `simulated` tells whether any value was generated rather than observed or reasoned.
    """

    name: str
    snapshot: int
    created: str
    country: str
    currency: str
    date: str
    bounds: tuple[float, float, float, float]
    buildings: int
    zones: int
    residents: int
    simulated: bool
    notices: list[str]
    attribution: list[Attribution]
    languages: list[str]


class Zone(TypedDict):
    """A zone by its row, its id and its name."""

    row: int
    id: str
    name: str


class Attribute(TypedDict):
    """What is known of a building, and how; `value` is the label of a kind where the unit is "category".

    `quality` is a level of the U4SSC verifier from 1 (accurate measurement) to 6 (unknown method).
    """

    name: str
    label: str
    value: float | str | None
    unit: str
    origin: str | None
    rule: str | None
    kind: Literal["measured", "derived", "estimated", "unknown"]
    simulated: bool
    quality: int


class Building(TypedDict):
    """One building with all its attributes."""

    row: int
    id: str
    name: str | None
    zone: Zone
    longitude: float
    latitude: float
    attributes: list[Attribute]


class BuildingName(TypedDict):
    """What a table calls a building; `zone` is the name of its zone."""

    row: int
    id: str
    name: str | None
    zone: str


class TileEntry(TypedDict):
    """A part of the buildings on the map: `count` rows from `first` on.

    `bounds` are west, south, east, north in degrees, null where none of the buildings has a footprint.
    """

    tile: int
    first: int
    count: int
    bounds: tuple[float, float, float, float] | None


class TileIndex(TypedDict):
    """All tiles of the city, in row order; a city of up to `most_at_once` buildings has one.

    `content` names what the tiles hold: while it stays the same, so do they. `buildings` is the number of all rows.
    """

    content: str
    buildings: int
    most_at_once: int
    tiles: list[TileEntry]


class ZoneFeature(TypedDict):
    """The shape of a zone."""

    type: Literal["Feature"]
    geometry: AreaShape
    properties: Zone


class Zones(TypedDict):
    """Shapes of all zones as a feature collection of GeoJSON."""

    type: Literal["FeatureCollection"]
    features: list[ZoneFeature]


class MapFeature(TypedDict):
    """Something that the base map draws."""

    type: Literal["Feature"]
    geometry: AnyShape
    properties: dict[str, Any]


class MapLayer(TypedDict):
    """A layer of the base map as a feature collection of GeoJSON."""

    type: Literal["FeatureCollection"]
    features: list[MapFeature]


class BaseMap(TypedDict):
    """What the base map is drawn from, layer by layer."""

    water: MapLayer
    green: MapLayer
    land: MapLayer
    streets: MapLayer
    rail: MapLayer
    labels: MapLayer
