"""The land cover of the zones over years, as files state it."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.base.class_changes import ClassSeries, IndexSeries

RECORDS, INDICES = "cover_record", "index_record"


def class_series(snapshot: Any) -> ClassSeries | None:
    """Areas by zone, class and year of the rows of `cover_record`, NaN where nothing is stated; None without rows."""
    records, zones = snapshot.entities.get(RECORDS), len(snapshot.area)
    if not records:
        return None
    years, year = np.unique(np.asarray(records.column("cover_year"), np.int64), return_inverse=True)
    texts = np.asarray(records.column("cover_class"), str)
    families = np.asarray(records.column("cover_family"), str)
    names = list(dict.fromkeys(texts.tolist()))
    code = {name: number for number, name in enumerate(names)}
    family = {name: "" if one == "nan" else one for name, one in zip(texts.tolist(), families.tolist(), strict=True)}
    zone = records.inside("zone")
    areas = np.full((zones, len(names), len(years)), np.nan)
    areas[zone, [code[name] for name in texts.tolist()], year] = records.column("cover_class_area")
    ground = np.zeros(zones)
    ground[zone] = records.column("mapped_ground")
    return ClassSeries(tuple(years.tolist()), tuple(names), tuple(family[name] for name in names), areas, ground)


def index_series(snapshot: Any) -> IndexSeries | None:
    """NDVI by zone and year of the rows of `index_record`, NaN where nothing is stated; None without rows."""
    records, zones = snapshot.entities.get(INDICES), len(snapshot.area)
    if not records:
        return None
    years, year = np.unique(np.asarray(records.column("index_year"), np.int64), return_inverse=True)
    values = np.full((zones, len(years)), np.nan)
    values[records.inside("zone"), year] = records.column("index_value")
    return IndexSeries(str(records.column("index_name")[0]), tuple(years.tolist()), values)
