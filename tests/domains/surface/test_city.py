"""A small city with cells, satellite bands and land cover of years: from its files to the answers."""

import json

import geopandas as gpd
import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from typer.testing import CliRunner

from citybrain.cli.main import app
from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.presenting.answers.changes import changes_answer, has_changes
from citybrain.twin.build import build
from citybrain.twin.snapshot import Snapshot, load
from tests.domains.heat.test_city import write_hot_city

BANDS = """
[domains.surface]
red_2020 = {{file = "red.tif", scale = 0.0001, offset = 0.0}}
near_infrared_2020 = {{file = "near.tif", scale = 0.0001, offset = 0.0}}
landcover_years = {{file = "years.csv", columns = {{zone = "district", "trees: low {{year}} [m²]" = "low_{{year}}"}}}}
"""
TALL_TREES = "height_of_street_trees: {unit: m, values: [{from: 1900-01-01, value: 15, source: Planes}]}\n"
TABLE = (
    "district,low_2018,low_2020,low_2022,low_2024,trees: high 2018 [m²],paved_m2_2018\nCorner,9000,8000,7000,6000,1,2\n"
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    city = write_hot_city(tmp_path_factory.mktemp("surface") / "tramby")
    text = (city / "city.toml").read_text(encoding="utf-8").replace("\n[domains.heat]\n", BANDS.format())
    (city / "city.toml").write_text(text, encoding="utf-8")
    (city / "parameters").mkdir()
    (city / "parameters" / "trees.yaml").write_text(TALL_TREES, encoding="utf-8")
    (city / "years.csv").write_text(TABLE, encoding="utf-8")
    zone = gpd.read_file(city / "districts.geojson").to_crs("EPSG:3067")
    west, _, _, north = zone.total_bounds
    for name, number in (("red", 1000), ("near", 3000)):
        about = {"driver": "GTiff", "height": 100, "width": 100, "count": 1, "dtype": "uint16", "nodata": 0}
        place = from_origin(west - 50.0, north + 50.0, 10.0, 10.0)
        with rasterio.open(city / f"{name}.tif", "w", **about, crs="EPSG:3067", transform=place) as file:
            file.write(np.full((100, 100), number, np.uint16), 1)
    build(city)
    return load(city)


def test_cells_have_an_index_of_their_own_source(snapshot: Snapshot) -> None:
    cells = snapshot.of("cell")
    assert np.nanmean(cells.column("cell_ndvi")) == pytest.approx(0.5, abs=1e-4)
    assert cells.origin("cell_ndvi", 0).source == "surface-near_infrared_2020"
    assert cells.origin("cell_roof_share", 0).source == "osm"


def test_years_of_the_table_and_of_the_bands_are_told(snapshot: Snapshot) -> None:
    assert has_changes(snapshot)
    told = {one["name"]: one for one in changes_answer(snapshot, "Corner", "en")["series"]}
    assert told["trees: low"]["values"] == [9000.0, 8000.0, 7000.0, 6000.0]
    assert told["trees: low"]["verdict"] == "loss"
    assert told["NDVI"]["values"] == pytest.approx([0.5], abs=1e-4)


def test_the_command_prints_them(snapshot: Snapshot) -> None:
    ran = CliRunner().invoke(app, ["--language", "en", "changes", str(snapshot.folder.parents[1])])
    assert ran.exit_code == 0, ran.output
    assert "Shrank over comparable" in ran.output.replace("\n", " ")


def test_a_park_grows_over_the_years_and_tells_its_water(snapshot: Snapshot) -> None:
    """Crowns grow by a 25th each year, and the carbon that they hold with them."""
    workspace = OpenCity(snapshot.folder.parents[1]).workspace
    plan = {
        "name": "Park", "years": {"from": 2026, "to": 2030},
        "measures": [{"intervention": "make_park", "where": {"sealed_ground_share": {"at_least": 0.2}}}],
    }  # fmt: skip
    result = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "park", json_text=True)).view.result
    assert float(result["city_water_for_measures"]) > 0.0
    assert float(result["city_carbon_of_year"]) == pytest.approx(float(result["city_carbon_when_grown"]) * 5 / 25)


