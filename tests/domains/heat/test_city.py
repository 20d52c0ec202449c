"""A small city that asks for heat: built, planned and explained; parts of its warmth add up."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.kernel import Explainer, Result
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.planned import planned
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


def test_the_city_has_cells_and_buildings_have_ground_around(city: Path) -> None:
    snapshot = load(city)
    relation = snapshot.relations["ground_around"]
    assert len(snapshot.of("cell")) > 2_000
    assert (np.diff(relation.starts) > 0).all()
    assert "surface-cells-made" in {one["code"] for one in snapshot.manifest.notices}


def test_what_cools_and_the_warmth_left_are_the_heat_island(today: Result) -> None:
    cooling = ("shade", "albedo", "evapotranspiration", "water", "green_around")
    whole = sum(today[name] for name in ("warmth_of_place", *(f"cooling_by_{one}" for one in cooling)))
    assert whole == pytest.approx(np.full(len(whole), 2.0), abs=1e-12)


def test_drivers_of_a_place_add_up_and_heat_that_is_given_off_is_among_them(today: Result) -> None:
    """Without traffic and buildings what is left is the warmth of the place; heat stays where it is given off."""
    drivers = ("density", "vegetation", "water", "albedo", "traffic", "building_heat")
    parts = {name: np.asarray(today[f"warmth_by_{name}"]) for name in drivers}
    np.testing.assert_allclose(sum(parts.values()), today["warmth_of_drivers"], atol=1e-12)
    cover = sum(parts[name] for name in drivers[:4])
    np.testing.assert_allclose(cover, today["warmth_of_place"], atol=1e-12)
    assert (parts["building_heat"] > 0.0).any()
    assert (parts["traffic"] > 0.0).any()
    given_off = today["building_heat"] * today["cell_area"] / 1000.0
    inside = today.city.relations["buildings_in_cell"]
    part = np.bincount(inside.rows, inside.weights, len(today["heat_of_building"]))
    assert part.max() <= 1.0 + 1e-9
    assert given_off.sum() == pytest.approx((part * today["heat_of_building"]).sum())
    told = Explainer(today).explain("warmth_of_drivers", 5, depth=1)
    assert sum(one.value or 0.0 for one in told.inputs) == pytest.approx(told.value)


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
        ("dig_ponds", "air_warmer_by_day", True),
        ("green_walls", "air_warmer_by_day", True),
        ("make_park", "felt_in_afternoon", True),
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


def test_ponds_that_take_all_ground_take_no_cool_ground_out_of_a_mean_nor_knowledge(
    workspace: Workspace, today: Result
) -> None:
    """Means of the city are over the ground of today: no cell warms, so the mean does not; nobody becomes unknown."""
    where = {"sealed_ground_share": {"at_least": 0.5}, "green_ground_share": {"before": 0.1}}
    plan = planned(workspace, {"intervention": "dig_ponds", "where": where, "settings": {"pond_in_cell": 1.0}})
    left = np.asarray(plan["open_ground_share"]) < np.asarray(today["open_ground_share"])
    assert left.any()
    assert (np.asarray(plan["air_warmer_by_day"]) <= np.asarray(today["air_warmer_by_day"]) + 1e-12).all()
    ground, colder = np.asarray(today["open_ground_of_cell"]), plan["air_warmer_by_day"] - today["air_warmer_by_day"]
    moved = float(plan["city_air_warmer_by_day"] - today["city_air_warmer_by_day"])
    assert moved == pytest.approx(np.average(colder, weights=ground))
    assert moved < 0.0
    np.testing.assert_array_equal(plan["open_ground_of_cell"], today["open_ground_of_cell"])
    np.testing.assert_array_equal(np.isnan(plan["felt_at_building"]), np.isnan(today["felt_at_building"]))
    assert float(plan["city_residents_of_unknown_heat"]) == float(today["city_residents_of_unknown_heat"])
    anew = Result(today.graph, today.city, {"pond_share": np.asarray(plan["pond_share"])})
    for name in ("felt_in_afternoon", "city_felt_in_afternoon", "city_air_warmer_by_day", "residents_in_strong_heat"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))


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


def test_new_trees_spare_cooling_of_buildings_and_taking_them_away_gives_it_back(
    workspace: Workspace, today: Result
) -> None:
    """Today's cooling need is that without any heat of cells, to the bit; so is that of a plan without its trees."""
    plan, other = (planned(workspace, {"intervention": name}) for name in ("plant_street_trees", "unseal_ground"))
    bare = today["space_cooling_need"]
    np.testing.assert_array_equal(today["shaded_cooling_need"], bare)
    np.testing.assert_array_equal(plan["space_cooling_need"], bare)
    assert (np.asarray(plan["sun_taken_from_walls"]) > 0.0).any()
    assert (np.asarray(plan["shaded_cooling_need"]) < bare).all()
    assert (np.asarray(other["sun_taken_from_walls"]) == 0.0).all()
    assert plan["shaded_cooling_need"].sum() < other["shaded_cooling_need"].sum() < bare.sum()
    np.testing.assert_array_equal(plan["space_heating_need"], today["space_heating_need"])


def test_a_street_is_told_on_both_sides_and_in_its_middle_and_trees_cool_it(
    workspace: Workspace, today: Result
) -> None:
    """Relations hold cells that lie 6 m aside; new trees take sun and cool, nowhere the other way."""
    names = ("felt_on_left_side", "felt_in_middle", "felt_on_right_side")
    plan = planned(workspace, {"intervention": "plant_street_trees"})
    for name in names:
        before, after = np.asarray(today[name]), np.asarray(plan[name])
        known = np.isfinite(before)
        assert known.sum() >= 5
        assert (after[known] <= before[known] + 1e-9).all()
        assert (after[known] < before[known] - 0.05).any()
    sun = np.asarray(today["sun_in_middle"])
    assert np.nanmin(sun) >= 0.0
    assert np.nanmax(sun) <= 1.0
    assert not np.array_equal(today["felt_on_left_side"], today["felt_on_right_side"], equal_nan=True)


def test_priority_is_known_where_ages_are_and_ranks_zones(today: Result) -> None:
    if np.isnan(np.asarray(today["older_share"])).all():
        assert np.isnan(today["heat_priority"]).all()
        assert np.isnan(today["heat_priority_of_cell"]).all()
    else:
        assert np.nanmin(today["heat_priority_rank"]) == 1.0


def test_why_opens_from_the_street_to_the_weather(workspace: Workspace, today: Result) -> None:
    told = Explainer(today).explain("felt_at_building", 0, depth=3)
    felt = next(one for one in told.inputs if one.quantity == "felt_in_afternoon")
    assert felt.weight is not None or felt.inputs
