"""`python -m docs.heat_exposure CITY`: heat of a built city and who lives in it, into docs/validation/heat.md.

`python -m docs.heat_exposure --ages GRID AREAS TABLE` writes the share of residents of 65 years and more by postal area
from a population grid of HSY with bands of age, as `[sources.households]` of CITY; half of the band of 60 to 69 counts
as 65 and more, and cells of few people, whose bands are masked, are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from docs.page_tables import write_tables

PAGE = Path(__file__).parent / "validation" / "heat.md"
MASKED = 99
OLDER = {"ika60_69": 0.5, "ika70_79": 1.0, "ika_yli80": 1.0}
LEVELS = {"moderate": 26, "strong": 32, "very_strong": 38}
PERCENTILES = {
    "UTCI on open ground, 12 to 16 o'clock, °C": "felt_in_afternoon",
    "UTCI within 15 m of buildings, °C": "felt_at_building",
    "air warmer by day, K": "air_warmer_by_day",
    "air warmer at night, K": "air_warmer_at_night",
}


def main(city: Path) -> None:
    """Print and write the table."""
    rows = list(table(OpenCity(city).workspace.baseline().view.result))
    print("\n".join(rows))
    write_tables(PAGE, {"exposure": rows})


def table(today: Result) -> Iterator[str]:
    """Percentiles over cells and buildings, then residents by age and schools."""
    dry = np.asarray(today["cell_water_share"]) < 0.5
    yield f"| {dry.sum():,} cells on land | 5th | 50th | 95th percentile |"
    yield "|---|--:|--:|--:|"
    for label, name in PERCENTILES.items():
        values = np.asarray(today[name])
        values = values[dry] if len(values) == len(dry) else values
        low, middle, high = np.percentile(values[np.isfinite(values)], [5, 50, 95])
        yield f"| {label} | {low:.2f} | {middle:.2f} | {high:.2f} |"
    yield ""
    yield f"| of {float(today['city_residents']):,.0f} residents | all | from 65 years | below 65 |"
    yield "|---|--:|--:|--:|"
    for level, limit in LEVELS.items():
        parts = (f"city_residents_in_{level}_heat{end}" for end in ("", "_from_65", "_below_65"))
        counts = " | ".join(f"{float(today[one]):,.0f}" for one in parts)
        yield f"| before whose house it is from {limit} °C | {counts} |"
    yield f"| schools before which it is from 32 °C | {float(today['city_schools_in_strong_heat']):,.0f} | | |"


def older_shares(grid: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Shares of residents of 65 years and more by area, of cells whose middle lies in it and whose bands are known."""
    bands = grid[(grid[list(OLDER)] < MASKED).all(axis=1)]
    middles = shapely.centroid(bands.to_crs(areas.crs).geometry.to_numpy())
    cell, area = shapely.STRtree(areas.geometry.to_numpy()).query(middles, predicate="within")
    older = sum(bands[name].to_numpy()[cell] * part for name, part in OLDER.items())
    all_ages = bands[[name for name in bands if str(name).startswith("ika")]].sum(axis=1).to_numpy()[cell]
    count = np.bincount(area, all_ages, len(areas))
    share = np.divide(np.bincount(area, older, len(areas)), count, out=np.full(len(areas), np.nan), where=count > 0)
    return areas.assign(older_share=share.round(4))


def write_ages(grid: Path, areas: Path, table: Path) -> None:
    """Write a table with one row for each postal area."""
    shares = older_shares(gpd.read_file(grid), gpd.read_file(areas).to_crs("EPSG:3067"))
    shares[["posno", "nimi", "older_share"]].to_csv(table, index=False)


if __name__ == "__main__":
    if sys.argv[1] == "--ages":
        write_ages(*(Path(one) for one in sys.argv[2:5]))
    else:
        main(Path(sys.argv[1]))
