"""A small city whose ways lead over cells: what trees, grass and ponds do to habitats, to the bits of all anew."""

import json
from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.greenways.importers.cells import ways_over_cells
from citybrain.kernel import Explainer, Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from tests.domains.nature.test_city import connected, write_green_city
from tests.domains.planned import planned


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_green_city(tmp_path_factory.mktemp("greenways") / "lotton")
    with (folder / "city.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n[domains.greenways]\n")
    build(folder)
    return folder


def test_without_measures_ways_are_as_they_are_today(today: Result) -> None:
    assert (np.asarray(today["way_over_changed_ground"]) == 1.0).all()
    np.testing.assert_array_equal(today["link_distance"], today["link_mapped_distance"])
    assert float(np.asarray(today["habitat_from_cells"]).sum()) == 0.0
    assert np.isfinite(np.asarray(today["habitat_cell"])).all()
    assert set(np.unique(np.asarray(today["resistance_of_cell"])[np.isfinite(today["cell_habitat"])])) == {1.0}


def test_trees_shorten_ways_and_grass_on_a_parking_area_becomes_a_habitat(workspace: Workspace, today: Result) -> None:
    trees = planned(workspace, {"intervention": "plant_street_trees"})
    assert connected(trees)[0] > connected(today)[0]
    assert connected(trees)[1:] == connected(today)[1:], "those that fly take the gaps"
    assert float(trees["city_area_of_habitat"]) == float(today["city_area_of_habitat"])
    grass = planned(workspace, {"intervention": "unseal_ground"})
    possible = np.asarray(today["mapped_habitat_area"]) == 0.0
    assert (np.asarray(grass["area_of_habitat"])[possible] >= 500.0).all()
    assert all(after > before for after, before in zip(connected(grass), connected(today), strict=True))


def test_ponds_lengthen_ways(workspace: Workspace, today: Result) -> None:
    ponds = planned(workspace, {"intervention": "dig_ponds"})
    assert (np.asarray(ponds["way_over_changed_ground"]) >= 1.0).all()
    assert connected(ponds)[0] < connected(today)[0]


def test_a_plan_has_the_bits_of_all_anew(workspace: Workspace, today: Result) -> None:
    plan = planned(workspace, {"intervention": "unseal_ground"}, {"intervention": "plant_street_trees"})
    changed = {name: np.asarray(plan[name]) for name in ("unsealed_share", "planted_share")}
    anew = Result(today.graph, today.city, changed)
    for name in ("way_over_changed_ground", "area_of_habitat", "link_distance", "importance_for_ground_animals"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))


def test_a_plan_has_intervals_where_cells_are_too_many_to_draw(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ways stay as they are searched: only numbers by row are followed by a parabola."""
    monkeypatch.setattr("citybrain.plans.uncertainty.case.MOST_CELLS", 0)
    plan = {"name": "Trees", "measures": [{"intervention": "plant_street_trees"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=16, drivers=False))
    assert "city_planted_trees" in {one.quantity for one in drawn.quantities} | drawn.untold.keys()


def test_why_opens_from_a_way_to_its_ground(today: Result) -> None:
    told = Explainer(today).explain("link_distance", 0, depth=2)
    assert "way_over_changed_ground" in {one.quantity for one in told.inputs}


def test_without_cells_there_is_a_reason() -> None:
    assert [one.code for one in ways_over_cells({}, {}, lambda share, key: None).notices] == ["greenways-no-cells"]


@pytest.fixture(scope="module")
def of_sides(tmp_path_factory: pytest.TempPathFactory) -> dict[float, Path]:
    """The same city with cells of the ground of 5 and of 20 m."""
    folders = {}
    for side in (5.0, 20.0):
        folders[side] = write_green_city(tmp_path_factory.mktemp("sides") / "lotton")
        with (folders[side] / "city.toml").open("a", encoding="utf-8") as stream:
            stream.write(f"\n[domains.greenways]\n[domains.surface]\nside = {side:g}\n")
        build(folders[side])
    return folders


def test_habitats_have_the_same_areas_and_ways_whatever_the_side_of_a_cell(
    of_sides: dict[float, Path], today: Result
) -> None:
    """And grass beside them adds about as much: 5 m around them is the same ground in wide and narrow cells."""
    added = {}
    for side, folder in of_sides.items():
        with OpenCity(folder) as opened:
            result = opened.workspace.baseline().view.result
            assert set(np.asarray(result["cell_area"])) == {side**2}
            for name in ("area_of_habitat", "link_mapped_distance", "link_distance"):
                np.testing.assert_array_equal(np.asarray(result[name]), np.asarray(today[name]))
            assert round(float(result["city_area_of_habitat"]) / 1e4, 3) == 1.673
            grass = planned(opened.workspace, {"intervention": "unseal_ground"})
            added[side] = float(grass["city_area_of_habitat"]) - float(result["city_area_of_habitat"])
            possible = np.asarray(result["mapped_habitat_area"]) == 0.0
            assert np.asarray(grass["area_of_habitat"])[possible] == pytest.approx([1080.0], abs=1.0)
            assert {one["code"]: one["arguments"] for one in opened.workspace.snapshot.manifest.notices}[
                "nature-cells-of-ways"
            ] == {"side": 10.0}
    assert 0.6 < added[5.0] / added[20.0] < 1.0
