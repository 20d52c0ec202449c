"""Population grids as text: H3 cells, coordinates with and without the size of a cell, and what is wrong with them."""

from pathlib import Path

import h3
import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.population import read_population
from citybrain.twin.importers.population_table import CellColumns
from citybrain.twin.recognise.recognise import recognise

CRS = "EPSG:32722"
PLACE = (-30.03, -51.23)


def written(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        read_population(path, CRS, **options)
    return render(caught.value)


def cells(resolution: int, count: int) -> list[str]:
    return h3.grid_disk(h3.latlng_to_cell(*PLACE, resolution), 2)[:count]


@pytest.mark.parametrize("column", ["h3", "h3_index", "hex_id", "H3_08", "h3_res8"])
def test_h3_cells_become_hexagons(tmp_path: Path, column: str) -> None:
    rows = "".join(f"{cell},{10 * number}\n" for number, cell in enumerate(cells(8, 5)))
    table = read_population(written(tmp_path, f"{column},population\n{rows}"), CRS)
    assert table["population"].tolist() == [0, 10, 20, 30, 40]
    assert table.geometry.area.tolist() == pytest.approx([h3.cell_area(cell, "m^2") for cell in cells(8, 5)], rel=0.01)
    assert table.crs.to_string() == CRS


def test_cells_of_coordinates_have_the_size_that_is_given(tmp_path: Path) -> None:
    path = written(tmp_path, "lon;lat;cell_size;pop\n-51,23;-30,03;100;12,5\n-51,22;-30,03;250;7\n")
    table = read_population(path, CRS)
    assert table["population"].tolist() == [12.5, 7]
    assert table.geometry.area.tolist() == pytest.approx([10_000, 62_500])


def test_without_a_size_the_spacing_of_the_points_is_taken(tmp_path: Path) -> None:
    rows = "".join(f"{500_000 + 200 * column},{6_600_000 + 200 * row},3\n" for column in range(3) for row in range(3))
    path = written(tmp_path, f"x,y,residents\n{rows}")
    table = read_population(path, CRS, source_crs=CRS)
    assert table.geometry.area.tolist() == pytest.approx([40_000] * 9)
    assert "no coordinate system" in refusal(path) or "coordinate" in refusal(path)


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, f"zelle,leute\n{cells(9, 1)[0]},4\n")
    assert "needs a column h3" in refusal(path)
    assert read_population(path, CRS, "leute", cells=CellColumns(h3="zelle"))["population"].tolist() == [4]
    assert "Nearest: zelle" in refusal(path, column="leute", cells=CellColumns(h3="zele"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("h3,population\n6.13E+17,3\n", 'line 2: h3 is "6.13E+17", which is no H3 cell'),
        ("h3,population\n{cell},3\n{cell},4\n", "line 3: the H3 cell {cell} stood in an earlier line"),
        ("lon,lat,population\n-51.2,,3\n", 'line 2: lat is "", but a coordinate is needed'),
        ("lon,lat,size,population\n-51.2,-30,0,3\n", "the side of a cell in metres is needed"),
        ("h3,population\n{cell},many\n", 'line 2: population is "many"'),
        ("h3,population\n{cell},-2\n", 'line 2: population is "-2'),
        ("lon;lat;population\n-51,2;-30;2,5\n-51,3;-30;4x\n", 'line 3: population is "4x"'),
        ("lon,lat,population\n-51.2,-30,2\n-51.3,-30,2\n-251.3,-30,2\n", 'line 4: lon is "-251.3", but degrees are'),
        ("h3,inhabitance\n{cell},2\n", "no column is clearly the number of residents"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, expected: str, tmp_path: Path) -> None:
    cell = cells(9, 1)[0]
    assert expected.replace("{cell}", cell) in refusal(written(tmp_path, text.replace("{cell}", cell)))


def test_a_table_of_cells_is_recognised(tmp_path: Path) -> None:
    rows = "".join(f"{cell},{10 * number}\n" for number, cell in enumerate(cells(8, 5)))
    found = recognise(written(tmp_path, f"h3,population\n{rows}"))
    assert (found.kind, found.counts["cells"], found.counts["people"]) == ("population", 5, 100)
    assert {wanted.name: wanted.column for wanted in found.wanted if wanted.column} == {
        "population": "population",
        "h3": "h3",
    }
    assert found.unnamed == []


def test_a_table_of_coordinates_and_people_is_a_grid_and_not_a_register(tmp_path: Path) -> None:
    found = recognise(written(tmp_path, "lon,lat,size,residents\n-51.2,-30.0,100,3\n-51.21,-30.0,100,4\n"))
    assert found.kind == "population"
    assert recognise(written(tmp_path, "x,y,residents,year_built\n1,2,3,1990\n")).kind == "register"