def test_trees_beside_solar_roofs_are_said_and_either_alone_is_not(snapshot: Snapshot) -> None:
    workspace = OpenCity(snapshot.folder.parents[1]).workspace
    trees, modules = {"intervention": "plant_street_trees"}, {"intervention": "install_rooftop_solar"}
    code = "conflict-city_solar_roofs_below_new_crowns"
    counts = []
    for measures in ([trees], [modules], [trees, modules]):
        text = json.dumps({"name": "Sun", "measures": measures}).encode()
        made = workspace.outcome_of(read_bytes(text, "sun", json_text=True))
        counts.append([one.arguments["count"] for one in made.notices if one.code == code])
    power, around = (np.asarray(made.view.result[name]) for name in ("solar_power_capacity", "planted_around"))
    assert np.asarray(made.view.result["height"]).max() <= 15.0
    beside = int(((power > 0.0) & (around > 0.0)).sum())
    assert beside > 0
    assert counts == [[], [], [beside]]


def test_trees_beside_solar_roofs_take_of_their_yield_and_more_as_they_grow(snapshot: Snapshot) -> None:
    """Generation of modules alone is more than with trees; roofs above the crowns keep all of theirs."""
    workspace = OpenCity(snapshot.folder.parents[1]).workspace
    trees, modules = {"intervention": "plant_street_trees"}, {"intervention": "install_rooftop_solar"}

    def made(*measures: dict[str, str], **more: dict[str, int]) -> Result:
        text = json.dumps({"name": "Sun", "measures": measures, **more}).encode()
        return workspace.outcome_of(read_bytes(text, "sun", json_text=True)).view.result

    alone, shaded = made(modules), made(trees, modules)
    young = made(trees, modules, years={"from": 2026, "to": 2029})
    taken, height = np.asarray(shaded["sun_taken_from_roof"]), np.asarray(shaded["height"])
    assert ((taken > 0.0) == ((height < 15.0) & (np.asarray(shaded["new_crowns_around"]) > 0.0))).all()
    assert 0.0 < taken.max() < 0.3
    np.testing.assert_array_equal(shaded["solar_yield"], alone["solar_yield"] * (1.0 - taken))
    assert float(shaded["city_solar_generation"]) < float(alone["city_solar_generation"])
    assert np.asarray(young["sun_taken_from_roof"]).max() < taken.max()


def test_ponds_on_water_are_refused_as_water(snapshot: Snapshot) -> None:
    every = {"water_cover": np.array([1.0, 0.0]), "open_ground_share": np.array([0.0, 0.0])}
    first = OpenCity(snapshot.folder.parents[1]).workspace.graph.interventions["dig_ponds"].conditions[0]
    assert first.reason == "surface-reason-water"
    assert np.asarray(first.function(*(every[name] for name in first.inputs))).tolist() == [False, True]


def test_ponds_lie_in_ground_alone_and_shares_stay_a_whole(snapshot: Snapshot) -> None:
    workspace = OpenCity(snapshot.folder.parents[1]).workspace
    text = {"name": "Ponds", "measures": [{"intervention": "dig_ponds", "settings": {"pond_in_cell": 1.0}}]}
    result = workspace.outcome_of(read_bytes(json.dumps(text).encode(), "ponds", json_text=True)).view.result
    pond, water, roof = (np.asarray(result[name]) for name in ("pond_share", "cell_water_share", "cell_roof_share"))
    assert (pond > 0.0).any()
    assert (pond + water + roof <= 1.0 + 3e-4).all()
    covers = ("sealed_ground_share", "green_ground_share", "water_cover", "cell_roof_share", "cell_bare_share")
    whole = sum(np.asarray(result[name]) for name in (*covers, "cell_rail_share"))
    assert whole == pytest.approx(np.ones(len(pond)), abs=3e-4)


def test_a_park_moves_every_sealed_ground_alike(snapshot: Snapshot) -> None:
    """What cells unseal the land budget counts as ground that soaks: both fall, by the same ground."""
    workspace = OpenCity(snapshot.folder.parents[1]).workspace
    plan = {"name": "Park", "measures": [{"intervention": "make_park"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "park", json_text=True))
    today, after = outcome.today.result, outcome.view.result
    taken = float(today["city_sealed_area"]) - float(after["city_sealed_area"])
    assert taken > 0.0
    assert float(after["city_unsealed_area"]) == pytest.approx(taken)
    soaks = float(today["runoff_of_carriageways"]) - float(today["runoff_of_green"])
    less = float(today["city_ground_sealed"]) - float(after["city_ground_sealed"])
    assert less == pytest.approx(min(taken * soaks, float(today["city_ground_sealed"])))
    assert float(after["city_sealed_share"]) < float(today["city_sealed_share"])
