"""Everything that a city with an installed domain answers, in one process of its own; told as JSON.

Run as `python -m tests.toy.journey CITY` where the distribution of the domain is installed.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.cli import main
from citybrain.kernel import Changed, Explainer, Patch, Result, change
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.executors import Threads
from citybrain.plans.steps import steps
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.access import headers_of
from tests.city import city_around
from tests.toy.files import write_files

PLAN: dict[str, Any] = {
    "name": "Quiet streets",
    "measures": [{"intervention": "toy_quiet_surface", "where": {"toy_vehicles": {"at_least": 150}}}],
}
YEARS = {**PLAN, "years": {"from": 2026, "to": 2030}}
WALLS = {"intervention": "insulate_walls"}
WITH_BUILDINGS = {"mixed": [*PLAN["measures"], WALLS], "walls": [WALLS]}
"""Plans with a measure on buildings: beside that on streets, and alone."""

V1 = "/api/v1"
MADE = ("toy_sound", "toy_loudness", "toy_loudest", "toy_cell_loudness", "toy_exposed_people", "toy_group_loudness",
        "toy_annoyed_people", "city_toy_exposed_people", "city_toy_annoyed_people")  # fmt: skip


def command(*arguments: object) -> str:
    """Output of a command of citybrain."""
    sys.argv = ["citybrain", *map(str, arguments)]
    with redirect_stdout(StringIO()) as out:
        try:
            main.run()
        except SystemExit as ended:
            assert not ended.code, ended.code
    return out.getvalue()


def of_kernel(city: Path) -> dict[str, Any]:
    """Values, what-if beside everything computed anew, tiles, and why one number is what it is."""
    today, row = OpenCity(city).workspace.baseline().view.result, np.array([5])
    changed = change(today, {"toy_speed": Patch(row, np.array([30.0]))})
    speed = np.array(today["toy_speed"])
    speed[row] = 30.0
    whole = Result(today.graph, replace(today.city, columns={**today.city.columns, "toy_speed": speed}))
    tiled = Threads(2).evaluate(today.graph, replace(today.city, tiles={"toy_street": (0, 2, 6)}), MADE)
    why = Explainer(changed).explain("toy_loudness", 7)
    return {
        "values": {name: np.atleast_1d(today[name]).tolist() for name in ("toy_vehicles", *MADE)},
        "same_bits": [name for name in MADE if _bits(changed[name]) == _bits(whole[name])],
        "tiled": [name for name in MADE if _bits(tiled[name]) == _bits(today[name])],
        "differing": {name: _differing(changed, name) for name in MADE[:2]},
        "why": [str(part.quantity) for part in why.inputs],
    }


def _bits(values: Any) -> bytes:
    return np.asarray(values, np.float64).tobytes()


def _differing(changed: Changed, name: str) -> int:
    return int(np.sum(np.asarray(changed[name]) != np.asarray(changed.base[name])))


def of_api(city: Path) -> dict[str, Any]:
    """Shapes, values, rows, plans and domains over HTTP."""
    workspace = OpenCity(city).workspace
    with TestClient(create_app(city_around(workspace)), headers=headers_of(city)) as client:

        def get(path: str) -> Any:
            answer = client.get(f"{V1}/{path}")
            assert answer.status_code == 200, (path, answer.text)
            return answer

        plan = client.post(f"{V1}/plans", json=PLAN).json()
        return {
            "entities": {one["name"]: one["geometry"] for one in get("entities").json()},
            "shapes": {of: len(get(f"geometry/{of}").content) for of in ("toy_street", "toy_receiver", "toy_cell")},
            "values": np.frombuffer(get("values/toy_exposed_people").content, "<f4").tolist(),
            "planned": np.frombuffer(get(f"values/toy_exposed_people?plan={plan['id']}").content, "<f4").tolist(),
            "row": get("entities/toy_street/s3").json(),
            "rows": get("entities/toy_group?row=0&row=1").json(),
            "why": get("explain/toy_loudness?id=r7").json(),
            "plan": plan,
            "domains": get("domains").json(),
            "rules": get("cases/rules").json()["rules"],
        }


def of_buildings(city: Path) -> dict[str, Any]:
    """Costs of plans with a measure on buildings, of one day and of years."""
    workspace, found = OpenCity(city).workspace, {}
    for name, measures in WITH_BUILDINGS.items():
        for ending, parts in {"": {}, "_years": {"years": YEARS["years"]}}.items():
            document = read_bytes(
                json.dumps({"name": name, "measures": measures, **parts}).encode(), name, json_text=True
            )
            outcome = workspace.outcome_of(document)
            found[name + ending] = outcome_answer(outcome, workspace.places, "en")
            if not parts:
                found[name]["costs_of_steps"] = [step.yearly_cost for step in steps(outcome, workspace.places)]
    return found


def journey(city: Path) -> dict[str, Any]:
    """All answers of one city."""
    build(write_files(city))
    snapshot = load(city)
    for name, plan in {"plan.yaml": PLAN, "years.yaml": YEARS}.items():
        (city / name).write_text(json.dumps(plan), encoding="utf-8")
    report, table = city / "report.html", city / "plan.csv"
    return {
        "size": {name: len(rows) for name, rows in snapshot.entities.items()},
        "relations": {name: [one.of, one.to, len(one.rows)] for name, one in snapshot.relations.items()},
        "sources": {name: one.licence for name, one in snapshot.manifest.sources.items()},
        "kernel": of_kernel(city),
        "domains": json.loads(command("domains", city, "--json")),
        "assess": json.loads(command("assess", city, "--json")),
        "explain": command("explain", city, "toy_loudness", "r7"),
        "plan": json.loads(command("plan", "run", city, city / "plan.yaml", "--json", "--uncertainty", "--draws", 16,
                                   "--report", report, "--csv", table)),
        "years": json.loads(command("plan", "run", city, city / "years.yaml", "--json", "--uncertainty", "--draws",
            16)),
        "report": report.read_text(encoding="utf-8"),
        "table": table.read_text(encoding="utf-8"),
        "indicators": json.loads(command("indicators", "show", city, "--json")),
        "api": of_api(city),
        **of_buildings(city),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(journey(Path(sys.argv[1])), default=str), flush=True)
    os._exit(0)  # what a server prepares in the background is not waited for
