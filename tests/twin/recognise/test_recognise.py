"""Every kind of file that a person may give is recognised by its content, and hostile ones do no harm."""

import json
import sqlite3
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin

from citybrain.kernel.errors import InputError
from citybrain.twin.drafts.readers import Readers
from citybrain.twin.importers.geopackages import require_tables
from citybrain.twin.recognise.recognise import recognise
from citybrain.twin.recognise.recognition import Recognition
from citybrain.twin.recognise.settings import FileSettings
from tests.twin.osm_files import OsmMaker

EAST, NORTH = 385_000.0, 6_672_000.0
CRS = "EPSG:3067"


def squares(count: int, side: float, **columns: list) -> gpd.GeoDataFrame:
    """Squares in a row, in metres of ETRS-TM35FIN."""
    shapes = [
        shapely.box(EAST + 1.5 * side * n, NORTH, EAST + 1.5 * side * n + side * (1 + n % 2 / 2), NORTH + side)
        for n in range(count)
    ]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def grid(count: int, side: float, **columns: list) -> gpd.GeoDataFrame:
    shapes = [shapely.box(EAST + side * n, NORTH, EAST + side * (n + 1), NORTH + side) for n in range(count)]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def osm(path: Path) -> Path:
    maker = OsmMaker()
    for number in range(4):
        maker.box(20 * number, 0, 20 * number + 10, 10, building="yes")
    maker.box(0, 50, 100, 80, landuse="grass")
    return maker.write(path, bounds=[(0, 0), (200, 100)])


def tiff(path: Path, values: np.ndarray, side: float = 10.0) -> Path:
    profile = {"driver": "GTiff", "width": values.shape[1], "height": values.shape[0], "count": 1, "crs": CRS}
    with rasterio.open(
        path, "w", dtype=values.dtype, transform=from_origin(EAST, NORTH, side, side), **profile
    ) as file:
        file.write(values, 1)
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def wanted(found: Recognition) -> dict[str, str | None]:
    return {one.name: one.column for one in found.wanted}


def codes(found: Recognition) -> list[str]:
    return [notice.code for notice in found.notices]


def test_an_openstreetmap_extract_tells_its_buildings_and_extent(tmp_path: Path) -> None:
    found = recognise(osm(tmp_path / "city.osm.pbf"))
    assert (found.kind, found.kinds, found.counts, found.problem) == ("osm", ("osm",), {"buildings": 4}, None)
    assert found.bounds == pytest.approx((24.9, 60.1, 24.903593, 60.100898), abs=1e-5)


def test_a_truncated_extract_is_found_out_before_the_build(tmp_path: Path) -> None:
    whole = osm(tmp_path / "city.osm.pbf").read_bytes()
    (tmp_path / "cut.osm.pbf").write_bytes(whole[: len(whole) - 40])
    found = recognise(tmp_path / "cut.osm.pbf")
    assert found.problem is not None
    assert found.problem.code == "osm-damaged"


def test_buildings_are_told_from_districts_by_their_size(tmp_path: Path) -> None:
    squares(6, 15.0, storeys=[1, 2, 3, 4, 5, 6]).to_file(tmp_path / "houses.gpkg")
    squares(6, 900.0, nimi=list("abcdef")).to_file(tmp_path / "parts.gpkg")
    houses, parts = recognise(tmp_path / "houses.gpkg"), recognise(tmp_path / "parts.gpkg")
    assert (houses.kind, houses.format, houses.counts["buildings"]) == ("buildings", "GeoPackage", 6)
    assert wanted(houses)["storeys"] == "storeys"
    assert (parts.kind, parts.counts["districts"], wanted(parts)["name"]) == ("districts", 6, "nimi")
    assert "population" in houses.kinds


def test_sizes_between_are_told_as_uncertain(tmp_path: Path) -> None:
    squares(6, 70.0).to_file(tmp_path / "halls.gpkg")
    assert codes(recognise(tmp_path / "halls.gpkg")) == ["recognise-size"]


