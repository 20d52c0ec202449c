"""The page of warmth beside measured heat computes all that its formulas read, of cells without measures."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
import yaml

from docs import heat_validation

ATTRIBUTES = Path(__file__).parents[2] / "src/citybrain/domains/surface/attributes.yaml"


@pytest.fixture
def cells() -> Any:
    """Four squares with the columns that the twin has of cells: half street, half lawn."""
    columns = dict.fromkeys(yaml.safe_load(ATTRIBUTES.read_text(encoding="utf-8"))["cell"]["attributes"], 0.0)
    columns |= {"cell_area": 100.0, "cell_sealed_share": 0.5, "cell_low_green_share": 0.5, "cell_unknown_sealed": 0.5}
    squares = shapely.box(np.arange(4) * 10.0, 0.0, np.arange(4) * 10.0 + 10.0, 10.0)
    return gpd.GeoDataFrame({name: np.full(4, value) for name, value in columns.items()}, geometry=squares)


def test_warmth_is_computed_of_cells_that_no_plan_changes(cells: Any) -> None:
    values = heat_validation.computed(cells)
    assert {*heat_validation.SHOWN} <= {*values}
    assert all(np.isfinite(values[name]).all() for name in heat_validation.SHOWN)
    np.testing.assert_allclose(values["green_ground_share"], 0.5)


def test_what_plans_change_counts_as_nothing(cells: Any) -> None:
    names = heat_validation.changed_by_plans({*cells, "sealed_part_of_unknown_ground"})
    assert {"planted_share", "new_crown_share", "unsealed_share", "sail_share"} <= names
    assert not {"tree_cover", "cell_albedo", "cell_roof_share"} & names
