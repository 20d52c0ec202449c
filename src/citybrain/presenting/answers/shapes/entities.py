"""The entities of the city, their rows, and the tiles in which the map fetches their shapes.

Shapes of GeoJSON (RFC 7946); a position is longitude and latitude in degrees.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.kernel.entities import Geometry

Position = list[float]


class PointShape(TypedDict):
    """A place."""

    type: Literal["Point"]
    coordinates: Position


class MultiPointShape(TypedDict):
    """Several places."""

    type: Literal["MultiPoint"]
    coordinates: list[Position]


class LineShape(TypedDict):
    """A line from corner to corner."""

    type: Literal["LineString"]
    coordinates: list[Position]


class MultiLineShape(TypedDict):
    """Several lines."""

    type: Literal["MultiLineString"]
    coordinates: list[list[Position]]


class PolygonShape(TypedDict):
    """An area: its outer ring, then the rings of its holes."""

    type: Literal["Polygon"]
    coordinates: list[list[Position]]


class MultiPolygonShape(TypedDict):
    """Several areas."""

    type: Literal["MultiPolygon"]
    coordinates: list[list[list[Position]]]


AreaShape = PolygonShape | MultiPolygonShape
AnyShape = PointShape | MultiPointShape | LineShape | MultiLineShape | AreaShape


class EntityTold(TypedDict):
    """An entity that the city holds: `rows` of it, drawn as `geometry`, each in a row of every entity `inside`.

    `sensed`: keys of observed properties that sensors near a row are asked for.
    """

    name: str
    label: str
    geometry: Geometry
    rows: int
    inside: list[str]
    sensed: list[str]


class AreaTold(TypedDict):
    """What a row lies in, by the entity, the row, the id and the name of that."""

    entity: str
    label: str
    row: int
    id: str
    name: str | None


class RowLink(TypedDict):
    """A row of another entity; for `title` see EntityRow."""

    entity: str
    id: str
    title: str


class Attribute(TypedDict):
    """What is known of a row, and how; `value` is the label of a kind where the unit is "category".

    `link` is the row of another entity that the value numbers, null where it numbers none.

    `quality` is a level of the U4SSC verifier from 1 (accurate measurement) to 6 (unknown method). `quantity` tells
    whether it is one of the register, which opens into an explanation; `presence` whether 1 says yes and 0 no.
    """

    name: str
    label: str
    value: float | str | None
    link: RowLink | None
    unit: str
    presence: bool
    origin: str | None
    rule: str | None
    kind: Literal["measured", "derived", "estimated", "unknown"]
    simulated: bool
    quality: int
    quantity: bool


class RowValue(TypedDict):
    """The value of a quantity that was asked for."""

    quantity: str
    label: str
    value: float | str | None
    unit: str
    quality: int


class EntityRow(TypedDict):
    """One row of an entity: attributes, headlines of today, and quantities that were asked for.

    `title` is its name, else its address, else its entity with its id. The place is the middle of its shape, of an area
    in which people live one of its buildings, amid them. `bounds` are west, south, east, north of it, of a line those
    of all pieces that have its name. `kind` is a label.
    """

    entity: str
    row: int
    id: str
    name: str | None
    title: str
    kind: str | None
    area: AreaTold | None
    longitude: float | None
    latitude: float | None
    bounds: tuple[float, float, float, float] | None
    headlines: list[RowValue]
    attributes: list[Attribute]
    values: list[RowValue]


class RowName(TypedDict):
    """What a table calls a row; `area` is the name of what it lies in. For `title` see EntityRow."""

    row: int
    id: str
    name: str | None
    title: str
    area: str | None


class TileEntry(TypedDict):
    """A part of the rows on the map: `count` rows from `first` on.

    `bounds` are west, south, east, north in degrees, null where none of the rows has a shape.
    """

    tile: int
    first: int
    count: int
    bounds: tuple[float, float, float, float] | None


class TileIndex(TypedDict):
    """All tiles of an entity, in row order; up to `most_at_once` rows are one tile.

    `content` names what the tiles hold: while it stays the same, so do they. `rows` is the number of all rows.
    """

    entity: str
    geometry: Geometry
    content: str
    rows: int
    most_at_once: int
    tiles: list[TileEntry]


class RowProperties(TypedDict):
    """What a feature says of its row, and the value of each quantity that was asked for, by its name.

    A number, the name of a kind (`metadata` has its labels), or a list where a row has several numbers.
    """

    row: int
    id: str
    name: str | None
    area: NotRequired[str | None]


class RowFeature(TypedDict):
    """The shape of a row, null where it has none."""

    type: Literal["Feature"]
    geometry: AnyShape | None
    properties: RowProperties


class RowFeatures(TypedDict):
    """All rows as a feature collection of GeoJSON.

    `metadata` says of which city, snapshot and plan they are, whose data that is (`sources`, `attribution`), and of
    each of `columns` the unit, labels, source, how many rows are known at which level of quality, and whether it rests
    on simulated values; `left_out` names quantities that are not there, and why.
    """

    type: Literal["FeatureCollection"]
    metadata: dict[str, Any]
    features: list[RowFeature]


class Series(TypedDict):
    """The numbers of one row of a quantity that has several for each, such as one for every hour of the year."""

    quantity: str
    entity: str
    row: int
    id: str
    unit: str
    values: list[float | None]


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
