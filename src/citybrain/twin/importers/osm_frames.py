"""Tables with the columns that osm_extract.py documents."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import geopandas
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.twin.geometry.types import Geometries
from citybrain.twin.importers.osm_collect import Shapes, Ways
from citybrain.twin.importers.osm_extract import (
    LABEL_COLUMNS,
    LAND_COLUMNS,
    PLACE_COLUMNS,
    RAILWAY_COLUMNS,
    STREET_POINT_COLUMNS,
    TREE_COLUMNS,
)
from citybrain.twin.importers.osm_kinds import Meaning, Tags, kind_table
from citybrain.twin.importers.osm_tagged import tagged_columns
from citybrain.twin.importers.osm_values import metres

LONGITUDE_LATITUDE = "EPSG:4326"
LAND, TREES = "land", "trees"
"""Tables of land areas and of single trees in a snapshot."""

Values: TypeAlias = Sequence[Any] | NDArray[Any]
Columns: TypeAlias = dict[str, Values]
_TYPES: dict[str, Any] = {"text": object, "number": np.float64, "integer": np.int64, "flag": np.bool_}


def make_frame(
    columns: Mapping[str, str], values: Mapping[str, Values], geometries: Geometries
) -> geopandas.GeoDataFrame:
    """A table in EPSG:4326 with exactly these columns (name -> text, number, integer or flag), in their order."""
    data = {
        name: pd.Series(np.asarray(_column(values[name], kind), dtype=_TYPES[kind]), dtype=_TYPES[kind])
        for name, kind in columns.items()
        if name != "geometry"
    }
    return geopandas.GeoDataFrame(data, geometry=geometries, crs=LONGITUDE_LATITUDE)


def _column(values: Values, kind: str) -> Values:
    return [value or None for value in values] if kind == "text" else values


def name_of(tags: Tags) -> str | None:
    """The name of an object in the language of the place, else in any that it has."""
    return tags.get("name") or tags.get("name:en") or tags.get("name:zh")


OTHER_NAMES = ("alt_name", "official_name", "short_name", "loc_name", "old_name", "int_name", "addr:housename")


def other_names(tags: Tags) -> str | None:
    """What an object is called besides its name, in other languages too, one after the other ("; ")."""
    told = [value for key, value in tags.items() if key.startswith("name:") or key in OTHER_NAMES]
    texts = dict.fromkeys(text.strip() for value in told for text in value.split(";"))
    return "; ".join(text for text in texts if text and text != name_of(tags)) or None


def places_frame(shapes: Shapes) -> geopandas.GeoDataFrame:
    """Points of interest; an area is stood for by a point inside it."""
    meanings = [kind_table("places").meaning(tags) or Meaning("other", "", "") for tags in shapes.tags]
    values: Columns = {
        "id": shapes.ids,
        "key": [meaning.key for meaning in meanings],
        "kind": [meaning.name for meaning in meanings],
        "subkind": [meaning.value for meaning in meanings],
        "name": [name_of(tags) for tags in shapes.tags],
    }
    return make_frame(PLACE_COLUMNS, values, points_in(shapes.geometries()))


def land_frame(shapes: Shapes, sea: Geometries) -> geopandas.GeoDataFrame:
    """Areas of land and water, with what domains declare of their tags; polygons of `sea` have ids of their own."""
    meanings = [kind_table("land").meaning(tags) or Meaning("square", "highway", "pedestrian") for tags in shapes.tags]
    count = len(sea)
    values: Columns = {
        "id": [*shapes.ids, *(f"sea/{number}" for number in range(count))],
        "kind": [*(meaning.name for meaning in meanings), *["sea"] * count],
        "subkind": [*(f"{meaning.key}={meaning.value}" for meaning in meanings), *["natural=coastline"] * count],
        "name": [*map(name_of, shapes.tags), *[None] * count],
    }
    frame = make_frame(LAND_COLUMNS, values, np.concatenate([shapes.geometries(), sea]))
    tags = [*shapes.tags, *({} for _ in range(count))]
    return frame.assign(**{one.name: one.values(tags, slice(None)) for one in tagged_columns(LAND)})


def railways_frame(ways: Ways) -> geopandas.GeoDataFrame:
    """Tracks that trains, trams and metros run on today."""
    values: Columns = {
        "id": ways.ids,
        "kind": [tags["railway"] for tags in ways.tags],
        "name": [name_of(tags) for tags in ways.tags],
        "tunnel": [tags.get("tunnel", "no") != "no" for tags in ways.tags],
    }
    return make_frame(RAILWAY_COLUMNS, values, ways.lines())


def trees_frame(shapes: Shapes) -> geopandas.GeoDataFrame:
    """Single trees, with what domains declare of their tags; the genus is the species' first word without a tag."""
    values: Columns = {
        "id": shapes.ids,
        "genus": [_genus(tags) for tags in shapes.tags],
        "species": [tags.get("species") for tags in shapes.tags],
        "height": [metres(tags.get("height")) for tags in shapes.tags],
    }
    frame = make_frame(TREE_COLUMNS, values, shapes.geometries())
    own = (one for one in tagged_columns(TREES) if one.name not in TREE_COLUMNS)
    return frame.assign(**{one.name: one.values(shapes.tags, slice(None)) for one in own})


def _genus(tags: Tags) -> str | None:
    species = (tags.get("species") or tags.get("taxon") or "").split()
    return tags.get("genus") or (species[0] if species else None)


def labels_frame(shapes: Shapes) -> geopandas.GeoDataFrame:
    """Names of parts of the city, one point each."""
    values: Columns = {
        "id": shapes.ids,
        "kind": [tags["place"] for tags in shapes.tags],
        "name": [name_of(tags) for tags in shapes.tags],
        "name_en": [tags.get("name:en") for tags in shapes.tags],
        "name_zh": [tags.get("name:zh") for tags in shapes.tags],
    }
    return make_frame(LABEL_COLUMNS, values, points_in(shapes.geometries()))


def street_points_frame(shapes: Shapes) -> geopandas.GeoDataFrame:
    """Points on streets that say how they are driven."""
    values: Columns = {"id": shapes.ids, "kind": [kind_table("street_points").name(tags) for tags in shapes.tags]}
    return make_frame(STREET_POINT_COLUMNS, values, shapes.geometries())


def points_in(geometries: Geometries) -> Geometries:
    """A point of each geometry: the point itself, or one inside the area."""
    return np.asarray(geopandas.GeoSeries(geometries, crs=LONGITUDE_LATITUDE).representative_point().to_numpy())