def test_districts_whose_name_cannot_be_guessed_ask_for_it_and_take_it(tmp_path: Path) -> None:
    squares(6, 900.0, one=list("abcdef"), other=list("ghijkl")).to_file(tmp_path / "parts.gpkg")
    found = recognise(tmp_path / "parts.gpkg")
    assert found.unnamed == ["name"]
    assert [column.samples for column in found.columns] == [("a", "b", "c"), ("g", "h", "i")]
    named = recognise(tmp_path / "parts.gpkg", FileSettings(columns={"name": "other"}))
    assert (named.unnamed, named.counts["districts"]) == ([], 6)


def test_a_population_grid_tells_its_people(tmp_path: Path) -> None:
    grid(5, 250.0, asukkaita=[10, 20, 30, 40, 50]).to_file(tmp_path / "people.gpkg")
    found = recognise(tmp_path / "people.gpkg")
    assert (found.kind, found.counts["people"], found.counts["cells"]) == ("population", 150, 5)


def test_a_grid_without_people_asks_for_their_column(tmp_path: Path) -> None:
    grid(5, 250.0, value=[1, 2, 3, 4, 5]).to_file(tmp_path / "cells.gpkg")
    found = recognise(tmp_path / "cells.gpkg")
    assert (found.kind, found.unnamed, codes(found)) == ("population", ["population"], ["recognise-grid"])


def test_geojson_with_a_crs_member_is_placed_by_it(tmp_path: Path) -> None:
    table = squares(6, 900.0, name=list("abcdef"))
    document = json.loads(table.to_json(drop_id=True, to_wgs84=False))
    document["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3067"}}
    found = recognise(text(tmp_path / "parts.geojson", json.dumps(document)))
    assert (found.kind, found.crs) == ("districts", "EPSG:3067")
    assert found.bounds == pytest.approx(tuple(table.to_crs("EPSG:4326").total_bounds), abs=1e-6)


def test_geojson_in_metres_that_says_nothing_asks_for_its_system_and_takes_it(tmp_path: Path) -> None:
    document = json.loads(squares(6, 900.0, name=list("abcdef")).to_json(drop_id=True, to_wgs84=False))
    document.pop("crs", None)
    path = text(tmp_path / "parts.geojson", json.dumps(document))
    assert recognise(path).problem.code == "features-not-degrees"
    assert recognise(path).needs_crs
    assert recognise(path, FileSettings(crs=CRS)).problem is None


def test_columns_of_a_cover_make_land_cover(tmp_path: Path) -> None:
    squares(3, 900.0, tree10_m2_2024=[1.0, 2, 3], water_m2_2024=[1.0, 2, 3]).to_file(tmp_path / "cover.gpkg")
    assert recognise(tmp_path / "cover.gpkg").kind == "landcover"


def test_cityjson_is_buildings(tmp_path: Path) -> None:
    ring = [[[0, 1, 2, 3]]]
    house = {"type": "Building", "geometry": [{"type": "MultiSurface", "lod": "0", "boundaries": ring}]}
    document = {
        "type": "CityJSON",
        "version": "2.0",
        "metadata": {"referenceSystem": "https://www.opengis.net/def/crs/EPSG/0/3067"},
        "transform": {"scale": [1, 1, 1], "translate": [EAST, NORTH, 0]},
        "vertices": [[0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 0]],
        "CityObjects": {"house-1": house},
    }
    found = recognise(text(tmp_path / "city.json", json.dumps(document)))
    assert (found.format, found.kind, found.counts["features"]) == ("CityJSON", "buildings", 1)


def row(number: int) -> str:
    """A building as a spreadsheet of a country with decimal commas writes it."""
    place = f"{24.9 + number / 100:.4f};60.1{number}".replace(".", ",")
    return f"{number};{place};19{number}0;1 2{number}0,5;{'A' if number < 5 else 'B'}\n"


