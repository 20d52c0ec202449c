"""Tables of too many rows are refused without being read."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from citybrain.base.tables import Form, read_table
from citybrain.base.tables.frames import text_table
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.vector_files import read_features

MOST = 1_000


@pytest.mark.parametrize("row", [b"2025-06-01T00:00:00Z,4,270\n", b'"2025-06-01T00:00:00Z",4,270\n'])
def test_a_text_of_too_many_rows_is_refused_before_it_is_held(tmp_path: Path, row: bytes) -> None:
    """A hundred times as many rows as are allowed take the memory of those that are; quoted cells that of the text."""
    path = tmp_path / "wind.csv"
    path.write_bytes(b"time,wind_speed,wind_from\n" + row * 200_000)
    text_table(b"a,b\n" + row.replace(b",270", b""), "small.csv", most_rows=MOST)  # loads what reads tables
    tracemalloc.start()
    with pytest.raises(InputError) as problem:
        text_table(path, most_rows=MOST)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (problem.value.code, problem.value.arguments) == (
        "table-too-many-rows", {"file": "wind.csv", "allowed": MOST},
    )  # fmt: skip
    assert peak < (3_000_000 if b'"' not in row else 3 * path.stat().st_size)


@pytest.mark.parametrize("blank", [0, 30])
def test_as_many_rows_as_are_allowed_are_read_with_blank_lines_behind_them(tmp_path: Path, blank: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * MOST + b"\n" * blank)
    assert len(text_table(path, most_rows=MOST).cells) == MOST
    path.write_bytes(b"a,b\n" + b"1,2\n" * (MOST + 1) + b"\n" * blank)
    with pytest.raises(InputError, match="table-too-many-rows"):
        text_table(path, most_rows=MOST)


def test_wide_tables_may_have_fewer_rows() -> None:
    content = b"a,b,c,d\n" + b"1,2,3,4\n" * 300
    assert len(read_table(content, Form(most_cells=1_200)).cells) == 300
    with pytest.raises(InputError) as problem:
        read_table(content, Form(most_cells=1_199))
    assert problem.value.arguments["allowed"] == 299


def test_a_line_break_in_utf_16_may_be_a_part_of_a_character(tmp_path: Path) -> None:
    """The second byte of 上 is that of a line break."""
    path = tmp_path / "a.csv"
    path.write_text("街,区\n" + "上上上,上\n" * 500, encoding="utf-16")
    assert len(text_table(path, most_rows=600).cells) == 500


def as_geojson(table: gpd.GeoDataFrame, path: Path) -> None:
    path.write_text(table.to_json(), encoding="utf-8")


def as_geopackage(table: gpd.GeoDataFrame, path: Path) -> None:
    table.to_file(path, driver="GPKG")


@pytest.mark.parametrize("write", [as_geojson, as_geopackage])
def test_features_have_the_limit_of_rows(tmp_path: Path, write: Callable[[gpd.GeoDataFrame, Path], None]) -> None:
    path = tmp_path / f"accidents.{'gpkg' if write is as_geopackage else 'geojson'}"
    write(gpd.GeoDataFrame({"n": range(MOST)}, geometry=[shapely.Point(24.9, 60.2)] * MOST, crs=4326), path)
    assert len(read_features(path, most_rows=MOST)) == MOST
    with pytest.raises(InputError) as problem:
        read_features(path, most_rows=MOST - 1)
    assert problem.value.arguments == {"file": path.name, "allowed": MOST - 1}


def test_features_without_shapes_are_counted_by_their_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text('{"type":"FeatureCollection","features":[' + ",".join(["{}"] * 10_000) + "]}")
    with pytest.raises(InputError, match="table-too-many-rows"):
        read_features(path, most_rows=MOST)
