"""`citybrain plan measures`, and what `plan run` tells first."""

import json
import shutil
from pathlib import Path

import pytest

from tests.city import write_city
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("measures"))
    (folder / "plan.yaml").write_text("name: Walls\nmeasures:\n  - intervention: insulate_walls\n", encoding="utf-8")
    return folder


def test_every_measure_is_listed_with_settings_and_bounds(run: Run, city: Path) -> None:
    code, out, _ = run("plan", "measures", city)
    assert code == 0
    assert "insulate_walls  Insulate outer walls. Building [building] (" in out
    assert "insulated_wall_transmittance = 0.17 W/(m²·K) (allowed 0.08 – 1 W/(m²·K))" in out
    assert "plant_street_trees" in out.split("measures need data")[1]
    listed = json.loads(run("plan", "measures", city, "--json")[1])
    assert [one["name"] for one in listed] == sorted(one["name"] for one in listed)
    assert {"thirty_zone", "plant_street_trees", "build_rain_gardens"} <= {one["name"] for one in listed}


def test_one_measure_says_what_it_costs_and_where_it_can_stand(run: Run, city: Path) -> None:
    code, out, _ = run("plan", "measures", city, "plant_street_trees")
    assert code == 0
    assert "Left out: Are water" in out
    assert "crowns_of_street_trees = 0.25 (allowed 0 – 1)" in out
    assert "upkeep_of_crown = 2 EUR/(m²·a)" in out
    assert "This city cannot have it: This city has no cell" in out
    code, _, err = run("plan", "measures", city, "plant_street_tree")
    assert code == 2
    assert "Nearest: plant_street_trees" in err


def test_what_a_plan_misnames_points_to_the_list(run: Run, city: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("name: x\nmeasures:\n  - intervention: slow_streets\n", encoding="utf-8")
    assert "`citybrain plan measures CITY` lists all" in run("plan", "run", city, wrong)[2]
    wrong.write_text(
        "name: x\nmeasures:\n  - intervention: insulate_walls\n    settings: {depth: 2}\n", encoding="utf-8"
    )
    assert "`citybrain plan measures CITY insulate_walls`" in run("plan", "run", city, wrong)[2]


def test_the_result_comes_first_and_notices_are_summed_up(run: Run, city: Path, tmp_path: Path) -> None:
    copied = tmp_path / "city"
    shutil.copytree(city, copied)
    more = [{"code": "zones-without-buildings", "arguments": {"count": n}} for n in range(2, 5)]
    for path in copied.rglob("manifest.json"):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**manifest, "notices": more}), encoding="utf-8")
    for asked in (("plan", "run", copied, copied / "plan.yaml"), ("assess", copied)):
        out = run(*asked)[1]
        assert out.rstrip().endswith("3 notices on the data of the city: --notices tells them, --json too.")
        assert "4 zones hold no building" in run(*asked, "--notices")[1]