REGISTER = "Tunnus;X_koord;Y_koord;Valmistumisvuosi;Kerrosala;Käyttö\n" + "".join(row(number) for number in range(1, 9))


def test_a_register_with_semicolons_and_decimal_commas_is_read(tmp_path: Path) -> None:
    found = recognise(text(tmp_path / "register.csv", REGISTER))
    assert (found.kind, found.counts["rows"], found.problem) == ("register", 8, None)
    assert wanted(found)["construction_year"] == "Valmistumisvuosi"
    assert wanted(found)["gross_floor_area"] == "Kerrosala"
    assert found.bounds == pytest.approx((24.91, 60.11, 24.98, 60.18), abs=1e-6)


def test_codes_of_a_register_are_counted_and_take_their_meaning(tmp_path: Path) -> None:
    path = text(tmp_path / "register.csv", REGISTER)
    chosen = FileSettings(columns={"building_use": "Käyttö"}, values={"building_use": {"A": "office"}})
    found = recognise(path, chosen)
    told = {code.value: (code.count, code.meaning) for code in found.codes["building_use"]}
    assert told == {"A": (4, "office"), "B": (4, None)}


def test_a_column_can_be_given_back(tmp_path: Path) -> None:
    path = text(tmp_path / "register.csv", REGISTER)
    found = recognise(path, FileSettings(columns={"gross_floor_area": None}))
    assert wanted(found)["gross_floor_area"] is None


def test_coordinates_in_metres_without_a_system_ask_for_it(tmp_path: Path) -> None:
    table = "id,x,y,year_built\n1,385000,6672000,1950\n2,385100,6672000,1960\n"
    path = text(tmp_path / "register.csv", table)
    assert recognise(path).needs_crs
    assert recognise(path, FileSettings(crs=CRS)).problem is None


def test_a_table_in_windows_letters_is_read_and_told(tmp_path: Path) -> None:
    found = recognise(text(tmp_path / "register.csv", REGISTER, "cp1252"))
    assert found.encoding == "cp1252"
    assert "file-encoding-recognised" in codes(found)
    assert "Käyttö" in [column.name for column in found.columns]


def hours(step: int = 1) -> str:
    days = [(month, day) for month in range(1, 13) for day in range(1, 29)]
    rows = [f"2019-{month:02d}-{day:02d} {hour:02d}:00" for month, day in days for hour in (0, 6, 12, 18)]
    return "time_utc,air_temperature\n" + "".join(f"{row},{step}\n" for row in rows)


def test_a_year_of_temperatures_is_weather_and_a_week_is_not(tmp_path: Path) -> None:
    year = recognise(text(tmp_path / "year.csv", hours()))
    assert (year.kind, year.years, wanted(year)["outdoor_temperature"]) == ("weather", (2019, 2019), "air_temperature")
    week = recognise(text(tmp_path / "week.csv", "\n".join(hours().splitlines()[:29]) + "\n"))
    assert week.kind is None
    assert codes(week) == ["recognise-use"]


def test_weather_whose_column_is_not_known_asks_for_it(tmp_path: Path) -> None:
    path = text(tmp_path / "year.csv", hours().replace("air_temperature", "sensor_7"))
    assert recognise(path, FileSettings(kind="weather")).unnamed == ["outdoor_temperature"]
    chosen = FileSettings(kind="weather", columns={"outdoor_temperature": "sensor_7"})
    assert recognise(path, chosen).counts["hours"] == 12 * 28 * 4


def test_an_epw_file_tells_its_station_and_year(tmp_path: Path) -> None:
    head = "LOCATION,Helsinki,-,FIN,IWEC,029740,60.32,24.97,2.0,56.0\n" + "COMMENTS 1\n" * 6
    head += "DATA PERIODS,1,1,Data,Sunday,1/1,12/31\n"
    row = "2019,1,1,{hour},0,?,1.0,0.5,90,101325,0,0,0,0,0,0,0,0,0,0,180,3.0" + ",0" * 13 + "\n"
    found = recognise(text(tmp_path / "any.epw", head + "".join(row.format(hour=hour) for hour in range(1, 25))))
    assert (found.format, found.kind, found.years) == ("EPW", "weather", (2019, 2019))
    assert found.bounds == (24.97, 60.32, 24.97, 60.32)


