"""From files to a snapshot: what is read, written, remembered, refused, and what happens when a build dies."""

import html
import io
import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from rich.console import Console

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.messages import LANGUAGES, render, text
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.city import city_answer
from citybrain.presenting.report.page import report
from citybrain.twin.build import build
from citybrain.twin.configuration import read_configuration
from citybrain.twin.coordinates import wgs84_to_gcj02
from citybrain.twin.progress import Cancelled
from citybrain.twin.quality_print import print_quality
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_folder import snapshot_folders
from tests.presenting.report.made_up import contents_of
from tests.twin.importers.weather.weather_files import series
from tests.twin.importers.weather.weather_files import write as write_weather

ROWS = 40


@pytest.fixture
def footprints(tmp_path: Path) -> Path:
    """Forty blocks in Helsinki, one of them twice, one crossing itself."""
    corners = [(24.94 + 0.0006 * (row % 8), 60.17 + 0.0003 * (row // 8)) for row in range(ROWS)]
    shapes = [shapely.box(x, y, x + 0.0003, y + 0.00015) for x, y in corners]
    x, y = corners[3]
    shapes[3] = shapely.Polygon([(x, y), (x + 0.0003, y + 0.0002), (x + 0.0003, y), (x, y + 0.0001)])
    shapes.append(shapes[0])
    table = gpd.GeoDataFrame(
        {
            "id": [f"b{row}" for row in range(ROWS + 1)],
            "storeys": [5.0 if row % 2 else None for row in range(ROWS + 1)],
            "building_use": ["apartment_block" if row % 3 else "office" for row in range(ROWS + 1)],
        },
        geometry=shapes,
        crs="EPSG:4326",
    )
    path = tmp_path / "blocks.geojson"
    table.to_file(path, driver="GeoJSON")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_sun_made_from_temperature_is_told_by_build_in_notices_and_in_reports(
    footprints: Path, tmp_path: Path, language: str
) -> None:
    weather = write_weather(tmp_path / "air.csv", series(), ["outdoor_temperature"])
    manifest = build(tmp_path / "Espoo", {"buildings": [footprints], "weather": [weather]})
    told = text("weather-sun-estimated", language)
    out = io.StringIO()
    print_quality(manifest, Console(file=out, width=1000), language)
    assert told in out.getvalue()
    workspace = OpenCity(tmp_path / "Espoo").workspace
    assert told in city_answer(workspace.snapshot, language)["notices"]
    assert told in html.unescape(report(contents_of(workspace, language), language))


def test_a_new_city_is_named_after_its_folder_and_remembers_its_files(footprints: Path, tmp_path: Path) -> None:
    city = tmp_path / "Espoo"
    manifest = build(city, {"buildings": [footprints]})
    configuration = read_configuration(city)
    assert (configuration.name, configuration.country, configuration.currency) == ("Espoo", "FI", "EUR")
    assert configuration.sources["buildings"].file == ["../blocks.geojson"]
    assert manifest.snapshot == 1
    assert build(city).tables == manifest.tables
    assert load(city).manifest.snapshot == 2


def test_records_repairs_and_origins_are_told(footprints: Path, tmp_path: Path) -> None:
    manifest = build(tmp_path / "city", {"buildings": [footprints]})
    counts = manifest.report["records"]["buildings"]
    assert counts["received"] == ROWS + 1
    assert counts["kept"] == ROWS
    assert sum(counts["rejected"].values()) == 1
    assert manifest.report["changes"]["footprints-crossing"] == 1
    assert manifest.quality["storeys"]["measured"] == pytest.approx(0.5, abs=0.03)
    assert manifest.sources["buildings"].file == "blocks.geojson"
    for told in manifest.notices:
        for language in LANGUAGES:
            assert text(told["code"], language, **told["arguments"])


def test_every_row_has_a_zone_and_the_map_holds_every_row(footprints: Path, tmp_path: Path) -> None:
    build(tmp_path / "city", {"buildings": [footprints]})
    snapshot = load(tmp_path / "city")
    assert len(snapshot.ids) == ROWS
    zone = snapshot.column("zone")
    assert set(zone) == set(range(snapshot.manifest.counts["zones"]))
    assert "buildings.bin.br" in snapshot.manifest.tables
    city = snapshot.city()
    assert not np.isnan(city.columns["outdoor_temperature"]).any()


def test_options_replace_files_of_the_city_file_for_one_build_only(footprints: Path, tmp_path: Path) -> None:
    city = tmp_path / "city"
    build(city, {"buildings": [footprints]})
    before = (city / "city.toml").read_text()
    table = json.loads(footprints.read_text())
    table["features"] = table["features"][:10]
    fewer = tmp_path / "fewer.geojson"
    fewer.write_text(json.dumps(table))
    assert build(city, {"buildings": [fewer]}).counts["buildings"] == 10
    assert (city / "city.toml").read_text() == before
    assert build(city).counts["buildings"] == ROWS


def test_a_timetable_that_is_none_is_refused_and_nothing_of_it_is_built(footprints: Path, tmp_path: Path) -> None:
    timetable = tmp_path / "bus.zip"
    timetable.write_bytes(b"PK")
    manifest = build(tmp_path / "city", {"buildings": [footprints], "gtfs": [timetable]})
    assert manifest.refused["gtfs"].file == "bus.zip"
    assert "gtfs" not in manifest.sources
    assert "stop" not in manifest.entities


@pytest.mark.parametrize("key", ["weather", "population", "districts", "register"])
def test_a_file_in_whose_place_numbers_would_be_made_up_refuses_the_build(
    key: str, footprints: Path, tmp_path: Path
) -> None:
    none = tmp_path / "none.csv"
    none.write_bytes(b"\x00nothing")
    with pytest.raises(InputError):
        build(tmp_path / "city", {"buildings": [footprints], key: [none]})
    assert not (tmp_path / "city" / "twin").exists()


def test_the_progress_rises_and_is_told_in_words(footprints: Path, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    build(tmp_path / "city", {"buildings": [footprints]}, lambda share, key: told.append((share, key)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(text(key, language) for _, key in told for language in LANGUAGES)


def test_a_build_can_be_stopped_at_any_step_and_leaves_nothing(footprints: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    build(tmp_path / "first", {"buildings": [footprints]}, lambda share, key: steps.append(key))
    for stop in steps[:-1]:
        city = tmp_path / f"stopped-{stop}"

        def cancel(share: float, key: str, stop: str = stop) -> None:
            if key == stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            build(city, {"buildings": [footprints]}, cancel)
        assert snapshot_folders(city) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [({}, "names no file with buildings"), ({"osm": [Path("/absent.osm.pbf")]}, "no file /absent.osm.pbf for --osm")],
)
def test_a_city_without_usable_files_says_what_to_give(files: dict, expected: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as problem:
        build(tmp_path / "city", files)
    assert expected in render(problem.value)
    assert not (tmp_path / "city").exists()


def test_a_city_elsewhere_is_built_in_one_attempt(tmp_path: Path) -> None:
    table = gpd.GeoDataFrame({"id": ["a"]}, geometry=[shapely.box(24.74, 59.43, 24.741, 59.4305)], crs="EPSG:4326")
    table.to_file(tmp_path / "tallinn.geojson", driver="GeoJSON")
    manifest = build(tmp_path / "city", {"buildings": [tmp_path / "tallinn.geojson"]})
    assert (manifest.country, manifest.time_zone, manifest.currency) == ("EE", "Europe/Tallinn", "EUR")
    assert "city-by-place" in [told["code"] for told in manifest.notices]


def test_displaced_coordinates_are_brought_back_where_a_source_declares_them(tmp_path: Path) -> None:
    longitude, latitude = wgs84_to_gcj02(np.array([116.4]), np.array([39.9]))
    x, y = float(longitude[0]), float(latitude[0])
    table = gpd.GeoDataFrame({"id": ["a"]}, geometry=[shapely.box(x, y, x + 0.0003, y + 0.0003)], crs="EPSG:4326")
    table.to_file(tmp_path / "beijing.geojson", driver="GeoJSON")
    table.assign(name="Old town").to_file(tmp_path / "districts.geojson", driver="GeoJSON")
    city = tmp_path / "city"
    city.mkdir()
    sources = [
        f'[sources.{key}]\nfile = "../{key}.geojson"\ncoordinates = "GCJ-02"' for key in ("districts", "buildings")
    ]
    (city / "city.toml").write_text("\n".join(['name = "Beijing"', *sources]).replace("../buildings", "../beijing"))
    manifest = build(city)
    assert (manifest.country, manifest.currency) == ("CN", "CNY")
    snapshot = load(city)
    assert snapshot.column("longitude")[0] == pytest.approx(116.40015, abs=2e-5)
    assert snapshot.column("latitude")[0] == pytest.approx(39.90015, abs=2e-5)
    assert list(snapshot.zone_names) == ["Old town"]
    assert "zones" not in str(manifest.notices)


def test_coordinates_that_cannot_be_corrected_are_refused(footprints: Path, tmp_path: Path) -> None:
    city = tmp_path / "city"
    build(city, {"buildings": [footprints]})
    with (city / "city.toml").open("a") as file:
        file.write('\n[sources.elevation]\nfile = "city.toml"\ncoordinates = "BD-09"\n')
    with pytest.raises(InputError) as problem:
        build(city)
    assert "coordinates of elevation cannot be BD-09" in render(problem.value)


def test_a_truncated_map_leaves_the_snapshot_that_serves(footprints: Path, demo_map: Path, tmp_path: Path) -> None:
    city = tmp_path / "city"
    build(city, {"buildings": [footprints]})
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(demo_map.read_bytes()[:200_000])
    with pytest.raises(CityBrainError) as problem:
        build(city, {"osm": [broken]})
    assert "broken.osm.pbf" in render(problem.value)
    assert load(city).manifest.snapshot == 1
    assert len(snapshot_folders(city)) == 1


PROGRAM = """
import sys
from pathlib import Path
from citybrain.twin.build import build

def tell(share, key):
    print(key, flush=True)
    if key == sys.argv[3]:
        import time
        time.sleep(60)

build(Path(sys.argv[1]), {"osm": [Path(sys.argv[2])]}, tell)
"""


@pytest.fixture(scope="module")
def built_once(demo_map: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of the small map; tests build copies of it again."""
    city = tmp_path_factory.mktemp("built") / "city"
    build(city, {"osm": [demo_map]})
    return city


@pytest.mark.parametrize("step", ["build-imputation", "build-writing"])
def test_a_killed_build_leaves_the_snapshot_that_serves(
    built_once: Path, demo_map: Path, step: str, tmp_path: Path
) -> None:
    city = Path(shutil.copytree(built_once, tmp_path / "city"))
    served = load(city).manifest
    command = [sys.executable, "-c", PROGRAM, str(city), str(demo_map), step]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    while process.stdout.readline().strip() != step:
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert load(city).manifest == served
    load(city).verify()
    assert build(city).snapshot == 2


def test_a_build_killed_at_any_moment_of_writing_leaves_whole_snapshots_only(
    built_once: Path, demo_map: Path, tmp_path: Path
) -> None:
    city = Path(shutil.copytree(built_once, tmp_path / "city"))
    command = [sys.executable, "-c", PROGRAM, str(city), str(demo_map), "never"]
    for delay in (0.0, 0.02, 0.05):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        while process.stdout.readline().strip() != "build-writing":
            assert process.poll() is None
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for folder in snapshot_folders(city):
            load(city, int(folder.name)).verify()


def test_shares_of_zones_come_from_districts_and_a_table_with_their_origin(footprints: Path, tmp_path: Path) -> None:
    city, shapes = tmp_path / "city", gpd.read_file(footprints)
    west, south, east, north = shapes.to_crs("EPSG:4326").total_bounds
    areas = gpd.GeoDataFrame(
        {"name": ["All"], "own": [40]}, geometry=[shapely.box(west, south, east, north)], crs="EPSG:4326"
    )
    areas.to_file(tmp_path / "districts.geojson", driver="GeoJSON")
    (tmp_path / "poor.csv").write_text("zone,low_income_share\nall,12 %\nElsewhere,5 %\n")
    files = {"buildings": [footprints], "districts": [tmp_path / "districts.geojson"]}
    build(city, files)
    unknown = load(city).city()
    assert np.isnan(unknown.columns["owner_occupied_share"]).all()
    assert unknown.quality["owner_occupied_share"].tolist() == [6]
    with (city / "city.toml").open("a") as file:
        file.write('\n[districts.columns]\nowner_occupied_share = "own"\n')
    manifest = build(city, {**files, "households": [tmp_path / "poor.csv"]})
    known = load(city).city()
    assert known.columns["owner_occupied_share"].tolist() == [0.4]
    assert known.columns["low_income_share"].tolist() == [0.12]
    assert known.leaf is not None
    leaf = known.leaf("low_income_share", 0)
    assert (leaf.origin, leaf.file, leaf.quality, leaf.row) == ("households", "poor.csv", 2, "1")
    assert "zone-share-unmatched" in {told["code"] for told in manifest.notices}
