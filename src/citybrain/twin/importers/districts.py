"""Zones of a city: districts from a file, else hexagons, and the zone of every building."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import h3
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.names import first_known, require_column, shown_columns
from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.areas import only_areas
from citybrain.twin.importers.register_values import as_texts
from citybrain.twin.importers.vector_files import project, read_features
from citybrain.twin.importers.zone_shares import shares_of

NAMES = ("name", "nimi", "name_en", "name_zh", "namn", "naam", "nom", "nombre", "bezeichnung", "district", "名称", "区")
IDS = ("id", "code", "tunnus", "posno", "postal_code", "district_id", "nro", "fid", "代码", "编号")
RESOLUTION = 8
DEGREES = "EPSG:4326"
# Boundaries drawn apart by hand overlap a little; a zone that shares more than this with another is another zone.
LARGEST_OVERLAP = 0.05
TOLD_OVERLAP = 0.001
EXAMPLES = 5


def read_districts(
    path: Path | str,
    crs: str,
    name_column: str | None = None,
    layer: str | None = None,
    source_crs: str | None = None,
    shares: Mapping[str, str] | None = None,
) -> gpd.GeoDataFrame:
    """Read districts as columns id, name, geometry in `crs`; `attrs["notices"]` holds a tuple of Notice.

    `source_crs` declares the system of a file that does not say it; `shares` names columns of shares, which are read
    under our names. Raises InputError for files that cannot be used, for a column that is not there or not clear, for
    values that are no share, and for districts that overlap by more than 5 %.
    """
    file = Path(path).name
    features = project(read_features(path, layer, source_crs), crs, file)
    areas, notices = only_areas(features, file)
    names = _names(areas, file, name_column)
    own: dict[str, object] = {"id": _ids(areas), "name": names, **_shares(areas, file, shares or {})}
    table = gpd.GeoDataFrame(own, geometry=areas.geometry.to_numpy(), crs=areas.crs)
    notices += _same_names(table)
    notices += _overlaps(table, file)
    table.attrs["notices"] = tuple(notices)
    return table


def h3_zones(lonlat: NDArray[np.float64], crs: str, resolution: int = RESOLUTION) -> gpd.GeoDataFrame:
    """Return the H3 cells that hold the points (n x 2, degrees) as columns id, name, geometry in `crs`.

    Resolution 8 is a cell of about 0.7 km². Cells are named by their row, from the north-west to the south-east.
    """
    cells = {h3.latlng_to_cell(float(latitude), float(longitude), resolution) for longitude, latitude in lonlat}
    ordered = sorted(cells, key=lambda cell: (-h3.cell_to_latlng(cell)[0], h3.cell_to_latlng(cell)[1]))
    shapes = [shapely.Polygon([(lon, lat) for lat, lon in h3.cell_to_boundary(cell)]) for cell in ordered]
    names = [f"H3 {number}" for number in range(1, len(ordered) + 1)]
    return gpd.GeoDataFrame({"id": ordered, "name": names}, geometry=shapes, crs=DEGREES).to_crs(crs)


@dataclass(frozen=True)
class ZoneAssignment:
    """`zone`: row of the zone per building; `outside`: buildings given to the nearest zone as none holds them."""

    zone: NDArray[np.int32]
    outside: NDArray[np.bool_]
    notices: tuple[Notice, ...] = ()


def assign_zones(buildings: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> ZoneAssignment:
    """Give every building the zone its representative point lies in, else the nearest. Both in one projected CRS.

    Where zones overlap, the first counts.
    """
    points = buildings.geometry.representative_point().reset_index(drop=True)
    zone = np.full(len(points), -1, dtype=np.int32)
    point, area = zones.sindex.query(points, predicate="intersects")
    first = pd.Series(area, index=point).groupby(level=0).min()
    zone[first.index] = first.to_numpy(dtype=np.int32)
    outside = zone < 0
    if not outside.any():
        return ZoneAssignment(zone, outside)
    lost, near = zones.sindex.nearest(points[outside], return_all=False)
    zone[np.flatnonzero(outside)[lost]] = near
    farthest = float(points[outside].distance(zones.geometry.iloc[zone[outside]], align=False).max())
    told = notice("districts-outside", count=int(outside.sum()), metres=round(farthest))
    return ZoneAssignment(zone, outside, (told,))


def _names(areas: gpd.GeoDataFrame, file: str, declared: str | None) -> list[str]:
    columns = [str(column) for column in areas.columns if column != areas.geometry.name]
    if declared is not None:
        chosen = require_column(file, columns, declared)
    else:
        chosen = first_known(columns, NAMES) or _only_text(areas, columns, file)
    names = areas[chosen].astype(object).where(areas[chosen].notna(), "")
    return [str(name).strip() or str(row) for row, name in enumerate(names, start=1)]


def _shares(areas: gpd.GeoDataFrame, file: str, wanted: Mapping[str, str]) -> dict[str, NDArray[np.float64]]:
    columns = [str(column) for column in areas.columns if column != areas.geometry.name]
    rows = list(range(1, len(areas) + 1))
    return {
        name: shares_of(as_texts(areas[require_column(file, columns, column)]), file, column, rows)
        for name, column in wanted.items()
    }


def _only_text(areas: gpd.GeoDataFrame, columns: list[str], file: str) -> str:
    texts = [column for column in columns if pd.api.types.is_string_dtype(areas[column].dropna())]
    if len(texts) != 1:
        raise InputError("districts-name", file=file, columns=shown_columns(columns))
    return texts[0]


def _ids(areas: gpd.GeoDataFrame) -> list[str]:
    """Return the file's own ids if each district has one of its own, else numbers from 1."""
    columns = [str(column) for column in areas.columns if column != areas.geometry.name]
    for wanted in IDS:
        column = first_known(columns, (wanted,))
        if column is not None and areas[column].notna().all() and areas[column].is_unique:
            return [str(value) for value in areas[column]]
    return [str(number) for number in range(1, len(areas) + 1)]


def _same_names(table: gpd.GeoDataFrame) -> list[Notice]:
    twice = table["name"][table["name"].duplicated()].unique()
    return [notice("districts-same-name", names=", ".join(twice[:EXAMPLES]))] if len(twice) else []


def _overlaps(table: gpd.GeoDataFrame, file: str) -> list[Notice]:
    """Tell small overlaps of districts; refuse large ones with the two names and the share of the smaller."""
    one, other = table.sindex.query(table.geometry, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    first, second = table.geometry.iloc[one], table.geometry.iloc[other]
    shared = first.intersection(second, align=False).area.to_numpy()
    smaller = np.minimum(first.area.to_numpy(), second.area.to_numpy())
    share = np.divide(shared, smaller, out=np.zeros_like(shared), where=smaller > 0)
    if len(share) and share.max() > LARGEST_OVERLAP:
        worst = int(share.argmax())
        raise InputError(
            "districts-overlap",
            file=file,
            one=str(table["name"].iloc[one[worst]]),
            other=str(table["name"].iloc[other[worst]]),
            percent=round(100 * float(share[worst])),
        )
    told = int((share > TOLD_OVERLAP).sum())
    return [notice("districts-overlap-small", count=told)] if told else []
