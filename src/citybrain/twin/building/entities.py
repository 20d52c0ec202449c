"""Every table of a snapshot made alike: ids that stand once, an origin for every value, and where each row lies."""

from collections.abc import Mapping
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.kernel.entities import Entity
from citybrain.kernel.errors import DeclarationError
from citybrain.twin.building.tables import tile_offsets
from citybrain.twin.declared import attributes_of
from citybrain.twin.entity_table import ID, NAME, ORIGIN, unique_ids
from citybrain.twin.importers.districts import assign_zones
from citybrain.twin.manifest import EntityEntry
from citybrain.twin.origins import UNKNOWN, Origin, Origins, RowOrigins
from citybrain.twin.quality import quality_of


def made_alike(
    tables: Mapping[str, pd.DataFrame],
    entities: tuple[Entity, ...],
    read_from: Mapping[str, RowOrigins],
    origins: Origins,
    columns_from: Mapping[str, Mapping[str, Origin]] = MappingProxyType({}),
) -> dict[str, pd.DataFrame]:
    """Return the tables with what an entity's table has to have and they lack.

    `read_from` is the origin of all that a table, or each of its rows, says that was taken over from a file as it is;
    `columns_from` that of single columns. A
    row without an id of its own is called by the place of its middle, in whole metres; a row that no area holds lies in
    the nearest.
    """
    table_of = {entity.name: entity.table for entity in entities}
    done = dict(tables)
    for entity in entities:
        if entity.table not in done:
            continue
        table = _identified(done[entity.table])
        if entity.table in read_from:
            table = _with_column_origins(table, columns_from.get(entity.table, {}), origins)
            table = _with_origins(table, read_from[entity.table], origins)
        for other in entity.inside:
            if other not in table and table_of[other] in done:
                rows = _inside(table, done[table_of[other]])
                table.insert(min(2, len(table.columns)), other, rows)
        done[entity.table] = table
    return done


def entity_entries(
    tables: Mapping[str, pd.DataFrame], entities: tuple[Entity, ...], origins: Origins
) -> dict[str, EntityEntry]:
    """Return what the manifest says of the entities whose tables there are.

    Raises DeclarationError where the name of a number is that of two entities.
    """
    first: dict[str, str] = {}
    entries = {}
    for entity in (entity for entity in entities if entity.table in tables):
        table = tables[entity.table]
        about = attributes_of(entity.name)
        called = {one.column: name for name, one in about.items()}
        drawn = tuple(name for name, one in about.items() if one.drawn)
        told = {called.get(name, name): name for name in map(str, table.columns) if f"{name}{ORIGIN}" in table}
        for name in (*(name for name, column in told.items() if table[column].dtype != object), *drawn):
            if first.setdefault(name, entity.table) != entity.table:
                raise DeclarationError("attribute-of-two-entities", name=name, first=first[name], second=entity.table)
        codes = {name: table[f"{column}{ORIGIN}"].to_numpy(np.uint8) for name, column in told.items()}
        entries[entity.name] = EntityEntry(
            table=entity.table,
            rows=len(table),
            geometry=entity.geometry,
            inside=tuple(other for other in entity.inside if other in table),
            columns={name: one.column for name, one in about.items() if one.column != name and one.column in table},
            drawn=drawn,
            tiles=tuple(tile_offsets(len(table))) if entity.geometry != "none" else (),
            quality=quality_of(codes, origins),
        )
    return entries


def _identified(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy in which every row of a shape has an id that no other has."""
    table = table.copy()
    if ID in table:
        table[ID] = unique_ids(table[ID].to_numpy(object))
    elif isinstance(table, gpd.GeoDataFrame):
        middle = table.geometry.centroid
        places = [f"{x:.0f}/{y:.0f}" for x, y in zip(middle.x, middle.y, strict=True)]
        table.insert(0, ID, unique_ids(np.array(places, dtype=object)))
    return table


def _with_origins(table: pd.DataFrame, origin: RowOrigins, origins: Origins) -> pd.DataFrame:
    """Return a table with an origin for each value but whole numbers, which only point to something."""
    shape = table.geometry.name if isinstance(table, gpd.GeoDataFrame) else ""
    code = origins.code(origin) if isinstance(origin, Origin) else np.array([origins.code(one) for one in origin])
    unknown = origins.code(UNKNOWN)
    for name in [str(name) for name in table.columns]:
        apart = name in (ID, NAME, shape) or name.endswith(ORIGIN) or f"{name}{ORIGIN}" in table
        if not apart and not pd.api.types.is_integer_dtype(table[name]):
            codes = np.where(table[name].isna(), unknown, code).astype(np.uint8)
            table.insert(list(table.columns).index(name) + 1, f"{name}{ORIGIN}", codes)
    return table


def _with_column_origins(table: pd.DataFrame, of: Mapping[str, Origin], origins: Origins) -> pd.DataFrame:
    """Return a table with the origins of the columns that have one of their own."""
    unknown = origins.code(UNKNOWN)
    codes = {
        f"{name}{ORIGIN}": np.where(table[name].isna(), unknown, origins.code(one)).astype(np.uint8)
        for name, one in of.items()
    }
    return table.assign(**codes)


def _inside(table: pd.DataFrame, areas: pd.DataFrame) -> np.ndarray:
    if not len(table):
        return np.zeros(0, np.int32)
    rows: np.ndarray = assign_zones(table, areas).zone
    return rows
