"""What the OpenStreetMap importer returns: one table a subject, in longitude and latitude (EPSG:4326)."""

from dataclasses import dataclass, field

import geopandas

from citybrain.base.notices import Notice, notice

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_SHAPE = {"geometry": "geometry"}
EDGE_COLUMNS: dict[str, str] = {
    "id": "text", "from_node": "number", "to_node": "number", "length": "number", "highway": "text", "name": "text",
    "maxspeed": "number", **dict.fromkeys(("oneway", "cycle_oneway", "walk", "cycle", "drive"), "flag"),
    "off_ground": "flag", "direction": "number", **_SHAPE,
}  # fmt: skip
LAND_COLUMNS: dict[str, str] = dict.fromkeys(("id", "kind", "subkind", "name"), "text") | _SHAPE
PLACE_COLUMNS: dict[str, str] = {"key": "text"} | LAND_COLUMNS
RAILWAY_COLUMNS: dict[str, str] = {"id": "text", "kind": "text", "name": "text", "tunnel": "flag"} | _SHAPE
TREE_COLUMNS: dict[str, str] = {"id": "text", "genus": "text", "species": "text", "height": "number"} | _SHAPE
STREET_POINT_COLUMNS: dict[str, str] = {"id": "text", "kind": "text"} | _SHAPE
LABEL_COLUMNS: dict[str, str] = dict.fromkeys(("id", "kind", "name", "name_en", "name_zh"), "text") | _SHAPE
WATER_KINDS = ("sea", "water")
GREEN_KINDS = ("green", "forest", "wetland", "farmland")
BUILT_KINDS = (
    "residential", "commercial", "industrial", "civic", "military", "railway", "construction", "parking", "square",
)  # fmt: skip
BARE_KINDS = ("beach", "bare")
DISUSED_KINDS = ("disused",)
LAND_KINDS = (*WATER_KINDS, *GREEN_KINDS, *BUILT_KINDS, *BARE_KINDS, *DISUSED_KINDS)


@dataclass(frozen=True)
class OsmExtract:
    """One OpenStreetMap file as tables. Text that is not tagged is None, numbers that are not tagged are NaN.

    Every `id` is the kind and number of the OpenStreetMap object, like "way/123". Geometry is in EPSG:4326.
    """

    buildings: geopandas.GeoDataFrame
    """One row an object of the entity by which a city is told, as its domain reads it. Polygons and multipolygons."""

    edges: geopandas.GeoDataFrame
    """One row a piece of a way between two junctions. `id` is the way's, so it repeats; `from_node` and `to_node` are
    OpenStreetMap node numbers; `length` m along the ellipsoid; `maxspeed` km/h; `oneway` means that motor vehicles go
    from `from_node` to `to_node` only, `cycle_oneway` that cycles do; `walk`, `cycle`, `drive` tell who may use it;
    `off_ground` that it lies on a bridge or in a tunnel; `direction` is where its end lies from its beginning, in
    degrees clockwise from north; what else domains declare that tags tell of streets follows. Lines, in the direction
    of travel."""

    places: geopandas.GeoDataFrame
    """One row a point of interest. `kind` is a group (food, education, ...) , `key` and `subkind` the tag, by
    osm_kinds.yaml. Points; an area is stood for by a point inside it."""

    land: geopandas.GeoDataFrame
    """One row an area of land use, land cover or water, the sea included: `kind` is one of LAND_KINDS, `subkind` the
    tag as "key=value"; what else domains declare that tags tell of land areas follows. Areas may overlap: the smaller
    lies on the larger."""

    railways: geopandas.GeoDataFrame
    """One row a railway way: `kind` rail, tram, subway, light_rail, ...; `tunnel` tells whether it runs below."""

    trees: geopandas.GeoDataFrame
    """One row a mapped tree; `height` m. Points."""

    labels: geopandas.GeoDataFrame
    """One row a named part of the city: `kind` is the value of `place` (suburb, quarter, island, ...). Points."""

    street_points: geopandas.GeoDataFrame
    """One row a point on a street that says how it is driven: `kind` by osm_kinds.yaml (signals). Points."""

    bounds: Bounds
    """West, south, east, north: the bounding box in the file's header, or that of its objects where it has none."""

    date: str | None
    """Time of the data in the file's header (ISO 8601), None if it is not told."""

    left_out: dict[str, int] = field(default_factory=dict)
    """How many objects were left out or could not be read in full, by reason; each key is a message key."""

    def notices(self) -> list[Notice]:
        """What was left out, for people."""
        return [notice(key, count=count) for key, count in sorted(self.left_out.items())]