def test_shares_by_zone_are_households(tmp_path: Path) -> None:
    found = recognise(text(tmp_path / "homes.csv", "postinumero,low_income_share\n00100,0.1\n00120,0.2\n"))
    assert (found.kind, wanted(found)["key"], wanted(found)["low_income_share"]) == (
        "households",
        "postinumero",
        "low_income_share",
    )


def test_rasters_are_heights_or_covers(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    heights = tiff(tmp_path / "dem.tif", random.uniform(0, 40, (30, 30)).astype("float32"))
    cover = tiff(tmp_path / "cover.tif", random.choice([10, 30, 50, 80], (30, 30)).astype("uint8"))
    green = tiff(tmp_path / "ndvi.tif", random.uniform(-0.1, 0.8, (30, 30)).astype("float32"))
    odd = tiff(tmp_path / "odd.tif", random.uniform(1e6, 2e6, (30, 30)).astype("float32"))
    kinds = [recognise(path).kind for path in (heights, cover, green, odd)]
    assert kinds == ["elevation", "landcover", "landcover", None]
    assert codes(recognise(odd)) == ["recognise-raster"]


def timetable(path: Path, stops: str = "stop_id,stop_lat,stop_lon\n1,60.1,24.9\n2,60.2,25.0\n") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("stops.txt", stops)
        archive.writestr("routes.txt", "route_id\n1\n")
        archive.writestr("trips.txt", "trip_id\n1\n")
        archive.writestr("stop_times.txt", "trip_id\n1\n")
        archive.writestr("calendar.txt", "service_id,start_date,end_date\n1,20220101,20230630\n")
    return path


def test_a_timetable_tells_stops_and_years(tmp_path: Path) -> None:
    found = recognise(timetable(tmp_path / "hsl.zip"))
    assert (found.kind, found.counts, found.years) == ("gtfs", {"stops": 2, "routes": 1}, (2022, 2023))
    assert found.bounds == (24.9, 60.1, 25.0, 60.2)


def test_a_timetable_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    found = recognise(timetable(tmp_path / "bomb.zip", "stop_id\n" + "0" * 60_000_000))
    assert found.counts["stops"] == 0
    assert "recognise-zip-table" in codes(found)


def test_a_zip_that_swells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.geojson", "0" * 80_000_000)
    assert recognise(path).problem.code == "file-too-large"


def test_a_zip_with_a_path_that_leads_outside_writes_nothing_there(tmp_path: Path) -> None:
    inner = json.loads(squares(3, 15.0).to_crs("EPSG:4326").to_json(drop_id=True))
    path = tmp_path / "sly.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.geojson", json.dumps(inner))
    found = recognise(path)
    assert (found.kind, found.counts["features"]) == ("buildings", 3)
    assert not list(tmp_path.parent.glob("outside*"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("city.osm.pbf", b"\x00" * 500, "osm-format"),
        ("height.tif", b"not a picture", "raster-format"),
        ("zones.gpkg", b"PLAIN TEXT", "features-format"),
        ("zones.gpkg", b"SQLite format 3\x00" + b"\x10" * 300, "features-unreadable"),
        ("zones.geojson", b'{"type": "FeatureCollection", "features": [', "features-json"),
        ("zones.geojson", b"[" * 100_000, "features-format"),
        ("zones.geojson", b'{"a":' * 100_000, "features-json"),
        ("x.zip", b"PK\x03\x04" + b"\x00" * 100, "features-unreadable"),
        ("nothing.csv", b"", "file-empty"),
        ("bytes.csv", b"a,b\n1,\x00\n", "file-not-text"),
        ("list.txt", b'{"not": "a city"}', "features-collection"),
        ("vrt.gml", b"<OGRVRTDataSource><SrcDataSource>/etc/passwd</SrcDataSource>", "features-format"),
    ],
)
def test_what_is_no_such_file_is_told_as_a_problem(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = recognise(path)
    assert found.problem is not None
    assert found.problem.code == code


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    osm(tmp_path / "city.osm.pbf").rename(tmp_path / "city.csv")
    assert recognise(tmp_path / "city.csv").kind == "osm"


def test_a_raster_that_announces_more_than_it_has_is_refused(tmp_path: Path) -> None:
    whole = tiff(tmp_path / "dem.tif", np.zeros((30, 30), "float32")).read_bytes()
    (tmp_path / "cut.tif").write_bytes(whole[:-1_500])
    assert recognise(tmp_path / "cut.tif").problem.code == "raster-unreadable"


def test_a_small_archive_of_millions_of_rows_takes_little_memory(tmp_path: Path) -> None:
    """47 kB took 4.3 GB of rows as dictionaries; here a fourth of it, in a process with as much less room."""
    path = timetable(tmp_path / "rows.zip", "stop_lat,stop_lon\n" + "1,2\n" * 3_000_000)
    program = (
        "import resource, sys; import citybrain.twin.recognise.__main__ as child;"
        "child.MOST_MEMORY = 1_000_000_000; sys.argv = ['', sys.argv[1]]; child.main()"
    )
    told = json.loads(
        subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, check=True).stdout
    )
    assert (told["counts"]["stops"], told["bounds"], told["problem"]) == (3_000_000, [2.0, 1.0, 2.0, 1.0], None)


