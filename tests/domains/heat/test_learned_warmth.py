"""Measured warmth of the air: what the model misses is learned where that helps, and bad files are refused."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.heat.importers.learned_warmth import BY_DAY, learned_warmth, measured_warmth
from citybrain.domains.heat.importers.model_of_today import around_of, warmth_today
from citybrain.kernel.errors import InputError

SIDE, COUNT = 50.0, 70
CHANCE = np.random.default_rng(3)


def town() -> gpd.GeoDataFrame:
    """3.5 by 3.5 km in cells of 50 m: roofs, streets and parks in patches."""
    row, column = (one.ravel() for one in np.mgrid[0:COUNT, 0:COUNT])
    x, y = column * SIDE, row * SIDE
    park = 0.5 + 0.5 * np.sin(x / 400.0) * np.cos(y / 300.0)
    roof = np.clip(0.6 - 0.6 * park + CHANCE.normal(0.0, 0.05, len(x)), 0.0, 0.7)
    green = np.clip(park * 0.8, 0.0, 1.0 - roof)
    none = np.zeros(len(x))
    columns: dict[str, Any] = {
        "cell_area": none + SIDE**2, "cell_roof_share": roof, "cell_water_share": none,
        "cell_sealed_share": 1.0 - roof - green, "cell_low_green_share": green, "cell_bare_share": none,
        "cell_rail_share": none, "cell_unknown_share": none, "cell_unknown_sealed": none + np.nan,
        "cell_tree_share": green * 0.4, "cell_building_height": np.where(roof > 0.0, 5.0 + 15.0 * roof, np.nan),
        "cell_sky_view": 1.0 - 0.4 * roof, "cell_open_sky_view": 1.0 - 0.6 * roof, "cell_sun_share": 1.0 - 0.5 * roof,
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=shapely.box(x, y, x + SIDE, y + SIDE), crs="EPSG:3067")


@pytest.fixture(scope="module")
def cells() -> gpd.GeoDataFrame:
    return town()


def points(cells: gpd.GeoDataFrame, warmer: Any, count: int = 400) -> gpd.GeoDataFrame:
    some = np.sort(np.random.default_rng(5).choice(len(cells), count, replace=False))
    middles = shapely.centroid(cells.geometry.to_numpy()[some])
    return gpd.GeoDataFrame({"warmer": warmer[some]}, geometry=middles, crs=cells.crs)


def learned(cells: gpd.GeoDataFrame, table: pd.DataFrame) -> Any:
    return learned_warmth({BY_DAY: table}, {"cells": cells}, lambda share, key: None)


def test_what_the_model_misses_is_learned_and_is_nearer_in_blocks_left_out(cells: gpd.GeoDataFrame) -> None:
    day, _ = warmth_today(cells, around_of(cells))
    truth = day + 1.5 * cells["cell_roof_share"].to_numpy() - 0.5
    made = learned(cells, points(cells, truth + np.random.default_rng(2).normal(0.0, 0.1, len(cells))))
    card = made.tables["heat_models"].iloc[0]
    assert card["error_when_learned"] < 0.6 * card["error_of_model"]
    warmth = made.relations["learned_warmth_by_day"].weights
    assert np.sqrt(np.mean((warmth - truth) ** 2)) < 0.6 * np.sqrt(np.mean((day - truth) ** 2))
    assert [one.code for one in made.notices] == ["heat-learned"]
    again = learned(cells, points(cells, truth + np.random.default_rng(2).normal(0.0, 0.1, len(cells))))
    np.testing.assert_array_equal(warmth, again.relations["learned_warmth_by_day"].weights)


def test_noise_teaches_nothing_and_the_model_stays_as_it_is(cells: gpd.GeoDataFrame) -> None:
    day, _ = warmth_today(cells, around_of(cells))
    made = learned(cells, points(cells, day + np.random.default_rng(2).normal(0.0, 0.5, len(cells))))
    assert made.relations == {}
    assert [one.code for one in made.notices] == ["heat-not-learned"]


def test_few_measurements_teach_nothing_and_none_are_asked_for(cells: gpd.GeoDataFrame) -> None:
    made = learned(cells, points(cells, np.ones(len(cells)), 12))
    assert [one.code for one in made.notices] == ["heat-too-few-measured"]
    none = learned_warmth({}, {"cells": cells}, lambda share, key: None)
    assert [one.code for one in none.notices] == ["heat-not-calibrated"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda table: table.rename(columns={"warmer": "t2m"}), "heat-warmth-no-values"),
        (lambda table: table.assign(warmer=31.5), "heat-warmth-impossible"),
        (lambda table: table.assign(warmer="hot"), "heat-warmth-impossible"),
        (lambda table: table.set_geometry(table.translate(1e6)), "heat-warmth-elsewhere"),
        (lambda table: pd.DataFrame({"warmer": ["1.0"]}), "heat-warmth-no-values"),
    ],
)
def test_a_file_that_tells_no_warmth_is_refused(cells: gpd.GeoDataFrame, change: Any, code: str) -> None:
    with pytest.raises(InputError) as error:
        measured_warmth(change(points(cells, np.ones(len(cells)), 5)), BY_DAY, cells)
    assert error.value.code == code


def test_a_raster_and_several_points_of_a_cell_count_as_their_mean(cells: gpd.GeoDataFrame) -> None:
    raster = pd.DataFrame({"x": [10.0, 30.0], "y": [10.0, 30.0], "value": [1.0, 2.0]})
    assert measured_warmth(raster, BY_DAY, cells)[0] == 1.5
