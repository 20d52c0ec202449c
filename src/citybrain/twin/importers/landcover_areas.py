"""Land cover from areas in square metres per district, as statistics publish it."""

import re
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import plain, require_column, shown_columns
from citybrain.base.notices import notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.areas import only_areas
from citybrain.twin.importers.landcover_table import (
    COVERS,
    NDVI,
    LandCover,
    LandCoverOptions,
    make_table,
    unknown_notices,
)
from citybrain.twin.importers.vector_files import project, read_features

# Words in the names of columns, the most telling first: "dirtroad" is bare ground, "pavedroad" is not.
WORDS: tuple[tuple[str, str], ...] = (
    ("trees", r"(?<!s)tree|forest|puu|baum|wald|skog|林|树"),
    ("bare", r"bare|rock|dirt|sand|soil|gravel|kallio|裸"),
    ("buildings", r"build|roof|rakennu|gebaude|建筑"),
    ("water", r"water|(?:^|_)sea|lake|river|vesi|meri|wasser|水"),
    ("paved", r"paved|road|asphalt|impervious|street|sealed|(?:^|_)tie|paallyst|versiegelt|硬化|道路"),
    ("low_vegetation", r"vegetation|grass|field|meadow|lawn|shrub|crop|pelto|kasvillisuus|草|耕地"),
    ("other", r"(?:^|_)other|muu|sonstige|其他"),
)
_MEASURE = re.compile(r"(^|_)(m2|sqm|m|area|ala|面积)(_|$)|(19|20)\d\d|m2$")
_YEAR = re.compile(r"(?:^|_)((?:19|20)\d\d)(?:_\d\d){0,2}(?:_|$)")


@dataclass(frozen=True)
class _Column:
    name: str
    cover: str
    year: int | None


def cover_from_areas(path: Path, zones: gpd.GeoDataFrame, options: LandCoverOptions) -> LandCover:
    """Return land cover of zones from districts with columns of areas.

    Of columns with a year in their name those of `options.year` are taken, else of the latest. A district's areas are
    shared over the zones it touches by the area of the overlap; NDVI is the mean weighted by it. Raises InputError.
    """
    features = project(read_features(path, options.layer, options.source_crs), str(zones.crs), path.name)
    districts, notices = only_areas(features, path.name)
    columns = _columns(districts, path.name, options)
    year = _year(path.name, columns, options.year)
    overlap = _overlaps(districts, zones)
    areas = np.zeros((len(zones), len(COVERS)))
    for column in columns:
        if column.cover != NDVI and column.year in (year, None):
            given = _square_metres(districts, path.name, column.name)
            areas[:, COVERS.index(column.cover)] += _shared(overlap, given, len(zones))
    table = make_table(areas, _ndvi(districts, path.name, columns, year, overlap, len(zones)))
    told = [notice("landcover-year", year=str(year))] if year is not None and options.year is None else []
    return LandCover(table, year, (*notices, *told, *unknown_notices(table)))


def _columns(districts: gpd.GeoDataFrame, file: str, options: LandCoverOptions) -> list[_Column]:
    names = [str(name) for name in districts.columns if name not in ("row", districts.geometry.name)]
    if options.classes:
        declared = [(str(name), cover) for cover, listed in options.classes.items() for name in listed]
        return [_Column(require_column(file, names, name), cover, None) for name, cover in declared]
    found = [column for name in names if (column := _recognised(name, districts))]
    if not any(column.cover != NDVI for column in found):
        raise InputError("landcover-columns", file=file, columns=shown_columns(names, 20))
    return found


def cover_columns(table: pd.DataFrame) -> list[str]:
    """Return the columns of a table that hold areas of a cover by their names."""
    found = [_recognised(str(name), table) for name in table.columns]
    return [column.name for column in found if column and column.cover != NDVI]


def _recognised(name: str, table: pd.DataFrame) -> _Column | None:
    words = plain(name)
    year = _YEAR.search(words)
    cover = NDVI if words.startswith(NDVI) else _cover_of(words)
    if not cover or not pd.api.types.is_numeric_dtype(table[name]):
        return None
    return _Column(name, cover, int(year.group(1)) if year else None)


def _cover_of(words: str) -> str | None:
    if not _MEASURE.search(words):
        return None
    return next((cover for cover, pattern in WORDS if re.search(pattern, words)), None)


def _year(file: str, columns: list[_Column], asked: int | None) -> int | None:
    years = sorted({column.year for column in columns if column.year is not None and column.cover != NDVI})
    if asked is not None and years and asked not in years:
        told = ", ".join(str(year) for year in years)
        raise InputError("landcover-year-absent", file=file, received=str(asked), allowed=told)
    return asked if asked is not None else years[-1] if years else None


def _overlaps(districts: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the area that each pair of district and zone shares, and its share of the district."""
    zone, district = districts.sindex.query(zones.geometry, predicate="intersects")
    common = zones.geometry.iloc[zone].intersection(districts.geometry.iloc[district], align=False).area.to_numpy()
    whole = districts.geometry.area.to_numpy()[district]
    return pd.DataFrame({"row": zone, "district": district, "area": common, "share": common / whole})


def _shared(overlap: pd.DataFrame, given: NDArray[np.float64], zones: int) -> NDArray[np.float64]:
    amounts = np.nan_to_num(given)[overlap["district"]] * overlap["share"].to_numpy()
    return np.bincount(overlap["row"], weights=amounts, minlength=zones).astype(np.float64)


def _ndvi(
    districts: gpd.GeoDataFrame,
    file: str,
    columns: list[_Column],
    year: int | None,
    overlap: pd.DataFrame,
    zones: int,
) -> NDArray[np.float64]:
    candidates = [column for column in columns if column.cover == NDVI]
    chosen = [column for column in candidates if column.year in (year, None)] or candidates[-1:]
    if not chosen:
        return np.full(zones, np.nan)
    values = districts[chosen[0].name].to_numpy(dtype=np.float64, na_value=np.nan)[overlap["district"]]
    weight = np.where(np.isnan(values), 0.0, overlap["area"].to_numpy())
    if ((values < -1) | (values > 1)).any():
        raise InputError("landcover-ndvi", file=file, column=chosen[0].name)
    total = np.bincount(overlap["row"], weights=weight, minlength=zones)
    summed = np.bincount(overlap["row"], weights=np.nan_to_num(values) * weight, minlength=zones)
    mean: NDArray[np.float64] = np.divide(summed, total, out=np.full(zones, np.nan), where=total > 0)
    return mean


def _square_metres(districts: gpd.GeoDataFrame, file: str, column: str) -> NDArray[np.float64]:
    values = pd.to_numeric(districts[column], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = values < 0
    if wrong.any():
        place = int(np.argmax(wrong))
        row = int(districts["row"].iloc[place])
        raise InputError("landcover-negative", file=file, row=row, column=column, received=float(values[place]))
    return np.asarray(values)