def test_a_file_is_recognised_without_what_computes_weather() -> None:
    """Libraries of the sun and of statistics take as long to load as looking at a file."""
    code = "import sys, citybrain.twin.recognise.recognise; print({'scipy', 'pvlib', 'h5py'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
LISTED = "INSERT INTO gpkg_{} SELECT 'endless', {} FROM gpkg_{} LIMIT 1"
CONTENTS = "data_type, 'endless', description, last_change, min_x, min_y, max_x, max_y, srs_id"
GEOMETRY = "column_name, geometry_type_name, srs_id, z, m"


@pytest.mark.parametrize(
    "hostile",
    [
        (f"CREATE VIEW endless AS {ENDLESS} SELECT i AS fid, NULL AS geom FROM n WHERE i < 0",
         LISTED.format("contents", CONTENTS, "contents"),
         LISTED.format("geometry_columns", GEOMETRY, "geometry_columns")),
        ("ALTER TABLE gpkg_contents RENAME TO rest",
         f"CREATE VIEW gpkg_contents AS {ENDLESS} SELECT rest.* FROM n, rest WHERE i < 0"),
    ],
    ids=["layer", "contents"],
)  # fmt: skip
def test_a_query_without_an_end_in_a_geopackage_takes_no_turn(tmp_path: Path, hostile: tuple[str, ...]) -> None:
    path = tmp_path / "houses.gpkg"
    squares(6, 15.0).to_file(path)
    with sqlite3.connect(path) as database:
        for statement in ("PRAGMA legacy_alter_table = ON", *hostile):
            database.execute(statement)
    database.close()
    told, ended = [], threading.Event()
    readers = Readers()
    settings = FileSettings(layer="endless") if "endless AS" in hostile[0] else FileSettings()
    readers.ask(path, settings, lambda found: (told.append(found), ended.set()))
    try:
        assert ended.wait(40.0), "the turn is still taken"
    finally:
        readers.close()
    assert told[0]["problem"]["code"] == "features-view"


def test_a_virtual_table_of_another_kind_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "hidden.gpkg"
    squares(6, 15.0).to_file(path)
    require_tables(path)
    with sqlite3.connect(path) as database:
        database.execute('CREATE VIRTUAL TABLE "x USING rtree(" USING fts5(a)')
    database.close()
    with pytest.raises(InputError, match="USING rtree"):
        require_tables(path)
