"""Buildings of OpenStreetMap, their mapped parts merged into them."""

from typing import NamedTuple

import geopandas
import numpy as np
import shapely

from citybrain.base.attributes import AttributeReading
from citybrain.domains.buildings.importers.openstreetmap_addresses import ADDRESS_PARTS, address, texts_of_points
from citybrain.domains.buildings.importers.openstreetmap_parts import (
    NONE,
    MappedFloors,
    building_of_parts,
    storeys_with_parts,
)
from citybrain.twin.declared import stated_attributes
from citybrain.twin.importers.osm_collect import Collected
from citybrain.twin.importers.osm_frames import Columns, make_frame, name_of, other_names
from citybrain.twin.importers.osm_kinds import Tags, kind_table
from citybrain.twin.importers.osm_values import READ_AS, levels, year

TAGGED = {name: one.osm for name, one in stated_attributes().items() if one.osm is not None}
"""Attributes that tags tell by themselves, and how; the others in the columns below need rules."""

BUILDING_COLUMNS: dict[str, str] = {
    "id": "text", "name": "text", "other_names": "text", "address": "text", "postal_code": "text",
    "building_tag": "text", "building_use": "text",
    "storeys": "number", "roof_levels": "number", "construction_year": "number",
    "construction_year_tolerance": "number", "roof_shape": "text", **dict.fromkeys(TAGGED, "number"), "parts": "number",
    "geometry": "geometry",
}  # fmt: skip


class MappedPart(NamedTuple):
    """A mapped part of a building."""

    tags: Tags
    shape: shapely.Polygon | shapely.MultiPolygon


def buildings_frame(collected: Collected) -> geopandas.GeoDataFrame:
    """One row a building: first those that are mapped as buildings, then parts that lie in none.

    `height` m, of the highest part, roof included; `storeys` above ground, floor area of all parts over the area of the
    footprint, without the storeys in the roof, which are `roof_levels`; `construction_year`, known to plus or minus
    `construction_year_tolerance` years (0: the year is written down); `roof_pitch` degrees; `building_tag` the value of
    `building`; `building_use` a name of the categories, None if the tags do not tell; `dwellings`, `parts` counts.
    `address` and `postal_code` are those of the building, else of the points with an address that lie on it; several
    of a kind stand one after the other ("; "), the most frequent first.
    """
    shapes, parts = collected.outlines, collected.parts
    outlines, part_outlines = shapes.geometries(), parts.geometries()
    owner = building_of_parts(outlines, part_outlines)
    parts_of: list[list[MappedPart]] = [[] for _ in shapes.ids]
    for position, row in enumerate(owner):
        if row != NONE:
            parts_of[row].append(MappedPart(parts.tags[position], part_outlines[position]))
    alone = np.flatnonzero(owner == NONE)
    if len(alone):
        collected.left_out["osm-parts-alone"] = len(alone)
    rows = [_row(*item) for item in zip(shapes.ids, shapes.tags, outlines, parts_of, strict=True)]
    rows += [_row(parts.ids[part], _as_building(parts.tags[part]), part_outlines[part], []) for part in alone]
    values: Columns = {name: [row[name] for row in rows] for name in BUILDING_COLUMNS if name != "geometry"}
    footprints = np.concatenate([outlines, part_outlines[alone]])
    points = collected.addresses
    for name, read in ADDRESS_PARTS.items():
        values[name] = texts_of_points(values[name], footprints, [read(tags) for tags in points.tags], points)
    return make_frame(BUILDING_COLUMNS, values, footprints)


def _as_building(tags: Tags) -> Tags:
    return {**tags, "building": tags["building:part"]}


def _row(
    identifier: str, tags: Tags, outline: shapely.Geometry, parts: list[MappedPart]
) -> dict[str, str | float | None]:
    """What the tags of a building and of its parts say about it."""
    largest_first = sorted(parts, key=lambda part: -part.shape.area)
    sources = [tags, *(part.tags for part in largest_first)]
    built = year(_first(sources, "start_date", "construction_date"))
    return {
        "id": identifier,
        "name": name_of(tags),
        "other_names": other_names(tags),
        "address": address(tags),
        "postal_code": tags.get("addr:postcode"),
        "building_tag": tags["building"],
        "building_use": kind_table("building_use").name(tags),
        "storeys": _storeys(tags, outline, parts),
        "roof_levels": _largest([levels(source.get("roof:levels")) for source in sources]),
        "construction_year": built.year,
        "construction_year_tolerance": built.tolerance,
        "roof_shape": _first(sources, "roof:shape"),
        **{name: _tagged(reading, sources) for name, reading in TAGGED.items()},
        "parts": float(len(parts)),
    }


def _tagged(reading: AttributeReading, sources: list[Tags]) -> float:
    """A number that tags tell of a building itself, of the first of its parts that has them, or the largest of all."""
    read = READ_AS[reading.as_]
    if reading.of == "largest":
        return _largest([read(_first([source], *reading.names)) for source in sources])
    return read(_first(sources[:1] if reading.of == "own" else sources, *reading.names))


def _storeys(tags: Tags, outline: shapely.Geometry, parts: list[MappedPart]) -> float:
    """Storeys above the ground; none at all, as mapped for vaults and for houses that are all roof, tells nothing."""
    found = storeys_with_parts(outline, _floors(tags), [(part.shape, _floors(part.tags)) for part in parts])
    return found if found > 0 else float("nan")


def _floors(tags: Tags) -> MappedFloors:
    """Floors above the ground: those below it, with negative numbers, do not count."""
    low = float(np.nan_to_num(levels(tags.get("building:min_level"))))
    high = levels(tags.get("building:levels"))
    return MappedFloors(min(low, high) if np.isfinite(high) else low, high)


def _first(sources: list[Tags], *keys: str) -> str | None:
    """The first value of any of the keys, from the building itself, else from its largest part that tells it."""
    return next((source[key] for source in sources for key in keys if key in source), None)


def _largest(values: list[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return max(known) if known else float("nan")
