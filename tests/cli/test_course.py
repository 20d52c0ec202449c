"""Commands on the course of a city."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citybrain.cli.main import app
from citybrain.open_city import OpenCity
from citybrain.plans.example_plans import examples
from citybrain.plans.uncertainty.uncertainty import LEAST_DRAWS
from citybrain.progress import target_tracking_service
from citybrain.progress.commitment_repository import approve_plan
from tests.city import write_city
from tests.docs.code_blocks import blocks


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"), 24)
    return folder.parent.parent if folder.parent.name == "twin" else folder


def run(*words: object) -> str:
    ran = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uncertainty worked out of as few draws as are taken: each command works it out anew."""
    for name in ("TODAYS", "AHEAD"):
        monkeypatch.setattr(
            target_tracking_service, name, replace(getattr(target_tracking_service, name), draws=LEAST_DRAWS)
        )


@pytest.mark.usefixtures("few_draws")
def test_the_promise_of_the_guide_is_set_a_plan_approved_and_the_course_told(city: Path, tmp_path: Path) -> None:
    promise = tmp_path / "promise.yaml"
    promise.write_text(next(block.content for block in blocks("docs/course.md") if block.language == "yaml"))
    run("course", "promise", city, promise, "--by", "Aino Example")
    with OpenCity(city) as opened, opened.city_records.to_write().begin() as connection:
        approve_plan(connection, "sun-and-sense", dict(examples())["sun-and-sense"], "Council", "council")
    told = json.loads(run("course", "show", city, "--json"))
    assert told["promise"]["made_by"] == "Aino Example"
    assert told["approved"][0]["plan"] == "sun-and-sense"
    assert told["uncertainty"] == "done"
    assert len(told["ahead"]["wide"]) == len(told["ahead"]["years"])
    for low, value, high in zip(
        (one["low"] for one in told["ahead"]["half"]),
        told["ahead"]["plan"],
        (one["high"] for one in told["ahead"]["wide"]),
        strict=True,
    ):
        assert low <= high
        assert value <= high
    assert told["budget"]["limit"] == 450_000
    assert "Budget" in run("course", "show", city)
    run("course", "withdraw", city, told["approved"][0]["id"])
    assert json.loads(run("course", "show", city, "--json"))["approved"] == []
