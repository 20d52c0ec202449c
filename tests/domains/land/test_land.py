"""The land budget of a small city: sums, plans that move square metres, plots with their evidence."""

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, Polygon, box

from citybrain.domains.land.importers.covers import ground_by_cover
from citybrain.domains.land.importers.register import plots_of_register
from citybrain.domains.land.importers.streets_on_covers import own_shares
from citybrain.kernel import Result
from citybrain.kernel.errors import InputError
from citybrain.kernel.quality import Qualities
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from tests.domains.land.lotton import square, write_city
from tests.domains.planned import planned

USES = ("built", "water", "railway", "driven", "parked", "cycled", "walked", "green", "bare", "unknown", "unmapped")


def register() -> gpd.GeoDataFrame:
    """A plot on the brownfield of the map and one of its own."""
    rows = {
        "id": ["a", "b"], "state": ["vacant", "in_use"], "owner": ["city", None], "since": ["2011", "2020-05-01"],
        "pollution": ["suspected", None], "evidence": ["Dye works until 2011", "Visit of 2020"],
    }  # fmt: skip
    return gpd.GeoDataFrame(rows, geometry=[square(100, 100, 160, 180), square(10, 60, 40, 90)], crs=4326)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_city(tmp_path_factory.mktemp("land") / "lotton", register())
    build(city)
    return OpenCity(city).workspace


def table(workspace: Workspace, name: str) -> gpd.GeoDataFrame:
    return gpd.read_parquet(workspace.snapshot.folder / f"{name}.parquet")


def sums(result: Result) -> np.ndarray:
    return np.sum([result[f"zone_ground_{use}"] for use in USES], axis=0)


def test_uses_of_a_zone_are_its_area_and_those_of_the_city_are_those_of_its_zones(
    workspace: Workspace, today: Result
) -> None:
    area = table(workspace, "zones").geometry.area.to_numpy()
    np.testing.assert_allclose(today["zone_ground"], area, rtol=1e-9)
    np.testing.assert_allclose(sums(today), area, rtol=1e-9)
    for use in USES:
        assert today[f"zone_ground_{use}"].sum() == pytest.approx(float(today[f"city_ground_{use}"]))
        assert (today[f"zone_ground_{use}"] >= 0.0).all()


def test_covers_are_what_the_map_draws(workspace: Workspace, today: Result) -> None:
    """Five houses of 25 m by 25 m each; a parking area of 50 m by 40 m; the one below ground takes no ground."""
    west, east = (list(table(workspace, "zones")["name"]).index(name) for name in ("west", "east"))
    assert today["zone_ground_built"][west] == pytest.approx(5 * 625, rel=0.01)
    assert today["zone_parking_parked"][west] == pytest.approx(2000, rel=0.01)
    assert today["zone_ground_water"][west] == pytest.approx(900, rel=0.01)
    assert today["zone_ground_green"][east] == pytest.approx(3000, rel=0.01)
    assert sorted(np.round(today["parking_places"])) == [80, 80]
    assert 0.0 < today["city_ground_unmapped"] < 4_000, "nothing is drawn in the 10 m south of the houses"


def test_streets_lie_on_open_ground_with_their_cross_section(today: Result) -> None:
    """400 m of street: parking of 2.1 m on both sides, and the footway of 150 m without what the street has of it."""
    assert today["city_ground_at_kerb"] == pytest.approx(float(today["city_area_parked"]), rel=1e-3)
    assert today["city_ground_at_kerb"] == pytest.approx(400 * 4.2, rel=0.01)
    assert 0.9 < today["city_ground_walked"] / today["city_area_walked"] < 1.0


def test_parts_are_known_as_well_as_their_sources(today: Result) -> None:
    """Covers come from the map (2), widths of streets from usual ones (4 or 5)."""
    level = Qualities(today)
    assert set(level["cover_ground"].tolist()) == {2}
    assert level["cover_driven"].max() >= 4


def test_plots_of_the_register_stand_before_those_of_the_map(workspace: Workspace) -> None:
    plots = table(workspace, "plots").set_index("id")
    evidence = plots["plot_evidence"].astype(str).tolist()
    assert evidence == ["register", "register", "large_parking", "former_use", "former_use"], "no brownfield: it is a"
    assert plots["plot_suspicion"].astype(object).tolist()[3:] == ["fuel_station", "industry"]
    assert plots.loc["a", "plot_suspicion"] == "register" and plots.loc["a", "plot_owner"] == "city"
    assert plots.loc["a", "plot_since"] == 2011.0 and plots.loc["b", "plot_since"] == 2020.0
    assert plots.loc["a", "plot_told_by"] == "Dye works until 2011"
    assert plots.loc["b", ["plot_suspicion", "plot_owner"]].isna().all(), "nothing is known: cannot tell"


