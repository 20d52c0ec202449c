"""Projects of restoration of a file: what is read, and what cannot be."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from citybrain.domains.nature.importers.restorations import restorations_of_city
from citybrain.kernel.errors import InputError


def test_projects_are_read_and_what_cannot_be_is_counted() -> None:
    shapes = [shapely.box(0, 0, 10, 20), shapely.box(0, 0, 10, 10), shapely.Point(1, 1)]
    columns = {"Name": ["Marsh", "Reef", "Point"], "planted": ["400", "10", "1"], "alive": ["300", "12", "1"],
               "area": ["", "80", "5"], "milestone_survival": ["0.85", "", ""]}  # fmt: skip
    made = restorations_of_city({"restorations": gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:3067")}, {})
    table = made.tables["restorations"]
    assert table["name"].tolist() == ["Marsh", "Reef"]
    assert table["restoration_area"].tolist() == [200.0, 80.0]
    assert table["restoration_alive"].isna().tolist() == [False, True]
    assert {one.code: one.arguments["count"] for one in made.notices} == {
        "nature-restoration-no-ground": 1, "nature-more-alive": 1
    }  # fmt: skip


def test_a_table_without_outlines_is_refused() -> None:
    with pytest.raises(InputError, match="nature-restorations-without-shapes"):
        restorations_of_city({"restorations": pd.DataFrame({"planted": ["1"]})}, {})
