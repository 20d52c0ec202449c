"""`python -m docs.heat_validation FOLDER`: warmth of cells beside measured surface heat, into docs/validation/heat.md.

FOLDER holds the map of Helsinki's centre, land cover of postal areas and surface heat of buildings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.stats import spearmanr

from citybrain.domains.heat.models import cooling
from citybrain.domains.surface.importers.cells import cells_of_city
from citybrain.domains.surface.importers.grid import SIDE
from citybrain.domains.surface.models import cover
from citybrain.kernel import Vocabulary, read_parameters
from citybrain.kernel.fields import Around
from citybrain.kernel.parameters import Layer
from citybrain.kernel.units import Array
from citybrain.twin.importers.landcover import read_landcover
from citybrain.twin.importers.osm import read_osm
from docs.page_tables import write_tables

PAGE = Path(__file__).parent / "validation" / "heat.md"
CRS = "EPSG:3067"
MARGIN, NEAR, BLOCK, DRAWS = 500.0, 15.0, 250.0, 1_000
"""Metres of map around the buildings and of ground before each, side of a block [m], draws of blocks."""

PARAMETERS = {
    one.__name__: Path(str(one.__file__)).parents[1] / "parameters" / "common.yaml" for one in (cooling, cover)
}
"""Files of parameters of both domains."""
SHOWN = {
    "air_warmer_by_day": "warmth of the air by day",
    "warmth_of_place": "warmth of the place, before it mixes",
    "green_ground_share": "ground with plants",
    "tree_cover": "crowns of trees",
    "cell_roof_share": "roofs",
    "air_warmer_at_night": "warmth of the air at night (building intensity)",
}


def main(folder: Path) -> None:
    """Print and write the table."""
    heat = gpd.read_file(folder / "building-surface-heat-2020-2024-kivela.geojson").to_crs(CRS)
    heat = heat[heat.geometry.notna()]
    measured = heat[[name for name in heat if name.startswith("mean_e_")]].mean(axis=1).to_numpy()
    cells = cells_around(folder, heat)
    values = computed(cells)
    rows = list(table(heat, measured, cells, values))
    parts = list(cooling_table(values))
    print("\n".join([*rows, *parts]))
    write_tables(PAGE, {"surface heat": rows, "cooling": parts})


def cells_around(folder: Path, heat: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cells of the map around the buildings, with measured land cover of postal areas."""
    extract = read_osm(folder / "helsinki-centre.osm.pbf")
    areas = gpd.read_file(folder / "landcover-ndvi-postal-areas.geojson").to_crs(CRS)
    zones = gpd.GeoDataFrame(
        {"id": np.arange(len(areas)).astype(str)}, geometry=shapely.make_valid(areas.geometry.to_numpy()), crs=CRS
    )
    shares = read_landcover(folder / "landcover-ndvi-postal-areas.geojson", zones).table
    box = shapely.box(*heat.total_bounds).buffer(MARGIN)
    part = zones.assign(geometry=zones.geometry.intersection(box))
    some = ~part.geometry.is_empty
    known = {
        "zones": part[some].reset_index(drop=True), "landcover": shares[some.to_numpy()].reset_index(drop=True),
        "land": extract.land.to_crs(CRS), "buildings": extract.buildings.to_crs(CRS),
        "streets": extract.edges.to_crs(CRS), "trees": extract.trees.to_crs(CRS),
    }  # fmt: skip
    made = cells_of_city({}, known, lambda share, key: None).tables["cells"]
    assert isinstance(made, gpd.GeoDataFrame)
    return made


def computed(cells: pd.DataFrame) -> dict[str, Array]:
    """Quantities of the cells by the formulas of the domain, one after the other."""
    values: dict[str, Any] = {name: cells[name].to_numpy() for name in cells if str(name).startswith("cell_")}
    parameters = read_parameters([Layer("common", PARAMETERS)], Vocabulary())
    values |= {name: np.full(len(cells), one.values[-1].value) for name, one in parameters.items()}
    values |= dict.fromkeys(changed_by_plans(values), np.zeros(len(cells)))
    middles = shapely.centroid(cells.geometry.to_numpy())
    around = Around(shapely.get_x(middles), shapely.get_y(middles), SIDE, np.arange(len(cells)))
    for formula in FORMULAS:
        names = arguments(formula)
        more = {"around": around} if formula.__code__.co_kwonlyargcount else {}
        told: Any = formula(*(values[name] for name in names), **more)
        values |= told._asdict() if hasattr(told, "_fields") else {formula.__name__: told}
    return values


