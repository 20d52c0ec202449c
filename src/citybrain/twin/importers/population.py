"""People of the cells of a population grid.

The cells of a population grid, whether the file draws them as areas or as points.
"""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.files import local_file, read_head
from citybrain.base.names import close_names, first_known, require_column, shown_columns
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.areas import only_areas
from citybrain.twin.importers.population_table import CellColumns, read_cells
from citybrain.twin.importers.vector_files import looks_like_features, project, read_features


def as_cells(features: gpd.GeoDataFrame, file: str) -> tuple[gpd.GeoDataFrame, list[Notice]]:
    """Return cells with `row` (feature counted from 1); points become squares of the grid's spacing around them.

    Raises InputError for points whose spacing cannot be told, as there is only one.
    """
    located = features.geometry.notna() & ~features.geometry.is_empty
    kinds = features.geometry[located].geom_type
    if not len(kinds) or not (kinds == "Point").all():
        return only_areas(features, file)
    points = features[located.to_numpy()]
    side = spacing(points.geometry, file)
    x, y = points.geometry.x.to_numpy(), points.geometry.y.to_numpy()
    squares = shapely.box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    cells = points.drop(columns=points.geometry.name).set_geometry(squares, crs=points.crs)
    cells.insert(0, "row", points.index.to_numpy(dtype=np.int64) + 1)
    return cells.reset_index(drop=True), [notice("population-points", metres=round(side))]


def spacing(points: gpd.GeoSeries, file: str) -> float:
    """Return the usual distance of a point to its nearest neighbour [m]."""
    apart = points.drop_duplicates()
    if len(apart) < 2:
        raise InputError("population-one-point", file=file)
    _, far = apart.sindex.nearest(apart, return_all=False, exclusive=True, return_distance=True)
    return float(np.median(far))


Lines = NDArray[np.int64] | None
"""Line of each row of a table; None for features."""

PEOPLE = (
    "population", "asukkaita", "residents", "inhabitants", "pop", "pop_total", "poptotal", "total_population", "tot_p",
    "t", "he_vakiy", "vakiluku", "vaesto", "einwohner", "befolkning", "inwoners", "人口", "常住人口",
)  # fmt: skip
MASK = 99
# The densest grid cells of today's cities stay below 200,000 people a km². A cell above that and far above its own grid
# is where a register keeps residents without an address.
DENSEST = 200_000.0
FAR_ABOVE_GRID = 4.0


def read_population(
    path: Path | str,
    crs: str,
    column: str | None = None,
    age_bands: dict[str, str] | None = None,
    layer: str | None = None,
    source_crs: str | None = None,
    cells: CellColumns | None = None,
) -> gpd.GeoDataFrame:
    """Read a grid as columns cell (feature counted from 1), population, age bands (NaN where masked), geometry.

    Cells are polygons, or points, which become squares of the grid's spacing; or a table of H3 cells or coordinates,
    of which `cells` may name columns. `age_bands` maps our names to the file's
    columns. A band of 99 is a mask where all bands together are more than the population, or where the population is
    below 99. A cell whose people cannot live there (see `without_place`) is left out and told.
    `attrs["notices"]` holds a tuple of Notice. Raises InputError for files that cannot be used.
    """
    file = Path(path).name
    if looks_like_features(read_head(local_file(path))):
        features = project(read_features(path, layer, source_crs), crs, file)
    else:
        features = read_cells(local_file(path), crs, source_crs, cells)
    lines, told = features.attrs.pop("lines", None), features.attrs.pop("notices", ())
    areas, notices = as_cells(features, file)
    notices += told
    people = _people(areas, file, column, lines)
    bands = {ours: _counts(areas, file, theirs, lines) for ours, theirs in (age_bands or {}).items()}
    masked = masked_bands(people, bands)
    for name, mask in masked.items():
        bands[name] = np.where(mask, np.nan, bands[name])
    hidden = int(sum(mask.sum() for mask in masked.values()))
    notices += [notice("population-masked", count=hidden)] if hidden else []
    table = gpd.GeoDataFrame(
        {"cell": areas["row"], "population": people, **bands}, geometry=areas.geometry.to_numpy(), crs=areas.crs
    )
    lost = without_place(people, areas.geometry.area.to_numpy())
    if lost.any():
        rows = ", ".join(str(row) for row in table.loc[lost, "cell"])
        notices.append(notice("population-without-place", count=round(float(people[lost].sum())), rows=rows))
    table = table[~lost].reset_index(drop=True)
    table.attrs["notices"] = tuple(notices)
    return table


def masked_bands(people: NDArray[np.float64], bands: dict[str, NDArray[np.float64]]) -> dict[str, NDArray[np.bool_]]:
    """Return in which cells each age band is hidden behind the number 99."""
    if not bands:
        return {}
    total = np.nansum(np.column_stack(list(bands.values())), axis=1)
    suspicious = (total > people) | (people < MASK)
    return {name: suspicious & (values == MASK) for name, values in bands.items()}


def without_place(people: NDArray[np.float64], area: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which cells hold residents whom a register could not place on the map.

    Such a cell has more than 200,000 people a km² and more than four times as many as the densest of the others.
    """
    density = people / np.maximum(area, 1.0) * 1e6
    lost = np.zeros(len(people), dtype=bool)
    for row in np.argsort(-density):
        others = np.delete(density, np.flatnonzero(lost | (np.arange(len(density)) == row)))
        if density[row] <= DENSEST or (len(others) and density[row] <= FAR_ABOVE_GRID * others.max()):
            break
        lost[row] = True
    return lost


def _people(cells: gpd.GeoDataFrame, file: str, declared: str | None, lines: Lines) -> NDArray[np.float64]:
    columns = [str(column) for column in cells.columns if column not in ("row", cells.geometry.name)]
    if declared is not None:
        return _counts(cells, file, declared, lines)
    found = first_known(columns, PEOPLE)
    if found is None:
        near = shown_columns(close_names("population", columns, 5), width=len(columns))
        raise InputError("population-column", file=file, columns=near)
    return _counts(cells, file, found, lines)


def _counts(cells: gpd.GeoDataFrame, file: str, column: str, lines: Lines) -> NDArray[np.float64]:
    """Return a column of people, 0 where nothing is given. Raises InputError for text and negative numbers."""
    require_column(file, [str(name) for name in cells.columns], column)
    told = cells[column]
    if pd.api.types.is_numeric_dtype(told):
        numbers, wrong = told.to_numpy(dtype=np.float64, na_value=np.nan), np.zeros(len(told), bool)
    else:
        numbers, wrong = to_numbers(told)
    wrong |= (numbers < 0) | np.isinf(numbers)
    if wrong.any():
        place = int(np.argmax(wrong))
        row, received = int(cells["row"].iloc[place]), str(cells[column].iloc[place])
        line = 0 if lines is None else int(lines[row - 1])
        raise InputError("population-number", file=file, row=row, line=line, column=column, received=received)
    return np.asarray(np.nan_to_num(numbers))
