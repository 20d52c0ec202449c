"""Lengths of test roads: lines on the map, and published figures that contradict each other."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, MultiLineString, Point, box

from citybrain.domains.test_roads.importers import roads
from citybrain.kernel.errors import InputError

WUHAN = (
    ("pilot", "", "108 km"), ("pilot", "", "106 km"),
    ("sixth", "", "60 km"), ("sixth", "expressway", "40.1 km"), ("sixth", "elevated road", "18.9 km"),
    ("seventh", "", "651.35 km"), ("seventh", "Qiaokou", "48.14 km"), ("seventh", "Hanyang", "177.65 km"),
    ("seventh", "Dongxihu", "425.56 km"),
)  # fmt: skip
"""CCICED 2024, Digital and green cities, annex 2.2."""


def read(*rows: tuple[str, str, str]):
    return roads.test_road_batches({"batches": pd.DataFrame(rows, columns=["batch", "part", "length"])}, {})


def refused(call, **tables: pd.DataFrame) -> str:
    with pytest.raises(InputError) as error:
        call(tables, {})
    assert error.value.code == "test-roads-files"
    return str(error.value.arguments["received"])


def test_batches_whose_figures_contradict_each_other_are_named() -> None:
    made = read(*WUHAN)
    assert [one.arguments["received"] for one in made.notices] == [
        "pilot: 108 km / 106 km", "sixth: 40.1 + 18.9 = 59.0 km / 60 km",
    ]  # fmt: skip
    table = made.tables["test_road_batches"].set_index("name")
    assert (
        table.loc["seventh", "summed_test_road_length"] == table.loc["seventh", "stated_test_road_length"] == 651_350.0
    )
    assert len(table) == len(WUHAN)


def test_what_rounding_explains_is_no_contradiction() -> None:
    assert not read(("a", "", "10 km"), ("a", "x", "4.6 km"), ("a", "y", "5.0 km")).notices
    assert read(("a", "", "10.0 km"), ("a", "x", "4.6 km"), ("a", "y", "5.0 km")).notices


def test_lengths_without_a_unit_are_refused_with_their_rows() -> None:
    wrong = pd.DataFrame({"batch": ["a", "", "b"], "part": "", "length": ["48.14", "3 km", "2 miles"]})
    assert (
        refused(roads.test_road_batches, batches=wrong)
        == "batches 1: a, 48.14; batches 2: ?, 3 km; batches 3: b, 2 miles"
    )
    assert refused(roads.test_road_batches, batches=wrong.drop(columns="part")) == "batches: part?"


def test_lines_have_their_length() -> None:
    lines = gpd.GeoDataFrame({"name": ["Ring"]}, geometry=[LineString([(0, 0), (1500, 0)])], crs="EPSG:3879")
    table = roads.test_road_lines({"roads": lines}, {}).tables["test_roads"]
    assert table["test_road_length"].tolist() == [1500.0]
    assert refused(roads.test_road_lines, roads=pd.DataFrame({"name": ["Ring"]})) == "roads: geometry?"


def test_batches_that_are_not_all_that_is_open_are_named() -> None:
    """CCICED 2024, annex 2.2: what was open in December 2023, the zone up to the fifth batch, and the two after it."""
    parts = ("economic zone", "669.6 km"), ("sixth", "60 km"), ("seventh", "651.35 km")
    made = read(("open", "", "3378.73 km"), *(("open", part, length) for part, length in parts))
    assert [one.arguments["received"] for one in made.notices] == [
        "open: 669.6 + 60 + 651.35 = 1380.95 km / 3378.73 km",
    ]  # fmt: skip


def test_what_is_no_line_and_ids_that_stand_twice_are_refused_by_row() -> None:
    line = LineString([(0, 0), (1500, 0)])
    shapes = [line, box(0, 0, 1, 1), Point(0, 0), None, LineString([(0, 0), (0, 0)]), MultiLineString([line]), line]
    lines = gpd.GeoDataFrame({"id": ["a", "b", "c", "d", "e", "f", "a"]}, geometry=shapes, crs="EPSG:3879")
    assert refused(roads.test_road_lines, roads=lines) == (
        "roads 2: Polygon, 4 m; roads 3: Point, 0 m; roads 4: -; roads 5: LineString, 0 m; roads 7: id a = 1"
    )
    many = gpd.GeoDataFrame(geometry=[Point(0, 0)] * 30, crs="EPSG:3879")
    assert refused(roads.test_road_lines, roads=many).endswith("roads 10: Point, 0 m (+ 20)")
    assert len(roads.test_road_lines({"roads": lines.iloc[[0, 5]]}, {}).tables["test_roads"]) == 2


def test_digits_of_lengths_are_plain() -> None:
    wrong = pd.DataFrame({"batch": ["a"], "part": "", "length": ["٤٨ km"]})
    assert refused(roads.test_road_batches, batches=wrong) == "batches 1: a, ٤٨ km"
