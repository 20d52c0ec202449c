"""The demo city is real where open data tell it, marked where they do not, and the same in every build."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from citybrain.cli.server import require_up_to_date
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.presenting.answers.city import city_answer
from citybrain.twin.configuration import read_configuration, require_files
from citybrain.twin.demo import build_demo
from citybrain.twin.open_data import FOLDER, open_files
from citybrain.twin.snapshot import Snapshot, load
from tests.city import ATTRIBUTES, write_city

WORDS = ("README.md", "sources.yaml", "MIT.txt")


@pytest.fixture(scope="module")
def snapshot(demo_city: Path) -> Snapshot:
    return load(demo_city)


def test_every_shipped_file_names_owner_licence_origin_and_who_reads_it() -> None:
    known = open_files()
    assert {path.name for path in FOLDER.iterdir()} == {*known, *WORDS}
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, file in known.items():
        for key in ("title", "what", "owner", "attribution", "licence", "licence_url", "url", "taken_from"):
            assert file[key], (name, key)
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))
        assert file["attribution"] in row and file["licence"] in row, name
        assert "source" in file or "stream" in file, name
    assert sum((FOLDER / name).stat().st_size for name in known) < 6_000_000


def test_it_holds_the_streets_buildings_and_areas_of_the_open_data(snapshot: Snapshot) -> None:
    counts = snapshot.manifest.counts
    assert 380 < counts["buildings"] < 480
    assert counts["streets"] > 4000
    assert counts["trees"] > 300
    assert counts["population"] == 92
    assert {"Kaartinkaupunki", "Kruununhaka"} <= set(snapshot.zone_names)
    snapshot.verify()


def test_whose_data_it_is_stands_beside_title_and_licence(snapshot: Snapshot) -> None:
    told = {(one["title"], one["owner"], one["licence"]) for one in city_answer(snapshot, "en")["attribution"]}
    assert told == {
        (known["title"], known["owner"], known["licence"]) for known in open_files().values() if "source" in known
    }


def test_only_shares_of_zones_are_made_up_and_marked(snapshot: Snapshot) -> None:
    origins = snapshot.origins.all
    assert {origin.rule for origin in origins if origin.simulated} == {
        "demo-owner-occupied-share",
        "demo-low-income-share",
        "demo-women-share",
        "demo-older-share",
    }
    assert snapshot.manifest.simulated
    assert {name: one["simulated"] for name, one in snapshot.manifest.quality.items() if one["simulated"]} == {}
    assert snapshot.manifest.quality["building_use"]["measured"] > 0.5
    assert "demo-simulated" in {entry["code"] for entry in snapshot.manifest.notices}


def test_nothing_but_the_elevation_is_unknown(snapshot: Snapshot) -> None:
    for name in ATTRIBUTES:
        unknown = snapshot.manifest.quality[name]["unknown"]
        assert unknown == (1.0 if name == "elevation" else 0.0), name


def test_the_year_of_weather_is_the_measured_one(snapshot: Snapshot) -> None:
    hours = snapshot.column("outdoor_temperature")
    lines = (FOLDER / "air-temperature-hourly-2019.csv").read_text(encoding="utf-8").splitlines()[1:]
    measured = np.array([float(line.rpartition(",")[2] or "nan") for line in lines])
    assert hours.mean() == pytest.approx(np.nanmean(measured), abs=0.01)


def test_old_blocks_stand_where_the_oldest_of_the_centre_are(snapshot: Snapshot) -> None:
    years, zone = snapshot.column("construction_year"), snapshot.column("zone")
    old = {name: float(np.mean(years[zone == row] < 1920)) for row, name in enumerate(snapshot.zone_names)}
    assert old["Kruununhaka"] > 0.6 < old["Kaartinkaupunki"]
    assert old["Helsinki keskusta - Etu-Töölö"] < 0.5


def test_people_are_those_of_the_cells_of_the_grid_and_live_in_homes(snapshot: Snapshot) -> None:
    homes = np.isin(snapshot.column("building_use"), [0, 1, 2])
    residents = snapshot.column("residents")
    outside = next(e for e in snapshot.manifest.notices if e["code"] == "population-outside")["arguments"]["people"]
    assert residents.sum() == pytest.approx(71_724 - outside, abs=5)
    assert residents[~homes].sum() == 0


def test_buildings_are_as_high_as_the_centre_is(snapshot: Snapshot) -> None:
    large = snapshot.column("footprint_area") > 400
    assert 4.5 < np.average(snapshot.column("storeys")[large]) < 6.5
    assert 3.0 < np.median((snapshot.column("height") / snapshot.column("storeys"))[large]) < 4.5


def test_every_record_is_accounted_for(snapshot: Snapshot) -> None:
    counts = snapshot.manifest.report["records"]["osm"]
    assert counts["received"] == counts["kept"] + sum(counts["rejected"].values())
    assert counts["kept"] == snapshot.manifest.counts["buildings"]


def test_its_file_names_licence_place_and_the_files_of_the_project(demo_city: Path) -> None:
    configuration = read_configuration(demo_city)
    require_files(configuration, demo_city)
    assert configuration.sources["osm"].licence == "ODbL-1.0"
    assert configuration.sources["gtfs"].date is not None
    assert configuration.crs == "EPSG:3879"
    for key, source in load(demo_city).manifest.sources.items():
        assert "/" not in source.file
        if key != "osm":
            assert source.sha256 == hashlib.sha256((FOLDER / source.file).read_bytes()).hexdigest()


def test_two_builds_are_the_same(demo_city: Path, demo_map: Path, tmp_path: Path) -> None:
    again = build_demo(tmp_path / "again", files={"osm": [demo_map]})
    first = load(demo_city).manifest
    assert again.tables == first.tables
    assert again.origins == first.origins
    assert again.report == first.report


def test_a_demo_of_an_earlier_version_is_told_and_left_alone(demo_city: Path, tmp_path: Path) -> None:
    require_up_to_date(demo_city)
    require_up_to_date(write_city(tmp_path / "own"))
    old = write_city(tmp_path / "old")
    manifest = next(old.glob("twin/*/manifest.json"))
    manifest.write_text(
        manifest.read_text().replace('"notices": []', '"notices": [{"code": "demo-simulated", "arguments": {}}]')
    )
    with pytest.raises(InputError) as problem:
        require_up_to_date(old)
    assert f"citybrain demo {old}-new" in render(problem.value)


def test_who_lives_in_zones_is_simulated_and_say_so(snapshot: Snapshot) -> None:
    city = snapshot.city()
    assert city.leaf is not None
    for name in ("owner_occupied_share", "low_income_share", "women_share", "older_share"):
        shares = city.columns[name]
        assert len(shares) == snapshot.manifest.counts["zones"]
        assert ((shares > 0) & (shares < 1)).all()
        assert (city.quality[name] == 5).all()
        leaf = city.leaf(name, 0)
        assert (leaf.simulated, leaf.kind, leaf.rule) == (True, "estimated", f"demo-{name.replace('_', '-')}")