def test_each_plot_tells_the_file_that_lists_it(workspace: Workspace) -> None:
    origins = workspace.snapshot.manifest.origins
    plots = table(workspace, "plots")
    source = {row.plot_evidence: origins[row.plot_evidence_origin]["source"] for row in plots.itertuples()}
    assert source == {"register": "land-plots", "large_parking": "osm", "former_use": "osm"}


def test_a_park_on_a_brownfield_is_green_and_no_longer_vacant(workspace: Workspace, today: Result) -> None:
    after = planned(workspace, {"intervention": "plot_to_park", "where": {"plot_state": "vacant"}})
    assert after["city_ground_green"] - today["city_ground_green"] == pytest.approx(4800, rel=0.01)
    assert today["city_ground_unknown"] - after["city_ground_unknown"] == pytest.approx(4800, rel=0.01)
    np.testing.assert_allclose(sums(after), sums(today), rtol=1e-9)
    assert after["city_vacant_ground"] == pytest.approx(0.0, abs=1.0)
    assert after["city_sealed_share"] < today["city_sealed_share"]
    cost = 4800 * (100 + 100)
    assert after["city_investment_in_plots"] == pytest.approx(cost, rel=0.01), "its soil is exchanged first"


def test_a_parking_area_becomes_a_park_or_soaks(workspace: Workspace, today: Result) -> None:
    park = planned(workspace, {"intervention": "parking_area_to_park"})
    assert today["city_ground_parked"] - park["city_ground_parked"] == pytest.approx(2000, rel=0.01)
    assert park["city_ground_green"] - today["city_ground_green"] == pytest.approx(2000, rel=0.01)
    assert today["city_parking_places_in_all"] - park["city_parking_places_in_all"] == pytest.approx(80, rel=0.01)
    assert park["city_share_with_car"] == today["city_share_with_car"], "places do not move cars here"
    pavers = planned(workspace, {"intervention": "unseal_parking_area"})
    less = today["city_ground_sealed"] - pavers["city_ground_sealed"]
    assert less == pytest.approx(2000 * (0.9 - 0.15), rel=0.01)
    assert pavers["city_parking_places_in_all"] == today["city_parking_places_in_all"]


def test_kerbs_are_walked_on_where_cars_parked(workspace: Workspace, today: Result) -> None:
    after = planned(workspace, {"intervention": "parking_to_walking"})
    kerb = float(today["city_ground_at_kerb"])
    assert after["city_ground_at_kerb"] == 0.0
    assert after["city_ground_walked"] - today["city_ground_walked"] == pytest.approx(kerb, rel=1e-6)
    np.testing.assert_allclose(sums(after), sums(today), rtol=1e-9)


WRONG = [
    ({"state": ["empty", "vacant"]}, "state (1: empty; vacant, underused, under_construction, in_use, not_known)"),
    ({"owner": ["city", "king"]}, "owner (2: king; city, state, company, private, other, not_known)"),
    ({"pollution": ["polluted", None]}, "pollution (1: polluted; suspected, none)"),
    ({"since": ["long ago", "2020"]}, "since (1: long ago; 1800 … 2100)"),
    ({"evidence": ["", None]}, "evidence (1: -, 2: -; …)"),
]


@pytest.fixture(scope="module")
def known(workspace: Workspace) -> dict[str, Any]:
    names = ("zones", "land", "buildings", "streets", "railways", "places", "ground_covers", "parking_areas", "plots")
    return {name: table(workspace, name) for name in names}


@pytest.mark.parametrize(("columns", "said"), WRONG)
def test_values_that_a_register_cannot_have_are_told(known: dict[str, Any], columns: Any, said: str) -> None:
    with pytest.raises(InputError) as told:
        plots_of_register({"plots": register().assign(**columns)}, known)
    assert told.value.arguments["received"] == said


def test_all_that_is_wrong_is_told_at_once(known: dict[str, Any]) -> None:
    wrong = register().assign(state="empty", since="never", owner="king")
    with pytest.raises(InputError) as told:
        plots_of_register({"plots": wrong}, known)
    assert told.value.arguments["count"] == 3


def test_a_register_with_other_columns_or_without_shapes_is_refused(known: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="land-register-columns") as told:
        plots_of_register({"plots": register().rename(columns={"state": "status", "evidence": "why"})}, known)
    assert told.value.arguments["missing"] == "state, evidence"
    with pytest.raises(InputError, match="land-register-without-shapes"):
        plots_of_register({"plots": register().drop(columns="geometry")}, known)


def test_columns_that_differ_by_capitals_alone_are_refused_and_long_cells_are_cut(known: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="land-register-twice") as told:
        plots_of_register({"plots": register().assign(State="vacant")}, known)
    assert told.value.arguments["received"] == "state"
    with pytest.raises(InputError, match="land-register-values") as told:
        plots_of_register({"plots": register().assign(state="x" * 100_000)}, known)
    assert len(told.value.arguments["received"]) < 500


