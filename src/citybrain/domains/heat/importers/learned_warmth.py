"""Warmth of the air that a city measures: what the model misses of it is learned, cell by cell."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.heat.importers.boosted_warmth import (
    LEAST_BLOCKS,
    LEAST_CELLS,
    MOST_CELLS,
    Learned,
    blocks_of,
    learn,
)
from citybrain.domains.heat.importers.model_of_today import around_of, warmth_today
from citybrain.domains.heat.models.neighbours import around_cells
from citybrain.kernel import Relation
from citybrain.kernel.errors import InputError
from citybrain.kernel.fields import Around
from citybrain.kernel.units import Array, Rows

BY_DAY, AT_NIGHT = "warmth_by_day", "warmth_at_night"
VALUE = "warmer"
POSSIBLE = (-15.0, 25.0)
"""By how much air can be warmer than in the country [K]: beyond, it is a temperature, or an error."""

COVER = (
    "cell_roof_share", "cell_water_share", "cell_sealed_share", "cell_low_green_share", "cell_tree_share",
    "cell_unknown_share",
)  # fmt: skip
OPEN = ("cell_building_height", "cell_sky_view", "cell_open_sky_view", "cell_sun_share")
REACHES = (100.0, 300.0)


@importer(asked=True, optional=(BY_DAY, AT_NIGHT))
def learned_warmth(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Learns from measured warmth of the air what the model misses, by trees that are tried on blocks left out."""
    cells = known.get("cells")
    sources = [name for name in (BY_DAY, AT_NIGHT) if name in read]
    if not isinstance(cells, gpd.GeoDataFrame) or not len(cells):
        return Imported({}, {})
    if not sources:
        return Imported({}, {}, notices=(notice("heat-not-calibrated"),))
    around = around_of(cells)
    models = dict(zip((BY_DAY, AT_NIGHT), warmth_today(cells, around), strict=True))
    features = _features(cells, around)
    records: list[dict[str, Any]] = []
    relations: dict[str, tuple[tuple[Rows, Any], Array]] = {}
    notices: list[Notice] = []
    for name in sources:
        measured = measured_warmth(read[name], name, cells)
        rows = _sample(np.flatnonzero(np.isfinite(measured)))
        block = blocks_of(around.x[rows], around.y[rows]) if len(rows) else rows
        if len(rows) < LEAST_CELLS or int(block.max()) + 1 < LEAST_BLOCKS:
            count = {"count": len(rows), "blocks": int(block.max()) + 1 if len(rows) else 0}
            values_of_notice = {"allowed": LEAST_CELLS, "least": LEAST_BLOCKS}
            notices.append(notice("heat-too-few-measured", source=name, **count, **values_of_notice))
            continue
        learned = learn(features, measured[rows] - models[name][rows], rows, block)
        notices.append(_notice_of(name, learned, len(rows)))
        if not learned.better:
            continue
        pairs = np.arange(len(cells)), np.full(len(cells), len(records), np.int32)
        relations[f"learned_{name}"] = (pairs, models[name] + learned.added)
        records.append(_record(name, learned, len(rows)))
    if not records:
        return Imported({}, {}, notices=tuple(notices))
    made = {
        name: Relation.of_pairs("cell", "heat_model", len(cells), pairs, warmth)
        for name, (pairs, warmth) in relations.items()
    }
    return Imported(
        {"heat_models": pd.DataFrame(records)}, {"heat_models": [one["id"] for one in records]}, made, tuple(notices)
    )


def measured_warmth(table: pd.DataFrame, source: str, cells: gpd.GeoDataFrame) -> Array:
    """Measured warmth of each cell [K], the mean of what lies in it; NaN without.

    Points with a column `warmer`, or cells of a raster. Raises InputError for a table of neither kind, values that are
    none or that no air can have, and where none lies in a cell.
    """
    if isinstance(table, gpd.GeoDataFrame) and VALUE in table:
        places = shapely.centroid(table.geometry.to_numpy())
        values = pd.to_numeric(table[VALUE], errors="coerce").to_numpy(np.float64)
    elif [*table.columns] == ["x", "y", "value"]:
        places, values = shapely.points(table[["x", "y"]].to_numpy(np.float64)), table["value"].to_numpy(np.float64)
    else:
        columns = ", ".join(str(name) for name in table.columns if name != "geometry") or "-"
        raise InputError("heat-warmth-no-values", file=source, received=columns, column=VALUE)
    wrong = ~((values >= POSSIBLE[0]) & (values <= POSSIBLE[1]))
    if wrong.any():
        first = float(values[wrong][0])
        received, (low, high) = "-" if np.isnan(first) else f"{first:g}", POSSIBLE
        raise InputError(
            "heat-warmth-impossible", file=source, count=int(wrong.sum()), total=len(values), received=received,
            low=low, high=high,
        )  # fmt: skip
    place, cell = shapely.STRtree(cells.geometry.to_numpy()).query(places, predicate="intersects")
    if not len(place):
        raise InputError("heat-warmth-elsewhere", file=source, count=len(values))
    count = np.bincount(cell, minlength=len(cells))
    mean: Array = np.divide(
        np.bincount(cell, values[place], len(cells)), count, out=np.full(len(cells), np.nan), where=count > 0
    )
    return mean


def _features(cells: gpd.GeoDataFrame, around: Around) -> Array:
    """Cover of each cell, its mean over cells within 100 and 300 m, and sky and sun."""
    cover = [cells[name].to_numpy(np.float64) for name in COVER]
    wide = [around_cells(one, around, reach, "exponential") for reach in REACHES for one in cover]
    return np.column_stack([*cover, *wide, *(cells[name].to_numpy(np.float64) for name in OPEN)])


def _sample(rows: Rows) -> Rows:
    if len(rows) <= MOST_CELLS:
        return rows
    return np.sort(np.random.default_rng(7).choice(rows, MOST_CELLS, replace=False))


def _notice_of(name: str, learned: Learned, count: int) -> Notice:
    values_of_notice = {
        "model": round(learned.error_of_model, 2),
        "learned": round(learned.error_learned, 2),
        "blocks": learned.blocks,
    }
    return notice(
        "heat-learned" if learned.better else "heat-not-learned", source=name, count=count, **values_of_notice
    )


def _record(name: str, learned: Learned, count: int) -> dict[str, Any]:
    return {
        "id": name, "measured_cells": float(count), "measured_blocks": float(learned.blocks),
        "error_of_model": round(learned.error_of_model, 4), "error_when_learned": round(learned.error_learned, 4),
    }  # fmt: skip
