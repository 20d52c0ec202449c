from pathlib import Path

import geopandas as gpd
import pytest
from numpy.testing import assert_allclose
from shapely.geometry import Point, box

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.register import RegisterTable, read_register
from citybrain.twin.importers.register_mapping import RegisterMapping

CRS = "EPSG:3879"
TOML = {
    "id": "prt",
    "x": "east",
    "y": "north",
    "crs": CRS,
    "time_zone": "Europe/Helsinki",
    "missing": ["99"],
    "columns": {
        "construction_year": "valmistumisvuosi",
        "gross_floor_area": "kerrosala",
        "storeys": "kerrokset",
        "building_use": "kayttotarkoitus",
        "heating_system": ["lammitystapa", "polttoaine"],
        "name": "nimi",
    },
    "values": {
        "building_use": {"011": "detached_house", "231": "education"},
        "heating_system": {"1+1": "district_heating", "3+4": "electric_heating"},
    },
}
HEADER = "prt;east;north;valmistumisvuosi;kerrosala;kerrokset;kayttotarkoitus;lammitystapa;polttoaine;nimi"
ROWS = [
    "A;25496000;6672000;1962;1200,5;3;231;1;1;Töölön koulu",
    "B;25496100;6672000;31.12.1988;140;2;11;3;4;",
    "C;25496200;6672000;1988-12-31T22:00:00Z;800;4;231;1;1;x",
]


def write(path: Path, rows: list[str], header: str = HEADER, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding=encoding)
    return path


def read(path: Path, rows: list[str], **settings: object) -> RegisterTable:
    return read_register(write(path, rows), RegisterMapping.from_toml(TOML | settings), CRS)


def notices(table: RegisterTable) -> dict[str, str]:
    return {told.code: told.text() for told in table.notices}


def test_values_are_read_by_the_mapping(tmp_path: Path) -> None:
    table = read(tmp_path / "r.csv", ROWS)
    rows = table.rows
    assert rows["register_row"].tolist() == [2, 3, 4]
    assert rows["register_id"].tolist() == ["A", "B", "C"]
    assert rows["construction_year"].tolist() == [1962, 1988, 1989], "22:00 UTC is the next day, and year, in Helsinki"
    assert rows["gross_floor_area"].tolist() == [1200.5, 140, 800]
    assert rows["building_use"].tolist() == ["education", "detached_house", "education"]
    assert rows["heating_system"].tolist() == ["district_heating", "electric_heating", "district_heating"]
    assert rows["name"].tolist() == ["Töölön koulu", None, "x"]
    assert rows.geometry.x.tolist() == [25496000, 25496100, 25496200]
    assert (table.read, table.notices) == (3, ())


@pytest.mark.parametrize("area", ["-120", "0", "9999999", "large"])
def test_areas_that_cannot_be_are_left_out_with_their_row(tmp_path: Path, area: str) -> None:
    table = read(tmp_path / "r.csv", [ROWS[0], ROWS[1].replace(";140;", f";{area};"), ROWS[2]])
    assert table.rows["gross_floor_area"].isna().tolist() == [False, True, False]
    told = notices(table)["register-values-impossible"]
    assert told.startswith("1 values of gross_floor_area in the register cannot be (possible are 1 to 2000000)")
    assert f"3: {area}" in told


@pytest.mark.parametrize("year", ["19", "3020", "0", "unknown", "1988-13"])
def test_years_that_cannot_be_are_left_out_with_their_row(tmp_path: Path, year: str) -> None:
    table = read(tmp_path / "r.csv", [ROWS[0].replace("1962", year)])
    if year == "1988-13":
        assert table.rows["construction_year"].tolist() == [1988], "the year alone is taken from a date"
    else:
        assert table.rows["construction_year"].isna().all()
        assert f"2: {year}" in notices(table)["register-values-impossible"]


def test_codes_for_missing_say_nothing(tmp_path: Path) -> None:
    table = read(tmp_path / "r.csv", [ROWS[0].replace(";3;", ";99;").replace("1962", "99")])
    assert table.rows["storeys"].isna().all()
    assert table.rows["construction_year"].isna().all()
    assert table.notices == ()


def test_of_rows_with_the_same_id_the_first_is_kept(tmp_path: Path) -> None:
    table = read(tmp_path / "r.csv", [*ROWS, ROWS[0].replace("1962", "1970"), ROWS[1]])
    assert table.rows["register_row"].tolist() == [2, 3, 4]
    assert table.read == 5
    assert "2 rows of the register repeat an id" in notices(table)["register-duplicate-ids"]
    assert "A (2, 5); B (3, 6)" in notices(table)["register-duplicate-ids"]


def test_rows_without_an_id_are_not_duplicates(tmp_path: Path) -> None:
    table = read(tmp_path / "r.csv", [row[1:] for row in ROWS])
    assert len(table.rows) == 3
    assert table.rows["register_id"].isna().all()


