"""The tables of a snapshot from what the build has put together."""

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.attributes import Attribute
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.measured import stated_formulas
from citybrain.twin.categories import category_names
from citybrain.twin.declared import area_entity, main_attributes
from citybrain.twin.importers.osm_extract import OsmExtract
from citybrain.twin.origins import Origin

OPENSTREETMAP = Origin("osm", "measured", 2, source="osm", row_column="id")
LEAST_TILE = 50_000


def stored_attributes() -> dict[str, Attribute]:
    """Return the attributes that the table of buildings has; optional ones where they are known."""
    return {name: one for name, one in main_attributes().items() if one.kept and not one.drawn}


def buildings_table(
    frame: gpd.GeoDataFrame,
    attributes: AttributeValues,
    zone: NDArray[np.int32],
    register_row: NDArray[np.float64] | None,
) -> gpd.GeoDataFrame:
    """Return buildings.parquet: id, name, zone, attributes with the codes of their origins, geometry."""
    columns: dict[str, object] = {"id": frame["id"].astype(str), "name": names_of(frame), area_entity(): zone}
    if register_row is not None:
        columns["register_row"] = register_row
    for name, about in stored_attributes().items():
        values = attributes[name]
        if about.optional and attributes.missing(name).all():
            continue
        if about.kind == "category":
            columns[name] = pd.Categorical(values, categories=list(category_names(name)))
        elif about.kind == "text":
            columns[name] = values
        else:
            columns[name] = np.round(values, about.digits)
        columns[f"{name}_origin"] = attributes.codes[name]
    for name in set(stated_formulas(attributes)) - set(stored_attributes()):
        if not attributes.missing(name).all():
            columns[name], columns[f"{name}_origin"] = attributes[name], attributes.codes[name]
    return gpd.GeoDataFrame(columns, geometry=frame.geometry.to_numpy(), crs=frame.crs)


def names_of(frame: gpd.GeoDataFrame) -> NDArray[np.object_]:
    """Return the names of buildings, None where they have none."""
    if "name" not in frame:
        return np.full(len(frame), None, dtype=object)
    return np.array([name if isinstance(name, str) else None for name in frame["name"]], dtype=object)


def map_tables(extract: OsmExtract, crs: str) -> dict[str, gpd.GeoDataFrame]:
    """Return the tables that come from OpenStreetMap as they are: streets and points on them, railways, ..."""
    read = {
        "streets": extract.edges,
        "railways": extract.railways,
        "places": extract.places,
        "land": extract.land,
        "trees": extract.trees,
        "labels": extract.labels,
        "street_points": extract.street_points,
    }
    return {name: table.to_crs(crs).reset_index(drop=True) for name, table in read.items()}


def tile_offsets(rows: int) -> list[int]:
    """Return the row offsets of tiles of at least 50,000 rows; one tile for fewer than 100,000."""
    count = max(1, rows // LEAST_TILE)
    return [int(edge) for edge in np.linspace(0, rows, count + 1)]
