"""Public spaces of a toy map, counts of people fitted to a known truth, and counts that cannot be read."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.domains import find_domains
from citybrain.base.importing import Imported
from citybrain.domains.public_space.importers.footfall_fit import USUAL, check_by_blocks, fit_counts
from citybrain.domains.public_space.importers.spaces import public_spaces
from citybrain.kernel.errors import InputError

CRS = "EPSG:3067"
WEST, SOUTH = 385_000.0, 6_671_000.0
TRUTH = np.array([5.0, 0.9, 0.1, 0.6, 0.3, 0.0, 0.5])


def table(shapes: list[shapely.Geometry], **columns: object) -> gpd.GeoDataFrame:
    moved = shapely.transform(np.array(shapes, object), lambda places: places + np.array([WEST, SOUTH]))
    return gpd.GeoDataFrame(columns, geometry=moved, crs=CRS)


def known() -> dict[str, pd.DataFrame]:
    """A square, a park, a lawn, a pedestrian street that ends in the square, two buildings, three places."""
    cells = [shapely.box(x, y, x + 10, y + 10) for y in range(0, 100, 10) for x in range(0, 200, 10)]
    return {
        "zones": table([shapely.box(0, 0, 200, 100)], id=["z"]),
        "cells": table(cells, cell_tree_share=np.linspace(0.0, 1.0, 200)),
        "land": table(
            [shapely.box(0, 0, 40, 40), shapely.box(100, 0, 180, 80), shapely.box(0, 60, 30, 90)],
            id=["l1", "l2", "l3"], kind=["square", "green", "green"],
            subkind=["place=square", "leisure=park", "landuse=grass"], name=["Market", None, None],
        ),
        "streets": table([shapely.LineString([(20, 20), (90, 20)])], highway=["pedestrian"], name=["Lane"]),
        "buildings": table(
            [shapely.box(50, 50, 60, 60), shapely.box(0, 5_000, 10, 5_010)],
            residents=[100.0, 50.0], gross_floor_area=[2_000.0, 900.0], home_floor_share=[0.5, 1.0],
        ),
        "places": table(
            [shapely.Point(10, 10), shapely.Point(60, 20), shapely.Point(45, 70)],
            kind=["street", "food", "transport"], subkind=["bench", "cafe", "platform"],
        ),
    }  # fmt: skip


def made(**read: pd.DataFrame) -> Imported:
    return public_spaces(read, known(), lambda share, key: None)


def test_squares_parks_and_pedestrian_streets_are_made_with_what_is_around() -> None:
    imported = made()
    spaces = imported.tables["public_spaces"]
    assert spaces["public_space_kind"].tolist() == ["square", "park", "pedestrian_street"]
    assert spaces["name"].tolist() == ["Market", None, "Lane"]
    assert spaces["public_space_area"].tolist() == pytest.approx([1_600.0, 6_400.0, 50 * 8 + 25.1], abs=1.0)
    assert spaces["benches_of_space"].tolist() == [1.0, 0.0, 0.0]
    assert spaces["uses_around"].tolist() == [1.0, 1.0, 1.0]
    assert spaces["stops_around"].tolist() == [1.0, 1.0, 1.0]
    reach = imported.relations["buildings_in_reach"]
    assert reach.rows.tolist() == [0, 0, 0]
    assert reach.weights[0] == pytest.approx(np.exp(-1.3 * np.hypot(15.0, 15.0) / 300.0))
    inside = imported.relations["cells_of_space"]
    shared = np.add.reduceat(inside.weights, inside.starts[:-1]) * 100.0
    assert shared == pytest.approx(spaces["public_space_area"].to_numpy(), rel=1e-6)
    assert "public-space-not-calibrated" in {one.code for one in imported.notices}


def test_counts_beside_no_space_are_left_out_and_few_do_not_calibrate() -> None:
    counts = table([shapely.Point(20, 20), shapely.Point(20, 200)], **{"people [person/d]": [900.0, 5.0]})
    imported = made(counts=counts)
    spaces = imported.tables["public_spaces"]
    assert spaces["counted_footfall"].tolist()[0] == 900.0
    assert "fitted_constant" not in spaces
    told = {one.code: one.arguments for one in imported.notices}
    assert told["public-space-counters-far"]["count"] == 1
    assert told["public-space-few-counters"] == {"count": 1, "least": 8}


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"people": [1.0]}, "public-space-counts-columns"),
        ({"people [person/h]": [1.0]}, "public-space-counts-columns"),
        ({"people [person/d]": ["many"]}, "public-space-counts-number"),
        ({"people [person/d]": [-1.0]}, "public-space-counts-number"),
    ],
)
def test_counts_without_unit_or_number_are_refused(columns: dict[str, list[object]], code: str) -> None:
    with pytest.raises(InputError) as refused:
        made(counts=table([shapely.Point(20, 20)], **columns))
    assert refused.value.code == code


def synthetic(count: int, dispersion: float) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(7)
    predictors = random.uniform(0.0, 1.0, (count, 6)) * np.array([2.5, 4.0, 3.5, 2.0, 2.5, 0.8])
    mean = np.exp(TRUTH[0] + predictors @ TRUTH[1:])
    return predictors, random.poisson(random.gamma(1.0 / dispersion, mean * dispersion)).astype(np.float64)


def test_the_fit_finds_a_known_truth_within_its_own_range() -> None:
    predictors, counts = synthetic(400, 0.25)
    fit = fit_counts(predictors, counts)
    deviation = np.sqrt(np.diag(fit.covariance))
    assert (np.abs(fit.effects - TRUTH) < 3.0 * deviation).all()
    assert fit.dispersion == pytest.approx(0.25, rel=0.3)


def test_blocks_that_the_fit_has_not_seen_are_met_and_covered() -> None:
    predictors, counts = synthetic(200, 0.25)
    random = np.random.default_rng(3)
    check = check_by_blocks(predictors, counts, *random.uniform(0.0, 3_000.0, (2, 200)))
    assert check.blocks == 36
    assert check.rank > 0.8
    assert check.factor < 1.6
    assert 0.84 <= check.covered <= 0.96


def test_what_the_fit_leans_on_are_the_parameters() -> None:
    names = ("constant", "of_people", "of_work", "of_uses", "of_stops", "of_benches", "of_shade")
    parameters = find_domains().graph("FI").parameters
    values = [parameters[f"usual_footfall_{name}"].at(date(2026, 1, 1)).value for name in names]
    assert values == USUAL.tolist()


def test_few_counts_lean_on_usual_effects() -> None:
    predictors, counts = synthetic(8, 0.25)
    fit = fit_counts(predictors, counts)
    usual = np.abs(USUAL - TRUTH)[1:].sum()
    assert np.abs(fit.effects - USUAL)[1:].sum() < usual + 1.0
    assert np.isfinite(fit.predict(predictors)[1]).all()
