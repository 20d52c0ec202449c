"""A small city that asks for heat: built, planned and explained; parts of its warmth add up."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.kernel import Explainer, Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.travel import tramby

PARK = """<node id="901" version="1" lat="{south}" lon="{west}"/><node id="902" version="1" lat="{south}" lon="{east}"/>
<node id="903" version="1" lat="{north}" lon="{east}"/><node id="904" version="1" lat="{north}" lon="{west}"/>
<way id="901" version="1"><nd ref="901"/><nd ref="902"/><nd ref="903"/><nd ref="904"/><nd ref="901"/>
<tag k="leisure" v="park"/></way></osm>"""


def write_hot_city(city: Path) -> Path:
    """The streets and blocks of the timetable's city in one corner, with a park in it."""
    tramby.write_files(city)
    blocks = gpd.read_file(city / "blocks.geojson")
    metres = blocks.to_crs("EPSG:3067")
    west, south = metres.total_bounds[:2]
    corner = shapely.box(west - 50, south - 50, west + 600, south + 400)
    blocks[metres.intersects(corner).to_numpy()].to_file(city / "blocks.geojson", driver="GeoJSON")
    zone = gpd.GeoDataFrame({"id": ["z"], "name": ["Corner"]}, geometry=[corner], crs="EPSG:3067")
    zone.to_crs("EPSG:4326").to_file(city / "districts.geojson", driver="GeoJSON")
    box = gpd.GeoSeries([shapely.box(west + 80, south - 40, west + 180, south + 200)], crs="EPSG:3067")
    bounds = dict(zip(("west", "south", "east", "north"), box.to_crs("EPSG:4326").total_bounds, strict=True))
    text = (city / "streets.osm").read_text(encoding="utf-8").replace("</osm>", PARK.format(**bounds))
    (city / "streets.osm").write_text(text, encoding="utf-8")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write("\n[domains.heat]\n")
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_hot_city(tmp_path_factory.mktemp("heat") / "tramby")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def workspace(city: Path) -> Workspace:
    return OpenCity(city).workspace


@pytest.fixture(scope="module")
def today(workspace: Workspace) -> Result:
    return workspace.baseline().view.result


def planned(workspace: Workspace, *measures: dict[str, Any]) -> Any:
    text = json.dumps({"name": "Heat", "measures": measures}).encode()
    return workspace.outcome_of(read_bytes(text, "heat", json_text=True)).view.result


def test_the_city_has_cells_and_buildings_have_ground_around(city: Path) -> None:
    snapshot = load(city)
    relation = snapshot.relations["ground_around"]
    assert len(snapshot.of("cell")) > 2_000
    assert (np.diff(relation.starts) > 0).all()
    assert "surface-cells-made" in {one["code"] for one in snapshot.manifest.notices}


def test_what_cools_and_the_warmth_left_are_the_heat_island(today: Result) -> None:
    parts = ("warmth_of_place", *(f"cooling_by_{one}" for one in ("shade", "albedo", "evapotranspiration")))
    whole = sum(today[name] for name in (*parts, "cooling_by_green_around"))
    assert whole == pytest.approx(np.full(len(whole), 2.0), abs=1e-12)


def test_shaded_ground_feels_cooler_and_residents_are_counted(today: Result) -> None:
    felt, sun = (np.asarray(today[name]) for name in ("felt_in_afternoon", "cell_sun_share"))
    known = np.isfinite(felt)
    assert np.corrcoef(felt[known], sun[known])[0, 1] > 0.8
    told = [float(today[f"city_residents_{name}_heat"]) for name in ("in_moderate", "of_unknown")]
    assert told[1] == 0.0
    assert told[0] <= float(today["city_residents"])


@pytest.mark.parametrize(
    ("measure", "moved", "down"),
    [
        ("plant_street_trees", "felt_in_afternoon", True),
        ("unseal_ground", "felt_in_afternoon", True),
        ("hang_sails", "air_warmer_by_day", True),
        ("green_roofs", "air_warmer_by_day", True),
        ("cool_roofs", "cell_albedo", False),
    ],
)
def test_a_measure_moves_what_it_should(
    workspace: Workspace, today: Result, measure: str, moved: str, down: bool
) -> None:
    plan = planned(workspace, {"intervention": measure})
    change = plan[moved] - today[moved]
    some = np.abs(np.nan_to_num(change)) > 1e-12
    assert some.any()
    assert ((change[some] < 0.0) == down).all()
    assert float(plan["city_investment_in_cooling"]) > 0.0


def test_trees_in_a_part_are_answered_to_the_bits_of_the_whole(workspace: Workspace, today: Result) -> None:
    """Those that notice a change are computed again; all computed anew from the same trees give the same."""
    part = {"intervention": "plant_street_trees", "where": {"cell_sun_share": {"before": 0.6}}}
    plan = planned(workspace, part)
    planted = np.asarray(plan["planted_share"])
    assert 0 < (planted > 0.0).sum() < len(planted) / 2
    anew = Result(today.graph, today.city, {"planted_share": planted})
    for name in ("felt_in_afternoon", "air_warmer_by_day", "felt_at_building", "residents_in_strong_heat"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))
    assert (np.asarray(plan["air_warmer_by_day"]) != np.asarray(today["air_warmer_by_day"])).any()


def test_why_opens_from_the_street_to_the_weather(workspace: Workspace, today: Result) -> None:
    told = Explainer(today).explain("felt_at_building", 0, depth=3)
    felt = next(one for one in told.inputs if one.quantity == "felt_in_afternoon")
    assert felt.weight is not None or felt.inputs
