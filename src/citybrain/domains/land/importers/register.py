"""Plots of the city's own register, before those that the map shows."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.names import shown_columns
from citybrain.base.notices import notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.land.importers.plots import plot_relations, with_ground
from citybrain.domains.land.importers.shapes import own_grounds, polygons
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Mask
from citybrain.twin.categories import category_names

NEEDED = ("state", "evidence")
ALLOWED = {"state": "plot_state", "owner": "plot_owner"}
"""Columns with kinds, and the category of each."""
SUSPECTED = {"suspected": "register", "none": None, "": None}
"""What the column `pollution` may say: a suspicion is all that a register of plots tells here."""
FAULTS_SHOWN, LONGEST = 5, 40
"""Rows of a column that an error shows, and letters of what one says."""

LEAST_LEFT = 0.5
"""Part of a plot of the map that the register must leave for it to stay in the list."""
AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@importer("plots")
def plots_of_register(read: Tables, known: Tables) -> Imported:
    """Puts the plots of a register before those of the map, which lose the ground that both list.

    Outlines with `state` and `evidence`, and where they are known `owner`, `since` (a year or date), `pollution`
    (suspected or none) and `area`. Raises InputError with all that is wrong; shapes that enclose no ground, areas
    below 0 and plots outside of the zones are left out and counted.
    """
    source, zones = read["plots"], known.get("zones")
    if not isinstance(source, gpd.GeoDataFrame):
        raise InputError("land-register-without-shapes", source="plots")
    if not isinstance(zones, gpd.GeoDataFrame) or "ground_covers" not in known:
        raise InputError("land-register-without-map", source="plots")
    table = source.rename(columns={str(name): str(name).strip().lower() for name in source.columns})
    if not table.columns.is_unique:
        twice = shown_columns(table.columns[table.columns.duplicated()].unique(), FAULTS_SHOWN, len(table.columns))
        raise InputError("land-register-twice", source="plots", received=twice)
    _require(table)
    enclosed, negative, crossing = _shapes(table)
    table, mended = table[enclosed & ~negative], int((crossing & enclosed & ~negative).sum())
    own = gpd.GeoDataFrame(_columns(table), geometry=polygons(table.geometry.to_numpy()), crs=source.crs)
    listed = known["plots"]
    assert isinstance(listed, gpd.GeoDataFrame)
    both = pd.concat([own, listed], ignore_index=True) if len(listed) else own
    shapes = own_grounds(both.geometry.to_numpy())
    of_map = np.arange(len(both)) >= len(own)
    left = shapely.area(shapes) >= LEAST_LEFT * shapely.area(both.geometry.to_numpy())
    both = gpd.GeoDataFrame(both.assign(geometry=shapes, of_map=of_map)[left | ~of_map], crs=source.crs)
    made = with_ground(both.reset_index(drop=True), zones, known)
    sources = ["land" if row else "plots" for row in made.pop("of_map")]
    counts = {
        "land-register-no-ground": int((~enclosed).sum()), "land-register-negative": int((enclosed & negative).sum()),
        "land-register-crossing": mended, "land-register-outside": len(own) - sources.count("plots"),
        "land-register-of-map": int((~left & of_map).sum()),
    }  # fmt: skip
    told = tuple(notice(code, count=count) for code, count in counts.items() if count)
    return Imported({"plots": made}, {"plots": sources}, plot_relations(made, known), told)


def _require(table: gpd.GeoDataFrame) -> None:
    """Raises InputError for columns that are not there, and for what the rows may not say."""
    if missing := [name for name in NEEDED if name not in table]:
        received = (
            shown_columns((n for n in table.columns if n != table.geometry.name), width=len(table.columns)) or "-"
        )
        raise InputError("land-register-columns", source="plots", missing=", ".join(missing), received=received)
    if faults := list(_faults(table)):
        shown = "; ".join(faults[:FAULTS_SHOWN])
        raise InputError("land-register-values", source="plots", count=len(faults), received=shown)


def _faults(table: gpd.GeoDataFrame) -> Iterator[str]:
    """Each column with a value that it cannot have: its rows, what they say, and what is allowed."""
    for column, category in ALLOWED.items():
        if column in table:
            yield from _fault(table, column, ~_words(table, column).isin(["", *category_names(category)]),
                              ", ".join(category_names(category)))  # fmt: skip
    if "pollution" in table:
        wrong = ~_words(table, "pollution").isin(list(SUSPECTED))
        yield from _fault(table, "pollution", wrong, "suspected, none")
    if "since" in table:
        words = _words(table, "since")
        yield from _fault(table, "since", (words != "") & np.isnan(_years(words)), "1800 … 2100")
    yield from _fault(table, "evidence", _words(table, "evidence") == "", "…")


def _fault(table: gpd.GeoDataFrame, column: str, wrong: pd.Series, allowed: str) -> Iterator[str]:
    rows = np.flatnonzero(wrong.to_numpy())
    if len(rows):
        said = ", ".join(
            f"{row + 1}: {_words(table, column).iloc[row][:LONGEST] or '-'}" for row in rows[:FAULTS_SHOWN]
        )
        yield f"{column} ({said}{' …' if len(rows) > FAULTS_SHOWN else ''}; {allowed})"


def _words(table: gpd.GeoDataFrame, column: str) -> pd.Series:
    """What the rows say in small letters, nothing for cells that are empty."""
    words: pd.Series = table[column].where(table[column].notna(), "").astype(str).str.strip().str.lower()
    return words


def _years(words: pd.Series) -> np.ndarray:
    """The year of dates and years, NaN for what is neither."""
    years = words.str.extract(r"^(\d{4})(?:\.0)?(?:$|-\d{2})", expand=False).astype(float).to_numpy()
    return np.where((years >= 1800) & (years <= 2100), years, np.nan)


def _shapes(table: gpd.GeoDataFrame) -> tuple[Mask, Mask, Mask]:
    """Rows that enclose ground, rows whose stated area is below 0, rows that cross themselves."""
    shapes = table.geometry.to_numpy()
    somewhere = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    areal = np.isin(shapely.get_type_id(shapes), AREAL) & somewhere
    crossing = areal & ~shapely.is_valid(shapes)
    enclosed = areal.copy()
    enclosed[areal] = shapely.area(polygons(shapes[areal])) > 0.0
    negative = np.zeros(len(table), bool)
    if "area" in table:
        negative = to_numbers(table["area"].astype(str))[0] < 0.0
    return enclosed, negative, crossing


def _columns(table: gpd.GeoDataFrame) -> dict[str, object]:
    """Columns of plots, by what the rows of the register say."""
    said = {name: _words(table, name) for name in table.columns if name != table.geometry.name}
    numbers = pd.Series(np.arange(1, len(table) + 1), table.index)
    columns: dict[str, object] = {
        "id": table.get("id", numbers).astype(str).to_numpy(),
        "name": table["name"].to_numpy(object) if "name" in table else np.full(len(table), None, object),
        "plot_evidence": np.full(len(table), "register", object),
        "plot_told_by": table["evidence"].astype(str).to_numpy(object),
    }  # fmt: skip
    for column, category in ALLOWED.items():
        if column in said:
            columns[category] = said[column].where(~said[column].isin(["", "not_known"]), None).to_numpy(object)
    if "pollution" in said:
        columns["plot_suspicion"] = said["pollution"].map(SUSPECTED).to_numpy(object)
    if "since" in said:
        columns["plot_since"] = _years(said["since"])
    return columns
