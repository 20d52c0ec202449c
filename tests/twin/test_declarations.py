"""A snapshot that was built by other declarations says so: on the page, in the terminal, and in every plan."""

import json
from pathlib import Path

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.city import city_answer
from citybrain.twin.declarations import CODE, declarations_of, outdated
from citybrain.twin.snapshot import Snapshot, load

PLAN = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}]}


def built_otherwise(snapshot: Snapshot, **declarations: str) -> Snapshot:
    manifest = snapshot.manifest
    others = {**manifest.declarations, **declarations} if declarations else {}
    return Snapshot(snapshot.folder, manifest.model_copy(update={"declarations": others}))


def test_a_domain_counts_where_the_city_asks_for_it() -> None:
    assert {"heat", "surface", "buildings"} <= set(declarations_of(["heat"]))
    assert "heat" not in declarations_of([])


def test_other_declarations_are_told_and_what_is_gone_is_not() -> None:
    today = declarations_of([])
    assert outdated(today) == outdated({**today, "gone": "0"}) == []
    assert [told.arguments["domains"] for told in outdated({**today, "buildings": "0"})] == ["buildings"]
    assert [told.arguments["count"] for told in outdated({})] == [0]
    without = {name: one for name, one in today.items() if name != "travel"}
    assert [told.arguments["domains"] for told in outdated(without)] == ["travel"]


def test_a_snapshot_of_today_says_nothing_and_an_older_one_that_it_must_be_built_again(demo_city: Path) -> None:
    snapshot, opened = load(demo_city), OpenCity(demo_city).workspace
    assert CODE not in [one["code"] for one in snapshot.notices]
    for older in (built_otherwise(snapshot), built_otherwise(snapshot, buildings="0")):
        assert any("citybrain build" in one for one in city_answer(older, "en")["notices"])
        workspace = Workspace(older, opened.graph, opened.executor)
        outcome = workspace.outcome_of(read_bytes(json.dumps(PLAN).encode(), "plan", json_text=True))
        assert [one.code for one in outcome.notices][:1] == [CODE]