def arguments(formula: Any) -> tuple[str, ...]:
    """Names of what a formula reads, without what its neighbours are asked by."""
    names: tuple[str, ...] = formula.__code__.co_varnames[: formula.__code__.co_argcount]
    return names


def changed_by_plans(known: Iterable[str]) -> set[str]:
    """What the formulas read that neither a cell, a parameter nor a formula before tells: a plan alone changes it."""
    read, made = set[str](), {*known}
    for formula in FORMULAS:
        read |= {*arguments(formula)} - made
        made |= {formula.__name__, *getattr(get_type_hints(formula)["return"], "_fields", ())}
    return read


class WarmthOfCover(NamedTuple):
    """Warmth of a place by its cover alone."""

    warmth_of_drivers: Array


def warmth_of_cover(warmth_of_place: Array) -> WarmthOfCover:
    """The sum of what warms and cools without heat of traffic and buildings, which land cover does not tell."""
    return WarmthOfCover(warmth_of_place)


FORMULAS: tuple[Any, ...] = (
    cover.cell_cover, cover.cell_albedo, cover.cell_evapotranspiration, cooling.cooling_capacities,
    cooling.cooling_of_green_around, cooling.green_cells_around, cooling.heat_of_place, warmth_of_cover,
    cooling.air_warmer_by_day, cooling.warmth_of_place_at_night, cooling.air_warmer_at_night,
)  # fmt: skip
"""The formulas from the cover of a cell to its warmth, one after the other."""


def table(heat: gpd.GeoDataFrame, measured: Array, cells: gpd.GeoDataFrame, values: dict[str, Array]) -> Iterator[str]:
    """Rank correlations over buildings, over those of one block, and their range over draws of blocks."""
    tree = shapely.STRtree(cells.geometry.to_numpy())
    building, cell = tree.query(heat.geometry.to_numpy(), predicate="dwithin", distance=NEAR)
    count = np.bincount(building, minlength=len(heat))
    some = np.flatnonzero((count > 0) & np.isfinite(measured))
    middles = shapely.centroid(heat.geometry.to_numpy()[some])
    block = np.unique(
        np.column_stack([shapely.get_x(middles), shapely.get_y(middles)]) // BLOCK, axis=0, return_inverse=True
    )[1].ravel()
    told = f"{len(some)} buildings in {block.max() + 1} blocks of {BLOCK:.0f} m"
    yield f"| {told} | all | 90 % over blocks | within blocks |"
    yield "|---|--:|--:|--:|"
    for name, label in SHOWN.items():
        mean = np.bincount(building, values[name][cell], len(heat))[some] / count[some]
        low, high = np.percentile(list(_draws(mean, measured[some], block)), [5, 95])
        inside = spearmanr(_centred(mean, block), _centred(measured[some], block)).statistic
        whole = spearmanr(mean, measured[some]).statistic
        yield f"| {label} | {whole:+.2f} | {low:+.2f} to {high:+.2f} | {inside:+.2f} |"


def cooling_table(values: dict[str, Array]) -> Iterator[str]:
    """Percentiles over cells of what cools by day, and of what warms at night."""
    plants = values["cooling_by_shade"] + values["cooling_by_evapotranspiration"] + values["cooling_by_green_around"]
    water, wet = values["cooling_by_water"], values["cell_water_share"] > 0.0
    shown = {
        "cooling by water, plants and their shade, by day": plants + water,
        "of it by plants and their shade": plants,
        "of it by water, cells with water": np.where(wet, water, np.nan),
        "warmth of the air by day": values["air_warmer_by_day"],
        "warmth of the air at night, by what is built": values["air_warmer_at_night"],
    }
    yield f"| {len(plants):,} cells, K | 5th | 50th | 95th percentile |"
    yield "|---|--:|--:|--:|"
    for label, one in shown.items():
        low, middle, high = np.percentile(one[np.isfinite(one)], [5, 50, 95])
        yield f"| {label} | {low:.2f} | {middle:.2f} | {high:.2f} |"


def _draws(mean: Array, measured: Array, block: Any) -> Iterator[float]:
    chance = np.random.default_rng(7)
    members = [np.flatnonzero(block == one) for one in range(block.max() + 1)]
    for _ in range(DRAWS):
        rows = np.concatenate([members[one] for one in chance.integers(0, len(members), len(members))])
        yield float(spearmanr(mean[rows], measured[rows]).statistic)


def _centred(values: Array, block: Any) -> Array:
    """Values less the mean of their block."""
    less: Array = values - (np.bincount(block, values) / np.bincount(block))[block]
    return less


if __name__ == "__main__":
    main(Path(sys.argv[1]))
