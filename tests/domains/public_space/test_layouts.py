"""A park of a small city is laid out: what is told is what the plan does, the same again, over HTTP and as files."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from citybrain.api.app import create_app
from citybrain.cli.main import app
from citybrain.kernel import PlanError
from citybrain.open_city import OpenCity
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.layouts.front import undominated
from citybrain.plans.layouts.search import LayoutAnswer
from citybrain.plans.layouts.trials import costs_to_minimise
from citybrain.plans.years.progress import Progress
from citybrain.twin.build import build
from tests.domains.runoff.rainy_city import write_rainy_city

PARK, BUDGET, V1 = "way/901", 60_000.0, "/api/v1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    city = write_rainy_city(tmp_path_factory.mktemp("squares") / "tramby")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write("\n[domains.public_space]\n")
    build(city)
    return city


@pytest.fixture(scope="module")
def opened(folder: Path) -> OpenCity:
    return OpenCity(folder)


def asked(opened: OpenCity, **more: Any) -> LayoutAnswer:
    said = {"space": PARK, "budget": BUDGET, "seed": 2, "trials": 40, **more}
    return opened.layouts.of(Document(said, "question"), Progress())


@pytest.fixture(scope="module")
def answer(opened: OpenCity) -> LayoutAnswer:
    return asked(opened)


def test_layouts_are_scored_by_heat_water_carbon_and_footfall(answer: LayoutAnswer) -> None:
    told = {one.quantity: (one.mean, one.better) for one in answer.scores}
    assert told == {
        "felt_in_afternoon": (True, "less"), "carbon_when_grown": (False, "more"),
        "runoff_beyond_storage": (False, "less"), "footfall": (False, "more"),
    }  # fmt: skip
    assert (answer.tried, answer.missing) == (40, {})
    assert 1 < len(answer.layouts) <= answer.on_front
    assert all(0.0 < one.cost <= BUDGET for one in answer.layouts)
    costs = costs_to_minimise(answer.layouts, answer.scores)
    assert len(undominated(costs)) == len(costs)


def test_what_a_layout_is_told_is_what_its_plan_does(opened: OpenCity, answer: LayoutAnswer) -> None:
    workspace, ground = opened.workspace, answer.ground
    for one, measures in zip(answer.layouts[-2:], answer.measures[-2:], strict=True):
        said = {"name": "Layout", "measures": measures}
        outcome = workspace.outcome_of(read_bytes(json.dumps(said).encode(), "layout.json", json_text=True))
        assert outcome.cost.measures_investment == pytest.approx(one.cost)
        for score, value in zip(answer.scores, one.values, strict=True):
            column = outcome.view.column(score.quantity)
            if outcome.view.graph[score.quantity].of == ground.entity:
                assert column[ground.row] == value
                continue
            cells = column[ground.rows]
            cells = cells[np.isfinite(cells)]
            assert float(cells.mean() if score.mean else cells.sum()) == value


def test_a_seed_gives_the_same_layouts_and_another_others(folder: Path, answer: LayoutAnswer) -> None:
    with OpenCity(folder) as again:
        same, other = asked(again), asked(again, seed=3)
    assert [one.layout.key for one in same.layouts] == [one.layout.key for one in answer.layouts]
    assert [one.values for one in same.layouts] == [one.values for one in answer.layouts]
    assert [one.layout.key for one in other.layouts] != [one.layout.key for one in answer.layouts]


def test_ways_stay_free_unless_told_otherwise(opened: OpenCity, answer: LayoutAnswer) -> None:
    def too_wide(one: LayoutAnswer, free: Any) -> bool:
        taken = (
            (part, dict(part.option.settings)[part.option.measure.takes])
            for layout in one.layouts for part in layout.layout.placed if part.option.measure.takes
        )  # fmt: skip
        return any((free[list(part.cells)] + 1e-9 < share).any() for part, share in taken)

    assert answer.ground.free.min() < 1.0
    assert not too_wide(answer, answer.ground.free)
    ponds = asked(opened, keep_ways=False, measures=["dig_ponds"], budget=1e6)
    assert too_wide(ponds, answer.ground.free)


def test_it_ends_early_with_the_best_so_far_or_not_at_all(opened: OpenCity) -> None:
    enough = Progress(lambda part, done, of: enough.finish() if done == 5 else None)
    stopped = Progress(lambda part, done, of: stopped.stop() if done == 5 else None)
    said = Document({"space": PARK, "budget": BUDGET, "seed": 77, "trials": 400}, "question")
    early = opened.layouts.of(said, enough)
    assert (early.complete, early.tried) == (False, 5)
    with pytest.raises(PlanError) as raised:
        opened.layouts.of(said, stopped)
    assert raised.value.code == "plan-cancelled"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"space": "way/9"}, "layout-space-unknown"), ({"budget": 10.0}, "layout-budget-small"),
        ({"measures": ["insulate_walls"]}, "layout-measure-unknown"), ({"entity": "building"}, "layout-no-ground"),
        ({"budget": -1.0}, None), ({"trials": 10_000}, None), ({"colour": "red"}, None),
    ],
)  # fmt: skip
def test_bad_questions_are_refused(opened: OpenCity, said: dict[str, Any], code: str | None) -> None:
    with pytest.raises(PlanError) as raised:
        asked(opened, **said)
    assert code in (None, raised.value.code)


def test_it_is_asked_over_http(opened: OpenCity, answer: LayoutAnswer, tmp_path: Path) -> None:
    with TestClient(create_app(opened, tmp_path)) as client:
        choices = client.get(f"{V1}/layouts").json()
        assert {one["entity"] for one in choices["grounds"]} == {"public_space"}
        assert {one["drawn"] for one in choices["measures"]} >= {"crown", "water", "garden", "seat"}
        said = {"space": PARK, "budget": BUDGET, "seed": 2, "trials": 40}
        made = client.post(f"{V1}/layouts", json=said, params={"wait": 60}).json()
        assert [one["cost"] for one in made["layouts"]] == [one.cost for one in answer.layouts]
        assert len(made["cells"]) == len(answer.ground.rows)
        assert len(made["outline"][0]) >= 4
        words = [one["words"] for one in made["layouts"]]
        assert len(set(words)) == len(words) > 1
        assert all(part["words"] in one["words"] for one in made["layouts"] for part in one["measures"])
        assert client.get(f"{V1}/layouts/{made['id']}", params={"wait": 60}).json()["id"] == made["id"]
        plan = client.post(f"{V1}/plans", json=made["layouts"][0]["plan"])
        assert plan.status_code == 200, plan.text
        assert client.get(f"{V1}/layouts/none").json()["code"] == "layout-unknown"


def test_the_command_writes_plans(folder: Path, tmp_path: Path) -> None:
    city = Path(shutil.copytree(folder, tmp_path / "city"))
    said = ["plan", "layouts", str(city), PARK, "--budget", "60000", "--trials", "10", "--save", str(tmp_path / "made")]
    result = CliRunner().invoke(app, said)
    assert result.exit_code == 0, result.output
    written = sorted((tmp_path / "made").glob("layout-*.yaml"))
    assert written
    run = CliRunner().invoke(app, ["plan", "run", str(city), str(written[0]), "--json"])
    assert run.exit_code == 0, run.output