def test_shapes_without_ground_are_counted_and_those_that_cross_themselves_mended(
    known: dict[str, Any],
) -> None:
    """A bow tie of two triangles, a line, a plot with an area below 0, one far away."""
    crs = known["zones"].crs
    west, south = known["zones"].total_bounds[:2]
    bow = Polygon([(west + 60, south + 60), (west + 80, south + 80), (west + 80, south + 60), (west + 60, south + 80)])
    shapes = [bow, LineString([(west, south), (west + 50, south)]), box(west + 90, south + 60, west + 95, south + 90),
              box(west - 9_000, south, west - 8_990, south + 10)]  # fmt: skip
    rows = {"state": "vacant", "evidence": "Seen", "area": [200.0, 0.0, -5.0, 100.0]}
    made = plots_of_register({"plots": gpd.GeoDataFrame(rows, geometry=shapes, crs=crs)}, {**known, "plots": NO_PLOTS})
    assert made.tables["plots"]["plot_ground"].tolist() == [200.0]
    assert {one.code: one.arguments["count"] for one in made.notices} == {
        "land-register-no-ground": 1, "land-register-negative": 1, "land-register-crossing": 1,
        "land-register-outside": 1,
    }  # fmt: skip


NO_PLOTS = gpd.GeoDataFrame({"id": []}, geometry=[], crs=3067)


def test_ground_on_which_covers_lie_counts_for_the_first_of_them() -> None:
    """A house of 100 in a lawn of 400 that lies on water of 900, in a zone of 2,500 of which 1,600 is open."""
    areas = {"id": ["a", "b"], "kind": ["water", "green"], "subkind": ["natural=water", "landuse=grass"], "name": None}
    land = gpd.GeoDataFrame(areas, geometry=[box(0, 0, 30, 30), box(0, 0, 20, 20)], crs=3067)
    buildings = gpd.GeoDataFrame({"id": ["h"]}, geometry=[box(0, 0, 10, 10)], crs=3067)
    edge = gpd.GeoDataFrame({"id": ["s"]}, geometry=[LineString([(0, 0), (50, 50)])], crs=3067)
    zones = gpd.GeoDataFrame({"id": ["z"]}, geometry=[box(0, 0, 50, 50)], crs=3067)
    made = ground_by_cover({}, {"zones": zones, "land": land, "buildings": buildings, "streets": edge})
    covers = made.tables["ground_covers"].set_index("cover_kind")["cover_ground"]
    assert covers.to_dict() == {"built": 100.0, "water": 800.0, "open": 1600.0}
    assert made.relations["cover_to_street"].weights.tolist() == [pytest.approx(0.375, abs=0.06)]


def test_narrow_streets_begin_at_the_edge_of_wide_ones() -> None:
    """A service road of 40 m ends on a main road of half width 7: 33 m of it are its own; the main road keeps all."""
    lines = [LineString([(0, 0), (100, 0)]), LineString([(100, 0), (200, 0)]), LineString([(100, 0), (100, 40)])]
    columns = {"from_node": [1, 2, 2], "to_node": [2, 3, 4], "highway": ["primary", "primary", "service"]}
    streets = gpd.GeoDataFrame(columns, geometry=lines, crs=3067)
    np.testing.assert_allclose(own_shares(streets), [1.0, 1.0, 33 / 40])


def test_what_a_plot_could_give_follows_its_zone_and_its_buildings(workspace: Workspace, today: Result) -> None:
    """Floor of the zone over its land, times the plot; nothing where it is in use. Floors are estimates (4 or 5)."""
    zone = table(workspace, "plots")["zone"].to_numpy()
    density = today["zone_gross_floor_area"] / today["zone_land_ground"]
    np.testing.assert_allclose(today["plot_zone_density"], density[zone])
    assert today["plot_possible_floor"][0] == pytest.approx(4800 * density[zone[0]], rel=0.01)
    assert today["plot_possible_floor"][1] == 0.0, "plot b is in use"
    assert Qualities(today)["plot_possible_floor"].min() >= 4


def test_a_zone_that_crosses_itself_has_the_ground_that_it_encloses() -> None:
    """A bow tie of two triangles of 100 each, on a lawn."""
    bow = Polygon([(0, 0), (20, 20), (20, 0), (0, 20)])
    land = gpd.GeoDataFrame({"id": ["a"], "kind": ["green"], "subkind": ["landuse=grass"], "name": None},
                            geometry=[box(0, 0, 50, 50)], crs=3067)  # fmt: skip
    zones = gpd.GeoDataFrame({"id": ["z"]}, geometry=[bow], crs=3067)
    covers = ground_by_cover({}, {"zones": zones, "land": land}).tables["ground_covers"]
    assert covers["cover_ground"].tolist() == [200.0]
