"""Land cover of years: wide and long tables, shapes onto zones, and what a table must state."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.surface.importers.cover_columns import families_of
from citybrain.domains.surface.importers.cover_years import cover_of_years
from citybrain.kernel.errors import InputError

CRS = "EPSG:3067"


def zones() -> gpd.GeoDataFrame:
    """Two squares of 100 m beside each other."""
    shapes = [shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)]
    return gpd.GeoDataFrame({"id": ["a", "b"], "name": ["West", "East"]}, geometry=shapes, crs=CRS)


def made(table: pd.DataFrame) -> Imported:
    return cover_of_years({"landcover_years": table}, {"zones": zones()})


def test_areas_of_shapes_are_shared_onto_zones_and_add_up() -> None:
    """A district over both zones by half, one beside them, and NDVI as the mean of two days by area."""
    shapes = [shapely.box(50, 0, 150, 100), shapely.box(500, 0, 600, 100)]
    table = gpd.GeoDataFrame(
        {"tree2_m2_2020": [4000.0, 1.0], "tree20_m2_2020": [1000.0, 1.0], "ndvi_2020-06-01": [0.4, 0.1],
         "ndvi_2020-07-01": [0.6, 0.1]}, geometry=shapes, crs=CRS,
    )  # fmt: skip
    told = made(table)
    records = told.tables["cover_records"]
    assert records.groupby("zone")["cover_class_area"].sum().tolist() == pytest.approx([2500.0, 2500.0])
    assert set(records["cover_family"]) == {"tree"}
    assert records["mapped_ground"].tolist() == pytest.approx([5000.0] * 4)
    assert told.tables["index_records"]["index_value"].tolist() == pytest.approx([0.5, 0.5])
    assert [(one.code, one.arguments["count"]) for one in told.notices] == [("surface-cover-outside", 1)]


def test_a_long_table_says_the_same_as_a_wide_one() -> None:
    wide = pd.DataFrame(
        {"zone": ["West", "East"], "trees: high 2020 [ha]": ["0.1", "0.2"], "lawn 2020 [m²]": ["5", ""]}
    )
    long = pd.DataFrame({
        "zone": ["a", "b", "a"], "year": ["2020"] * 3, "class": ["trees: high", "trees: high", "lawn"],
        "area [m²]": ["1000", "2000", "5"],
    })  # fmt: skip
    one, other = (
        made(table).tables["cover_records"].sort_values("id").reset_index(drop=True)[["id", "cover_class_area"]]
        for table in (wide, long)
    )
    pd.testing.assert_frame_equal(one, other)
    assert families_of(["trees: high", "lawn", "tree2", "tree10", "area51"]) == ["trees", "", "tree", "tree", ""]


@pytest.mark.parametrize(("table", "code"), [
    ({"zone": ["a"], "lawn 2020": ["5"]}, "surface-cover-unit"),
    ({"zone": ["a"], "lawn 2020 [acres]": ["5"]}, "surface-cover-unit"),
    ({"zone": ["a"], "year": ["2020"], "class": ["lawn"], "area": ["5"]}, "surface-cover-unit"),
    ({"zone": ["a"], "lawn_m2_2020": ["-5"]}, "surface-cover-value"),
    ({"zone": ["a"], "lawn_m2_2020": ["much"]}, "surface-cover-value"),
    ({"zone": ["a"], "ndvi_2020": ["4000"]}, "surface-cover-value"),
    ({"zone": ["a"], "lawn": ["5"]}, "surface-cover-columns"),
    ({"lawn_m2_2020": ["5"]}, "surface-cover-zone"),
    ({"zone": ["nowhere"], "lawn_m2_2020": ["5"]}, "surface-cover-elsewhere"),
])  # fmt: skip
def test_what_a_table_does_not_state_is_asked_for(table: dict[str, list[str]], code: str) -> None:
    with pytest.raises(InputError) as refused:
        made(pd.DataFrame(table))
    assert refused.value.code == code


def test_all_districts_of_the_region_are_read(shared_data: Path) -> None:
    table = gpd.read_file(shared_data / "helsinki" / "landcover-ndvi-postal-areas.geojson").to_crs(CRS)
    areas = table[["posno", "geometry"]].rename(columns={"posno": "id"}).assign(name=table["nimi"])
    told = cover_of_years({"landcover_years": table}, {"zones": areas})
    records = told.tables["cover_records"]
    tall = records[
        (records["cover_class"] == "tree20") & (records["zone"].isin(np.flatnonzero(table["kunta"] == "Helsinki")))
    ]
    told_by_year = (tall.groupby("cover_year")["cover_class_area"].sum() / 1e6).round(1)
    assert told_by_year.to_dict() == {2016: 25.3, 2018: 18.2, 2020: 19.6, 2022: 12.1, 2024: 13.2}
    assert sorted(told.tables["index_records"]["index_year"].unique()) == list(range(2017, 2026))
