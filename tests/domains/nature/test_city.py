"""A small city that asks for nature: built, planned and explained; what a plan changes has the bits of all anew."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import Explainer, Result
from citybrain.plans.uncertainty.derived import beyond_reach
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.land.lotton import TOML, write_city
from tests.domains.planned import planned
from tests.twin.osm_files import OsmMaker

CONNECTED = ("ground_animals", "pollinators", "woodland_birds")


def write_green_city(city: Path) -> Path:
    """Lotton with three parks in a row and a large parking area between the last two."""
    write_city(city)
    maker = OsmMaker()
    maker.way([(0, 50), (200, 50), (400, 50)], highway="residential", name="Park Street")
    maker.box(10, 10, 35, 35, building="apartments", building__levels="5")
    maker.box(210, 10, 235, 35, building="apartments", building__levels="3")
    for west, name in ((0, "West Park"), (130, "Middle Park"), (330, "East Park")):
        maker.box(west, 100, west + 70, 180, leisure="park", name=name)
    maker.box(230, 100, 290, 160, amenity="parking", parking="surface", surface="asphalt")
    (city / "lotton.osm.pbf").unlink()
    maker.write(city / "lotton.osm.pbf", bounds=[(-50, -50), (450, 250)])
    (city / "city.toml").write_text(TOML + "\n[domains.nature]\n", encoding="utf-8")
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_green_city(tmp_path_factory.mktemp("nature") / "lotton")
    build(folder)
    return folder


def connected(result: Result) -> list[float]:
    return [float(result[f"connected_area_of_{group}"]) for group in CONNECTED]


def named(workspace: Workspace, name: str) -> str:
    table = workspace.snapshot.of("habitat")
    row = list(table.names).index(name)
    return str(table.ids[row])


def test_the_city_has_habitats_and_ways(city: Path, today: Result) -> None:
    snapshot = load(city)
    assert len(snapshot.of("habitat")) == 4
    assert float(today["city_area_of_habitat"]) == pytest.approx(3 * 5600, rel=0.02)
    assert all(0.0 < one <= float(today["city_area_of_habitat"]) for one in connected(today))
    assert "nature-habitats-made" in {one["code"] for one in snapshot.manifest.notices}


def test_a_park_that_is_built_over_takes_what_its_importance_says(workspace: Workspace, today: Result) -> None:
    middle = named(workspace, "Middle Park")
    plan = planned(workspace, {"intervention": "build_over_habitat", "where": {"id": middle}})
    row = int(np.flatnonzero(np.asarray(plan["habitat_built_share"]) == 1.0)[0])
    for group, before, after in zip(CONNECTED, connected(today), connected(plan), strict=True):
        lost = 100.0 * (1.0 - (after / before) ** 2)
        assert after < before
        assert float(today[f"importance_for_{group}"][row]) == pytest.approx(lost, abs=1e-9)
    assert float(plan["city_area_of_habitat"]) < float(today["city_area_of_habitat"])
    assert float(plan["connectivity_for_pollinators"]) < float(today["connectivity_for_pollinators"])


def test_a_corridor_and_a_park_on_a_parking_area_join(workspace: Workspace, today: Result) -> None:
    corridor = planned(workspace, {"intervention": "plant_corridor"})
    assert connected(corridor)[0] > connected(today)[0]
    assert connected(corridor)[1:] == connected(today)[1:]
    assert float(corridor["city_investment_in_corridors"]) > 0.0
    park = planned(workspace, {"intervention": "parking_area_to_park"})
    assert all(after > before for after, before in zip(connected(park), connected(today), strict=True))


def test_a_plan_has_the_bits_of_all_anew(workspace: Workspace, today: Result) -> None:
    park = {"intervention": "build_over_habitat", "where": {"id": named(workspace, "West Park")}}
    plan = planned(workspace, park, {"intervention": "plant_corridor"})
    changed = {name: np.asarray(plan[name]) for name in ("habitat_built_share", "corridor_planted")}
    anew = Result(today.graph, today.city, changed)
    names = [f"{what}_{group}" for group in CONNECTED for what in ("connected_area_of", "importance_for",
             "connector_for", "link_importance_for")]  # fmt: skip
    for name in names:
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))


def test_why_opens_from_the_city_to_its_habitats(today: Result) -> None:
    told = Explainer(today).explain("connectivity_for_ground_animals", 0, depth=3)
    assert {one.quantity for one in told.inputs} >= {"connected_area_of_ground_animals", "city_land_ground"}


def test_a_city_that_does_not_ask_has_no_habitats(tmp_path: Path) -> None:
    build(write_city(tmp_path / "lotton"))
    assert "habitat" not in load(tmp_path / "lotton").entities


def test_connected_habitat_follows_from_a_mean_over_habitats_so_that_it_can_be_drawn(today: Result) -> None:
    graph = today.graph
    for group in ("ground_animals", "pollinators", "woodland_birds"):
        assert beyond_reach(graph, f"connected_area_of_{group}") == ""
        area, reached = today["area_of_habitat"], today[f"habitat_reached_by_{group}"]
        assert float(today[f"connected_area_of_{group}"]) == pytest.approx(float(np.sqrt((area * reached).sum())))