def test_unknown_codes_are_listed_with_their_counts(tmp_path: Path) -> None:
    rows = [row.replace(";231;", ";777;") for row in ROWS] + ["D;1;1;1990;5;1;888;1;1;"]
    told = notices(read(tmp_path / "r.csv", rows))["register-codes-unknown"]
    assert told.startswith("3 values of building_use in the register are codes without a meaning")
    assert "777 (2), 888 (1)" in told
    assert "[register.values.building_use]" in told


def test_a_missing_column_names_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", ROWS, HEADER.replace("kerrosala", "kerros_ala"))
    with pytest.raises(InputError) as caught:
        read_register(path, RegisterMapping.from_toml(TOML), CRS)
    assert "r.csv has no column kerrosala. Nearest: kerros_ala" in render(caught.value)


def test_a_wrong_encoding_names_the_line_and_can_be_declared(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", ROWS, encoding="latin-1")
    recognised = read_register(path, RegisterMapping.from_toml(TOML), CRS)
    assert recognised.rows["name"][0] == "Töölön koulu"
    assert recognised.notices[0].text().startswith("r.csv is no UTF-8; it was read as cp1252")
    with pytest.raises(InputError) as caught:
        read_register(path, RegisterMapping.from_toml(TOML | {"encoding": "utf-8"}), CRS)
    assert "r.csv, line 2: the byte 0xf6 is not part of a text in utf-8" in render(caught.value)
    declared = read_register(path, RegisterMapping.from_toml(TOML | {"encoding": "latin-1"}), CRS)
    assert declared.rows["name"][0] == "Töölön koulu"


def test_coordinates_in_degrees_need_no_system_but_others_do(tmp_path: Path) -> None:
    settings = {key: value for key, value in TOML.items() if key != "crs"}
    path = write(tmp_path / "r.csv", [ROWS[0].replace("25496000;6672000", "24.928;60.16")])
    table = read_register(path, RegisterMapping.from_toml(settings), CRS)
    assert_allclose(table.rows.to_crs(4326).geometry.x, 24.928)
    with pytest.raises(InputError) as caught:
        read_register(write(tmp_path / "r.csv", ROWS), RegisterMapping.from_toml(settings), CRS)
    assert "(first: 25,496,000, 6,672,000) are no degrees" in render(caught.value)


def test_rows_without_coordinates_are_kept_and_told(tmp_path: Path) -> None:
    table = read(tmp_path / "r.csv", [ROWS[0], ROWS[1].replace("25496100;6672000", ";"), ROWS[2]])
    assert table.rows.geometry.isna().tolist() == [False, True, False]
    assert "1 of 3 rows" in notices(table)["register-without-place"]


@pytest.mark.parametrize("name", ["r.gpkg", "r.geojson"])
def test_features_are_read_with_their_number_and_place(tmp_path: Path, name: str) -> None:
    features = gpd.GeoDataFrame(
        {"year": [1962, None], "use": [231.0, 11.0]},
        geometry=[box(25496000, 6672000, 25496010, 6672010), Point(25496100, 6672000)],
        crs=CRS,
    )
    features.to_file(tmp_path / name)
    mapping = RegisterMapping.from_toml(
        {"columns": {"construction_year": "year", "building_use": "use"}, "values": TOML["values"]}
    )
    table = read_register(tmp_path / name, mapping, CRS)
    assert table.rows["register_row"].tolist() == [1, 2]
    assert table.rows["building_use"].tolist() == ["education", "detached_house"]
    assert table.rows["construction_year"].tolist()[0] == 1962
    assert table.rows.geometry.x.tolist() == [25496005, 25496100]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"colums": {}}, "colums is not known here. Nearest: columns"),
        ({"columns": {"construction_yaer": "a"}}, "construction_yaer is not known here. Nearest: construction_year"),
        ({"columns": {"storeys": 3}}, "columns.storeys is 3, but the name of a column"),
        ({"columns": {"storeys": ["a", "b"]}}, "only for building_use and heating_system"),
        ({"columns": "year"}, "columns is year, but a table is needed"),
        ({"columns": {}}, "has no [register.columns]"),
        (
            {"values": {"building_use": {"1": "scool"}}},
            "[register.values.building_use]: scool is not known here. Nearest: ",
        ),
        ({"y": None}, "only one is named"),
        ({"time_zone": 2}, "time_zone is 2"),
    ],
)
def test_wrong_settings_are_explained(settings: dict[str, object], told: str) -> None:
    with pytest.raises(InputError) as caught:
        RegisterMapping.from_toml(TOML | settings)
    assert told in render(caught.value)


def test_an_unknown_time_zone_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path / "r.csv", ROWS, time_zone="Mars/Olympus")
    assert "there is no time zone Mars/Olympus" in render(caught.value)
