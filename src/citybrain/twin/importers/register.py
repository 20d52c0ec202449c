"""A building register (CSV, GeoJSON, GeoPackage) read by the mapping that a city declares."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.files import local_file, read_head
from citybrain.base.names import require_column
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.frames import text_table
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.declared import stated_attributes
from citybrain.twin.importers.osm_values import presence
from citybrain.twin.importers.register_mapping import RegisterMapping, is_coded
from citybrain.twin.importers.register_values import as_texts, categories, numbers, texts_or_nothing, years
from citybrain.twin.importers.vector_files import looks_like_features, parse_crs, project, read_features

__all__ = ["RegisterMapping", "RegisterTable", "read_register"]

EXAMPLES = 5
DEGREES = "EPSG:4326"


@dataclass(frozen=True)
class RegisterTable:
    """Rows of a register that can be used.

    `rows`: register_row (line of a CSV with its header as line 1, else the feature counted from 1), register_id,
    geometry (points in the CRS that was asked for; may be null) and the mapped attributes (numbers as floats with NaN,
    categories and names as text with None). `read` counts all rows of the file.
    """

    rows: gpd.GeoDataFrame
    attributes: tuple[str, ...]
    read: int
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class _Source:
    """A register as the file has it: texts per column, row numbers, and geometries if there are any."""

    file: str
    texts: pd.DataFrame
    rows: NDArray[np.int64]
    geometry: gpd.GeoSeries | None
    notices: tuple[Notice, ...] = ()


def read_register(path: Path | str, mapping: RegisterMapping, crs: str) -> RegisterTable:
    """Read a register and give its points in `crs`.

    Values that cannot be (areas of 0 or less, years before 1000) are left out and named in the notices with their
    rows, as are codes without a meaning in the mapping. Of rows with the same id the first is kept. Raises InputError
    for files that cannot be used and for columns that are not there.
    """
    source = _read(path, mapping)
    _require_columns(source, mapping)
    notices = list(source.notices)
    ids = _ids(source, mapping)
    table = pd.DataFrame({"register_row": source.rows, "register_id": pd.Series(ids, dtype=object)})
    for attribute, columns in mapping.columns.items():
        values = _attribute(source, mapping, attribute, columns, notices)
        table[attribute] = pd.Series(values, dtype=values.dtype)
    points = _points(source, mapping, crs, notices)
    kept = _first_of_each_id(table, notices)
    rows = gpd.GeoDataFrame(table, geometry=points.to_numpy(), crs=crs)[kept].reset_index(drop=True)
    return RegisterTable(rows, tuple(mapping.columns), len(source.rows), tuple(notices))


def _read(path: Path | str, mapping: RegisterMapping) -> _Source:
    path = local_file(path)
    if not looks_like_features(read_head(path)):
        table = text_table(path, "", mapping.encoding, mapping.separator)
        return _Source(path.name, table.cells, table.lines, None, table.notices)
    features = read_features(path, mapping.layer, None if mapping.x else mapping.crs, mapping.encoding or "utf-8")
    texts = features.drop(columns=features.geometry.name).apply(as_texts)
    return _Source(path.name, texts, np.arange(1, len(features) + 1, dtype=np.int64), features.geometry)


def _require_columns(source: _Source, mapping: RegisterMapping) -> None:
    wanted = [column for columns in mapping.columns.values() for column in columns]
    wanted += [column for column in (mapping.id, mapping.x, mapping.y) if column]
    for column in wanted:
        require_column(source.file, [str(name) for name in source.texts], column)


def _ids(source: _Source, mapping: RegisterMapping) -> NDArray[np.object_]:
    if mapping.id is None:
        return np.full(len(source.rows), None, dtype=object)
    return texts_or_nothing(source.texts[mapping.id], mapping.missing)


def _attribute(
    source: _Source, mapping: RegisterMapping, attribute: str, columns: tuple[str, ...], notices: list[Notice]
) -> NDArray[np.float64] | NDArray[np.object_]:
    about = stated_attributes().get(attribute)
    if is_coded(attribute):
        texts = source.texts[list(columns)].agg("+".join, axis=1)
        return categories(attribute, texts, mapping, notices)
    texts = source.texts[columns[0]]
    if about is not None and about.kind == "text":
        return texts_or_nothing(texts, mapping.missing)
    if about is not None and about.read == "year":
        return years(attribute, texts, source.rows, mapping, notices)
    if about is not None and about.read == "presence":
        return np.array([presence(one) for one in texts_or_nothing(texts, mapping.missing)], dtype=np.float64)
    return numbers(attribute, texts, source.rows, mapping, notices)


def _first_of_each_id(table: pd.DataFrame, notices: list[Notice]) -> NDArray[np.bool_]:
    """Return which rows are not a repetition of an id, and tell which are.

    A row of another date (a later certificate) is none; but what is added up of several rows counts once.
    """
    known = table["register_id"].notna()
    abouts = {name: one for name, one in stated_attributes().items() if name in table}
    dates = sorted({one.dated_by for one in abouts.values()}.intersection(table))
    repeated = (known & table.duplicated(["register_id", *dates])).to_numpy()
    again = known & table["register_id"].duplicated()
    table.loc[again, [name for name, one in abouts.items() if one.several == "sum"]] = np.nan
    if repeated.any():
        ids = table.loc[repeated, "register_id"].unique()
        shown = [_with_rows(table, name) for name in ids[:EXAMPLES]]
        notices.append(notice("register-duplicate-ids", count=int(repeated.sum()), examples="; ".join(shown)))
    return np.asarray(~repeated)


def _with_rows(table: pd.DataFrame, name: str) -> str:
    rows = table.loc[table["register_id"] == name, "register_row"]
    return f"{name} ({', '.join(str(row) for row in rows)})"


def _points(source: _Source, mapping: RegisterMapping, crs: str, notices: list[Notice]) -> gpd.GeoSeries:
    """Return a point per row in `crs`: from the coordinate columns, else inside the geometry, else null."""
    points = gpd.GeoSeries([None] * len(source.rows), crs=crs)
    if source.geometry is not None:
        located = source.geometry[source.geometry.notna() & ~source.geometry.is_empty]
        inside = gpd.GeoDataFrame(geometry=located.representative_point())
        points[located.index] = project(inside, crs, source.file).geometry
    if mapping.x and mapping.y:
        given = _from_columns(source, mapping, crs)
        points[given.index] = given
    lost = int(points.isna().sum())
    if lost:
        notices.append(notice("register-without-place", count=lost, total=len(points)))
    return points


def _from_columns(source: _Source, mapping: RegisterMapping, crs: str) -> gpd.GeoSeries:
    pair = [source.texts[str(column)] for column in (mapping.x, mapping.y)]
    x, y = (to_numbers(texts.where(~texts.isin(mapping.missing), ""))[0] for texts in pair)
    known = np.isfinite(x) & np.isfinite(y) & ~((x == 0) & (y == 0))
    own = mapping.crs or _degrees(source, x[known], y[known])
    located = gpd.GeoSeries.from_xy(x[known], y[known], index=np.flatnonzero(known), crs=parse_crs(source.file, own))
    moved = located.to_crs(crs)
    return moved[np.isfinite(moved.x) & np.isfinite(moved.y)]


def _degrees(source: _Source, x: NDArray[np.float64], y: NDArray[np.float64]) -> str:
    if len(x) and not (np.abs(x).max() <= 180 and np.abs(y).max() <= 90):
        raise InputError("register-crs-missing", file=source.file, x=float(x[0]), y=float(y[0]))
    return DEGREES
